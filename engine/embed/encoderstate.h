// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/models/encoder.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace modalens {

/// Name of the file in a space's folder.
inline constexpr const char *kEncoderStateFile = "encoder.safetensors";

/// The learned state of an encoder as a safetensors file (float32 tensors) whose metadata name the encoder,
/// its version and the XXH3 checksum of the data. Same state, same bytes.
std::vector<std::byte> serialiseEncoderState(const EncoderState &state, const EncoderInfo &encoder);

/// `Damaged` when the checksum or a shape does not hold, `Unsupported` when it is the state of another
/// encoder or version.
Result<EncoderState> parseEncoderState(std::span<const std::byte> bytes, const EncoderInfo &encoder);

} // namespace modalens
