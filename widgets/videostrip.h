// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QImage>
#include <QWidget>

namespace modalens {

class AudioPlayer;
class MediaSource;
class PlayControl;
class VideoScreen;

/// Index of the frame to show at `positionS`: the last that has begun. `timesS` ascending; -1 when empty.
/// Pure.
int frameAt(const QVector<double> &timesS, double positionS);

/// One video: the current frame, a strip of frames to jump by, play and time. Plays decoded frames by the
/// player's clock, with the sound where there is one.
class VideoStrip : public QWidget
{
    Q_OBJECT

public:
    VideoStrip(const PreviewMedia &video, MediaSource *media, AudioPlayer *player, QWidget *parent = nullptr);
    PlayControl *control() const { return m_control; }
    VideoScreen *screen() const { return m_screen; }

private:
    void connectMedia(MediaSource *media);
    void connectPlayer();
    void play(double fromS);

    PreviewMedia m_video;
    AudioPlayer *m_player;
    PlayControl *m_control;
    VideoScreen *m_screen;
    QVector<float> m_samples;
    int m_sampleRate = 0;
    double m_durationS = 0;
    bool m_hasFrames = false;
};

/// A frame over a strip of frames. A click in the strip or the arrow keys ask for another place.
class VideoScreen : public QWidget
{
    Q_OBJECT

public:
    explicit VideoScreen(QWidget *parent = nullptr);
    void setFrames(const QVector<QImage> &frames, const QVector<double> &timesS);
    void setPosition(double positionS); ///< Below 0: the poster, a frame from the first third.
    int shownFrame() const { return m_shown; }
    QRectF stripRect() const;
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void seekRequested(double timeS);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QVector<QImage> m_frames;
    QVector<double> m_timesS;
    int m_shown = -1;
};

} // namespace modalens
