// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/ids.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace modalens {

/// A row-major float32 matrix owned by someone else.
struct MatrixView
{
    std::span<const float> values;
    std::int64_t rows = 0;
    std::int64_t columns = 0;
};

/// A point per item, in the order of `items`; x and y interleaved, centred at 0, scaled so that the 99th
/// percentile of |coordinate| is 1.
struct Layout
{
    std::vector<ItemId> items;
    std::vector<float> xy;
};

/// Places vectors in the plane. Iterative methods (UMAP later) improve with every step; PCA is done after
/// one.
class LayoutMethod
{
public:
    virtual ~LayoutMethod() = default;
    virtual std::string_view name() const = 0;
    /// `start` gives initial positions (2 x rows) or is empty; a method without initial positions turns its
    /// result to lie close to them. Both must outlive the steps.
    virtual Status begin(const MatrixView &vectors, std::span<const float> start, std::stop_token stop) = 0;
    /// One step; false when there is nothing left to improve.
    virtual Result<bool> step(std::stop_token stop) = 0;
    virtual std::span<const float> positions() const = 0; ///< 2 x rows.
};

/// First two principal components. Sign fixed so that the largest-magnitude loading of each component is
/// positive: the same catalog gives the same map.
std::unique_ptr<LayoutMethod> makePcaLayout();

/// Centres and scales in place as Layout says. Where more than 99% of the coordinates are 0 the largest
/// becomes 1; points that all coincide come to lie at 0. \pre finite, even count.
void normalisePositions(std::span<float> xy);

/// Rotates and mirrors in place, about the centroid, to come closest to `reference` in the sum of squared
/// distances (orthogonal Procrustes, Schönemann, Psychometrika 31, 1966; in the plane it has a closed form).
/// Does not scale or move. \pre xy.size() == reference.size().
void alignPositions(std::span<float> xy, std::span<const float> reference);

/// The same for layouts of different items: only those in common count. Both must be in ascending order of
/// items.
void alignLayout(Layout &layout, const Layout &reference);

} // namespace modalens
