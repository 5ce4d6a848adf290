// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/bitmap.h"
#include "engine/project/blockmix.h"
#include "engine/project/maps.h"
#include "engine/project/spacerows.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace modalens {

namespace {

constexpr int kMostComponents = 32;
constexpr std::int64_t kMostValues = 64 << 20; ///< 256 MiB of float32

std::vector<int> componentsOf(std::span<const SharedVectors> spaces, std::int64_t items)
{
    const std::int64_t affordable = kMostValues / std::max<std::int64_t>(1, items * std::ssize(spaces));
    const int most = static_cast<int>(std::clamp<std::int64_t>(affordable, 2, kMostComponents));
    std::vector<int> components;
    for (const SharedVectors &space : spaces)
        components.push_back(space->count() > 0 ? std::min(most, space->dimension()) : 0);
    return components;
}

/// Items with a vector in any space, ascending.
std::vector<ItemId> itemsOf(std::span<const SharedVectors> spaces, std::int64_t rowCount)
{
    Bitmap hasVector(rowCount);
    for (const SharedVectors &space : spaces)
        for (const ItemId item : space->items())
            if (rowOf(item) >= 0 && rowOf(item) < rowCount)
                hasVector.set(rowOf(item));
    std::vector<ItemId> items;
    for (std::int64_t row = 0; row < rowCount; ++row)
        if (hasVector.test(row))
            items.push_back(ItemId{row});
    return items;
}

Status validate(std::span<const double> weights, std::size_t spaces)
{
    if (weights.size() != spaces)
        return fail(ErrorCode::InvalidArgument, "there must be one weight for each space");
    for (const double weight : weights)
        if (!std::isfinite(weight))
            return fail(ErrorCode::InvalidArgument, "a weight is not a finite number");
    return {};
}

} // namespace

class FusedMap::Impl
{
public:
    Impl(std::vector<ItemId> items, std::vector<int> components)
        : m_items(std::move(items))
        , m_mix(static_cast<std::int64_t>(m_items.size()), std::move(components))
    {
    }

    /// Fills the block of one space: coordinates over the deviation along the first component. Items without
    /// it stay 0, which is the space's mean.
    Status add(const SpaceVectors &space, std::size_t block, ProgressSink &progress, std::stop_token stop)
    {
        const auto components = m_items.empty() ? 0 : m_mix.cells(0, block).size();
        if (components == 0)
            return {};
        const auto take = [&](std::int64_t first, std::span<const float> coordinates) {
            for (std::size_t i = 0; i * components < coordinates.size(); ++i)
                if (const std::int64_t row = indexOf(space.items()[static_cast<std::size_t>(first) + i]);
                    row >= 0)
                    std::ranges::copy(coordinates.subspan(i * components, components),
                                      m_mix.cells(row, block).begin());
        };
        MODALENS_TRY(pca,
                     reduceRows(SpaceRows(space), static_cast<int>(components), "cpu", take, progress, stop));
        m_deviation.resize(block + 1, 0.0);
        m_deviation[block] = std::sqrt(static_cast<double>(pca.variance.front()));
        return {};
    }

    Status finish(std::size_t blocks)
    {
        m_deviation.resize(blocks, 0.0);
        if (m_mix.columns() == 0 || m_items.empty())
            return {};
        MODALENS_CHECK(m_mix.prepare());
        MODALENS_TRY(equal, layout(std::vector<double>(blocks, 1.0)));
        m_equal = std::move(equal);
        return {};
    }

    Result<Layout> at(std::span<const double> weights, const Layout *previous) const
    {
        MODALENS_CHECK(validate(weights, m_deviation.size()));
        MODALENS_TRY(result, layout(weights));
        alignLayout(result, previous ? *previous : m_equal);
        return std::move(result);
    }

private:
    std::int64_t indexOf(ItemId item) const
    {
        const auto found = std::lower_bound(m_items.begin(), m_items.end(), item);
        return found != m_items.end() && *found == item ? found - m_items.begin() : -1;
    }

    Result<Layout> layout(std::span<const double> weights) const
    {
        Layout result{m_items, std::vector<float>(2 * m_items.size(), 0.0F)};
        double largest = 0;
        for (const double weight : weights)
            largest = std::max(largest, std::abs(weight));
        if (m_mix.columns() == 0 || m_items.empty() || largest == 0)
            return result;
        std::vector<double> scales(weights.size());
        for (std::size_t block = 0; block < scales.size(); ++block)
            if (m_deviation[block] > 0)
                scales[block] = std::sqrt(std::abs(weights[block]) / largest) / m_deviation[block];
        MODALENS_TRY(xy, m_mix.positions(scales));
        result.xy = std::move(xy);
        normalisePositions(result.xy);
        return result;
    }

    std::vector<ItemId> m_items;
    BlockMix m_mix;
    std::vector<double> m_deviation; // of each space along its first component
    Layout m_equal;                  // of equal weights: what the others are turned to
};

FusedMap::FusedMap(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
FusedMap::FusedMap(FusedMap &&) noexcept = default;
FusedMap &FusedMap::operator=(FusedMap &&) noexcept = default;
FusedMap::~FusedMap() = default;

Result<FusedMap> FusedMap::begin(std::span<const SharedVectors> spaces, std::int64_t rowCount,
                                 ProgressSink &progress, std::stop_token stop)
{
    if (rowCount < 0)
        return fail(ErrorCode::InvalidArgument, "a catalog cannot have fewer than no rows");
    std::vector<ItemId> items = itemsOf(spaces, rowCount);
    std::vector<int> components = componentsOf(spaces, static_cast<std::int64_t>(items.size()));
    auto impl = std::make_unique<Impl>(std::move(items), std::move(components));
    for (std::size_t block = 0; block < spaces.size(); ++block)
        MODALENS_CHECK(impl->add(*spaces[block], block, progress, stop));
    MODALENS_CHECK(impl->finish(spaces.size()));
    return FusedMap(std::move(impl));
}

Result<Layout> FusedMap::at(std::span<const double> weights, const Layout *previous) const
{
    return m_impl->at(weights, previous);
}

Result<Layout> projectFused(std::span<const SharedVectors> spaces, std::span<const double> weights,
                            std::int64_t rowCount, ProgressSink &progress, std::stop_token stop)
{
    MODALENS_CHECK(validate(weights, spaces.size()));
    MODALENS_TRY(map, FusedMap::begin(spaces, rowCount, progress, stop));
    return map.at(weights);
}

} // namespace modalens
