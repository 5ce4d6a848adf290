// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/mapservice.h"
#include "widgets/values.h"

namespace modalens {

/// Names of groups where their points stand out: the place that holds most more of a group's points than it
/// would if the group were spread like the whole map. A group that stands out nowhere gets no name, because
/// any place would mislead; nor does the middle between two islands get one..
QVector<MapLabel> groupLabels(const MapPoints &points, const MapGroups &groups);

} // namespace modalens
