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

/// Which embedding spaces of the desk the query of an answer speaks to, and which of them another version of
/// their encoder made, so that words and files say nothing to them. Empty without a query or a space.
/// \param signalSet that answered; may be nullptr.
ReachText reachText(const RankingAnswer &answer, const Query &query, std::span<const MixerTrack> tracks = {},
                    const SignalSet *signalSet = nullptr);

/// Embedding again would make the query reach more: see reachText().
bool hasOutdatedSpace(const Query &query, const SignalSet &signalSet);

} // namespace modalens
