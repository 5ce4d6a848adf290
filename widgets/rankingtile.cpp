// SPDX-License-Identifier: GPL-3.0-or-later
// Tiles of the grid and lines of the table.
#include "widgets/contributionbar.h"
#include "widgets/figures.h"
#include "widgets/rankingdelegate.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QPainter>

namespace modalens {

namespace {

constexpr double kLinePicturePx = 22;
constexpr double kCellPx = 8; // beside the text of a cell
constexpr double kGhostOpacity = 0.4;

} // namespace

TileGeometry TileGeometry::of(const QRectF &tile)
{
    TileGeometry at;
    const QRectF inner = tile.adjusted(8, 6, -8, -6);
    at.picture = QRectF(inner.left(), inner.top(), inner.width(), inner.height() - scaled(46.0));
    at.title = QRectF(inner.left(), at.picture.bottom() + 2, inner.width(), scaled(18.0));
    at.bar = QRectF(inner.left(), at.title.bottom() + 2, inner.width(), metrics::kBarPx - 2);
    const QRectF foot(inner.left(), at.bar.bottom() + 2, inner.width(), scaled(16.0));
    at.rank = QRectF(foot.left(), foot.top(), foot.width() * 0.3, foot.height());
    at.change = QRectF(at.rank.right(), foot.top(), foot.width() * 0.3, foot.height());
    at.score = QRectF(at.change.right(), foot.top(), foot.right() - at.change.right(), foot.height());
    return at;
}

void RankingDelegate::paintTile(QPainter *painter, const RankedRow &row, const RankingModel &model,
                                const QStyleOptionViewItem &option) const
{
    const Theme &theme = themeOf(option.palette);
    const TileGeometry at = TileGeometry::of(option.rect);
    painter->setFont(smallFont());
    painter->setPen(theme.secondary);
    drawFigures(painter, at.rank, Qt::AlignLeft | Qt::AlignVCenter,
                row.rank > 0 ? QString::number(row.rank) : QString());
    if (row.key.isEmpty()) {
        painter->fillRect(at.picture, theme.raised);
        return;
    }
    const double side = std::min(at.picture.width(), at.picture.height());
    QRectF picture(0, 0, at.picture.width(), side);
    picture.moveCenter(at.picture.center());
    const auto *view = qobject_cast<const RankingView *>(option.widget);
    const bool isGhost = view && view->isGhost(row.item);
    painter->setOpacity(isGhost ? kGhostOpacity : 1);
    paintPicture(painter, picture, row, option);
    painter->setOpacity(1);
    paintRankChange(painter, at.change, row.rankChange, theme);
    painter->setFont(smallFont());
    painter->setPen(isGhost ? theme.secondary : theme.text);
    painter->drawText(
        at.title, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter->font()).elidedText(row.title.simplified(), Qt::ElideRight, at.title.width()));
    if (!isGhost) {
        drawFigures(painter, at.score, Qt::AlignRight | Qt::AlignVCenter, figures(row.score, 2));
        paintContributionBar(painter, at.bar, row.contributions, model.signalViews(), model.barScale(),
                             model.negativeScale(), theme);
    }
    if (model.isPinned(row.item))
        paintPin(painter, at.picture.topRight() + QPointF(-4, 6), theme);
}

void RankingDelegate::paintLine(QPainter *painter, int index, const RankedRow &row, const RankingModel &model,
                                const RankingView &view, const QStyleOptionViewItem &option) const
{
    const Theme &theme = themeOf(option.palette);
    QRectF cell(option.rect);
    const double side = scaled(kLinePicturePx);
    painter->setPen(theme.hairline);
    painter->drawLine(QPointF(cell.left(), cell.bottom() + 0.5), QPointF(cell.right(), cell.bottom() + 0.5));
    const bool isGhost = view.isGhost(row.item); // only its name: the rest is above
    for (const ListColumn &column : view.columns()) {
        cell.setWidth(column.widthPx);
        QRectF text = cell.adjusted(kCellPx, 0, -kCellPx, 0);
        const bool isRank = column.name == QLatin1String("rank");
        if (column.name == QLatin1String("title") && model.hasPictures() && !row.key.isEmpty()) {
            paintPicture(painter, QRectF(text.left(), cell.center().y() - side / 2, side, side), row, option);
            text.setLeft(text.left() + side + kCellPx);
        }
        if (isRank && model.isPinned(row.item))
            paintPin(painter, QPointF(text.left(), cell.center().y() - 1), theme);
        painter->setFont(uiFont());
        const bool isName = isRank || column.name == QLatin1String("title");
        const bool isQuiet = isGhost || isRank || column.name == QLatin1String("key");
        painter->setPen(isQuiet ? theme.secondary : theme.text);
        const QString cellText = isGhost && !isName ? QString() : model.cell(index, column.name);
        const QString words =
            QFontMetricsF(painter->font())
                .elidedText(cellText.simplified(), Qt::ElideRight, std::max(0.0, text.width()));
        if (column.isNumber)
            drawFigures(painter, text, Qt::AlignRight | Qt::AlignVCenter, words);
        else
            painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, words);
        cell.moveLeft(cell.left() + column.widthPx);
    }
}

} // namespace modalens
