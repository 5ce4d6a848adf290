// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"

#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace modalens {

/// Scales to unit length; all zeros where the length is zero or not finite.
void normalise(std::span<float> vector);

/// A tensor of that name and number of axes whose shape and values agree, else nullptr: what is stored is
/// read back with suspicion.
const StateTensor *findTensor(const EncoderState &state, std::string_view name, std::size_t axes);

/// Runs work that returns an `Outcome` (a Result or Status) at the edge of the engine: what a library or the
/// allocator throws becomes an error of `encoder`.
template <class Outcome, class Work>
Outcome guarded(std::string_view encoder, Work &&work)
{
    try {
        return std::forward<Work>(work)();
    } catch (const std::exception &exception) {
        return fail(ErrorCode::Internal, exception.what(), std::string(encoder));
    }
}

} // namespace modalens
