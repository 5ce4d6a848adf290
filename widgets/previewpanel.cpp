// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/previewpanel.h"

#include "widgets/audioplayer.h"
#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/media.h"
#include "widgets/mediadetails.h"
#include "widgets/mediafactstext.h"
#include "widgets/panelscroll.h"
#include "widgets/picturepager.h"
#include "widgets/previewtexts.h"
#include "widgets/seenview.h"
#include "widgets/showable.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

/// Narrower than this, texts have no room beside a picture.
constexpr int kMinWidthForTwoColumns = 400;

bool isSameMedia(const QVector<PreviewMedia> &a, const QVector<PreviewMedia> &b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const PreviewMedia &x, const PreviewMedia &y) { return x.path == y.path && x.label == y.label; });
}

QLabel *makeText(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setMinimumWidth(1); // a word that never ends must not widen the panel
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

PreviewPanel::PreviewPanel(MediaSource *media, AudioPlayer *player, QWidget *parent)
    : QWidget(parent)
    , m_media(media)
    , m_player(player)
    , m_empty(new EmptyState)
{
    setAccessibleName(tr("Preview"));
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_empty);
    m_scroll = new PanelScroll;
    m_scroll->setAccessibleName(tr("Item"));
    m_scroll->setContent(buildContent());
    m_page = new QWidget;
    auto *page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_scroll, 1);
    page->addWidget(buildActions());
    m_seen = new SeenView;
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_seen);
    connect(m_media, &MediaSource::factsReady, this, [this](const QString &path, const MediaFacts &facts) {
        if (path != leadPath() || !facts.problem.isEmpty())
            return; // its badge says what is wrong
        m_leadFacts = mediaFactsText(facts, QLocale());
        showFacts();
    });
}

QPushButton *PreviewPanel::makePageButton()
{
    auto *button = new QPushButton(tr("What the encoders saw"));
    button->setCheckable(true);
    button->setToolTip(tr("Shows the item as each encoder got it: words, pixels, spectrogram, frames"));
    connect(button, &QPushButton::toggled, this, [this](bool isOn) {
        m_isSeenPage = isOn;
        showPage();
        Q_EMIT seenPageToggled(isOn);
    });
    return button;
}

void PreviewPanel::showPage()
{
    QWidget *page = m_isSeenPage ? static_cast<QWidget *>(m_seen) : m_page;
    m_stack->setCurrentWidget(m_item.item < 0 ? static_cast<QWidget *>(m_empty) : page);
}

QWidget *PreviewPanel::buildContent()
{
    auto *content = new QWidget;
    m_title = makeText(content);
    followFont(m_title, boldFont);
    m_title->setTextFormat(Qt::PlainText);
    m_texts = new PreviewTexts(content);
    m_facts = makeText(content);
    m_facts->setTextFormat(Qt::PlainText);
    followFont(m_facts, smallFont);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_pictures = new PicturePager(m_media, content);
    connect(m_pictures, &PicturePager::pageTurned, this, [this] {
        m_leadFacts.clear(); // PictureCanvas asks for those of the new page
        showFacts();
    });
    m_details = new MediaDetails(m_media, content);
    connect(m_details, &MediaDetails::showInFolderRequested, this, &PreviewPanel::showInFolderRequested);

    auto *side = new QVBoxLayout;
    side->setSpacing(5);
    side->addWidget(m_title);
    side->addWidget(m_texts);
    m_sounds = new QVBoxLayout;
    m_sounds->setSpacing(8);
    side->addLayout(m_sounds);
    side->addWidget(m_facts);
    side->addWidget(m_details);
    side->addStretch(1);
    m_lead = new QVBoxLayout;
    m_top = new QHBoxLayout;
    m_top->setSpacing(14);
    m_top->addWidget(m_pictures, 0, Qt::AlignTop | Qt::AlignLeft);
    m_top->addLayout(m_lead);
    m_top->addLayout(side, 1);
    m_videos = new QVBoxLayout;
    m_videos->setSpacing(8);

    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::kPaddingPx, 2, metrics::kPaddingPx, metrics::kPaddingPx);
    layout->setSpacing(12);
    layout->addLayout(m_top);
    layout->addLayout(m_videos);
    layout->addStretch(1);
    return content;
}

QWidget *PreviewPanel::buildActions()
{
    auto *host = new QWidget;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    host->setSizePolicy(policy);
    auto *flow = new FlowLayout(host);
    flow->setContentsMargins(metrics::kPaddingPx, 8, metrics::kPaddingPx, 10);
    const auto add = [&](const QString &label, void (PreviewPanel::*signal)(qint64)) {
        auto *button = new QPushButton(label, host);
        connect(button, &QPushButton::clicked, this, [this, signal] { (this->*signal)(m_item.item); });
        flow->addWidget(button);
    };
    add(tr("♥ Like"), &PreviewPanel::likeRequested);
    add(tr("✕ Not this"), &PreviewPanel::dislikeRequested);
    add(tr("Query by this"), &PreviewPanel::queryByRequested);
    add(tr("Find on map"), &PreviewPanel::findOnMapRequested);
    return host;
}

void PreviewPanel::setItem(const PreviewItem &item)
{
    const bool isOther = item.item != m_item.item;
    const bool hasOtherMedia = isOther || !isSameMedia(item.sounds, m_item.sounds) ||
                               !isSameMedia(item.videos, m_item.videos) ||
                               item.pictures.isEmpty() != m_item.pictures.isEmpty();
    if (isOther) {
        m_player->stop();
        m_leadFacts.clear();
    }
    m_item = item;
    showPage();
    m_title->setText(shownTitle(item.title, item.key));
    m_pictures->setVisible(!item.pictures.isEmpty());
    m_pictures->setPictures(item.pictures);
    m_texts->setTexts(item.texts, item.title);
    m_details->setItem(item);
    if (hasOtherMedia)
        showMedia();
    showFacts();
    fitLead();
}

void PreviewPanel::setEmptyText(const QString &text)
{
    m_empty->setText(text);
}

void PreviewPanel::showFacts()
{
    QStringList lines;
    if (!m_item.tags.isEmpty())
        lines << m_item.tags.join(QStringLiteral(" · "));
    if (!m_item.fields.isEmpty())
        lines << m_item.fields.join(QStringLiteral(" · "));
    if (!m_leadFacts.isEmpty())
        lines << m_leadFacts;
    m_facts->setText(lines.join(QLatin1Char('\n')));
    m_facts->setVisible(!lines.isEmpty());
}

void PreviewPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_top->setDirection(width() < kMinWidthForTwoColumns ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    fitLead();
}

} // namespace modalens
