// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/image.h"

#include <cmath>
#include <functional>

namespace modalens::testing {

struct Colour
{
    double red = 0;
    double green = 0;
    double blue = 0;
};

/// A picture painted by a function of x and y in [0, 1).
inline Image painted(int width, int height, const std::function<Colour(double, double)> &paint)
{
    Image image{width, height, {}};
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column) {
            const Colour colour = paint((column + 0.5) / width, (row + 0.5) / height);
            for (const double channel : {colour.red, colour.green, colour.blue})
                image.pixels.push_back(static_cast<std::uint8_t>(std::lround(channel)));
        }
    return image;
}

inline Image solid(Colour colour, int width = 64, int height = 48)
{
    return painted(width, height, [colour](double, double) { return colour; });
}

/// Waves of grey whose crests run across `degrees` (0: light changes from left to right).
inline Image stripes(double degrees, double waves, int side = 128)
{
    const double angle = degrees * 3.14159265358979 / 180.0;
    return painted(side, side, [=](double x, double y) {
        const double grey = 127.5 + 100 * std::sin(2 * 3.14159265358979 * waves *
                                                   (x * std::cos(angle) + y * std::sin(angle)));
        return Colour{grey, grey, grey};
    });
}

/// A coloured disc on a ground.
inline Image disc(Colour colour, Colour ground, double x, double y, double radius, int side = 128)
{
    return painted(side, side,
                   [=](double u, double v) { return std::hypot(u - x, v - y) < radius ? colour : ground; });
}

} // namespace modalens::testing
