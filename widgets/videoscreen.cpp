// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/videoscreen.h"

#include "widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kStripFrames = 8;
constexpr double kStripPx = 30;
constexpr double kGapPx = 4;
constexpr double kSmallTimeS = 1e-4; ///< Times of frames are rounded on the way.

QRectF fitted(const QImage &image, const QRectF &box)
{
    QRectF target(QPointF(), QSizeF(image.size()).scaled(box.size(), Qt::KeepAspectRatio));
    target.moveCenter(box.center());
    return target;
}

} // namespace

int frameAt(const QVector<double> &timesS, double positionS)
{
    if (timesS.isEmpty())
        return -1;
    const auto after = std::upper_bound(timesS.begin(), timesS.end(), positionS);
    return std::max(0, int(after - timesS.begin()) - 1);
}

VideoScreen::VideoScreen(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Video"));
    setToolTip(tr("Drag over the strip to scrub.\n"
                  "Left, Right: seek. Comma, period: frame by frame. Space: play or stop"));
    setAccessibleDescription(toolTip());
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void VideoScreen::setFrames(const QVector<QImage> &frames, const QVector<double> &timesS, bool isEvery)
{
    m_frames = frames;
    m_timesS = timesS.mid(0, frames.size());
    if (isEvery)
        setRun(m_frames, m_timesS);
    setPosition(-1);
    updateGeometry();
}

void VideoScreen::setRun(const QVector<QImage> &frames, const QVector<double> &timesS)
{
    m_run = frames.mid(0, timesS.size());
    m_runTimesS = timesS.mid(0, frames.size());
    update();
}

void VideoScreen::setPosition(double positionS)
{
    m_positionS = positionS;
    const int shown = positionS < 0 ? posterFrame() : frameAt(m_timesS, positionS + kSmallTimeS);
    m_shown = std::min(shown, int(m_frames.size()) - 1);
    update();
}

void VideoScreen::setMaxStageHeight(int heightPx)
{
    if (heightPx == m_maxStagePx)
        return;
    m_maxStagePx = heightPx;
    updateGeometry();
}

double VideoScreen::posterTimeS() const
{
    return m_timesS.value(posterFrame());
}

bool VideoScreen::isExactAt(double positionS) const
{
    return !m_runTimesS.isEmpty() && positionS >= m_runTimesS.first() - kSmallTimeS &&
           (positionS <= m_runTimesS.last() + kSmallTimeS || m_run.size() == m_frames.size());
}

double VideoScreen::exactTimeBeside(double positionS, int by) const
{
    if (!isExactAt(positionS))
        return -1;
    const int frame = frameAt(m_runTimesS, positionS + kSmallTimeS) + by;
    return frame >= 0 && frame < m_runTimesS.size() ? m_runTimesS.at(frame) : -1;
}

QImage VideoScreen::shownImage() const
{
    if (m_positionS >= 0 && isExactAt(m_positionS))
        return m_run.at(frameAt(m_runTimesS, m_positionS + kSmallTimeS));
    return m_frames.value(m_shown);
}

QSize VideoScreen::sizeHint() const
{
    return {240, heightForWidth(240)};
}

int VideoScreen::heightForWidth(int width) const
{
    const QSize frame = m_frames.isEmpty() ? QSize(16, 9) : m_frames.first().size();
    const double picture =
        std::min(width * double(frame.height()) / std::max(1, frame.width()), double(m_maxStagePx));
    return int(std::ceil(picture + kGapPx + kStripPx));
}

QRectF VideoScreen::stripRect() const
{
    return {0, height() - kStripPx, double(width()), kStripPx};
}

int VideoScreen::cellCount() const
{
    return std::min<int>(kStripFrames, int(m_frames.size()));
}

void VideoScreen::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF stage(0, 0, width(), height() - kStripPx - kGapPx);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(stage, 6, 6);
    if (m_shown < 0)
        return;
    const QImage image = shownImage();
    painter.drawImage(fitted(image, stage), image);
    paintStrip(&painter, theme.video);
    if (!hasFocus())
        return;
    painter.setPen(QPen(theme.selection, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(stage.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void VideoScreen::paintStrip(QPainter *painter, const QColor &mark) const
{
    const QRectF strip = stripRect();
    const int cells = cellCount();
    const double cell = strip.width() / kStripFrames;
    for (int i = 0; i < cells; ++i) {
        const QImage &image = m_frames.at(i * m_frames.size() / cells);
        const QRectF box(strip.left() + i * cell, strip.top(), cell - 2, strip.height());
        painter->drawImage(fitted(image, box), image);
    }
    const double along = m_frames.size() > 1 ? double(m_shown) / double(m_frames.size() - 1) : 0;
    painter->fillRect(QRectF(strip.left() + along * (cells * cell - 2), strip.top(), 2, strip.height()),
                      mark);
}

void VideoScreen::scrubTo(double x)
{
    const QRectF strip = stripRect();
    const double along = (x - strip.left()) / (cellCount() * strip.width() / kStripFrames);
    const int frame = std::clamp(int(std::floor(along * m_frames.size())), 0, int(m_frames.size()) - 1);
    Q_EMIT scrubbed(m_timesS.value(frame));
}

void VideoScreen::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_frames.isEmpty())
        return QWidget::mousePressEvent(event);
    m_isScrubbed = stripRect().contains(event->position());
    if (m_isScrubbed)
        scrubTo(event->position().x());
    else
        Q_EMIT toggleRequested(); // as players do
}

void VideoScreen::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isScrubbed)
        scrubTo(event->position().x());
}

void VideoScreen::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_isScrubbed)
        return QWidget::mouseReleaseEvent(event);
    m_isScrubbed = false;
    Q_EMIT scrubFinished();
}

void VideoScreen::keyPressEvent(QKeyEvent *event)
{
    if (m_frames.isEmpty())
        return QWidget::keyPressEvent(event);
    const int last = int(m_frames.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        Q_EMIT seekRequested(
            m_timesS.value(std::clamp(m_shown + (event->key() == Qt::Key_Left ? -1 : 1), 0, last)));
        return;
    case Qt::Key_Home:
        Q_EMIT seekRequested(m_timesS.value(0));
        return;
    case Qt::Key_Comma:
        Q_EMIT stepRequested(-1);
        return;
    case Qt::Key_Period:
        Q_EMIT stepRequested(1);
        return;
    case Qt::Key_Space:
        Q_EMIT toggleRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace modalens
