// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rankingdelegate.h"

#include "widgets/contributionbar.h"
#include "widgets/figures.h"
#include "widgets/media.h"
#include "widgets/pictureground.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"
#include "widgets/standin.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QWidget>

#include <cmath>

namespace modalens {

namespace {

constexpr double kPicturePx = 40;
constexpr double kLeastTitlePx = 70;
constexpr double kGhostOpacity = 0.4;

QString missingWord(const SignalView &view)
{
    return view.missingLabel.isEmpty() ? RankingDelegate::tr("no %1").arg(view.label) : view.missingLabel;
}

} // namespace

RowGeometry RowGeometry::of(const QRectF &whole, bool hasPictures, double rankPx)
{
    RowGeometry at;
    const double scale = textScale(); // everything is drawn at 1 and made larger with its texts
    const QRectF row(QPointF(0, 0), whole.size() / scale);
    const double left = row.left() + 6;
    const double right = row.right() - metrics::kPaddingPx;
    const double scoreWidth = row.width() < 260 ? 48 : 66;
    at.rank = QRectF(left, row.top() + 8, rankPx, 18);
    at.change = QRectF(left, row.top() + 28, rankPx, 16);
    at.picture =
        QRectF(left + rankPx + 8, row.top() + (row.height() - kPicturePx) / 2, kPicturePx, kPicturePx);
    if (!hasPictures)
        at.picture.setWidth(0);
    const double textLeft = at.picture.right() + (hasPictures ? 10 : 4);
    const double textWidth = std::max(20.0, right - scoreWidth - 10 - textLeft);
    at.title = QRectF(textLeft, row.top() + 7, textWidth, 20);
    at.bar = QRectF(textLeft, row.top() + 34, textWidth, metrics::kBarPx);
    at.score = QRectF(right - scoreWidth, row.top() + 7, scoreWidth, 20);
    at.missing = QRectF(right - scoreWidth - 6, row.top() + 29, scoreWidth + 6, 16);
    if (textWidth < kLeastTitlePx) { // the score goes where the missing signal is named: a title says more
        at.title.setWidth(std::max(20.0, right - textLeft));
        at.score.moveTop(row.top() + 27);
        at.missing = QRectF();
    }
    for (QRectF *rect : {&at.rank, &at.change, &at.picture, &at.title, &at.bar, &at.score, &at.missing})
        *rect = QRectF(whole.topLeft() + rect->topLeft() * scale, rect->size() * scale);
    return at;
}

QString missingText(const RankedRow &row, const QVector<SignalView> &signalViews, bool isComplete)
{
    QStringList words;
    for (int i = 0; i < signalViews.size() && i < 32; ++i)
        if (!(row.presentMask & (1u << i)))
            words << missingWord(signalViews.at(i));
    if (words.size() <= 1 || isComplete)
        return words.join(QStringLiteral(", "));
    return RankingDelegate::tr("%1 +%2", "no sound, and so many more")
        .arg(words.first(), QString::number(words.size() - 1));
}

RankingDelegate::RankingDelegate(MediaSource *media, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_media(media)
{
}

QSize RankingDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {240, scaled(metrics::kRowPx)};
}

void RankingDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option) const
{
    constexpr double kMarkOpacity = 0.22;
    const Theme &theme = themeOf(option.palette);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.raised);
    if (option.state & QStyle::State_On) {
        QColor mark = theme.selection;
        mark.setAlphaF(kMarkOpacity);
        painter->fillRect(option.rect, mark);
    }
    if (option.state & QStyle::State_Selected)
        painter->fillRect(QRectF(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          theme.selection);
}

void RankingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto *model = qobject_cast<const RankingModel *>(index.model());
    if (!model)
        return;
    const auto *view = qobject_cast<const RankingView *>(option.widget);
    const RankedRow &row = model->row(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    paintGround(painter, option);
    if (view && view->listStyle() == ListStyle::Grid) {
        paintTile(painter, row, *model, option);
    } else if (view && view->listStyle() == ListStyle::Table) {
        paintLine(painter, index.row(), row, *model, *view, option);
    } else {
        const double rankPx = std::max(
            RowGeometry::kRankPx,
            figuresWidth(QFontMetricsF(uiFont()), QString::number(std::max(model->rowCount(), row.rank))) /
                    textScale() +
                4);
        paintRow(painter, RowGeometry::of(option.rect, model->hasPictures(), rankPx), row, *model, option);
    }
    painter->restore();
}

void RankingDelegate::paintRow(QPainter *painter, const RowGeometry &at, const RankedRow &row,
                               const RankingModel &model, const QStyleOptionViewItem &option) const
{
    const Theme &theme = themeOf(option.palette);
    paintRank(painter, at, row, option.palette);
    if (row.key.isEmpty()) { // on its way
        painter->fillRect(at.picture, theme.raised);
        painter->fillRect(QRectF(at.title.topLeft(), QSizeF(at.title.width() / 2, 12)), theme.raised);
        painter->fillRect(at.bar, theme.raised);
        return;
    }
    const auto *view = qobject_cast<const RankingView *>(option.widget);
    if (view && view->isGhost(row.item))
        return paintGhost(painter, at, row, option);
    if (!at.picture.isEmpty()) // else no row has one
        paintPicture(painter, at.picture, row, option);
    paintTexts(painter, at, row, model, option.palette);
    paintContributionBar(painter, at.bar, row.contributions, model.signalViews(), model.barScale(),
                         model.negativeScale(), theme);
    if (model.isPinned(row.item))
        paintPin(painter, QPointF(at.rank.left() + 3, at.rank.center().y()), theme);
}

/// Where a pinned item would stand: its figures are above.
void RankingDelegate::paintGhost(QPainter *painter, const RowGeometry &at, const RankedRow &row,
                                 const QStyleOptionViewItem &option) const
{
    const Theme &theme = themeOf(option.palette);
    if (!at.picture.isEmpty()) {
        painter->setOpacity(kGhostOpacity);
        paintPicture(painter, at.picture, row, option);
        painter->setOpacity(1);
    }
    painter->setFont(uiFont());
    painter->setPen(theme.secondary);
    painter->drawText(
        at.title, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter->font()).elidedText(row.title.simplified(), Qt::ElideRight, at.title.width()));
    painter->setFont(smallFont());
    QRectF note = at.title;
    note.moveTop(at.bar.center().y() - note.height() / 2);
    painter->drawText(note, Qt::AlignLeft | Qt::AlignVCenter, tr("pinned above", "a row of the list"));
    paintPin(painter, QPointF(at.rank.left() + 3, at.rank.center().y()), theme);
}

void RankingDelegate::paintRank(QPainter *painter, const RowGeometry &at, const RankedRow &row,
                                const QPalette &palette) const
{
    const Theme &theme = themeOf(palette);
    painter->setFont(uiFont());
    painter->setPen(theme.secondary);
    QRectF rank = at.rank;
    if (row.rankChange == 0)
        rank = at.rank.united(at.change);
    drawFigures(painter, rank, Qt::AlignRight | Qt::AlignVCenter,
                row.rank > 0 ? QString::number(row.rank) : QStringLiteral("–"));
    paintRankChange(painter, at.change, row.rankChange, theme);
}

void paintRankChange(QPainter *painter, const QRectF &place, int change, const Theme &theme)
{
    if (change == 0)
        return;
    painter->setFont(smallFont());
    painter->setPen(change > 0 ? theme.up : theme.down);
    QString number = QString::number(std::abs(change));
    if (figuresWidth(QFontMetricsF(painter->font()), number) > place.width() - 10)
        number = QStringLiteral("%1k").arg(std::abs(change) / 1000);
    drawFigures(painter, place, Qt::AlignRight | Qt::AlignVCenter, number);
    const double middle = place.center().y();
    const double right = place.right() - figuresWidth(QFontMetricsF(painter->font()), number) - 2;
    const double tip = change > 0 ? middle - 3.5 : middle + 3.5;
    const double base = change > 0 ? middle + 3 : middle - 3;
    painter->setBrush(painter->pen().color());
    painter->setPen(Qt::NoPen);
    painter->drawPolygon(QPolygonF{QPointF(right - 8, base), QPointF(right, base), QPointF(right - 4, tip)});
}

void paintPin(QPainter *painter, const QPointF &centre, const Theme &theme)
{
    painter->setPen(QPen(theme.secondary, 1.2));
    painter->drawLine(centre, centre + QPointF(0, 6));
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.secondary);
    painter->drawEllipse(centre - QPointF(0, 2), 3, 3);
}

void RankingDelegate::paintPicture(QPainter *painter, const QRectF &place, const RankedRow &row,
                                   const QStyleOptionViewItem &option) const
{
    const double ratio = option.widget ? option.widget->devicePixelRatioF() : 1.0;
    const bool hasPicture = m_media && !row.picturePath.isEmpty();
    const QImage image =
        hasPicture ? m_media->thumbnail(row.picturePath, int(std::ceil(place.height() * ratio))) : QImage();
    if (image.isNull()) {
        paintStandIn(painter, place, row.modality, themeOf(option.palette));
        return;
    }
    const QSizeF fitted = QSizeF(image.size()).scaled(place.size(), Qt::KeepAspectRatio);
    QRectF target(QPointF(), fitted);
    target.moveCenter(place.center());
    paintOnGround(painter, target, image, themeOf(option.palette), 4);
}

void RankingDelegate::paintTexts(QPainter *painter, const RowGeometry &at, const RankedRow &row,
                                 const RankingModel &model, const QPalette &palette) const
{
    const Theme &theme = themeOf(palette);
    painter->setFont(uiFont());
    painter->setPen(theme.text);
    const QFontMetricsF metrics(painter->font());
    painter->drawText(at.title, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(row.title.simplified(), Qt::ElideRight, at.title.width()));
    painter->setFont(boldFont());
    drawFigures(painter, at.score, Qt::AlignRight | Qt::AlignVCenter, figures(row.score, 2));
    const QString missing = missingText(row, model.signalViews(), false);
    if (missing.isEmpty())
        return;
    painter->setFont(smallFont());
    painter->setPen(theme.secondary);
    painter->drawText(at.missing, Qt::AlignRight | Qt::AlignVCenter,
                      QFontMetricsF(painter->font()).elidedText(missing, Qt::ElideRight, at.missing.width()));
}

} // namespace modalens
