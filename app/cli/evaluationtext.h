// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/reporter.h"
#include "engine/recommend/agreement.h"
#include "engine/recommend/evaluate.h"

#include <string>
#include <vector>

namespace modalens::cli {

std::string textOf(const Evaluation &evaluation);
Json jsonOf(const Evaluation &evaluation);
std::string textOf(const std::vector<PairAgreement> &pairs, int k);
Json jsonOf(const std::vector<PairAgreement> &pairs);
/// "0.512 [0.489, 0.534]"
std::string textOf(const Estimate &estimate);
Json jsonOf(const Estimate &estimate);
/// "text 1.00, image 0.40"
std::string weightsText(const std::vector<std::string> &signalNames, const std::vector<double> &weights);

} // namespace modalens::cli
