// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/camera.h"
#include "widgets/mapregion.h"
#include "widgets/mapselection.h"
#include "widgets/pointgrid.h"
#include "widgets/pointindex.h"
#include "widgets/values.h"

#include <QHash>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace modalens {

class MapOverlay;
class MediaSource;
class PointLayer;

/// The map: points under a camera. Drag pans, wheel zooms at the cursor, hover picks the nearest point within
/// 14 px, a click selects one, a double click activates. Points are a picture that PointLayer keeps, so that
/// what lies over it (names, rings, the card) is repainted alone: discs, or where they are too many a density
/// in which every point counts. Zooming in brings the points back, and where few are in view their pictures.
///
/// Selecting: dragging with the tool of rectangles or lassos, or a lasso with Ctrl and a rectangle with Shift
/// or Alt without a tool. Shift adds, Alt takes away, Ctrl-click changes one; Ctrl+A takes all in view,
/// Escape none. Keys: R and L choose the tools, arrows walk from the current item to its neighbour (with
/// Shift, or without a current item, they pan), + and - zoom, F and 0 show everything, Enter activates.
class MapView : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kPickRadiusPx = 14;
    static constexpr int kHoverDelayMs = 125;
    static constexpr int kMaxCloseUps = 150; ///< Points in view, at most, for their pictures to be shown.

    /// `media` gives thumbnails; must outlive the view; may be nullptr.
    explicit MapView(MediaSource *media, QWidget *parent = nullptr);
    ~MapView() override;

    /// Shared, not copied. Colours go back to grey; the camera stays. `grid` of these points, made on another
    /// thread, spares this one the work; nullptr: it is made here.
    void setPoints(SharedMapPoints points, std::shared_ptr<const PointGrid> grid = nullptr);
    /// One per point: 0xAARRGGBB (QRgb). Any other size is ignored and means grey. `isFaint`, one per point
    /// or empty: kept out by a filter. Such points lie beneath the others, can be looked at where no other is
    /// near, and are neither selected nor walked to.
    void setColours(std::vector<quint32> argb, std::vector<bool> isFaint = {});
    /// Best first; the first few get thumbnails and lines to the current item.
    void setEmphasis(const QVector<qint64> &topItems);
    /// Thumbnails of emphasised items and of those that picturesWanted() asked for.
    void setPicturePaths(const QHash<qint64, QString> &paths);
    /// Best first: where pictures would overlap the better item has its own. Others come after these.
    void setPictureOrder(const QVector<qint64> &items);
    /// Names that would overlap are moved a little or left out, the lightest first; none leaves the map.
    void setLabels(const QVector<MapLabel> &labels);
    /// Where names were painted in the last frame, one per label; null: no room.
    QVector<QRectF> labelRects() const;
    /// Places that other widgets lie on, in widget pixels: names keep out of them.
    void setCovered(const QVector<QRectF> &rects);
    void setCurrent(qint64 item); ///< -1: none.
    qint64 current() const;
    /// Any number of items, whether or not this map has points for them. Emits nothing.
    void setSelection(const QVector<qint64> &items);
    const QVector<qint64> &selection() const { return m_selection.items(); } ///< Ascending.
    /// As the analyst does: emits selectionChanged() when it differs.
    void changeSelection(const QVector<qint64> &items, SelectionChange how);
    void setTool(MapTool tool);
    MapTool tool() const { return m_tool; }
    void setQueryItems(const QVector<qint64> &items);
    /// What fit() leaves free at the upper edge, where other widgets lie: of a low map at most a quarter.
    void setTopInset(int px);
    void setCamera(const Camera &camera); ///< Emits cameraChanged when it differs.
    Camera camera() const { return m_camera; }
    /// Shows all points but a few strays, and goes on doing so when size or points change, until the camera
    /// is set or moved. Points that moved only a little leave the camera where it is: a map that follows the
    /// mix must not tremble. Emits nothing.
    void fit();
    Camera fittedCamera() const;
    void showAll(); ///< As the key F: emits cameraChanged().
    bool isFitted() const { return m_isFitted; }
    /// Pans so that the item is in the middle; zooms in if the map shows everything. False when it has no
    /// point.
    bool centreOn(qint64 item);
    /// Item under a widget position within the pick radius, or -1.
    qint64 itemAt(const QPointF &position) const;
    qint64 pointCount() const;
    qint64 unplacedCount() const
    {
        return pointCount() - m_grid->placedCount();
    }                                                         ///< Coordinates that are none.
    qint64 countUnder(const QRectF &place) const;             ///< Points under a part of the widget, about.
    const PointLayer &pointLayer() const { return *m_layer; } ///< How the last frame drew the points.
    /// Shows a card beside the hovered point; hides with the next hover of another point.
    void showCard(const HoverCard &card);
    void hideCard();
    void setMarked(qint64 item); ///< Ringed as a hovered one is, because another map hovers it; -1: none.
    QPointF screenOf(qint64 item) const; ///< Widget position; NaN when it has no point.

Q_SIGNALS:
    void cameraChanged(const modalens::Camera &camera);
    void itemHovered(qint64 item,
                     const QPoint &position); ///< 125 ms after the pointer rests; -1 when it leaves.
    void itemClicked(qint64 item);            ///< Or walked to.
    void itemActivated(qint64 item);          ///< Double click or Enter on the current item.
    void selectionChanged(const QVector<qint64> &items); ///< By the analyst. Ascending.
    void toolChanged(modalens::MapTool tool);
    /// A right click or the menu key; -1: on none.
    void menuRequested(qint64 item, const QPoint &globalPosition);
    /// The camera rests on so few points that their pictures have room: setPicturePaths() may show them.
    void picturesWanted(const QVector<qint64> &items);
    void pointsChanged();  ///< After setPoints().
    void drawingChanged(); ///< Points are counted into cells or one by one again; or what draws them changed.

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintPoints(QPainter *painter);
    void updateCloseUps();
    void cameraMoved();
    bool hardlyFits() const;
    void pickHovered();
    void dragged(const QPointF &position);
    void clicked(const QPointF &position, Qt::KeyboardModifiers modifiers);
    bool isFaint(quint32 index) const { return !m_isFaint.empty() && m_isFaint[index]; }
    void selectInside(const MapRegion &region);
    void selectInView();
    void escape();
    bool keyMoves(const QKeyEvent &event);
    bool walk(const QPointF &direction);
    void showItem(qint64 item);
    void setHovered(qint64 item, const QPoint &position);
    qint64 indexOf(qint64 item) const;
    bool placeOf(qint64 item, QPointF *place) const;
    void announceCount();

    std::unique_ptr<PointLayer> m_layer;
    std::unique_ptr<MapOverlay> m_overlay;
    SharedMapPoints m_points;
    std::vector<quint32> m_colours;
    std::vector<bool> m_isFaint;             ///< One per point, or empty.
    std::shared_ptr<const PointGrid> m_grid; ///< Never null.
    PointIndex m_index;
    Camera m_camera;
    bool m_hasOwnColours = false;
    MapSelection m_selection;
    MapTool m_tool = MapTool::Pan;
    std::optional<MapRegion> m_region; ///< While one is being drawn.
    qint64 m_walkedTo = -1;            ///< Until setCurrent() confirms it.
    QHash<qint64, int> m_pictureOrder;
    QTimer m_picturesTimer;
    QVariantAnimation m_fade;
    QTimer m_hoverTimer;
    Qt::KeyboardModifiers m_pressModifiers;
    QPointF m_pressPosition, m_lastPosition;
    QRectF m_box; ///< Of the points but a few strays.
    int m_topInsetPx = 0;
    bool m_isFitted = false;
    bool m_isPressed = false, m_isPanning = false;
};

} // namespace modalens

Q_DECLARE_METATYPE(modalens::Camera)
