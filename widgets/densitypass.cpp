// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/densitypass.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace modalens {

namespace {

constexpr double kSinglePointAlpha = 0.36;
constexpr int kBlurPasses = 3; // three box blurs are close to a Gaussian
constexpr int kBlurRadius = 5; // bins
constexpr std::size_t kKnownCounts = 256;

/// Box blur along one line of `count` bins that lie `stride` apart, with zeros outside.
void blurLine(const Bin *source, Bin *target, int count, int stride)
{
    constexpr float kScale = 1.0f / (2 * kBlurRadius + 1);
    Bin sum;
    const auto add = [&sum](const Bin &bin, float sign) {
        sum.count += sign * bin.count;
        sum.red += sign * bin.red;
        sum.green += sign * bin.green;
        sum.blue += sign * bin.blue;
    };
    const auto scaled = [](float value) { return std::max(0.0f, value * kScale); };
    for (int i = 0; i < std::min(kBlurRadius, count); ++i)
        add(source[i * stride], 1);
    for (int i = 0; i < count; ++i) {
        if (i + kBlurRadius < count)
            add(source[(i + kBlurRadius) * stride], 1);
        target[i * stride] = {scaled(sum.count), scaled(sum.red), scaled(sum.green), scaled(sum.blue)};
        if (i - kBlurRadius >= 0)
            add(source[(i - kBlurRadius) * stride], -1);
    }
}

void blur(std::vector<Bin> &bins, std::vector<Bin> &scratch, int columns, int rows)
{
    scratch.resize(bins.size());
    for (int pass = 0; pass < kBlurPasses; ++pass) {
        for (int r = 0; r < rows; ++r)
            blurLine(&bins[std::size_t(r) * columns], &scratch[std::size_t(r) * columns], columns, 1);
        for (int c = 0; c < columns; ++c)
            blurLine(&scratch[c], &bins[c], rows, columns);
    }
}

float mostOf(const std::vector<Bin> &bins)
{
    float most = 0;
    for (const Bin &bin : bins)
        most = std::max(most, bin.count);
    return most;
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
    m_bins.columns = columns;
    m_bins.rows = rows;
    m_bins.inView = 0;
    m_bins.cells.assign(std::size_t(columns) * rows, Bin{});
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
        Bin &bin = m_bins.cells[std::size_t(int(y)) * columns + int(x)];
        const QRgb colour = hasColours ? argb[i] : plainRgb;
        bin.count += 1;
        bin.red += float(qRed(colour));
        bin.green += float(qGreen(colour));
        bin.blue += float(qBlue(colour));
        ++m_bins.inView;
    }
}

QImage DensityPass::pointsPicture() const
{
    QImage picture(m_bins.columns, m_bins.rows, QImage::Format_ARGB32_Premultiplied);
    const float most = mostOf(m_bins.cells);
    const float perLog = most > 1 ? float(1 - kSinglePointAlpha) / std::log(most) : 0;
    std::array<float, kKnownCounts> known{}; // logarithms cost more than all the rest
    for (std::size_t count = 1; count < kKnownCounts; ++count)
        known[count] = float(kSinglePointAlpha) + perLog * std::log(float(count));
    const auto alphaOf = [&](float count) {
        return count < kKnownCounts ? known[std::size_t(count)]
                                    : float(kSinglePointAlpha) + perLog * std::log(count);
    };
    const Bin *bin = m_bins.cells.data();
    for (int r = 0; r < m_bins.rows; ++r) {
        auto *line = reinterpret_cast<QRgb *>(picture.scanLine(r));
        for (int c = 0; c < m_bins.columns; ++c, ++bin) {
            const float alpha = bin->count == 0 ? 0 : alphaOf(bin->count);
            const float each = bin->count == 0 ? 0 : alpha / bin->count;
            line[c] =
                qRgba(int(bin->red * each), int(bin->green * each), int(bin->blue * each), int(alpha * 255));
        }
    }
    return picture;
}

QImage DensityPass::washPicture(double maxAlpha)
{
    m_blurred.assign(m_bins.cells.size(), Bin{});
    for (std::size_t i = 0; i < m_bins.cells.size(); ++i) {
        const Bin &bin = m_bins.cells[i];
        if (bin.count == 0)
            continue;
        const float part = colourfulness(bin.red, bin.green, bin.blue) / bin.count;
        m_blurred[i] = {bin.count * part, bin.red * part, bin.green * part, bin.blue * part};
    }
    blur(m_blurred, m_scratch, m_bins.columns, m_bins.rows);
    const float most = mostOf(m_blurred);
    QImage picture(m_bins.columns, m_bins.rows, QImage::Format_ARGB32_Premultiplied);
    const Bin *bin = m_blurred.data();
    for (int r = 0; r < m_bins.rows; ++r) {
        auto *line = reinterpret_cast<QRgb *>(picture.scanLine(r));
        for (int c = 0; c < m_bins.columns; ++c, ++bin) {
            if (!(bin->count > most * 1e-3f)) {
                line[c] = 0;
                continue;
            }
            const float alpha = float(maxAlpha) * std::pow(bin->count / most, 0.6f);
            const auto part = [&](float sum) { return int(std::min(255.0f, sum / bin->count) * alpha); };
            line[c] = qRgba(part(bin->red), part(bin->green), part(bin->blue), int(alpha * 255));
        }
    }
    return picture;
}

} // namespace modalens
