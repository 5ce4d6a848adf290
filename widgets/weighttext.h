// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace modalens {

/// Weights are set to thousandths: finer than a pixel of the tallest fader, and short in stored views.
inline constexpr double kWeightGrid = 0.001;

/// The nearest weight that a fader can have, 0..1.
double weightOnGrid(double weight);
/// Two decimals where they say it all, else three. In the locale.
QString weightText(double weight);
/// What a person types: "0.463", ".5", "0,5"; above 1 or with "%" it is percent: "74" is 0.74. nullopt for
/// what is no number from 0 to 100.
std::optional<double> weightFromText(const QString &text);

} // namespace modalens
