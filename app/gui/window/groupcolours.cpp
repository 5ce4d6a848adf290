// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/groupcolours.h"

#include "widgets/theme.h"

#include <array>

namespace modalens {

namespace {

// Paul Tol, "Colour Schemes", SRON/EPS/TN/09-002 (2021): the schemes "muted" and, on dark ground, "light",
// without their yellows, which mean selected here; purple stands in on dark. Told apart with any one of the
// three kinds of cones missing: tst_mapcolouring measures it.
constexpr std::array<QRgb, 8> kLight{0xff332288, 0xffcc6677, 0xff117733, 0xffaa4499,
                                     0xff44aa99, 0xff882255, 0xff999933, 0xff88ccee};
constexpr std::array<QRgb, 8> kDark{0xff77aadd, 0xffee8866, 0xff44bb99, 0xffffaabb,
                                    0xffbbcc33, 0xff99ddff, 0xffaa4499, 0xff999933};

} // namespace

QColor groupColour(int index, const Theme &theme)
{
    if (index < 0 || index >= static_cast<int>(kLight.size()))
        return otherColour(theme);
    const auto at = static_cast<std::size_t>(index);
    return QColor::fromRgba(theme.isDark ? kDark[at] : kLight[at]);
}

QColor otherColour(const Theme &theme)
{
    return theme.isDark ? QColor(0x5b, 0x64, 0x73) : QColor(0xb3, 0xb9, 0xc4);
}

QColor filteredColour(const Theme &theme)
{
    return theme.isDark ? QColor(0x2b, 0x30, 0x3a) : QColor(0xe1, 0xe4, 0xea);
}

} // namespace modalens
