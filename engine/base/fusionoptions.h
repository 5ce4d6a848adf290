// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace modalens {

/// How a column is made comparable before it is weighted: as it is; to [0, 1] by its extremes; to mean 0 and
/// deviation 1 over the items that have the signal (the default).
enum class Normalisation { None, MinMax, ZScore };

/// What an item without a signal gets: no term and no share in the denominator; the column's mean; the
/// column's worst value in the direction of the weight.
enum class MissingPolicy { Renormalise, Neutral, Penalise };

inline constexpr std::array<std::string_view, 3> kNormalisationNames{"none", "minmax", "zscore"};
inline constexpr std::array<std::string_view, 3> kMissingPolicyNames{"renormalise", "neutral", "penalise"};

constexpr std::string_view toString(Normalisation value)
{
    return kNormalisationNames[static_cast<std::size_t>(value)];
}

constexpr std::string_view toString(MissingPolicy value)
{
    return kMissingPolicyNames[static_cast<std::size_t>(value)];
}

constexpr std::optional<Normalisation> normalisationFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kNormalisationNames.size(); ++i)
        if (kNormalisationNames[i] == name)
            return static_cast<Normalisation>(i);
    return std::nullopt;
}

constexpr std::optional<MissingPolicy> missingPolicyFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kMissingPolicyNames.size(); ++i)
        if (kMissingPolicyNames[i] == name)
            return static_cast<MissingPolicy>(i);
    return std::nullopt;
}

} // namespace modalens
