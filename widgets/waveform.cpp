// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace modalens {

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

} // namespace modalens
