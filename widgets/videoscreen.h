// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QVector>
#include <QWidget>

class QPainter;

namespace modalens {

/// Index of the frame to show at `positionS`: the last that has begun. `timesS` ascending; -1 when empty.
/// Pure.
int frameAt(const QVector<double> &timesS, double positionS);

/// A frame over a strip of frames. Dragging over the strip scrubs; Left and Right ask for another place,
/// comma and period for the frame beside, Space for play or stop. Knows frames spread over the video and,
/// where it has been given one, a run of every frame.
class VideoScreen : public QWidget
{
    Q_OBJECT

public:
    explicit VideoScreen(QWidget *parent = nullptr);
    /// \param isEvery the video has no frames but these.
    void setFrames(const QVector<QImage> &frames, const QVector<double> &timesS, bool isEvery);
    /// Frames that follow each other.
    void setRun(const QVector<QImage> &frames, const QVector<double> &timesS);
    void setPosition(double positionS); ///< Below 0: the poster, a frame from the first third.
    void setMaxStageHeight(int heightPx);
    int shownFrame() const { return m_shown; } ///< Of those in the strip.
    QImage shownImage() const;
    double posterTimeS() const;
    bool isExactAt(double positionS) const;
    /// Begin of the frame `by` frames from `positionS`; -1 while it is not known.
    double exactTimeBeside(double positionS, int by) const;
    QRectF stripRect() const;
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void seekRequested(double timeS);
    void scrubbed(double timeS); ///< While dragged.
    void scrubFinished();
    void stepRequested(int by);
    void toggleRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int posterFrame() const { return int(m_frames.size()) / 3; }
    int cellCount() const;
    void scrubTo(double x);
    void paintStrip(QPainter *painter, const QColor &mark) const;

    QVector<QImage> m_frames;
    QVector<double> m_timesS;
    QVector<QImage> m_run;
    QVector<double> m_runTimesS;
    double m_positionS = -1;
    int m_shown = -1;
    int m_maxStagePx = 210;
    bool m_isScrubbed = false;
};

} // namespace modalens
