// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/report/htmlreport.h"

#include <string>

namespace modalens::cli {

/// "--c:var(--s-text)": the colour of a signal, for a style attribute.
std::string colourOf(const SignalInfo &signal);

/// One query: its picture, the mix with its effective shares, and the ranked list with what put each item
/// there.
std::string rankingSection(const ReportInput &input, const ReportedQuery &query);

} // namespace modalens::cli
