// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/camera.h"
#include "widgets/pointgrid.h"
#include "widgets/pointindex.h"
#include "widgets/values.h"

#include <QHash>
#include <QImage>
#include <QOpenGLWidget>
#include <QTimer>

#include <memory>
#include <vector>

namespace modalens {

class DensityPass;
class MapOverlay;
class MediaSource;
class PointPass;

/// The map: points under a camera. Drag pans, wheel zooms at the cursor, arrows + - 0 do the same from the
/// keyboard, hover picks the nearest point within 14 px on the CPU, a click selects, a double click
/// activates. Up to 200,000 points in view (50,000 on software OpenGL) are drawn as GL points; more are
/// binned on the CPU into a density picture, so that every point counts and none is left out. Zooming in
/// brings the points back. Construct only where openGlWorks().
class MapView : public QOpenGLWidget
{
    Q_OBJECT

public:
    static constexpr int kPickRadiusPx = 14;
    static constexpr int kHoverDelayMs = 125;
    static constexpr qint64 kMaxGlPoints = 200'000;
    static constexpr qint64 kMaxSoftwarePoints = 50'000;

    /// `media` gives thumbnails; must outlive the view; may be nullptr.
    explicit MapView(MediaSource *media, QWidget *parent = nullptr);
    ~MapView() override;

    /// Shared, not copied. Colours go back to grey; the camera stays. `grid` of these points, made on another
    /// thread, spares this one the work; nullptr: it is made here.
    void setPoints(SharedMapPoints points, std::shared_ptr<const PointGrid> grid = nullptr);
    /// One per point: 0xAARRGGBB (QRgb). Any other size is ignored and means grey.
    void setColours(std::vector<quint32> argb);
    /// Best first; the first few get thumbnails and lines to the current item.
    void setEmphasis(const QVector<qint64> &topItems);
    void setPicturePaths(const QHash<qint64, QString> &paths); ///< Thumbnails of emphasised items.
    /// Names that would overlap are moved a little or left out, the lightest first; none leaves the map.
    void setLabels(const QVector<MapLabel> &labels);
    /// Where names were painted in the last frame, one per label; null: no room.
    QVector<QRectF> labelRects() const;
    /// Places that other widgets lie on, in widget pixels: names keep out of them.
    void setCovered(const QVector<QRectF> &rects);
    void setCurrent(qint64 item); ///< -1: none.
    qint64 current() const;
    void setQueryItems(const QVector<qint64> &items);
    void setCamera(const Camera &camera); ///< Emits cameraChanged when it differs.
    Camera camera() const { return m_camera; }
    /// Shows all points but a few strays, and goes on doing so when size or points change, until the camera
    /// is set or moved. Points that moved only a little leave the camera where it is: a map that follows the
    /// mix must not tremble. Emits nothing.
    void fit();
    Camera fittedCamera() const;
    bool isFitted() const { return m_isFitted; }
    /// Pans so that the item is in the middle; zooms in if the map shows everything. False when it has no
    /// point.
    bool centreOn(qint64 item);
    /// Item under a widget position within the pick radius, or -1.
    qint64 itemAt(const QPointF &position) const;
    qint64 pointCount() const;
    bool isDensity() const
    {
        return m_isDensity;
    } ///< The last frame had more points in view than are drawn one by one.
    qint64 drawnPointCount() const { return m_drawnCount; } ///< In the last frame, in view or close to it.
    /// Shows a card beside the hovered point; hides with the next hover of another point.
    void showCard(const HoverCard &card);
    void hideCard();
    QPointF screenOf(qint64 item) const; ///< Widget position; NaN when it has no point.

Q_SIGNALS:
    void cameraChanged(const modalens::Camera &camera);
    void itemHovered(qint64 item,
                     const QPoint &position); ///< 125 ms after the pointer rests; -1 when it leaves.
    void itemClicked(qint64 item);
    void itemActivated(qint64 item); ///< Double click or Enter on the current item.

protected:
    void initializeGL() override;
    void resizeGL(int width, int height) override;
    void paintGL() override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void releaseGl();
    void prepareFrame();
    void uploadPoints();
    void paintPictures(QPainter *painter);
    void paintOverlay();
    void cameraMoved();
    double pointPx() const;
    bool hardlyFits() const;
    void pickHovered();
    void setHovered(qint64 item, const QPoint &position);
    qint64 indexOf(qint64 item) const;
    QRectF worldInView() const;
    bool placeOf(qint64 item, QPointF *place) const;
    void announceCount();

    std::unique_ptr<PointPass> m_pointPass;
    std::unique_ptr<DensityPass> m_densityPass;
    std::unique_ptr<MapOverlay> m_overlay;
    SharedMapPoints m_points;
    std::vector<quint32> m_colours;
    std::shared_ptr<const PointGrid> m_grid; ///< Never null.
    PointIndex m_index;
    Camera m_camera;
    QImage m_wash, m_density; ///< Of the frame that m_isStale says nothing about.
    QImage m_overlayPicture;
    qint64 m_pointLimit = kMaxGlPoints;
    qint64 m_drawnCount = 0;
    bool m_isStale = true;         ///< Camera, size, points or colours changed since the last frame.
    bool m_areAllUploaded = false; ///< The buffers hold every point, not the ones in view.
    bool m_hasOwnColours = false;
    bool m_isDensity = false;
    QTimer m_hoverTimer;
    QPointF m_pressPosition, m_lastPosition;
    QRectF m_box; ///< Of the points but a few strays.
    bool m_isFitted = false;
    bool m_isPressed = false, m_isPanning = false;
};

} // namespace modalens

Q_DECLARE_METATYPE(modalens::Camera)
