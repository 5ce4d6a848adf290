// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/facets.h"

#include "engine/catalog/catalog.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace modalens {

namespace {

constexpr std::uint8_t kNoBin = 255;

/// Calls visit(row) for each set bit, ascending.
template <typename Visit>
void forEachRow(const Bitmap &rows, Visit visit)
{
    std::int64_t base = 0;
    for (std::uint64_t word : rows.words()) {
        for (; word != 0; word &= word - 1)
            visit(base + std::countr_zero(word));
        base += 64;
    }
}

/// The smallest of 1, 2 and 5 times a power of ten that is at least `least`.
double roundStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

std::vector<double> roundEdges(double min, double max, bool isWhole)
{
    const double range = std::max(max - min, std::max(std::abs(max) * 1e-6, 1e-30));
    double step = roundStep(range / (NumberFacet::kMaxBins - 2));
    if (isWhole)
        step = std::max(step, 1.0);
    const double first = std::floor(min / step);
    std::vector<double> edges{first * step};
    while (edges.back() <= max && edges.size() <= NumberFacet::kMaxBins)
        edges.push_back((first + static_cast<double>(edges.size())) * step);
    edges.back() = std::max(edges.back(), max);
    return edges;
}

} // namespace

TagFacet::TagFacet(std::string group, std::vector<std::string> values, std::vector<std::uint32_t> starts,
                   std::vector<std::uint32_t> codes)
    : m_group(std::move(group))
    , m_values(std::move(values))
    , m_starts(std::move(starts))
    , m_codes(std::move(codes))
{
}

std::span<const std::uint32_t> TagFacet::codesOf(std::int64_t row) const
{
    const auto at = static_cast<std::size_t>(row);
    return std::span(m_codes).subspan(m_starts[at], m_starts[at + 1] - m_starts[at]);
}

int TagFacet::codeOf(std::string_view value) const
{
    const auto found = std::find(m_values.begin(), m_values.end(), value);
    return found == m_values.end() ? -1 : static_cast<int>(found - m_values.begin());
}

std::vector<std::int64_t> TagFacet::counts(const Bitmap &rows) const
{
    std::vector<std::int64_t> counts(m_values.size());
    forEachRow(rows, [&](std::int64_t row) {
        for (const std::uint32_t code : codesOf(row))
            ++counts[code];
    });
    return counts;
}

Bitmap TagFacet::rowsWith(std::span<const std::string> values) const
{
    std::vector<char> isWanted(m_values.size());
    for (const std::string &value : values)
        if (const int code = codeOf(value); code >= 0)
            isWanted[static_cast<std::size_t>(code)] = 1;
    Bitmap rows(rowCount());
    for (std::int64_t row = 0; row < rowCount(); ++row)
        for (const std::uint32_t code : codesOf(row))
            if (isWanted[code])
                rows.set(row);
    return rows;
}

std::size_t TagFacet::sizeBytes() const
{
    std::size_t bytes = (m_starts.size() + m_codes.size()) * sizeof(std::uint32_t);
    for (const std::string &value : m_values)
        bytes += sizeof(value) + value.size();
    return bytes;
}

NumberFacet::NumberFacet(std::string name, std::vector<float> values)
    : m_name(std::move(name))
    , m_values(std::move(values))
    , m_bins(m_values.size(), kNoBin)
{
    m_min = std::numeric_limits<double>::infinity();
    m_max = -m_min;
    for (const float value : m_values) {
        if (!std::isfinite(value))
            continue;
        m_min = std::min<double>(m_min, value);
        m_max = std::max<double>(m_max, value);
        m_isWhole = m_isWhole && value == std::floor(value);
    }
    if (m_min > m_max)
        return;
    m_edges = roundEdges(m_min, m_max, m_isWhole);
    const double first = m_edges.front(), step = m_edges[1] - first;
    const int last = static_cast<int>(m_edges.size()) - 2;
    for (std::size_t row = 0; row < m_values.size(); ++row) {
        if (!std::isfinite(m_values[row]))
            continue;
        int bin = std::clamp(static_cast<int>((m_values[row] - first) / step), 0, last);
        while (bin < last && m_values[row] >= m_edges[static_cast<std::size_t>(bin) + 1])
            ++bin; // the division may round to the other side of an edge
        while (bin > 0 && m_values[row] < m_edges[static_cast<std::size_t>(bin)])
            --bin;
        m_bins[row] = static_cast<std::uint8_t>(bin);
    }
}

std::vector<std::int64_t> NumberFacet::counts(const Bitmap &rows) const
{
    std::vector<std::int64_t> counts(256); // one for each byte, so that the loop needs no branch
    forEachRow(rows, [&](std::int64_t row) { ++counts[m_bins[static_cast<std::size_t>(row)]]; });
    counts.resize(m_edges.empty() ? 0 : m_edges.size() - 1);
    return counts;
}

Bitmap NumberFacet::rowsWithin(std::optional<double> min, std::optional<double> max) const
{
    const double low = min.value_or(-std::numeric_limits<double>::infinity());
    const double high = max.value_or(std::numeric_limits<double>::infinity());
    Bitmap rows(static_cast<std::int64_t>(m_values.size()));
    for (std::size_t row = 0; row < m_values.size(); ++row)
        if (std::isfinite(m_values[row]) && m_values[row] >= low && m_values[row] <= high)
            rows.set(static_cast<std::int64_t>(row));
    return rows;
}

Result<FacetTable> FacetTable::load(const Catalog &catalog)
{
    FacetTable table;
    MODALENS_TRY(live, catalog.liveRows());
    table.m_liveRows = std::move(live);
    MODALENS_TRY(tags, catalog.tagFacets());
    table.m_tags = std::move(tags);
    MODALENS_TRY(names, catalog.fieldNames());
    for (const std::string &name : names) {
        MODALENS_TRY(column, catalog.fieldColumn(name));
        table.m_numbers.emplace_back(name, std::move(column));
    }
    return table;
}

const TagFacet *FacetTable::tagFacet(std::string_view group) const
{
    const auto found = std::find_if(m_tags.begin(), m_tags.end(),
                                    [group](const TagFacet &facet) { return facet.group() == group; });
    return found == m_tags.end() ? nullptr : &*found;
}

const NumberFacet *FacetTable::numberFacet(std::string_view name) const
{
    const auto found = std::find_if(m_numbers.begin(), m_numbers.end(),
                                    [name](const NumberFacet &facet) { return facet.name() == name; });
    return found == m_numbers.end() ? nullptr : &*found;
}

Bitmap FacetTable::rows(const Filter &filter, std::string_view exceptFacet) const
{
    std::map<std::string_view, std::vector<std::string>> valuesByGroup;
    Bitmap rows = m_liveRows;
    for (const Filter::TagIs &tag : filter.tags) {
        if (const TagFacet *facet = tagFacet(tag.group); tag.isExcluded && facet) {
            Bitmap others = facet->rowsWith(std::span(&tag.value, 1));
            others.invert();
            rows &= others;
        } else if (!tag.isExcluded && tag.group != exceptFacet) {
            valuesByGroup[tag.group].push_back(tag.value);
        }
    }
    const Bitmap none(m_liveRows.size());
    for (const auto &[group, values] : valuesByGroup) {
        const TagFacet *facet = tagFacet(group);
        rows &= facet ? facet->rowsWith(values) : none;
    }
    for (const Filter::FieldRange &range : filter.ranges) {
        if (range.name == exceptFacet)
            continue;
        const NumberFacet *facet = numberFacet(range.name);
        rows &= facet ? facet->rowsWithin(range.min, range.max) : none;
    }
    return rows;
}

} // namespace modalens
