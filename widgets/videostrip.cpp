// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/videostrip.h"

#include "widgets/audioplayer.h"
#include "widgets/glyphbutton.h"
#include "widgets/media.h"
#include "widgets/playcontrol.h"
#include "widgets/videoscreen.h"

#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace modalens {

namespace {

constexpr int kFrameCount =
    96; // at 320 px about 20 MB: a short clip plays smoothly, a long one as a slide show
constexpr int kFrameSidePx = 320;
constexpr int kSampleRate = 22'050;
constexpr int kRunFrames = 24;       ///< Read at once for steps from frame to frame.
constexpr int kRunFramesBefore = 16; ///< Of these, when the steps go back.
constexpr double kUsualRate = 25;    ///< Frames a second of a film that does not say.

} // namespace

VideoStrip::VideoStrip(const PreviewMedia &video, MediaSource *media, AudioPlayer *player, QWidget *parent)
    : QWidget(parent)
    , m_video(video)
    , m_media(media)
    , m_player(player)
    , m_control(new PlayControl(video.label, this))
    , m_screen(new VideoScreen(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_screen);
    layout->addWidget(m_control);
    m_screen->setAccessibleName(video.label);
    connectControls();
    connectMedia();
    connectPlayer();
    media->requestFrames(m_video.path, kFrameCount, kFrameSidePx);
    media->requestFacts(m_video.path);
}

void VideoStrip::connectControls()
{
    for (const int by : {-1, 1}) {
        auto *button = by < 0 ? new GlyphButton(Glyph::StepBack, tr("Frame before (,)"), m_control)
                              : new GlyphButton(Glyph::StepOn, tr("Next frame (.)"), m_control);
        connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
        m_control->addButton(button);
    }
    connect(m_control, &PlayControl::playRequested, this,
            [this] { play(m_stillS >= 0 && m_stillS < m_durationS ? m_stillS : 0); });
    connect(m_control, &PlayControl::stopRequested, this, &VideoStrip::pause);
    connect(m_screen, &VideoScreen::toggleRequested, m_control, &PlayControl::toggle);
    connect(m_screen, &VideoScreen::stepRequested, this, &VideoStrip::step);
    connect(m_screen, &VideoScreen::seekRequested, this,
            [this](double timeS) { isPlaying() ? play(timeS) : showStill(timeS, true); });
    connect(m_screen, &VideoScreen::scrubbed, this, [this](double timeS) {
        m_resumesAfterScrub = m_resumesAfterScrub || isPlaying();
        pause();
        showStill(timeS, false);
    });
    connect(m_screen, &VideoScreen::scrubFinished, this, [this] {
        if (std::exchange(m_resumesAfterScrub, false))
            play(m_stillS);
        else
            showStill(m_stillS, true);
    });
}

void VideoStrip::connectMedia()
{
    connect(m_media, &MediaSource::framesReady, this,
            [this](const QString &path, const QVector<QImage> &frames, const QVector<double> &timesS,
                   double durationS) {
                if (path != m_video.path)
                    return;
                const bool isFirst = !m_hasFrames;
                m_hasFrames = true;
                m_durationS = std::max(durationS, timesS.isEmpty() ? 0.0 : timesS.last());
                m_screen->setFrames(frames, timesS, frames.size() < kFrameCount);
                m_control->setDuration(m_durationS);
                if (isFirst)
                    m_media->requestSound(m_video.path, kSampleRate);
            });
    connect(m_media, &MediaSource::frameRunReady, this,
            [this](const QString &path, const QVector<QImage> &frames, const QVector<double> &timesS) {
                if (path != m_video.path)
                    return;
                m_isRunAsked = false;
                m_screen->setRun(frames, timesS);
                if (const int by = std::exchange(m_waitingStep, 0))
                    takeStep(by);
            });
    connect(m_media, &MediaSource::soundReady, this,
            [this](const QString &path, const QVector<float> &samples, int sampleRate) {
                if (path != m_video.path)
                    return;
                m_samples = samples;
                m_sampleRate = sampleRate;
                m_isSoundAnswered = true;
            });
    connect(m_media, &MediaSource::factsReady, this, [this](const QString &path, const MediaFacts &facts) {
        if (path == m_video.path)
            m_facts = facts;
    });
    connect(m_media, &MediaSource::failed, this, &VideoStrip::showFailure);
}

void VideoStrip::showFailure(const QString &path, const QString &reason)
{
    if (path != m_video.path)
        return;
    if (!m_hasFrames) {
        m_screen->hide();
        m_control->setBroken(reason);
    } else if (!m_isSoundAnswered) {
        m_isSoundAnswered = true; // many films have none, and that is no damage
    } else if (m_isRunAsked) {
        m_isRunAsked = false;
        m_waitingStep = 0;
        m_control->setNote(tr("cannot be read any more: %1").arg(reason));
    }
}

void VideoStrip::connectPlayer()
{
    connect(m_player, &AudioPlayer::positionChanged, this, [this](const QString &path, double positionS) {
        if (path == m_video.path)
            showAt(positionS, true);
    });
    connect(m_player, &AudioPlayer::stopped, this, [this](const QString &path) {
        if (path == m_video.path)
            showAt(-1, false);
    });
    connect(m_player, &AudioPlayer::noDevice, this, [this] {
        if (!m_samples.isEmpty())
            m_control->setNote(tr("no sound device"));
    });
}

bool VideoStrip::isPlaying() const
{
    return m_player->playing() == m_video.path;
}

void VideoStrip::play(double fromS)
{
    if (!m_hasFrames)
        return;
    m_player->play(m_video.path, m_samples, m_sampleRate, fromS, m_durationS);
    m_stillS = -1;
    showAt(fromS, true);
}

/// Stands still where it is.
void VideoStrip::pause()
{
    if (!isPlaying())
        return;
    const double atS = m_player->positionS();
    m_player->stop();
    showStill(atS, false);
}

/// \param isExact asks for the very frame where only some are known.
void VideoStrip::showStill(double timeS, bool isExact)
{
    if (!m_hasFrames)
        return;
    m_stillS = std::clamp(timeS, 0.0, m_durationS);
    showAt(m_stillS, false);
    if (isExact && !m_screen->isExactAt(m_stillS))
        requestRun(m_stillS, 2);
}

void VideoStrip::showAt(double positionS, bool isPlaying)
{
    m_control->setPosition(positionS, isPlaying);
    m_screen->setPosition(positionS);
    const double rate = m_facts.framesPerSecond;
    if (positionS < 0 || rate <= 0)
        return m_control->setDetail({});
    const qint64 count =
        m_facts.frameCount > 0 ? m_facts.frameCount : qint64(std::lround(m_durationS * rate));
    const qint64 frame =
        std::clamp<qint64>(std::llround(positionS * rate) + 1, 1, std::max<qint64>(1, count));
    m_control->setDetail(tr("frame %1 of %2").arg(QLocale().toString(frame), QLocale().toString(count)));
}

void VideoStrip::step(int by)
{
    if (!m_hasFrames)
        return;
    pause();
    if (m_stillS < 0)
        m_stillS = m_screen->posterTimeS();
    if (takeStep(by))
        return;
    m_waitingStep = by;
    requestRun(m_stillS, by < 0 ? kRunFramesBefore : 2);
}

/// False when the next frame is not known yet. At either end there is none: it stays.
bool VideoStrip::takeStep(int by)
{
    const double next = m_screen->exactTimeBeside(m_stillS, by);
    if (next < 0)
        return false;
    showStill(next, false);
    return true;
}

void VideoStrip::requestRun(double aroundS, int framesBefore)
{
    const double rate = m_facts.framesPerSecond > 0 ? m_facts.framesPerSecond : kUsualRate;
    m_isRunAsked = true;
    m_media->requestFrameRun(m_video.path, std::max(0.0, aroundS - framesBefore / rate), kRunFrames,
                             kFrameSidePx);
}

} // namespace modalens
