// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"

#include <span>
#include <string_view>

namespace modalens {

/// Scales to unit length; all zeros where the length is zero or not finite.
void normalise(std::span<float> vector);

/// A tensor of that name and number of axes whose shape and values agree, else nullptr: what is stored is
/// read back with suspicion.
const StateTensor *findTensor(const EncoderState &state, std::string_view name, std::size_t axes);

} // namespace modalens
