// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/view.h"
#include "widgets/listvalues.h"

#include <optional>
#include <string>
#include <string_view>

namespace modalens {

// How the list stands, as a view holds it and as the widgets take it.

std::string toString(ListStyle style);
std::optional<ListStyle> listStyleFrom(std::string_view name);
/// By rank where the view names a column of no kind that there is.
ListSort sortOf(const ListLook &look);
ListLook withSort(ListLook look, const ListSort &sort);

} // namespace modalens
