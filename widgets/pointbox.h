// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QRectF>

namespace modalens {

/// The box, in world coordinates, of all points but the outermost 2 in 1000 on each side: what a map should
/// show at first. Of a large map evenly spread points are looked at. Points that are no numbers are left out;
/// null without any.
QRectF robustBox(const MapPoints &points);

} // namespace modalens
