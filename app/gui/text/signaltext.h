// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/types.h"
#include "engine/catalog/view.h"
#include "engine/rank/signals/signalset.h"
#include "widgets/values.h"

#include <QString>

#include <span>
#include <string>

namespace modalens {

/// "Words" for "text", "Looks" for "image"; the name of a field or score for those; the space's own name
/// otherwise.
QString signalLabel(const SignalInfo &info);
/// The name that the analyst gave its track, else that.
QString signalLabel(const SignalInfo &info, std::span<const MixerTrack> tracks);
QString spaceLabel(const SpaceInfo &space, std::span<const MixerTrack> tracks = {});
/// Of a number that has a track or has none.
QString fieldLabel(const std::string &field, std::span<const MixerTrack> tracks);
SignalView signalView(const SignalInfo &info, std::span<const MixerTrack> tracks = {});
/// The name of a track as it is kept, of what the analyst wrote: one line, at most kMaxTrackLabel characters.
std::string trackLabelOf(const QString &written);

/// Signals of one bus share a fader in the mixer: spaces of one modality, numbers, scores.
struct SignalBus
{
    QString key;   ///< Stable: "image", "numbers".
    QString label; ///< Translated: "Looks", "Numbers".
};
SignalBus signalBus(const SignalInfo &info);

/// For the badges of two signals that order the items nearly alike: "Almost the same as Looks (0.96): …".
QString twinText(const QString &otherLabel, double rho);
/// Modality of the sign that stands for an item without a picture: its sound before its words; empty for an
/// item with a picture or a video.
QString standInModality(const ItemSummary &item);
/// Why a query says nothing to a signal, as far as the window can tell. \param label what it is called.
QString notReachedText(const SignalInfo &info, const QString &label);

/// "Importing", "Embedding looks": the stage of a ProgressUpdate. Unknown stages give an empty text.
QString stageText(std::string_view stage);

} // namespace modalens
