// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/camera.h"
#include "widgets/pointgrid.h"
#include "widgets/pointindex.h"
#include "widgets/values.h"

#include <QAbstractButton>
#include <QImage>

#include <memory>
#include <optional>
#include <vector>

namespace modalens {

/// Colours of all maps at once, by the number of the item.
struct ItemColours
{
    std::vector<quint32> argb; ///< 0xAARRGGBB
    std::vector<bool> isFaint; ///< Kept out by a filter: drawn beneath the others. As many, or none.
};
using SharedItemColours = std::shared_ptr<const ItemColours>;

/// What the maps mark together.
struct MapMarks
{
    qint64 current = -1, hovered = -1;
    QVector<qint64> queryItems;
    QVector<qint64> selection; ///< Ascending.
};

/// A map as a button: a picture of all points, painted on the CPU and kept until points, colours, size or
/// view change, with rings for what is marked. Pressing it chooses its map; moving over it picks
/// items. Painting a million points takes about 10 ms, so it only says that its picture is old: the owner
/// calls refresh() when there is time.
class SmallMap : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SmallMap(const QString &label, QWidget *parent = nullptr);
    void setDot(const QColor &colour); ///< Of its signal, before the label.
    void setPoints(SharedMapPoints points, std::shared_ptr<const PointGrid> grid);
    bool hasPoints() const { return m_points && !m_points->items.empty(); }
    void setColours(SharedItemColours colours);
    void setMarks(const MapMarks &marks);
    void setCamera(std::optional<Camera> camera); ///< Nothing: shows everything.
    bool isStale() const { return m_isStale; }
    void refresh();
    /// Within 14 px, or -1.
    qint64 itemAt(const QPointF &position) const;
    QPointF screenOf(qint64 item) const; ///< NaN when it has no point.
    QSize sizeHint() const override;

Q_SIGNALS:
    void grownOld(); ///< refresh() is wanted.
    void itemHovered(qint64 item);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void growOld();
    Camera camera() const;
    struct Layer; ///< Points that are drawn at once.
    Layer layer(bool isBeneath) const;
    void paintFew(QPainter *painter, const Layer &layer) const;
    void paintMany(QPainter *painter, const Layer &layer) const;
    void paintManySelected(QPainter *painter) const;
    void paintMarks(QPainter *painter) const;

    QColor m_dot;
    SharedMapPoints m_points;
    std::shared_ptr<const PointGrid> m_grid;
    PointIndex m_index;
    QRectF m_box;
    SharedItemColours m_colours;
    MapMarks m_marks;
    std::optional<Camera> m_camera;
    QImage m_picture;
    bool m_isStale = true;
};

} // namespace modalens
