// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/previewpanel.h"

#include "widgets/audioplayer.h"
#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/media.h"
#include "widgets/picturepager.h"
#include "widgets/seenview.h"
#include "widgets/soundstrip.h"
#include "widgets/theme.h"
#include "widgets/videostrip.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

/// Short texts are other names of the item and share a line; longer ones are paragraphs.
constexpr int kMaxNameLength = 48;

bool isSameMedia(const QVector<PreviewMedia> &a, const QVector<PreviewMedia> &b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const PreviewMedia &x, const PreviewMedia &y) { return x.path == y.path && x.label == y.label; });
}

QString languageName(const QString &language)
{
    // Qt names a plain "en" after its largest country.
    if (language == QLatin1String("en"))
        return QStringLiteral("English");
    if (language == QLatin1String("es"))
        return QStringLiteral("español");
    const QLocale locale(language);
    return locale.language() == QLocale::C ? language : locale.nativeLanguageName();
}

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

QLabel *makeText(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

QVector<PreviewText> inReadingOrder(QVector<PreviewText> texts, const QString &uiLanguage)
{
    const QString primary = uiLanguage.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0);
    const auto place = [&primary](const PreviewText &text) {
        const QString own = text.language.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0);
        return own == primary ? 0 : own.isEmpty() ? 1 : 2;
    };
    std::stable_sort(texts.begin(), texts.end(),
                     [&place](const PreviewText &a, const PreviewText &b) { return place(a) < place(b); });
    return texts;
}

PreviewPanel::PreviewPanel(MediaSource *media, AudioPlayer *player, QWidget *parent)
    : QWidget(parent)
    , m_media(media)
    , m_player(player)
    , m_empty(new EmptyState)
{
    setAccessibleName(tr("Preview"));
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_empty);
    auto *scroll = new QScrollArea;
    scroll->setWidget(buildContent());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->widget()->setAutoFillBackground(false);
    m_page = scroll;
    m_seen = new SeenView;
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_seen);
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
    m_title->setFont(boldFont());
    m_title->setTextFormat(Qt::PlainText);
    m_names = makeText(content);
    m_names->setTextFormat(Qt::PlainText);
    m_names->setForegroundRole(QPalette::PlaceholderText);
    m_texts = makeText(content);
    m_texts->setTextFormat(Qt::RichText);
    m_facts = makeText(content);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setFont(smallFont());
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_pictures = new PicturePager(m_media, content);

    auto *side = new QVBoxLayout;
    side->setSpacing(5);
    side->addWidget(m_title);
    side->addWidget(m_names);
    m_sounds = new QVBoxLayout;
    m_sounds->setSpacing(8);
    side->addLayout(m_sounds);
    side->addStretch(1);
    auto *top = new QHBoxLayout;
    top->setSpacing(14);
    top->addWidget(m_pictures, 0, Qt::AlignTop);
    top->addLayout(side, 1);
    m_videos = new QVBoxLayout;
    m_videos->setSpacing(8);

    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::kPaddingPx, 2, metrics::kPaddingPx, metrics::kPaddingPx);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addLayout(m_videos);
    layout->addWidget(buildActions());
    layout->addWidget(m_texts);
    layout->addWidget(m_facts);
    layout->addStretch(1);
    return content;
}

QWidget *PreviewPanel::buildActions()
{
    auto *host = new QWidget;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    host->setSizePolicy(policy);
    auto *flow = new FlowLayout(host);
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
    const bool hasOtherMedia =
        isOther || !isSameMedia(item.sounds, m_item.sounds) || !isSameMedia(item.videos, m_item.videos);
    if (isOther)
        m_player->stop();
    m_item = item;
    showPage();
    m_title->setText(item.title);
    m_pictures->setVisible(!item.pictures.isEmpty());
    m_pictures->setPictures(item.pictures);
    showTexts();
    showFacts();
    if (hasOtherMedia)
        showMedia();
}

void PreviewPanel::setEmptyText(const QString &text)
{
    m_empty->setText(text);
}

void PreviewPanel::showTexts()
{
    QStringList names, languages, paragraphs;
    const QString heading = QStringLiteral("<p style=\"margin:6px 0 0 0; color:%1\">%2</p>");
    const QString body = QStringLiteral("<p style=\"margin:0 0 6px 0\">%1</p>");
    for (const PreviewText &text : inReadingOrder(m_item.texts, QLocale().bcp47Name())) {
        const QString plain = text.text.trimmed();
        if (plain.isEmpty() || plain == m_item.title)
            continue;
        const QString language = text.language.isEmpty() ? QString() : languageName(text.language);
        if (plain.size() <= kMaxNameLength) {
            names << plain;
            languages << (language.isEmpty() ? plain : QStringLiteral("%1: %2").arg(language, plain));
            continue;
        }
        if (!language.isEmpty())
            paragraphs << heading.arg(themeOf(this).secondary.name(), language.toHtmlEscaped());
        paragraphs << body.arg(plain.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
    }
    m_names->setText(names.join(QStringLiteral(" · ")));
    m_names->setToolTip(QStringLiteral("<p style='white-space:pre'>%1</p>")
                            .arg(languages.join(QLatin1Char('\n')).toHtmlEscaped()));
    m_names->setVisible(!names.isEmpty());
    m_texts->setText(paragraphs.join(QString()));
    m_texts->setVisible(!paragraphs.isEmpty());
}

void PreviewPanel::showFacts()
{
    QStringList lines;
    if (!m_item.tags.isEmpty())
        lines << m_item.tags.join(QStringLiteral(" · "));
    if (!m_item.fields.isEmpty())
        lines << m_item.fields.join(QStringLiteral(" · "));
    m_facts->setText(lines.join(QLatin1Char('\n')));
    m_facts->setVisible(!lines.isEmpty());
}

void PreviewPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_item.item >= 0)
        showTexts(); // their headings carry a colour
    QWidget::changeEvent(event);
}

void PreviewPanel::showMedia()
{
    clearLayout(m_sounds);
    clearLayout(m_videos);
    for (const PreviewMedia &sound : m_item.sounds)
        m_sounds->addWidget(new SoundStrip(sound, m_media, m_player));
    for (const PreviewMedia &video : m_item.videos)
        m_videos->addWidget(new VideoStrip(video, m_media, m_player));
}

} // namespace modalens
