// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/rows.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace modalens {

void normalise(std::span<float> vector)
{
    double squares = 0;
    for (const float value : vector)
        squares += static_cast<double>(value) * value;
    if (!(squares > 0) || !std::isfinite(squares)) {
        std::fill(vector.begin(), vector.end(), 0.0f);
        return;
    }
    const auto factor = 1.0 / std::sqrt(squares);
    for (float &value : vector)
        value = static_cast<float>(value * factor);
}

const StateTensor *findTensor(const EncoderState &state, std::string_view name, std::size_t axes)
{
    const auto found = state.find(std::string(name));
    if (found == state.end() || found->second.shape.size() != axes)
        return nullptr;
    std::size_t count = 1;
    for (const std::int64_t length : found->second.shape) {
        if (length < 1 || length > (std::int64_t{1} << 31))
            return nullptr;
        count *= static_cast<std::size_t>(length);
    }
    return count == found->second.values.size() ? &found->second : nullptr;
}

} // namespace modalens
