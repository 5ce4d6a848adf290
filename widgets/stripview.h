// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

namespace modalens {

/// What a strip of the mixer shows: the track of a signal, or a bus that stands for several.
struct StripView : TrackView
{
    bool isLocked = false;      ///< No fader moves the weight: not its own, not that of its bus.
    double defaultWeight = 0.5; ///< What a right click goes back to.
    QString standardLabel; ///< Translated; what the signal is called when it has no name of the analyst's.
    QString bus;           ///< Signals of one bus share a fader where there are several. Empty: none.
    QString busLabel;      ///< Translated: "Looks", "Numbers".
    QString instead;       ///< Translated, two short lines in place of the share: "making\n34%"; empty: none.
    QString twinNote;      ///< Translated, for the badge: "Almost the same as Looks (0.96) …"; empty: none.
};

} // namespace modalens
