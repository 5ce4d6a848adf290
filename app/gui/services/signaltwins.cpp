// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/signaltwins.h"

#include "engine/rank/rankcorrelation.h"

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr std::int64_t kFewestRows = 20; // fewer may agree by chance

} // namespace

std::optional<std::vector<SignalTwins>> twinsAmong(std::span<const SignalColumn> columns,
                                                   std::stop_token stop)
{
    std::vector<SignalTwins> twins;
    for (std::size_t i = 0; i < columns.size(); ++i)
        for (std::size_t j = i + 1; j < columns.size(); ++j) {
            if (stop.stop_requested())
                return std::nullopt;
            if (!columns[i].column || !columns[j].column)
                continue;
            const RankCorrelation found = sampledRankCorrelation(*columns[i].column, *columns[j].column);
            if (found.rows >= kFewestRows && std::abs(found.rho) > kTwinCorrelation)
                twins.push_back({columns[i].signal, columns[j].signal, found.rho});
        }
    std::stable_sort(twins.begin(), twins.end(), [](const SignalTwins &a, const SignalTwins &b) {
        return std::abs(a.rho) > std::abs(b.rho);
    });
    return twins;
}

} // namespace modalens
