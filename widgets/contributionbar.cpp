// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/contributionbar.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace modalens {

namespace {

/// Rounds the ends of the whole, not of each piece.
void paintSide(QPainter *painter, const QVector<BarSegment> &segments, bool isNegative,
               const QVector<SignalView> &signalViews, const Theme &theme)
{
    QRectF whole;
    for (const BarSegment &segment : segments)
        if (segment.isNegative == isNegative)
            whole = whole.united(segment.rect);
    if (whole.isEmpty())
        return;
    QPainterPath rounded;
    const double radius = std::min(whole.height(), whole.width()) / 2;
    rounded.addRoundedRect(whole, radius, radius);
    painter->save();
    painter->setClipPath(rounded);
    for (const BarSegment &segment : segments) {
        if (segment.isNegative != isNegative)
            continue;
        const QColor colour = theme.signal(signalViews.value(segment.signal).modality);
        if (isNegative) {
            QColor pale = colour;
            pale.setAlphaF(0.3f);
            painter->fillRect(segment.rect, pale);
            painter->fillRect(segment.rect, QBrush(colour, Qt::BDiagPattern));
        } else {
            painter->fillRect(segment.rect, colour);
        }
    }
    painter->restore();
}

} // namespace

QVector<BarSegment> contributionSegments(const QRectF &bar, const QVector<double> &contributions,
                                         double barScale, double negativeScale)
{
    QVector<BarSegment> segments;
    if (!(barScale > 0))
        return segments;
    const double pixelsPerUnit = bar.width() / barScale;
    double right = bar.left() + negativeScale * pixelsPerUnit;
    double left = right;
    for (int i = 0; i < contributions.size(); ++i) {
        const double value = contributions.at(i);
        if (!std::isfinite(value) || value == 0)
            continue;
        const double width = std::abs(value) * pixelsPerUnit;
        if (value > 0) {
            segments << BarSegment{i, QRectF(right, bar.top(), width, bar.height()), false};
            right += width;
        } else {
            left -= width;
            segments << BarSegment{i, QRectF(left, bar.top(), width, bar.height()), true};
        }
    }
    return segments;
}

void paintContributionBar(QPainter *painter, const QRectF &bar, const QVector<double> &contributions,
                          const QVector<SignalView> &signalViews, double barScale, double negativeScale,
                          const Theme &theme)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.isDark ? theme.hairline : theme.window);
    painter->drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    const QVector<BarSegment> segments = contributionSegments(bar, contributions, barScale, negativeScale);
    paintSide(painter, segments, false, signalViews, theme);
    paintSide(painter, segments, true, signalViews, theme);
    if (negativeScale > 0 && barScale > 0) {
        const double zero = bar.left() + bar.width() * negativeScale / barScale;
        painter->fillRect(QRectF(zero - 0.5, bar.top() - 2, 1, bar.height() + 4), theme.secondary);
    }
}

} // namespace modalens
