// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/camera.h"
#include "widgets/pointgrid.h"
#include "widgets/values.h"

#include <QElapsedTimer>
#include <QHash>
#include <QOpenGLWidget>
#include <QTimer>
#include <QVariantAnimation>

#include <memory>
#include <vector>

namespace modalens {

class DensityPass;
class MapOverlay;
class MediaSource;
class PointPass;

/// The map: points under a camera. Drag pans, wheel zooms at the cursor, arrows + - 0 do the same from the
/// keyboard, hover picks the nearest point within 14 px on the CPU, a click selects, a double click
/// activates. Up to 200,000 points are drawn as GL points; more are binned on the CPU into a density picture,
/// so that every point counts and none is left out. Construct only where openGlWorks().
class MapView : public QOpenGLWidget
{
    Q_OBJECT

public:
    static constexpr int kPickRadiusPx = 14;
    static constexpr int kHoverDelayMs = 125;
    static constexpr qint64 kMaxGlPoints = 200'000;

    /// `media` gives thumbnails; must outlive the view; may be nullptr.
    explicit MapView(MediaSource *media, QWidget *parent = nullptr);
    ~MapView() override;

    /// Shared, not copied. Colours go back to grey; the camera stays.
    void setPoints(SharedMapPoints points);
    /// One per point: 0xAARRGGBB (QRgb). Any other size is ignored and means grey.
    void setColours(std::vector<quint32> argb);
    /// Best first; the first few get thumbnails and lines to the current item.
    void setEmphasis(const QVector<qint64> &topItems);
    void setPicturePaths(const QHash<qint64, QString> &paths); ///< Thumbnails of emphasised items.
    void setCurrent(qint64 item);                              ///< -1: none.
    void setQueryItems(const QVector<qint64> &items);
    void setCamera(const Camera &camera); ///< Emits cameraChanged when it differs.
    Camera camera() const { return m_camera; }
    /// Pans so that the item is in the middle; zooms in if the map shows everything. False when it has no
    /// point.
    bool centreOn(qint64 item);
    /// Item under a widget position within the pick radius, or -1.
    qint64 itemAt(const QPointF &position) const;
    qint64 pointCount() const;
    bool isDensity() const; ///< More points than are drawn one by one.
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

private:
    void releaseGl();
    void pickHovered();
    void setHovered(qint64 item, const QPoint &position);
    qint64 indexOf(qint64 item) const;
    QPointF worldOf(qint64 index) const;

    std::unique_ptr<PointPass> m_pointPass;
    std::unique_ptr<DensityPass> m_densityPass;
    std::unique_ptr<MapOverlay> m_overlay;
    SharedMapPoints m_points;
    std::vector<quint32> m_colours;
    PointGrid m_grid;
    mutable QHash<qint64, qint64> m_indexOfItem; ///< Built at the first question.
    Camera m_camera;
    QTimer m_hoverTimer;
    QPointF m_pressPosition, m_lastPosition;
    bool m_isPressed = false, m_isPanning = false;
    qint64 m_hovered = -1;
    qint64 m_current = -1;
};

} // namespace modalens

Q_DECLARE_METATYPE(modalens::Camera)
