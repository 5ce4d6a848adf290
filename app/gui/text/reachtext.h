// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"

#include <QString>

namespace modalens {

struct ReachText
{
    QString line;    ///< "Reaches Words and Looks · Sounds: drop a sound or add an item that has one".
    QString toolTip; ///< Every signal that the query says nothing to, one a line, and what would help.
};

/// Which embedding spaces of the desk the query of an answer speaks to. Empty without a query or a space.
ReachText reachText(const RankingAnswer &answer, const Query &query, std::span<const MixerTrack> tracks = {});

} // namespace modalens
