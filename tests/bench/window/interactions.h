// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

// What an analyst does in the window, one function each, driven through its widgets. A catalog is open and
// painted. Each returns the times of measuring.h's timesOf().

namespace modalens {
class MainWindow;
}

namespace modalens::bench {

/// From a fader's move to the list painted with the answer for exactly that weight; beside it what painting
/// the list alone costs when nothing has changed.
nlohmann::json timeMoves(MainWindow &window, int moves);
/// From a click on a tag to facets, list and map painted with what is left.
nlohmann::json timeFacetClicks(MainWindow &window, int clicks);
/// From a turn of the wheel to the painted list, and to where the map's picture moves.
nlohmann::json timeScrolling(MainWindow &window, int frames);
nlohmann::json timePanning(MainWindow &window, int frames);
/// The point under the pointer, anywhere on the map.
nlohmann::json timeHover(MainWindow &window, int places);

} // namespace modalens::bench
