// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/camera.h"

#include <QColor>
#include <QImage>

#include <span>
#include <vector>

namespace modalens {

/// The points in one square of the screen: how many, and the sums of their colours, 0..255 each. One of them
/// is a quarter of a cache line: counting into four planes would touch four lines a point.
struct alignas(16) Bin
{
    float count = 0, red = 0, green = 0, blue = 0;
};

/// Points counted into square bins of the screen, row by row.
struct Bins
{
    int columns = 0;
    int rows = 0;
    std::vector<Bin> cells;
    qint64 inView = 0; ///< Points that fell into a bin: none in view is left out.
};

/// Draws more points than can be placed one by one: counts them into bins and maps the counts to opacity.
/// Also makes the soft wash under a map of few points. Holds only buffers that it uses again; no thread.
/// Cost: O(points) + O(bins).
class DensityPass
{
public:
    /// `binPx` logical pixels a side. `argb` may be empty: all points have colour `plain`.
    void bin(std::span<const float> xy, std::span<const quint32> argb, QColor plain, const Camera &camera,
             const QSizeF &size, double binPx);
    const Bins &bins() const { return m_bins; }

    /// One pixel a bin. A bin with one point is already clearly visible; opacity grows with the logarithm of
    /// the count.
    QImage pointsPicture() const;
    /// The bins blurred, coloured points only (greys are "other" and add nothing), at most `maxAlpha` opaque.
    QImage washPicture(double maxAlpha);

private:
    Bins m_bins;
    std::vector<Bin> m_blurred, m_scratch;
};

} // namespace modalens
