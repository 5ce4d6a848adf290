// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desk/listlook.h"

#include <algorithm>
#include <array>

namespace modalens {

namespace {

constexpr std::array<std::string_view, 3> kStyleNames{"list", "grid", "table"}; // by ListStyle

bool isColumn(const std::string &name)
{
    constexpr std::array<std::string_view, 4> kFixed{"rank", "title", "score", "key"};
    constexpr std::array<std::string_view, 3> kKinds{"signal:", "tag:", "number:"};
    return std::find(kFixed.begin(), kFixed.end(), name) != kFixed.end() ||
           std::any_of(kKinds.begin(), kKinds.end(),
                       [&name](std::string_view kind) { return name.starts_with(kind); });
}

} // namespace

std::string toString(ListStyle style)
{
    return std::string(kStyleNames[std::size_t(style)]);
}

std::optional<ListStyle> listStyleFrom(std::string_view name)
{
    const auto found = std::find(kStyleNames.begin(), kStyleNames.end(), name);
    return found == kStyleNames.end() ? std::nullopt : std::optional(ListStyle(found - kStyleNames.begin()));
}

ListSort sortOf(const ListLook &look)
{
    return isColumn(look.sortColumn) ? ListSort{QString::fromStdString(look.sortColumn), look.isDescending}
                                     : ListSort();
}

ListLook withSort(ListLook look, const ListSort &sort)
{
    look.sortColumn = sort.column.toStdString();
    look.isDescending = !sort.column.isEmpty() && sort.isDescending;
    return look;
}

} // namespace modalens
