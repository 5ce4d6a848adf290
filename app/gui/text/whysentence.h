// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QString>

namespace modalens {

/// The answer above the contribution chart, as escaped rich text with the numbers in <b>: "3rd mostly because
/// of Looks (58%). No sound: its weight is shared by the others." \param rank 1 is best; 0 when the item is
/// not among the rows shown. \param listed how many rows are shown.
QString whySentence(const QString &title, int rank, int listed, double score,
                    const QVector<ContributionView> &contributions);

} // namespace modalens
