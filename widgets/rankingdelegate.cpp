// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rankingdelegate.h"

#include "widgets/contributionbar.h"
#include "widgets/figures.h"
#include "widgets/media.h"
#include "widgets/pictureground.h"
#include "widgets/rankingmodel.h"
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

QString missingWord(const SignalView &view)
{
    return view.missingLabel.isEmpty() ? RankingDelegate::tr("no %1").arg(view.label) : view.missingLabel;
}

} // namespace

RowGeometry RowGeometry::of(const QRectF &whole, bool hasPictures)
{
    RowGeometry at;
    const double scale = textScale(); // everything is drawn at 1 and made larger with its texts
    const QRectF row(QPointF(0, 0), whole.size() / scale);
    const double left = row.left() + 6;
    const double right = row.right() - metrics::kPaddingPx;
    const double scoreWidth = row.width() < 260 ? 48 : 66;
    at.rank = QRectF(left, row.top() + 8, 34, 18);
    at.change = QRectF(left, row.top() + 28, 34, 16);
    at.picture = QRectF(left + 42, row.top() + (row.height() - kPicturePx) / 2, kPicturePx, kPicturePx);
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

void RankingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto *model = qobject_cast<const RankingModel *>(index.model());
    if (!model)
        return;
    const RankedRow &row = model->row(index.row());
    const Theme &theme = themeOf(option.palette);
    const RowGeometry at = RowGeometry::of(option.rect, model->hasPictures());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, theme.raised);
        painter->fillRect(QRectF(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          theme.selection);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, theme.raised);
    }
    paintRank(painter, at, row, option.palette);
    paintPicture(painter, at, row, option);
    paintTexts(painter, at, row, *model, option.palette);
    paintContributionBar(painter, at.bar, row.contributions, model->signalViews(), model->barScale(),
                         model->negativeScale(), theme);
    painter->restore();
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
    drawFigures(painter, rank, Qt::AlignRight | Qt::AlignVCenter, QString::number(row.rank));
    if (row.rankChange == 0)
        return;
    painter->setFont(smallFont());
    painter->setPen(row.rankChange > 0 ? theme.up : theme.down);
    const QString number = QString::number(std::abs(row.rankChange));
    drawFigures(painter, at.change, Qt::AlignRight | Qt::AlignVCenter, number);
    const double middle = at.change.center().y();
    const double right = at.change.right() - figuresWidth(QFontMetricsF(painter->font()), number) - 2;
    const double tip = row.rankChange > 0 ? middle - 3.5 : middle + 3.5;
    const double base = row.rankChange > 0 ? middle + 3 : middle - 3;
    painter->setBrush(painter->pen().color());
    painter->setPen(Qt::NoPen);
    painter->drawPolygon(QPolygonF{QPointF(right - 8, base), QPointF(right, base), QPointF(right - 4, tip)});
}

void RankingDelegate::paintPicture(QPainter *painter, const RowGeometry &at, const RankedRow &row,
                                   const QStyleOptionViewItem &option) const
{
    if (at.picture.isEmpty())
        return; // no row has one
    const double ratio = option.widget ? option.widget->devicePixelRatioF() : 1.0;
    const bool hasPicture = m_media && !row.picturePath.isEmpty();
    const QImage image = hasPicture
                             ? m_media->thumbnail(row.picturePath, int(std::ceil(scaled(kPicturePx) * ratio)))
                             : QImage();
    if (image.isNull()) {
        paintStandIn(painter, at.picture, row.modality, themeOf(option.palette));
        return;
    }
    const QSizeF fitted = QSizeF(image.size()).scaled(at.picture.size(), Qt::KeepAspectRatio);
    QRectF target(QPointF(), fitted);
    target.moveCenter(at.picture.center());
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
