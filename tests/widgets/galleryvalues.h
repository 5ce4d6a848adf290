// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stripview.h"
#include "widgets/values.h"

// Invented values to look at widgets with. Only the gallery and tests use them.

namespace modalens {

QVector<SignalView> gallerySignals();
QVector<StripView> galleryTracks();
QVector<RankedRow> galleryRows();
SharedMapPoints galleryPoints(qint64 count);
std::vector<quint32> galleryColours(qint64 count, bool isDark);
QVector<ContributionView> galleryContributions();
PreviewItem galleryItem();

} // namespace modalens
