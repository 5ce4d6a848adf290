// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/startview.h"

#include "app/gui/services/rankingengine.h"
#include "engine/base/file.h"

#include <algorithm>
#include <bit>

namespace modalens {

namespace {

constexpr std::int64_t kItemsLookedAt = 200;

Result<View> firstView(const Catalog &catalog, const Bitmap &liveRows)
{
    std::vector<ItemId> items;
    for (std::int64_t row = 0; row < liveRows.size() && std::ssize(items) < kItemsLookedAt; ++row)
        if (liveRows.test(row))
            items.push_back(ItemId{row});
    View view;
    if (items.empty())
        return view;
    MODALENS_TRY(summaries, catalog.summaries(items));
    const auto richest =
        std::max_element(summaries.begin(), summaries.end(), [](const auto &a, const auto &b) {
            return std::popcount(a.modalities) < std::popcount(b.modalities);
        });
    view.query = {{.kind = QueryTerm::Kind::Item, .value = richest->key}};
    return view;
}

} // namespace

Result<View> startViewOf(const Catalog &catalog, const Bitmap &liveRows)
{
    MODALENS_TRY(stored, catalog.view(kSessionView));
    if (stored)
        if (auto view = viewFromJson(*stored))
            return std::move(*view);
    return firstView(catalog, liveRows);
}

Result<View> namedView(const Catalog &catalog, const std::string &name)
{
    MODALENS_TRY(stored, catalog.view(name));
    if (stored)
        return viewFromJson(*stored);
    if (auto term = parseQueryTerm(name)) {
        View view;
        view.query = {*term};
        return view;
    }
    MODALENS_TRY(text, readTextFile(name, kMaxViewBytes));
    return viewFromJson(text);
}

std::vector<SignalInfo> signalsToMix(const SignalSet &signalSet)
{
    std::vector<SignalInfo> infos = signalSet.signalInfos();
    for (const UnreadableSpace &unreadable : signalSet.unreadable()) {
        const SpaceInfo &space = unreadable.space;
        infos.push_back({space.name, SignalKind::Space, space.modality, space.vectorCount, space.dimension});
    }
    return infos;
}

View withTracksForSpaces(View view, const std::vector<SignalInfo> &signalInfos)
{
    for (const SignalInfo &info : signalInfos) {
        if (info.kind != SignalKind::Space || info.presentCount == 0)
            continue;
        const auto same =
            std::find_if(view.tracks.begin(), view.tracks.end(),
                         [&info](const MixerTrack &track) { return track.signal == info.name; });
        if (same == view.tracks.end())
            view.tracks.push_back({.signal = info.name, .weight = kFirstWeight});
    }
    return view;
}

} // namespace modalens
