// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spokennames.h"

#include "widgets/audioplayer.h"
#include "widgets/flowlayout.h"
#include "widgets/languages.h"
#include "widgets/showable.h"
#include "widgets/soundstrip.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

/// The reader's language, then none, then English, then the others as given.
QVector<PreviewMedia> sortedForReader(QVector<PreviewMedia> names, const QLocale &reader)
{
    const auto fit = [&](const PreviewMedia &name) {
        const int own = languageFit(name.language, reader);
        if (own > 0)
            return own + 2;
        return name.language.isEmpty() ? 2 : languageFit(name.language, QLocale(QLocale::English)) > 0;
    };
    std::stable_sort(names.begin(), names.end(),
                     [&](const PreviewMedia &a, const PreviewMedia &b) { return fit(a) > fit(b); });
    return names;
}

QString buttonText(const PreviewMedia &name)
{
    const QString own = languageName(name.language);
    const QString language = isShowable(own, uiFont()) ? own : englishLanguageName(name.language);
    return QStringLiteral("▶ %1").arg(language.isEmpty() ? name.label : language);
}

} // namespace

SpokenNames::SpokenNames(const QVector<PreviewMedia> &names, MediaSource *media, AudioPlayer *player,
                         QWidget *parent)
    : QWidget(parent)
    , m_names(sortedForReader(names, QLocale()))
    , m_media(media)
    , m_player(player)
    , m_layout(new QVBoxLayout(this))
{
    setAccessibleName(tr("Spoken names"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_strip = showStrip(m_names.front());
    if (m_names.size() < 2)
        return;
    m_more = new QPushButton(this);
    m_more->setCheckable(true);
    m_more->setProperty("quiet", true);
    m_more->setProperty("flush", true);
    m_layout->addWidget(m_more, 0, Qt::AlignLeft);
    QWidget *others = buildOthers();
    m_layout->addWidget(others);
    const auto fold = [this, others](bool isOpen) {
        const int more = int(m_names.size()) - 1;
        m_more->setText(isOpen ? tr("▾ Spoken in %Ln more language(s)", nullptr, more)
                               : tr("▸ Spoken in %Ln more language(s)", nullptr, more));
        others->setVisible(isOpen);
    };
    connect(m_more, &QPushButton::toggled, this, fold);
    fold(false);
}

QWidget *SpokenNames::buildOthers()
{
    auto *host = new QWidget(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    host->setSizePolicy(policy);
    auto *flow = new FlowLayout(host, 2);
    for (const PreviewMedia &name : std::as_const(m_names)) {
        auto *button = new QPushButton(buttonText(name), host);
        button->setProperty("quiet", true);
        followFont(button, smallFont);
        button->setToolTip(name.path);
        button->setAccessibleName(tr("Play %1").arg(name.label));
        connect(button, &QPushButton::clicked, this, [this, name] {
            m_player->stop();
            m_strip = showStrip(name);
            m_strip->playWhenReady();
        });
        flow->addWidget(button);
    }
    return host;
}

SoundStrip *SpokenNames::showStrip(const PreviewMedia &name)
{
    PreviewMedia readable = name;
    if (!isShowable(name.label, uiFont()))
        readable.label.replace(languageName(name.language), englishLanguageName(name.language));
    auto *strip = new SoundStrip(readable, m_media, m_player, this);
    if (!m_strip) {
        m_layout->addWidget(strip);
        return strip;
    }
    delete m_layout->replaceWidget(m_strip, strip);
    m_strip->hide();
    m_strip->deleteLater();
    return strip;
}

} // namespace modalens
