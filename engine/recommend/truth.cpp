// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/truth.h"

#include <charconv>
#include <cmath>
#include <map>

namespace modalens {

namespace {

Result<std::vector<std::string>> labelsFrom(const Catalog &catalog, std::string_view spec)
{
    if (spec.starts_with("tag:"))
        return catalog.tagColumn(spec.substr(4));
    if (!spec.starts_with("field:"))
        return fail(ErrorCode::InvalidArgument, "a truth is written tag:GROUP or field:NAME",
                    std::string(spec));
    MODALENS_TRY(values, catalog.fieldColumn(spec.substr(6)));
    std::vector<std::string> labels;
    for (const float value : values) {
        char text[32];
        const auto end = std::to_chars(text, text + sizeof(text), value).ptr;
        labels.emplace_back(std::isfinite(value) ? std::string(text, end) : std::string());
    }
    return labels;
}

} // namespace

Result<Truth> loadTruth(const Catalog &catalog, std::string_view spec)
{
    MODALENS_TRY(labels, labelsFrom(catalog, spec));
    MODALENS_TRY(live, catalog.liveRows());
    Truth truth;
    truth.name = spec;
    truth.groupOfRow.assign(labels.size(), -1);
    std::map<std::string, std::int32_t> indexOf;
    for (std::size_t row = 0; row < labels.size(); ++row) {
        if (labels[row].empty() || !live.test(static_cast<std::int64_t>(row)))
            continue;
        const auto [entry, isNew] =
            indexOf.emplace(labels[row], static_cast<std::int32_t>(truth.groups.size()));
        if (isNew) {
            truth.groups.push_back(labels[row]);
            truth.sizes.push_back(0);
        }
        truth.groupOfRow[row] = entry->second;
        ++truth.sizes[static_cast<std::size_t>(entry->second)];
    }
    if (truth.groups.empty())
        return fail(ErrorCode::NotFound, "no item has this truth; `info` lists the tag groups and fields",
                    std::string(spec));
    return truth;
}

} // namespace modalens
