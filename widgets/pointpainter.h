// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/camera.h"

#include <QImage>

#include <span>

namespace modalens {

/// Draws points as soft discs over `picture`, in their order. `picture` is opaque, of 32 bits a pixel, and as
/// large as the map with its device pixel ratio. \param xy x and y interleaved, world; what is no number is
/// left out. \param argb one 0xAARRGGBB a point, not premultiplied. \param diameterPx logical pixels.
/// Places are rounded to a quarter of a device pixel. About 50 ns for a small disc.
void paintPoints(QImage *picture, std::span<const float> xy, std::span<const quint32> argb,
                 const Camera &camera, double diameterPx);

} // namespace modalens
