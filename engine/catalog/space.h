// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/catalog/mapping.h"
#include "engine/catalog/types.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace modalens {

/// The vectors of one space as they were when loaded: immutable, shared between threads, mapped from disk.
/// Vector v belongs to item items()[v]; each item appears at most once and tombstones not at all. On disk the
/// rows stand in the order in which they were embedded (docs/adr says why), an item embedded again has its
/// newest vector last; here the last rows fill the places of outdated ones, and only the pages with such
/// places become anonymous memory. An item without the modality has no row at all. Every vector is of unit
/// length.
class SpaceVectors
{
public:
    const SpaceInfo &info() const { return m_info; }
    std::int64_t count() const { return static_cast<std::int64_t>(m_items.size()); }
    int dimension() const { return m_info.dimension; }
    std::span<const ItemId> items() const { return m_items; }
    /// Of the checksums that the catalog keeps of the vectors: another one when any vector is another, also
    /// of an item that is gone since. Costs nothing.
    std::uint64_t vectorsHash() const { return m_vectorsHash; }

    /// Row-major count() x dimension(), float16 bits or float32 by info().dtype. The other span is empty.
    std::span<const std::uint16_t> halves() const { return m_halves; }
    std::span<const float> floats() const { return m_floats; }

    /// One vector as float32. \pre 0 <= vector < count(), out.size() == dimension().
    void copyVector(std::int64_t vector, std::span<float> out) const;
    /// Position of an item's vector, or -1. O(1), thread-safe.
    std::int64_t find(ItemId item) const;

private:
    friend class SpaceLoader;
    SpaceInfo m_info;
    PrivateMapping m_mapping;
    std::vector<ItemId> m_items;
    std::uint64_t m_vectorsHash = 0;
    std::vector<std::int32_t> m_vectorOfRow; // built at load, -1 for none
    std::span<const std::uint16_t> m_halves;
    std::span<const float> m_floats;
};

using SharedVectors = std::shared_ptr<const SpaceVectors>;

} // namespace modalens
