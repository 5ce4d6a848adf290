// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mapoverlay.h"

#include "widgets/hovercardpainter.h"
#include "widgets/labelplacement.h"
#include "widgets/media.h"
#include "widgets/pictureground.h"
#include "widgets/textscale.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr double kCurrentPx = 46;
constexpr int kMaxLines = 8;
constexpr double kMaxLabelPx = 150;
constexpr double kCloseShares[] = {1.0, 0.7, 0.5}; ///< Of their side, that close-ups try.
constexpr double kCloseFilePx = 96; ///< What is asked for, so that zooming loads nothing again.
constexpr double kHaloPx = 1.5;
constexpr double kLabelMarginPx = 6;

QImage thumbnailOf(MediaSource *media, const QString &path, double sidePx, double devicePixelRatio)
{
    return media && !path.isEmpty() ? media->thumbnail(path, int(std::ceil(sidePx * devicePixelRatio)))
                                    : QImage();
}

} // namespace

void MapOverlay::paint(QPainter *painter, const QSizeF &size, double devicePixelRatio, const Theme &theme,
                       const PlaceOf &placeOf, const std::function<QPointF(const MapLabel &)> &placeOfLabel)
{
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    paintTop(painter, theme, placeOf);
    paintLines(painter, theme, placeOf);
    paintThumbnails(painter, devicePixelRatio, theme, placeOf);
    paintLabels(painter, size, theme, placeOf, placeOfLabel);
    paintRings(painter, theme, placeOf);
    paintCard(painter, size, devicePixelRatio, theme, placeOf);
}

qint64 MapOverlay::itemAt(const QPointF &position) const
{
    for (const Thumbnail &thumbnail : m_thumbnails)
        if (thumbnail.rect.contains(position))
            return thumbnail.item;
    return -1;
}

/// What names keep off: widgets and pictures, with a little room, and the ring of the current item.
QVector<QRectF> MapOverlay::takenByOthers(const PlaceOf &placeOf) const
{
    constexpr double kRoomX = 4, kRoomY = 1;
    QVector<QRectF> taken;
    for (const QRectF &rect : covered)
        if (!rect.isEmpty())
            taken << rect.adjusted(-kRoomX, -kRoomY, kRoomX, kRoomY);
    for (const Thumbnail &thumbnail : m_thumbnails)
        taken << thumbnail.rect.adjusted(-kRoomX, -kRoomY, kRoomX, kRoomY);
    QPointF place;
    if (placeOf(current, &place)) {
        const double reach = currentRadius() + 2;
        taken << QRectF(place - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    }
    return taken;
}

double MapOverlay::currentRadius() const
{
    const bool hasThumbnail =
        std::any_of(m_thumbnails.begin(), m_thumbnails.end(),
                    [this](const Thumbnail &thumbnail) { return thumbnail.item == current; });
    return hasThumbnail ? kCurrentPx * 0.72 : 8;
}

void MapOverlay::paintLabels(QPainter *painter, const QSizeF &size, const Theme &theme,
                             const PlaceOf &placeOf,
                             const std::function<QPointF(const MapLabel &)> &placeOfLabel)
{
    QFont font = smallFont();
    font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    QVector<LabelWish> wishes;
    QStringList texts;
    for (const MapLabel &label : labels) {
        texts << metrics.elidedText(label.text.simplified(), Qt::ElideRight, scaled(kMaxLabelPx));
        wishes << LabelWish{placeOfLabel(label),
                            {metrics.horizontalAdvance(texts.last()) + 2 * kHaloPx, metrics.height()},
                            label.weight};
    }
    const QVector<QRectF> taken = takenByOthers(placeOf);
    const QRectF area =
        QRectF(QPointF(), size).adjusted(kLabelMarginPx, kLabelMarginPx, -kLabelMarginPx, -kLabelMarginPx);
    m_labelRects = placedLabels(wishes, area, taken);
    QColor halo = theme.mapGround;
    halo.setAlphaF(0.8f);
    for (int i = 0; i < texts.size(); ++i) {
        const QRectF &rect = m_labelRects.at(i);
        if (rect.isNull())
            continue;
        QPainterPath path;
        path.addText(rect.left() + kHaloPx, rect.top() + metrics.ascent(), font, texts.at(i));
        painter->strokePath(path, QPen(halo, 2 * kHaloPx, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->fillPath(path, theme.secondary);
    }
}

void MapOverlay::paintTop(QPainter *painter, const Theme &theme, const PlaceOf &placeOf) const
{
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme.text, 1.2));
    QPointF place;
    for (qint64 item : topItems)
        if (placeOf(item, &place))
            painter->drawEllipse(place, 3.6, 3.6);
}

void MapOverlay::paintLines(QPainter *painter, const Theme &theme, const PlaceOf &placeOf) const
{
    QPointF from, to;
    if (!placeOf(current, &from))
        return;
    QColor colour = theme.selection;
    colour.setAlphaF(0.45f);
    painter->setPen(QPen(colour, 1));
    for (int i = 0; i < std::min<int>(kMaxLines, int(topItems.size())); ++i)
        if (topItems.at(i) != current && placeOf(topItems.at(i), &to))
            painter->drawLine(from, to);
}

void MapOverlay::paintThumbnails(QPainter *painter, double devicePixelRatio, const Theme &theme,
                                 const PlaceOf &placeOf)
{
    m_thumbnails.clear();
    QPointF place;
    if (placeOf(current, &place))
        paintThumbnail(painter, current, place, kCurrentPx, devicePixelRatio, theme);
    for (qint64 item : topItems) {
        if (m_thumbnails.size() >= kMaxThumbnails)
            return;
        if (item != current && placeOf(item, &place))
            paintThumbnail(painter, item, place,
                           std::max(kThumbnailPx, closeItems.isEmpty() ? 0 : closeSidePx), devicePixelRatio,
                           theme);
    }
    paintCloseUps(painter, devicePixelRatio, theme, placeOf);
}

/// Better items first; where there is no room for a picture a smaller one may fit, else the point stays.
void MapOverlay::paintCloseUps(QPainter *painter, double devicePixelRatio, const Theme &theme,
                               const PlaceOf &placeOf)
{
    painter->setOpacity(closeOpacity);
    QPointF place;
    for (const qint64 item : closeItems) {
        const bool isThere =
            std::any_of(m_thumbnails.begin(), m_thumbnails.end(),
                        [item](const Thumbnail &thumbnail) { return thumbnail.item == item; });
        if (isThere || !placeOf(item, &place))
            continue;
        for (const double share : kCloseShares)
            if (paintThumbnail(painter, item, place, share * closeSidePx, devicePixelRatio, theme))
                break;
    }
    painter->setOpacity(1);
}

bool MapOverlay::paintThumbnail(QPainter *painter, qint64 item, const QPointF &place, double sidePx,
                                double devicePixelRatio, const Theme &theme)
{
    QRectF box(0, 0, sidePx, sidePx);
    box.moveCenter(place);
    // Better items come first; one that would cover them stays a ring.
    for (const Thumbnail &other : m_thumbnails)
        if (other.rect.intersects(box))
            return false;
    const double filePx = closeItems.isEmpty() ? sidePx : kCloseFilePx;
    const QImage image = thumbnailOf(m_media, picturePaths.value(item), filePx, devicePixelRatio);
    if (image.isNull())
        return false;
    const QRectF target = fitted(image.size(), box);
    const bool isClose = !closeItems.isEmpty() && colourOf;
    if (isClose) { // the point must not shine through
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.panel);
        painter->drawRoundedRect(target, 5, 5);
    }
    paintOnGround(painter, target, image, theme, 5);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(isClose ? QPen(colourOf(item), 1.5) : QPen(theme.hairline, 1));
    painter->drawRoundedRect(target.adjusted(-0.5, -0.5, 0.5, 0.5), 5, 5);
    m_thumbnails << Thumbnail{item, target};
    return true;
}

void MapOverlay::paintRings(QPainter *painter, const Theme &theme, const PlaceOf &placeOf) const
{
    painter->setBrush(Qt::NoBrush);
    QPointF place;
    for (qint64 item : queryItems)
        if (placeOf(item, &place)) {
            painter->setPen(QPen(theme.mapGround, 4));
            painter->drawEllipse(place, 9, 9);
            painter->setPen(QPen(theme.text, 2));
            painter->drawEllipse(place, 9, 9);
        }
    if (hovered != current && placeOf(hovered, &place)) {
        painter->setPen(QPen(theme.text, 1.5));
        painter->drawEllipse(place, 6, 6);
    }
    if (!placeOf(current, &place))
        return;
    const double radius = currentRadius();
    painter->setPen(QPen(theme.mapGround, 4));
    painter->drawEllipse(place, radius, radius);
    painter->setPen(QPen(theme.selection, 2));
    painter->drawEllipse(place, radius, radius);
}

void MapOverlay::paintCard(QPainter *painter, const QSizeF &size, double devicePixelRatio, const Theme &theme,
                           const PlaceOf &placeOf) const
{
    QPointF anchor;
    if (cardItem < 0 || !placeOf(cardItem, &anchor))
        return;
    const QImage image = thumbnailOf(m_media, card.picturePath, kCardPicturePx, devicePixelRatio);
    paintHoverCard(painter, card, image, anchor, size, covered, theme);
}

} // namespace modalens
