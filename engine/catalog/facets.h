// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/bitmap.h"
#include "engine/base/result.h"
#include "engine/catalog/types.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The tags and numbers of a catalog as columns in memory, so that counts under any selection and the rows of
// any filter cost one pass over small integers instead of a question to the database. Immutable values; any
// thread may read them.

namespace modalens {

class Catalog;

/// One tag group. Each row has any number of codes, and a code stands for the value of that index.
class TagFacet
{
public:
    /// \param values in the order of their codes. \param starts rows + 1 places in `codes`, ascending;
    /// the codes of row r are codes[starts[r]] .. codes[starts[r + 1]], each at most once and below
    /// values.size().
    TagFacet(std::string group, std::vector<std::string> values, std::vector<std::uint32_t> starts,
             std::vector<std::uint32_t> codes);

    const std::string &group() const { return m_group; }
    const std::vector<std::string> &values() const { return m_values; }
    std::int64_t rowCount() const { return static_cast<std::int64_t>(m_starts.size()) - 1; }
    std::span<const std::uint32_t> codesOf(std::int64_t row) const;
    /// Code of a value, or -1.
    int codeOf(std::string_view value) const;
    /// For each value the rows of `rows` that have it. O(rows set in `rows`); about 2 ms a million.
    std::vector<std::int64_t> counts(const Bitmap &rows) const;
    /// Rows with at least one of `values`; values that are unknown match nothing.
    Bitmap rowsWith(std::span<const std::string> values) const;
    /// Bytes held.
    std::size_t sizeBytes() const;

private:
    std::string m_group;
    std::vector<std::string> m_values;
    std::vector<std::uint32_t> m_starts;
    std::vector<std::uint32_t> m_codes;
};

/// One numeric field with the bins of its histogram. Bins are half open except the last; their edges are
/// round numbers (a step of 1, 2 or 5 times a power of ten; whole numbers get whole steps), at most kMaxBins.
class NumberFacet
{
public:
    static constexpr int kMaxBins = 40;

    /// \param values one per row, NaN or infinite where missing.
    NumberFacet(std::string name, std::vector<float> values);

    const std::string &name() const { return m_name; }
    std::span<const float> values() const { return m_values; }
    /// Bins + 1 edges, ascending; empty when no row has a number.
    const std::vector<double> &edges() const { return m_edges; }
    double min() const { return m_min; }
    double max() const { return m_max; }
    bool isWhole() const { return m_isWhole; } ///< Every number is an integer.
    /// For each bin the rows of `rows` in it. O(rows set in `rows`).
    std::vector<std::int64_t> counts(const Bitmap &rows) const;
    /// Rows with a number in [min, max]; an absent bound is open.
    Bitmap rowsWithin(std::optional<double> min, std::optional<double> max) const;

private:
    std::string m_name;
    std::vector<float> m_values;
    std::vector<std::uint8_t> m_bins; ///< 255: no number.
    std::vector<double> m_edges;
    double m_min = 0, m_max = 0;
    bool m_isWhole = true;
};

/// Every facet of a catalog. Loading reads all tags and fields once: about half a second for a million items.
class FacetTable
{
public:
    static Result<FacetTable> load(const Catalog &catalog);

    const std::vector<TagFacet> &tags() const { return m_tags; }
    const std::vector<NumberFacet> &numbers() const { return m_numbers; }
    const TagFacet *tagFacet(std::string_view group) const;      ///< nullptr when there is none.
    const NumberFacet *numberFacet(std::string_view name) const; ///< nullptr when there is none.
    /// Rows that no tombstone covers.
    const Bitmap &liveRows() const { return m_liveRows; }
    /// Live rows that satisfy the tags and ranges of `filter` (its text is the database's business), without
    /// what `exceptFacet` (a group or field name) is wanted to be: a facet counts what its other values would
    /// add. What is excluded stays so.
    Bitmap rows(const Filter &filter, std::string_view exceptFacet = {}) const;

private:
    std::vector<TagFacet> m_tags;
    std::vector<NumberFacet> m_numbers;
    Bitmap m_liveRows;
};

} // namespace modalens
