// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace modalens {

/// A numeric field as a person would write it, in the default locale: "1995", "7.25", "1,250,000". Digits are
/// grouped in long numbers alone: a whole number below 10,000 may be a year, and a field that names a year, a
/// date or an id counts nothing, however large it is.
QString fieldText(const std::string &name, double value);

} // namespace modalens
