// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/soundtimeline.h"

#include "widgets/waveform.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kPeaks = 4096;  ///< More than any window has room for.
constexpr int kKeySteps = 20; ///< From end to end.
constexpr int kBarsPx = 34;
constexpr int kSpectrogramPx = 64;

} // namespace

SoundTimeline::SoundTimeline(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Sound"));
    setToolTip(
        tr("Click plays from there, drag repeats a part.\n"
           "Left, Right: seek. Space: play or stop. L: repeat. [ and ]: ends of the part. Esc: no part"));
    setAccessibleDescription(toolTip());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SoundTimeline::setSamples(const QVector<float> &samples, int sampleRate)
{
    m_durationS = sampleRate > 0 ? double(samples.size()) / sampleRate : 0;
    m_peaks = samples.size() > kPeaks ? soundEnvelope(samples, kPeaks) : samples;
    m_envelope.clear();
    update();
}

void SoundTimeline::setSpectrogram(const Spectrogram &spectrogram)
{
    m_spectrogram = spectrogram;
    m_picture = {};
    updateGeometry();
    update();
}

void SoundTimeline::setSpectrogramShown(bool isShown)
{
    m_isSpectrogramShown = isShown;
    updateGeometry();
    update();
}

void SoundTimeline::setPosition(double positionS)
{
    m_positionS = positionS;
    update();
}

void SoundTimeline::setRange(const std::optional<TimeRange> &range)
{
    m_range = range;
    update();
}

QSize SoundTimeline::sizeHint() const
{
    return {150, m_isSpectrogramShown ? kSpectrogramPx : kBarsPx};
}

double SoundTimeline::timeAt(double x) const
{
    return m_durationS * std::clamp(x / std::max(1, width()), 0.0, 1.0);
}

double SoundTimeline::xAt(double timeS) const
{
    return m_durationS > 0 ? width() * std::clamp(timeS / m_durationS, 0.0, 1.0) : 0;
}

void SoundTimeline::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_picture = {}; // in the colours of the theme
    QWidget::changeEvent(event);
}

void SoundTimeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_pressedX = event->position().x();
    m_isDragged = false;
}

void SoundTimeline::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressedX < 0)
        return;
    const double x = event->position().x();
    m_isDragged = m_isDragged || std::abs(x - m_pressedX) >= QApplication::startDragDistance();
    if (m_isDragged)
        setRange(TimeRange{timeAt(std::min(x, m_pressedX)), timeAt(std::max(x, m_pressedX))});
}

void SoundTimeline::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_pressedX < 0)
        return QWidget::mouseReleaseEvent(event);
    const double x = m_pressedX;
    m_pressedX = -1;
    if (m_isDragged)
        Q_EMIT rangeChosen(m_range);
    else
        Q_EMIT seekRequested(timeAt(x));
}

/// The part begins or ends where it plays now.
void SoundTimeline::setEdge(bool isStart)
{
    TimeRange range = m_range.value_or(TimeRange{0, m_durationS});
    (isStart ? range.fromS : range.toS) = std::max(0.0, m_positionS);
    if (range.toS <= range.fromS)
        (isStart ? range.toS : range.fromS) = isStart ? m_durationS : 0;
    if (range.toS <= range.fromS)
        return;
    setRange(range);
    Q_EMIT rangeChosen(m_range);
}

void SoundTimeline::keyPressEvent(QKeyEvent *event)
{
    const double now = std::max(0.0, m_positionS), step = m_durationS / kKeySteps;
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT seekRequested(std::max(0.0, now - step));
        return;
    case Qt::Key_Right:
        Q_EMIT seekRequested(std::min(m_durationS, now + step));
        return;
    case Qt::Key_Home:
        Q_EMIT seekRequested(0);
        return;
    case Qt::Key_Space:
        Q_EMIT toggleRequested();
        return;
    case Qt::Key_L:
        Q_EMIT loopRequested();
        return;
    case Qt::Key_BracketLeft:
    case Qt::Key_BracketRight:
        return setEdge(event->key() == Qt::Key_BracketLeft);
    case Qt::Key_Escape:
        if (!m_range)
            break;
        setRange(std::nullopt);
        Q_EMIT rangeChosen(m_range);
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace modalens
