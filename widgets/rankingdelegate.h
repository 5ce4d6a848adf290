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
    /// A list without any picture gives their room to the titles.
    static RowGeometry of(const QRectF &row, bool hasPictures = true);
};

/// Which terms a row lacks: "no sound", or "no sound +1" for two; all of them when `isComplete`. Empty when
/// none.
QString missingText(const RankedRow &row, const QVector<SignalView> &signalViews, bool isComplete);

/// Paints one 53 px row: rank, change, thumbnail, title, contribution bar, score, missing terms.
class RankingDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RankingDelegate(MediaSource *media, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintRank(QPainter *painter, const RowGeometry &at, const RankedRow &row,
                   const QPalette &palette) const;
    void paintPicture(QPainter *painter, const RowGeometry &at, const RankedRow &row,
                      const QStyleOptionViewItem &option) const;
    void paintTexts(QPainter *painter, const RowGeometry &at, const RankedRow &row, const RankingModel &model,
                    const QPalette &palette) const;

    MediaSource *m_media;
};

} // namespace modalens
