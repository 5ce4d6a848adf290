// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/catalog/space.h"
#include "engine/project/layout.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string_view>

namespace modalens {

/// The map of one space: its first two principal components, fitted on at most 50,000 of its vectors and
/// applied to all, block by block. Items in ascending order. An empty space gives an empty layout.
/// `Cancelled` within one block.
Result<Layout> projectSpace(const SpaceVectors &space, ProgressSink &progress, std::stop_token stop = {});

/// Maps of the mix that follow the faders. Early fusion as in multiple factor analysis (Escofier and Pagès,
/// Computational Statistics and Data Analysis 18, 1994): each space is reduced to its first principal
/// components, divided by the deviation along the first, so that no space dominates by its scale, multiplied
/// by sqrt|weight|, and the concatenation is projected on its first two principal components. An item without
/// a space lies at that space's mean. begin() does the expensive part once; at() only rescales a small
/// covariance, takes its eigenvectors and projects: O(items x components).
class FusedMap
{
public:
    /// \param rowCount rows of the catalog. Holds at most 256 MiB of coordinates: 32 components of each space
    /// in a small catalog, fewer in a large one. Items are those with a vector in any of the spaces.
    static Result<FusedMap> begin(std::span<const SharedVectors> spaces, std::int64_t rowCount,
                                  ProgressSink &progress, std::stop_token stop = {});
    FusedMap(FusedMap &&) noexcept;
    FusedMap &operator=(FusedMap &&) noexcept;
    ~FusedMap();

    /// One weight per space, finite; the sign plays no part. Turned and mirrored to lie as closely as
    /// possible on `previous` (items in common), or on the map of equal weights when there is none, so that
    /// the map does not flip while a fader moves. All weights zero: every item at 0. Thread-safe.
    Result<Layout> at(std::span<const double> weights, const Layout *previous = nullptr) const;

private:
    class Impl;
    explicit FusedMap(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// FusedMap::begin() and at() once.
Result<Layout> projectFused(std::span<const SharedVectors> spaces, std::span<const double> weights,
                            std::int64_t rowCount, ProgressSink &progress, std::stop_token stop = {});

/// What a map was made of: the spaces (id, encoder, its version, items, checksum of the vectors) and their
/// weights up to a common factor; equal weights, the default, are the same whatever they are. Costs a pass
/// over the items; vectors are not read.
std::uint64_t mapSource(std::span<const SharedVectors> spaces, std::span<const double> weights = {});

/// layouts/<name>.npy (float32, N x 2) and layouts/<name>.items.npy (int64), each replaced as one step, and
/// layouts/<name>.sum with the checksums of both and the source, written last. A name is 1 to 100 bytes:
/// ASCII letters and digits, '-', '_', '.' (not first) and bytes of other scripts; anything else is
/// `InvalidArgument`.
Status saveLayout(const std::filesystem::path &catalogFolder, std::string_view name, std::uint64_t source,
                  const Layout &layout);

/// `NotFound` when there is none of this source, `Damaged` when the files do not belong together: compute it
/// again.
Result<Layout> loadLayout(const std::filesystem::path &catalogFolder, std::string_view name,
                          std::uint64_t source);

} // namespace modalens
