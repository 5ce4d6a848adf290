// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/view.h"

#include <functional>
#include <string>

namespace modalens {

// What is done to the mix of a view. Pure.

/// The track of a signal, or nullptr.
MixerTrack *findTrack(View &view, const std::string &signal);

/// Mutes and solos off, weights at `defaultWeight(signal)`, those of locked tracks where they are. Names and
/// locks stay.
void resetMix(View &view, const std::function<double(const std::string &signal)> &defaultWeight);

/// `view` with the fusion, weights, mutes and solos of `mix`. Locked weights, locks and names stay; a signal
/// that `mix` does not know is silent.
View withMixOf(View view, const View &mix);

} // namespace modalens
