// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace modalens {

struct Theme;

/// Colours of tag values on the map, safe for the colour-blind. At most kMaxMapGroups of them; the rest and
/// untagged items are grey.
QColor groupColour(int index, const Theme &theme);
QColor otherColour(const Theme &theme);
/// An item that the filter keeps out.
QColor filteredColour(const Theme &theme);

} // namespace modalens
