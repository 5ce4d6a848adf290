// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mediadetails.h"

#include "widgets/elidedlabel.h"
#include "widgets/flowlayout.h"
#include "widgets/media.h"
#include "widgets/mediafactstext.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

/// A word spoken in forty languages is forty files that tell nothing new.
constexpr int kMaxFiles = 8;

QLabel *makeLine(const QString &text, QPalette::ColorRole role)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    followFont(label, smallFont);
    label->setForegroundRole(role);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

ElidedLabel *makePath(const QString &text, const QString &whole, QPalette::ColorRole role)
{
    auto *label = new ElidedLabel(Qt::ElideMiddle);
    label->setText(text);
    label->setToolTip(whole);
    followFont(label, smallFont);
    label->setForegroundRole(role);
    return label;
}

} // namespace

MediaDetails::MediaDetails(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_media(media)
    , m_fold(new QPushButton(this))
    , m_body(new QWidget(this))
    , m_layout(new QVBoxLayout(m_body))
{
    setAccessibleName(tr("Details"));
    m_fold->setCheckable(true);
    m_fold->setProperty("quiet", true);
    m_fold->setProperty("flush", true);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_fold, 0, Qt::AlignLeft);
    layout->addWidget(m_body);
    connect(m_fold, &QPushButton::toggled, this, &MediaDetails::rebuild);
    connect(media, &MediaSource::factsReady, this, [this](const QString &path, const MediaFacts &facts) {
        if (QLabel *label = m_facts.value(path))
            label->setText(mediaFactsText(facts, QLocale()));
    });
    rebuild();
}

void MediaDetails::setItem(const PreviewItem &item)
{
    QVector<PreviewMedia> files = item.pictures + item.videos + item.sounds;
    // What is shown of an item comes before how its name sounds.
    std::stable_partition(files.begin(), files.end(), [](const auto &file) { return !file.isSpeech; });
    const bool isSame =
        item.key == m_key && std::equal(files.begin(), files.end(), m_files.begin(), m_files.end(),
                                        [](const auto &a, const auto &b) { return a.path == b.path; });
    if (isSame)
        return;
    m_key = item.key;
    m_files = files;
    rebuild();
}

void MediaDetails::rebuild()
{
    const bool isOpen = m_fold->isChecked();
    m_fold->setText(isOpen ? tr("▾ Details") : tr("▸ Details"));
    m_body->setVisible(isOpen);
    m_facts.clear();
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    if (!isOpen)
        return;
    m_layout->addWidget(makeLine(tr("Key: %1").arg(m_key), QPalette::PlaceholderText));
    for (const PreviewMedia &file : m_files.mid(0, kMaxFiles))
        addFile(file);
    if (m_files.size() > kMaxFiles)
        m_layout->addWidget(makeLine(tr("and %Ln more file(s)", nullptr, int(m_files.size()) - kMaxFiles),
                                     QPalette::PlaceholderText));
    for (const PreviewMedia &file : m_files.mid(0, kMaxFiles))
        m_media->requestFacts(file.path);
}

void MediaDetails::addFile(const PreviewMedia &file)
{
    const auto slash = file.path.lastIndexOf(QLatin1Char('/'));
    m_layout->addSpacing(6);
    m_layout->addWidget(makePath(file.path.mid(slash + 1), file.path, QPalette::WindowText));
    if (slash > 0)
        m_layout->addWidget(makePath(file.path.left(slash), file.path, QPalette::PlaceholderText));
    QLabel *facts = makeLine({}, QPalette::PlaceholderText);
    m_facts.insert(file.path, facts);
    m_layout->addWidget(facts);
    m_layout->addWidget(buildActions(file.path));
}

QWidget *MediaDetails::buildActions(const QString &path)
{
    auto *host = new QWidget(m_body);
    auto *flow = new FlowLayout(host, 2);
    const auto add = [&](const QString &label, auto act) {
        auto *button = new QPushButton(label, host);
        button->setProperty("quiet", true);
        followFont(button, smallFont);
        button->setToolTip(path);
        connect(button, &QPushButton::clicked, this, act);
        flow->addWidget(button);
    };
    add(tr("Copy path"), [path] { QGuiApplication::clipboard()->setText(path); });
    add(tr("Show in folder"), [this, path] { Q_EMIT showInFolderRequested(path); });
    return host;
}

} // namespace modalens
