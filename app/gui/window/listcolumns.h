// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"
#include "widgets/listvalues.h"
#include "widgets/values.h"

#include <QStringList>

#include <span>

namespace modalens {

// The columns that the table may have, and how they were arranged the last time.

/// Rank, title, score, a contribution for each signal, key; hidden at first every tag group and number.
QVector<ListColumn> standardColumns(const QVector<SignalView> &signalViews, const CatalogFacts &facts,
                                    std::span<const MixerTrack> tracks);
/// A column that a ranked row does not hold: "tag:GROUP", "number:FIELD".
bool isCellColumn(const QString &name);
/// "120 shown tag:folder" for each column in the order shown, then those of `before` that are not among them:
/// another catalog's.
QStringList remembered(const QVector<ListColumn> &columns, const QStringList &before);
/// `columns` in the order, with the widths and as shown as `remembered` says; what it does not know stays
/// behind the column before it. Lines that say nothing are passed over.
QVector<ListColumn> arranged(const QVector<ListColumn> &columns, const QStringList &remembered);

} // namespace modalens
