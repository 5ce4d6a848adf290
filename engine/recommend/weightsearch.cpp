// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/weightsearch.h"

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr int kGridSteps = 10;
constexpr int kMaxRounds = 6;
constexpr double kLeastGain = 1e-9; ///< Rounding is no improvement.

std::vector<std::vector<double>> startingPoints(std::size_t signals)
{
    std::vector<std::vector<double>> starts{std::vector<double>(signals, 1.0)};
    for (std::size_t m = 0; m < signals && signals > 1; ++m) {
        starts.emplace_back(signals, 0.0);
        starts.back()[m] = 1.0;
    }
    return starts;
}

} // namespace

std::vector<double> searchWeights(int signals, const std::function<double(std::span<const double>)> &quality,
                                  std::stop_token stop)
{
    std::vector<double> best;
    double bestQuality = 0;
    const auto offer = [&](std::vector<double> weights) {
        const double reached = quality(weights);
        if (!best.empty() && reached <= bestQuality + kLeastGain)
            return false;
        best = std::move(weights);
        bestQuality = reached;
        return true;
    };
    for (auto &start : startingPoints(static_cast<std::size_t>(signals)))
        offer(std::move(start));
    bool isBetter = true;
    for (int round = 0; round < kMaxRounds && isBetter && !stop.stop_requested(); ++round) {
        isBetter = false;
        for (std::size_t m = 0; m < best.size(); ++m) {
            for (int step = 0; step <= kGridSteps; ++step) {
                std::vector<double> weights = best;
                weights[m] = static_cast<double>(step) / kGridSteps;
                if (*std::max_element(weights.begin(), weights.end()) > 0)
                    isBetter = offer(std::move(weights)) || isBetter;
            }
        }
    }
    const double largest = best.empty() ? 1 : *std::max_element(best.begin(), best.end());
    for (double &weight : best)
        weight /= largest;
    return best;
}

} // namespace modalens
