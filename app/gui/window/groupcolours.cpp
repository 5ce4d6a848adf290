// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/groupcolours.h"

#include "widgets/theme.h"

#include <array>

namespace modalens {

namespace {

constexpr std::array<QRgb, 8> kLight{0xff3f4488, 0xffa8552e, 0xff5f8a2b, 0xffa3468f,
                                     0xff6d7f8f, 0xff8c7326, 0xff2f7f86, 0xff7a5a48};
constexpr std::array<QRgb, 8> kDark{0xff9a9ed0, 0xffe09a74, 0xffa4cf6f, 0xffdf93cf,
                                    0xffa9b9c9, 0xffd3bd6b, 0xff78c3ca, 0xffbfa18f};

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
