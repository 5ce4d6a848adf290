// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/similarity.h"

#include "engine/rank/similaritykernel.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

constexpr std::size_t kRowsPerClaim = 256;

template <class T>
std::vector<float> dotColumnOf(std::span<const T> matrix, std::span<const ItemId> items,
                               std::span<const float> query, std::int64_t rowCount, ThreadTeam &team)
{
    constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();
    std::vector<float> column(static_cast<std::size_t>(std::max<std::int64_t>(rowCount, 0)), kMissing);
    const std::size_t dimension = query.size();
    if (dimension == 0)
        return column;
    const std::size_t vectors = std::min(items.size(), matrix.size() / dimension);
    std::vector<float> padded(query.begin(), query.end());
    padded.resize((dimension + kDotLanes - 1) / kDotLanes * kDotLanes, 0.0f);

    std::atomic<std::size_t> next{0};
    team.run([&](int) {
        std::array<float, kRowsPerClaim> dots;
        for (std::size_t first; (first = next.fetch_add(kRowsPerClaim)) < vectors;) {
            const auto out = std::span(dots).first(std::min(kRowsPerClaim, vectors - first));
            dotRows(matrix.subspan(first * dimension, out.size() * dimension), dimension, padded, out);
            for (std::size_t i = 0; i < out.size(); ++i) {
                const std::int64_t row = rowOf(items[first + i]);
                if (row >= 0 && row < rowCount)
                    column[static_cast<std::size_t>(row)] = std::isfinite(out[i]) ? out[i] : kMissing;
            }
        }
    });
    return column;
}

} // namespace

std::vector<float> dotColumn(std::span<const std::uint16_t> halves, std::span<const ItemId> items,
                             std::span<const float> query, std::int64_t rowCount, ThreadTeam &team)
{
    return dotColumnOf(halves, items, query, rowCount, team);
}

std::vector<float> dotColumn(std::span<const float> floats, std::span<const ItemId> items,
                             std::span<const float> query, std::int64_t rowCount, ThreadTeam &team)
{
    return dotColumnOf(floats, items, query, rowCount, team);
}

} // namespace modalens
