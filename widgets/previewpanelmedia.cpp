// SPDX-License-Identifier: GPL-3.0-or-later
// Which of an item's media stands where, and how large.
#include "widgets/audioplayer.h"
#include "widgets/media.h"
#include "widgets/picturepager.h"
#include "widgets/playcontrol.h"
#include "widgets/previewpanel.h"
#include "widgets/soundstrip.h"
#include "widgets/spokennames.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"
#include "widgets/videoscreen.h"
#include "widgets/videostrip.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr int kMinLeadPx = 96;
constexpr int kMaxLeadPx = 480;
constexpr int kPagerPx = 22;
constexpr int kMinStagePx = 64;      ///< Of a video: what plays it stays in sight.
constexpr int kVideoControlsPx = 68; ///< The strip of frames and the buttons.

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

} // namespace

/// The file whose facts stand under the words: others have theirs among the details.
QString PreviewPanel::leadPath() const
{
    if (!m_item.pictures.isEmpty())
        return m_item.pictures.value(m_pictures->page()).path;
    return (m_item.videos.isEmpty() ? m_item.sounds : m_item.videos).value(0).path;
}

/// As large as can be seen without scrolling, and no wider than the words beside it.
void PreviewPanel::fitLead()
{
    const bool isBeside = m_top->direction() == QBoxLayout::LeftToRight;
    const int actionsPx = m_page->layout()->itemAt(1)->heightForWidth(width());
    const int roomPx = height() - actionsPx - metrics::kPaddingPx;
    const int highPx = isBeside ? roomPx : roomPx / 2;
    const int widePx = isBeside ? width() * 45 / 100 : width() - 2 * metrics::kPaddingPx;
    const int pagerPx = m_item.pictures.size() > 1 ? scaled(kPagerPx) : 0;
    m_pictures->setSide(std::clamp(std::min(highPx - pagerPx, widePx), kMinLeadPx, kMaxLeadPx));
    const int stagePx = std::clamp(highPx - scaled(kVideoControlsPx), kMinStagePx, kMaxLeadPx);
    for (VideoScreen *screen : findChildren<VideoScreen *>())
        screen->setMaxStageHeight(stagePx);
    for (int i = 0; i < m_lead->count(); ++i)
        m_lead->itemAt(i)->widget()->setFixedWidth(
            std::clamp(isBeside ? std::max(stagePx * 4 / 3, width() * 45 / 100) : widePx, kMinLeadPx,
                       std::max(kMinLeadPx, std::min(kMaxLeadPx, isBeside ? width() / 2 : widePx))));
}

void PreviewPanel::setSpectrogramShown(bool isShown)
{
    m_isSpectrogramShown = isShown;
    for (SoundStrip *strip : findChildren<SoundStrip *>())
        strip->setSpectrogramShown(isShown);
}

void PreviewPanel::addSound(const PreviewMedia &sound)
{
    auto *strip = new SoundStrip(sound, m_media, m_player);
    strip->setSpectrogramShown(m_isSpectrogramShown);
    connect(strip, &SoundStrip::spectrogramToggled, this, [this](bool isShown) {
        setSpectrogramShown(isShown);
        Q_EMIT spectrogramToggled(isShown);
    });
    m_sounds->addWidget(strip);
}

void PreviewPanel::addVideo(const PreviewMedia &video)
{
    const bool isLead = m_item.pictures.isEmpty() && m_lead->count() == 0;
    (isLead ? m_lead : m_videos)->addWidget(new VideoStrip(video, m_media, m_player));
}

void PreviewPanel::togglePlaying()
{
    QVector<PlayControl *> controls; // not by findChildren(this): those of the last item may still be there
    for (const QLayout *layout : {m_lead, m_sounds, m_videos})
        for (int i = 0; i < layout->count(); ++i)
            controls << layout->itemAt(i)->widget()->findChildren<PlayControl *>();
    controls.removeIf([](const PlayControl *control) { return control->isBroken(); });
    const auto playing = std::find_if(controls.begin(), controls.end(),
                                      [](const PlayControl *control) { return control->isPlaying(); });
    if (playing != controls.end())
        (*playing)->toggle();
    else if (!controls.isEmpty())
        controls.first()->toggle();
}

void PreviewPanel::showMedia()
{
    for (QLayout *layout : {m_lead, m_sounds, m_videos})
        clearLayout(layout);
    QVector<PreviewMedia> spoken;
    for (const PreviewMedia &sound : std::as_const(m_item.sounds)) {
        if (sound.isSpeech)
            spoken << sound;
        else
            addSound(sound);
    }
    if (!spoken.isEmpty())
        m_sounds->addWidget(new SpokenNames(spoken, m_media, m_player));
    for (const PreviewMedia &video : std::as_const(m_item.videos))
        addVideo(video);
    if (m_item.pictures.isEmpty() && m_item.videos.isEmpty() && !leadPath().isEmpty())
        m_media->requestFacts(leadPath()); // pictures and videos ask for theirs
}

} // namespace modalens
