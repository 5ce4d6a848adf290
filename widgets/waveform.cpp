// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform.h"

#include "widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr double kBarPx = 3;
constexpr double kStridePx = 5;
constexpr double kKeyStep = 0.05;

} // namespace

QVector<float> soundEnvelope(const QVector<float> &samples, int count)
{
    QVector<float> envelope(std::max(0, count), 0.0f);
    float loudest = 0;
    for (int bar = 0; bar < count; ++bar) {
        const qint64 from = samples.size() * bar / count;
        const qint64 to =
            std::max<qint64>(samples.size() * (bar + 1) / count, from + (samples.isEmpty() ? 0 : 1));
        for (qint64 i = from; i < std::min<qint64>(to, samples.size()); ++i)
            if (std::isfinite(samples.at(i)))
                envelope[bar] = std::max(envelope[bar], std::abs(samples.at(i)));
        loudest = std::max(loudest, envelope[bar]);
    }
    if (loudest > 0)
        for (float &value : envelope)
            value /= loudest;
    return envelope;
}

QImage waveformPicture(const QVector<float> &samples, int side, const QColor &colour)
{
    constexpr int kBars = 9;
    QImage image(std::max(1, side), std::max(1, side), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QVector<float> envelope = soundEnvelope(samples, kBars);
    const double stride = double(side) / kBars, bar = 0.6 * stride, middle = side / 2.0;
    for (int i = 0; i < kBars; ++i) {
        const double half = std::max(bar / 2, envelope.at(i) * 0.42 * side);
        painter.drawRoundedRect(QRectF(i * stride + (stride - bar) / 2, middle - half, bar, 2 * half),
                                bar / 2, bar / 2);
    }
    painter.end();
    return image;
}

Waveform::Waveform(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Waveform"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Waveform::setSamples(const QVector<float> &samples)
{
    m_samples = samples;
    m_envelope.clear();
    update();
}

void Waveform::setPosition(double position)
{
    m_position = position;
    update();
}

QSize Waveform::sizeHint() const
{
    return {150, 34};
}

void Waveform::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int bars = std::max(1, int(width() / kStridePx));
    if (m_envelope.size() != bars)
        m_envelope = soundEnvelope(m_samples, bars);
    const double middle = height() / 2.0;
    for (int bar = 0; bar < bars; ++bar) {
        const bool isPlayed = m_position < 0 || bar < m_position * bars;
        QColor colour = theme.sounds;
        colour.setAlphaF(isPlayed ? 1.0f : 0.35f);
        const double half = std::max(1.0, m_envelope.at(bar) * (middle - 2));
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(bar * kStridePx, middle - half, kBarPx, 2 * half), kBarPx / 2,
                                kBarPx / 2);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.selection, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void Waveform::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT seekRequested(std::clamp(event->position().x() / std::max(1, width()), 0.0, 1.0));
}

void Waveform::keyPressEvent(QKeyEvent *event)
{
    const double now = std::max(0.0, m_position);
    if (event->key() == Qt::Key_Left)
        Q_EMIT seekRequested(std::max(0.0, now - kKeyStep));
    else if (event->key() == Qt::Key_Right)
        Q_EMIT seekRequested(std::min(1.0, now + kKeyStep));
    else if (event->key() == Qt::Key_Home)
        Q_EMIT seekRequested(0.0);
    else
        QWidget::keyPressEvent(event);
}

} // namespace modalens
