// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/mapengine.h"

#include "engine/base/log.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace modalens {

namespace {

bool isComplete(const SpaceVectors &space)
{
    return space.info().state == SpaceState::Complete;
}

bool allEqual(const std::vector<double> &weights)
{
    return std::all_of(weights.begin(), weights.end(), [&weights](double weight) {
        return std::abs(weight) == std::abs(weights.front()) && weight != 0.0;
    });
}

} // namespace

std::vector<SharedVectors> spacesOf(const SignalSet &signalSet)
{
    std::vector<SharedVectors> spaces;
    for (std::size_t i = 0; i < signalSet.signalInfos().size(); ++i)
        if (SharedVectors vectors = signalSet.vectors(static_cast<int>(i)); vectors && vectors->count() > 0)
            spaces.push_back(std::move(vectors));
    return spaces;
}

Result<Layout> MapEngine::layout(const Catalog &catalog, const Request &request, std::stop_token stop)
{
    m_toKeep.reset();
    if (request.signal.empty())
        return fusedLayout(catalog, request, std::move(stop));
    const int signal = request.signalSet->indexOf(request.signal);
    const SharedVectors space = signal < 0 ? nullptr : request.signalSet->vectors(signal);
    if (!space)
        return fail(ErrorCode::NotFound, "no such space", request.signal);
    return spaceLayout(catalog, space, std::move(stop));
}

Result<Layout> MapEngine::spaceLayout(const Catalog &catalog, const SharedVectors &space,
                                      std::stop_token stop)
{
    const std::string &name = space->info().name;
    const std::uint64_t source = mapSource({&space, 1});
    if (auto stored = loadLayout(catalog.folder(), name, source))
        return std::move(*stored);
    NoProgress progress;
    MODALENS_TRY(layout, projectSpace(*space, progress, std::move(stop)));
    if (isComplete(*space))
        m_toKeep = Made{name, source, layout};
    return std::move(layout);
}

Result<Layout> MapEngine::fusedLayout(const Catalog &catalog, const Request &request, std::stop_token stop)
{
    const std::vector<SharedVectors> spaces = spacesOf(*request.signalSet);
    if (spaces.empty())
        return Layout{};
    const std::int64_t rowCount = request.signalSet->rowCount();
    // The expensive begin() waits until the mix says something that no stored map says.
    const std::uint64_t source = mapSource(spaces, request.weights);
    for (const std::string_view name : {kFusedLayout, kMixedLayout})
        if (auto stored = loadLayout(catalog.folder(), name, source)) {
            m_lastFused = *stored;
            return std::move(*stored);
        }
    if (m_fusedOf != request.signalSet) {
        NoProgress progress;
        m_fused.reset();
        MODALENS_TRY(fused, FusedMap::begin(spaces, rowCount, progress, std::move(stop)));
        m_fused.emplace(std::move(fused));
        m_fusedOf = request.signalSet;
    }
    MODALENS_TRY(layout, m_fused->at(request.weights, m_lastFused.items.empty() ? nullptr : &m_lastFused));
    m_lastFused = layout;
    const bool areComplete =
        std::all_of(spaces.begin(), spaces.end(), [](const auto &space) { return isComplete(*space); });
    if (areComplete)
        m_toKeep = Made{std::string(allEqual(request.weights) ? kFusedLayout : kMixedLayout), source, layout};
    return std::move(layout);
}

/// A map that cannot be stored is still a map.
void MapEngine::keepLast(const Catalog &catalog)
{
    const std::optional<Made> made = std::exchange(m_toKeep, std::nullopt);
    if (!made || catalog.isReadOnly())
        return;
    if (const Status saved = saveLayout(catalog.folder(), made->name, made->source, made->layout); !saved)
        logMessage(LogLevel::Warning, describe(saved.error()));
}

Status updateMaps(Catalog &catalog, ProgressSink &progress, std::stop_token stop)
{
    MODALENS_TRY(loaded, SignalSet::load(catalog, UnreadableSpaces::LeaveOut));
    const auto signalSet = std::make_shared<const SignalSet>(std::move(loaded));
    const std::vector<SharedVectors> spaces = spacesOf(*signalSet);
    const auto total = static_cast<std::int64_t>(spaces.size()) + 1;
    MapEngine engine;
    for (std::size_t i = 0; i < spaces.size(); ++i) {
        const std::string &name = spaces[i]->info().name;
        progress.report(
            {.stage = "project", .done = static_cast<std::int64_t>(i), .total = total, .subject = name});
        MODALENS_CHECK(engine.layout(catalog, {signalSet, name, {}}, stop));
        engine.keepLast(catalog);
    }
    progress.report({.stage = "project", .done = total - 1, .total = total});
    MODALENS_CHECK(engine.layout(catalog, {signalSet, {}, std::vector<double>(spaces.size(), 1.0)}, stop));
    engine.keepLast(catalog);
    return {};
}

} // namespace modalens
