// SPDX-License-Identifier: GPL-3.0-or-later
// How a sound looks.
#include "widgets/soundtimeline.h"
#include "widgets/theme.h"
#include "widgets/waveform.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace modalens {

namespace {

constexpr double kBarPx = 3;
constexpr double kStridePx = 5;
constexpr float kNotPlayed = 0.35f;

} // namespace

void SoundTimeline::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (m_isSpectrogramShown && !m_spectrogram.isEmpty())
        paintSpectrogram(&painter, theme);
    else
        paintBars(&painter, theme);
    paintMarks(&painter, theme);
    if (!hasFocus())
        return;
    painter.setPen(QPen(theme.selection, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void SoundTimeline::paintBars(QPainter *painter, const Theme &theme)
{
    const int bars = std::max(1, int(width() / kStridePx));
    if (m_envelope.size() != bars)
        m_envelope = soundEnvelope(m_peaks, bars);
    const double middle = height() / 2.0;
    painter->setPen(Qt::NoPen);
    for (int bar = 0; bar < bars; ++bar) {
        QColor colour = theme.sounds;
        colour.setAlphaF(isPlayedAt(m_durationS * bar / bars) ? 1.0f : kNotPlayed);
        const double half = std::max(1.0, m_envelope.at(bar) * (middle - 2));
        painter->setBrush(colour);
        painter->drawRoundedRect(QRectF(bar * kStridePx, middle - half, kBarPx, 2 * half), kBarPx / 2,
                                 kBarPx / 2);
    }
}

void SoundTimeline::paintSpectrogram(QPainter *painter, const Theme &theme)
{
    if (m_picture.isNull())
        m_picture = spectrogramPicture(m_spectrogram, theme);
    QPainterPath rounded;
    rounded.addRoundedRect(QRectF(rect()), 4, 4);
    painter->save();
    painter->setClipPath(rounded);
    painter->drawImage(QRectF(rect()), m_picture);
    if (m_positionS >= 0) {
        const double x = xAt(m_positionS);
        painter->fillRect(QRectF(x - 2, 0, 4, height()), theme.panel);
        painter->fillRect(QRectF(x - 1, 0, 2, height()), theme.text);
    }
    painter->restore();
}

void SoundTimeline::paintMarks(QPainter *painter, const Theme &theme) const
{
    if (m_range) {
        const QRectF range(QPointF(xAt(m_range->fromS), 0), QPointF(xAt(m_range->toS), height()));
        QColor ground = theme.selection;
        ground.setAlpha(50);
        painter->fillRect(range, ground);
        painter->fillRect(QRectF(range.left(), 0, 1.5, height()), theme.selection);
        painter->fillRect(QRectF(range.right() - 1.5, 0, 1.5, height()), theme.selection);
    }
    // In a sound that is no longer than that, the loudest second says nothing.
    if (m_spectrogram.isEmpty() || m_durationS < 1.5)
        return;
    const double from = xAt(m_spectrogram.loudestS), to = xAt(m_spectrogram.loudestS + 1);
    painter->fillRect(QRectF(from, 0, to - from, 4), theme.panel);
    painter->fillRect(QRectF(from, 0, to - from, 2.5), theme.text);
}

} // namespace modalens
