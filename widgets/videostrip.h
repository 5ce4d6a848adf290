// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mediafacts.h"
#include "widgets/values.h"

#include <QWidget>

namespace modalens {

class AudioPlayer;
class MediaSource;
class PlayControl;
class VideoScreen;

/// One video: the current frame, a strip of frames to scrub over, play, steps from frame to frame, time and
/// frame number. Plays decoded frames by the player's clock, with the sound where there is one; stopped, it
/// stands still where it is, and at its end it shows the poster again.
class VideoStrip : public QWidget
{
    Q_OBJECT

public:
    VideoStrip(const PreviewMedia &video, MediaSource *media, AudioPlayer *player, QWidget *parent = nullptr);
    PlayControl *control() const { return m_control; }
    VideoScreen *screen() const { return m_screen; }
    void step(int by); ///< -1 or 1; stops.

private:
    void connectControls();
    void connectMedia();
    void connectPlayer();
    void showFailure(const QString &path, const QString &reason);
    bool isPlaying() const;
    void play(double fromS);
    void pause();
    void showStill(double timeS, bool isExact);
    void showAt(double positionS, bool isPlaying);
    bool takeStep(int by);
    void requestRun(double aroundS, int framesBefore);

    PreviewMedia m_video;
    MediaSource *m_media;
    AudioPlayer *m_player;
    PlayControl *m_control;
    VideoScreen *m_screen;
    MediaFacts m_facts;
    QVector<float> m_samples;
    int m_sampleRate = 0;
    double m_durationS = 0;
    double m_stillS = -1; ///< Where it stands still; -1: the poster, or it plays.
    int m_waitingStep = 0;
    bool m_hasFrames = false;
    bool m_isSoundAnswered = false;
    bool m_isRunAsked = false;
    bool m_resumesAfterScrub = false;
};

} // namespace modalens
