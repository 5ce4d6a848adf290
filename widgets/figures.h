// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QString>

class QPainter;
class QRectF;

namespace modalens {

/// Tabular figures: every digit takes the width of the widest one, so that numbers below each other line up
/// and do not tremble while they change. Qt 6.4 cannot ask a font for its own tabular set.
qreal figuresWidth(const QFontMetricsF &metrics, const QString &text);
void drawFigures(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text);

/// Locale's decimal sign, fixed decimals, a true minus sign.
QString figures(double value, int decimals);

} // namespace modalens
