// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/types.h"
#include "engine/rank/signals/signalset.h"
#include "widgets/values.h"

#include <QString>

namespace modalens {

/// "Words" for "text", "Looks" for "image"; the name of a field or score for those; the space's own name
/// otherwise.
QString signalLabel(const SignalInfo &info);
SignalView signalView(const SignalInfo &info);
/// Modality of the sign that stands for an item without a picture: its sound before its words; empty for an
/// item with a picture or a video.
QString standInModality(const ItemSummary &item);
/// Why a query says nothing to a signal, as far as the window can tell.
QString notReachedText(const SignalInfo &info);

/// "Importing", "Embedding looks": the stage of a ProgressUpdate. Unknown stages give an empty text.
QString stageText(std::string_view stage);

} // namespace modalens
