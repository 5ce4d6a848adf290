// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/densitypass.h"

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr double kSinglePointAlpha = 0.36;
constexpr int kBlurPasses = 3; // three box blurs are close to a Gaussian
constexpr int kBlurRadius = 5; // bins

void clearBins(Bins &bins, int columns, int rows)
{
    bins.columns = columns;
    bins.rows = rows;
    bins.inView = 0;
    const std::size_t count = std::size_t(columns) * rows;
    for (std::vector<float> *plane : {&bins.counts, &bins.red, &bins.green, &bins.blue})
        plane->assign(count, 0.0f);
}

/// Box blur along one line of `count` values that lie `stride` apart, with zeros outside.
void blurLine(const float *source, float *target, int count, int stride)
{
    float sum = 0;
    for (int i = 0; i < std::min(kBlurRadius, count); ++i)
        sum += source[i * stride];
    constexpr float kScale = 1.0f / (2 * kBlurRadius + 1);
    for (int i = 0; i < count; ++i) {
        if (i + kBlurRadius < count)
            sum += source[(i + kBlurRadius) * stride];
        target[i * stride] = std::max(0.0f, sum * kScale);
        if (i - kBlurRadius >= 0)
            sum -= source[(i - kBlurRadius) * stride];
    }
}

void blur(std::vector<float> &plane, std::vector<float> &scratch, int columns, int rows)
{
    scratch.resize(plane.size());
    for (int pass = 0; pass < kBlurPasses; ++pass) {
        for (int r = 0; r < rows; ++r)
            blurLine(&plane[std::size_t(r) * columns], &scratch[std::size_t(r) * columns], columns, 1);
        for (int c = 0; c < columns; ++c)
            blurLine(&scratch[c], &plane[c], rows, columns);
    }
}

/// 0 for grey, 1 for a pure colour.
float colourfulness(float red, float green, float blue)
{
    return (std::max({red, green, blue}) - std::min({red, green, blue})) / 255.0f;
}

} // namespace

void DensityPass::bin(std::span<const float> xy, std::span<const quint32> argb, QColor plain,
                      const Camera &camera, const QSizeF &size, double binPx)
{
    const int columns = std::max(1, int(std::ceil(size.width() / binPx)));
    const int rows = std::max(1, int(std::ceil(size.height() / binPx)));
    clearBins(m_bins, columns, rows);
    const auto scale = float(camera.pixelsPerUnit(size) / binPx);
    const auto centreX = float(camera.centre.x()), centreY = float(camera.centre.y());
    const auto middleX = float(size.width() / 2 / binPx), middleY = float(size.height() / 2 / binPx);
    const std::size_t count = xy.size() / 2;
    const bool hasColours = argb.size() == count;
    const QRgb plainRgb = plain.rgb();
    for (std::size_t i = 0; i < count; ++i) {
        const float x = (xy[2 * i] - centreX) * scale + middleX;
        const float y = middleY - (xy[2 * i + 1] - centreY) * scale;
        if (!(x >= 0 && y >= 0 && x < float(columns) && y < float(rows))) // also false for NaN
            continue;
        const std::size_t bin = std::size_t(int(y)) * columns + int(x);
        const QRgb colour = hasColours ? argb[i] : plainRgb;
        m_bins.counts[bin] += 1;
        m_bins.red[bin] += float(qRed(colour));
        m_bins.green[bin] += float(qGreen(colour));
        m_bins.blue[bin] += float(qBlue(colour));
        ++m_bins.inView;
    }
}

QImage DensityPass::pointsPicture() const
{
    QImage picture(m_bins.columns, m_bins.rows, QImage::Format_ARGB32_Premultiplied);
    const float most =
        m_bins.counts.empty() ? 0 : *std::max_element(m_bins.counts.begin(), m_bins.counts.end());
    const float perLog = most > 1 ? float(1 - kSinglePointAlpha) / std::log(most) : 0;
    for (int r = 0; r < m_bins.rows; ++r) {
        auto *line = reinterpret_cast<QRgb *>(picture.scanLine(r));
        for (int c = 0; c < m_bins.columns; ++c) {
            const std::size_t bin = std::size_t(r) * m_bins.columns + c;
            const float count = m_bins.counts[bin];
            if (count == 0) {
                line[c] = 0;
                continue;
            }
            const float alpha = float(kSinglePointAlpha) + perLog * std::log(count);
            const float each = alpha / count;
            line[c] = qRgba(int(m_bins.red[bin] * each), int(m_bins.green[bin] * each),
                            int(m_bins.blue[bin] * each), int(alpha * 255));
        }
    }
    return picture;
}

QImage DensityPass::washPicture(double maxAlpha)
{
    const std::size_t count = m_bins.counts.size();
    for (std::vector<float> &plane : m_blurred)
        plane.assign(count, 0.0f);
    for (std::size_t bin = 0; bin < count; ++bin) {
        if (m_bins.counts[bin] == 0)
            continue;
        const float each = 1 / m_bins.counts[bin];
        const float red = m_bins.red[bin] * each, green = m_bins.green[bin] * each,
                    blue = m_bins.blue[bin] * each;
        const float weight = m_bins.counts[bin] * colourfulness(red, green, blue);
        m_blurred[0][bin] = weight;
        m_blurred[1][bin] = weight * red;
        m_blurred[2][bin] = weight * green;
        m_blurred[3][bin] = weight * blue;
    }
    for (std::vector<float> &plane : m_blurred)
        blur(plane, m_scratch, m_bins.columns, m_bins.rows);
    const float most = count == 0 ? 0 : *std::max_element(m_blurred[0].begin(), m_blurred[0].end());
    QImage picture(m_bins.columns, m_bins.rows, QImage::Format_ARGB32_Premultiplied);
    for (int r = 0; r < m_bins.rows; ++r) {
        auto *line = reinterpret_cast<QRgb *>(picture.scanLine(r));
        for (int c = 0; c < m_bins.columns; ++c) {
            const std::size_t bin = std::size_t(r) * m_bins.columns + c;
            const float weight = m_blurred[0][bin];
            if (!(weight > most * 1e-3f)) {
                line[c] = 0;
                continue;
            }
            const float alpha = float(maxAlpha) * std::pow(weight / most, 0.6f);
            const auto part = [&](int plane) {
                return int(std::min(255.0f, m_blurred[plane][bin] / weight) * alpha);
            };
            line[c] = qRgba(part(1), part(2), part(3), int(alpha * 255));
        }
    }
    return picture;
}

} // namespace modalens
