// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QRectF>
#include <QStyledItemDelegate>

namespace modalens {

class MediaSource;
class RankingModel;

/// Where the parts of a row lie. Pure.
struct RowGeometry
{
    QRectF rank, change, picture, title, bar, score, missing;
    static RowGeometry of(const QRectF &row);
};

/// One coloured piece of a contribution bar.
struct BarSegment
{
    int signal = 0;
    QRectF rect;
    bool isNegative = false;
};

/// Positive contributions stacked to the right of the zero line in signal order, negative ones to its left.
/// The zero line lies at `bar.left() + bar.width() * negativeScale / barScale`; widths are proportional to
/// the contributions.
QVector<BarSegment> contributionSegments(const QRectF &bar, const QVector<double> &contributions,
                                         double barScale, double negativeScale);

/// Paints one 53 px row: rank, change, thumbnail, title, contribution bar, score, missing terms.
class RankingDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RankingDelegate(MediaSource *media, QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[maybe_unused]] MediaSource *m_media;
};

} // namespace modalens
