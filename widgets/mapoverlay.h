// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"
#include "widgets/values.h"

#include <QHash>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QVector>

#include <functional>

class QPainter;

namespace modalens {

class MediaSource;

/// What is drawn over the points with QPainter: names, best items, lines, thumbnails near the selection,
/// rings, and the hover card.
class MapOverlay
{
public:
    /// Screen place of an item; false when it has no point or lies outside of the widget.
    using PlaceOf = std::function<bool(qint64 item, QPointF *place)>;

    static constexpr int kMaxThumbnails = 12;
    static constexpr double kThumbnailPx = 36;

    explicit MapOverlay(MediaSource *media)
        : m_media(media)
    {
    }

    QVector<qint64> topItems; ///< Best first.
    QHash<qint64, QString> picturePaths;
    QVector<qint64> queryItems;
    QVector<MapLabel> labels;
    qint64 current = -1;
    qint64 hovered = -1;
    QVector<QRectF> covered; ///< Screen places that other widgets lie on: names keep out of them.
    HoverCard card;
    qint64 cardItem = -1;       ///< -1: no card.
    QVector<qint64> closeItems; ///< Whose pictures take the place of their points where there is room.
    double closeSidePx = 0;
    double closeOpacity = 1;
    std::function<QColor(qint64 item)> colourOf; ///< Of its point: what frames a close picture.

    void paint(QPainter *painter, const QSizeF &size, double devicePixelRatio, const Theme &theme,
               const PlaceOf &placeOf, const std::function<QPointF(const MapLabel &)> &placeOfLabel);
    /// The item whose thumbnail was last painted under `position`, or -1.
    qint64 itemAt(const QPointF &position) const;
    /// Where the names were last painted, one per label; null: no room.
    const QVector<QRectF> &labelRects() const { return m_labelRects; }

private:
    QVector<QRectF> takenByOthers(const PlaceOf &placeOf) const;
    double currentRadius() const;
    void paintLabels(QPainter *painter, const QSizeF &size, const Theme &theme, const PlaceOf &placeOf,
                     const std::function<QPointF(const MapLabel &)> &placeOfLabel);
    void paintTop(QPainter *painter, const Theme &theme, const PlaceOf &placeOf) const;
    void paintLines(QPainter *painter, const Theme &theme, const PlaceOf &placeOf) const;
    void paintThumbnails(QPainter *painter, double devicePixelRatio, const Theme &theme,
                         const PlaceOf &placeOf);
    void paintCloseUps(QPainter *painter, double devicePixelRatio, const Theme &theme,
                       const PlaceOf &placeOf);
    bool paintThumbnail(QPainter *painter, qint64 item, const QPointF &place, double sidePx,
                        double devicePixelRatio, const Theme &theme);
    void paintRings(QPainter *painter, const Theme &theme, const PlaceOf &placeOf) const;
    void paintCard(QPainter *painter, const QSizeF &size, double devicePixelRatio, const Theme &theme,
                   const PlaceOf &placeOf) const;

    struct Thumbnail
    {
        qint64 item;
        QRectF rect;
    };
    MediaSource *m_media;
    QVector<Thumbnail> m_thumbnails;
    QVector<QRectF> m_labelRects;
};

} // namespace modalens
