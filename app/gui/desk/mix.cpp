// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desk/mix.h"

#include <algorithm>

namespace modalens {

MixerTrack *findTrack(View &view, const std::string &signal)
{
    const auto found = std::find_if(view.tracks.begin(), view.tracks.end(),
                                    [&signal](const MixerTrack &track) { return track.signal == signal; });
    return found == view.tracks.end() ? nullptr : &*found;
}

void resetMix(View &view, const std::function<double(const std::string &signal)> &defaultWeight)
{
    for (MixerTrack &track : view.tracks) {
        track.isMuted = track.isSolo = false;
        if (!track.isLocked)
            track.weight = defaultWeight(track.signal);
    }
}

View withMixOf(View view, const View &mix)
{
    view.method = mix.method;
    view.normalisation = mix.normalisation;
    view.missing = mix.missing;
    for (MixerTrack &track : view.tracks) {
        const auto kept =
            std::find_if(mix.tracks.begin(), mix.tracks.end(),
                         [&track](const MixerTrack &known) { return known.signal == track.signal; });
        const bool isKnown = kept != mix.tracks.end();
        track.isMuted = isKnown && kept->isMuted;
        track.isSolo = isKnown && kept->isSolo;
        if (!track.isLocked)
            track.weight = isKnown ? kept->weight : 0.0;
    }
    for (const MixerTrack &track : mix.tracks)
        if (!findTrack(view, track.signal))
            view.tracks.push_back(track);
    return view;
}

} // namespace modalens
