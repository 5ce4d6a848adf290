// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QRectF>
#include <QStyledItemDelegate>

namespace modalens {

class MediaSource;
class RankingModel;
class RankingView;
struct Theme;

/// Where the parts of a row lie. Pure.
struct RowGeometry
{
    QRectF rank, change, picture, title, bar, score, missing;
    /// A list without any picture gives their room to the titles. \param rankPx for the longest rank.
    static RowGeometry of(const QRectF &row, bool hasPictures = true, double rankPx = kRankPx);
    static constexpr double kRankPx = 34;
};

/// Where the parts of a tile of the grid lie. Pure.
struct TileGeometry
{
    QRectF picture, rank, change, title, bar, score;
    static TileGeometry of(const QRectF &tile);
};

/// Which terms a row lacks: "no sound", or "no sound +1" for two; all of them when `isComplete`. Empty when
/// none.
QString missingText(const RankedRow &row, const QVector<SignalView> &signalViews, bool isComplete);

/// Paints one row as the view's mode wants it: 53 px with rank, change, thumbnail, title, contribution bar,
/// score and missing terms; a tile of the grid; a line of the table. A row that is not there yet is painted
/// as a grey place, one that stands pinned above as a ghost.
class RankingDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RankingDelegate(MediaSource *media, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// State_Selected: the row that is looked at; State_On: it is marked.
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option) const;
    void paintRow(QPainter *painter, const RowGeometry &at, const RankedRow &row, const RankingModel &model,
                  const QStyleOptionViewItem &option) const;
    void paintGhost(QPainter *painter, const RowGeometry &at, const RankedRow &row,
                    const QStyleOptionViewItem &option) const;
    void paintTile(QPainter *painter, const RankedRow &row, const RankingModel &model,
                   const QStyleOptionViewItem &option) const;
    void paintLine(QPainter *painter, int index, const RankedRow &row, const RankingModel &model,
                   const RankingView &view, const QStyleOptionViewItem &option) const;
    void paintRank(QPainter *painter, const RowGeometry &at, const RankedRow &row,
                   const QPalette &palette) const;
    void paintPicture(QPainter *painter, const QRectF &place, const RankedRow &row,
                      const QStyleOptionViewItem &option) const;
    void paintTexts(QPainter *painter, const RowGeometry &at, const RankedRow &row, const RankingModel &model,
                    const QPalette &palette) const;

    MediaSource *m_media;
};

/// Arrow and number in the colours of better and worse, right-aligned. Nothing for 0.
void paintRankChange(QPainter *painter, const QRectF &place, int change, const Theme &theme);
void paintPin(QPainter *painter, const QPointF &centre, const Theme &theme);

} // namespace modalens
