// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QRectF>

class QPainter;

namespace modalens {

struct Theme;

/// One coloured piece of a contribution bar.
struct BarSegment
{
    int signal = 0;
    QRectF rect;
    bool isNegative = false;
};

/// Positive contributions stacked to the right of the zero line in signal order, negative ones to its left.
/// The zero line lies at `bar.left() + bar.width() * negativeScale / barScale`; widths are proportional to
/// the contributions. Terms that are zero or not finite have no segment. Pure.
QVector<BarSegment> contributionSegments(const QRectF &bar, const QVector<double> &contributions,
                                         double barScale, double negativeScale);

/// The track, the segments with rounded outer ends, negative ones hatched, and the zero line where there are
/// any.
void paintContributionBar(QPainter *painter, const QRectF &bar, const QVector<double> &contributions,
                          const QVector<SignalView> &signalViews, double barScale, double negativeScale,
                          const Theme &theme);

} // namespace modalens
