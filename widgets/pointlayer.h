// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/camera.h"
#include "widgets/densitypass.h"
#include "widgets/pointdrawing.h"
#include "widgets/pointgrid.h"

#include <QImage>
#include <QPoint>

#include <memory>
#include <optional>
#include <span>
#include <vector>

class QPainter;

namespace modalens {

class OpenGlPoints;
struct Theme;

/// What a map shows beneath its names and rings. Nothing is copied; all of it must last for the call.
struct PointScene
{
    std::span<const float> xy;         ///< x and y interleaved, world.
    std::span<const quint32> argb;     ///< One 0xAARRGGBB a point, not premultiplied.
    const PointGrid *grid = nullptr;   ///< Of these points.
    std::span<const quint32> selected; ///< Indices.
    bool isTinted = false;             ///< Colours mean something: a soft wash lies under the points.
    /// One per point, kept out by a filter: these lie beneath the others. Empty or nullptr: none.
    const std::vector<bool> *isFaint = nullptr;

    bool hasFaint() const { return isFaint && isFaint->size() == argb.size(); }
};

/// The picture of a map's points, kept until what it shows changes. Up to kMaxDrawn points in view are drawn
/// as discs, with OpenGL where there is a graphics card (kMaxDrawnByCard points), else by the processor; more
/// are counted into cells, so that every point counts and none is left out. GUI thread.
class PointLayer
{
public:
    static constexpr qint64 kMaxDrawn = 100'000, kMaxDrawnByCard = 200'000;

    PointLayer();
    ~PointLayer();
    /// The next picture is drawn anew, because points, colours, the selection or the theme differ.
    void outdate();
    /// Draws the opaque picture at the origin of `painter`, `size` in logical pixels. While only the camera's
    /// place changes, what is drawn reaches beyond the edges and is moved by whole pixels of the screen.
    void paint(QPainter *painter, const PointScene &scene, const Camera &camera, const QSize &size,
               const Theme &theme);
    /// Of the last picture: more points were in view than are drawn one by one.
    bool isDensity() const { return m_isDensity; }
    qint64 drawnCount() const { return m_drawnCount; } ///< In view or close to it.
    /// Why the processor draws although it was not asked to; empty: OpenGL draws, or the processor was
    /// chosen.
    QString whyNoOpenGl() const { return m_whyNoOpenGl; }

private:
    struct Frame; ///< One drawing: the arguments of paint().
    /// Points in the order in which they are drawn: what lies beneath comes first.
    struct Pile
    {
        std::vector<float> xy;
        std::vector<quint32> argb;
        std::size_t beneath = 0; ///< How many of them lie beneath the others.
    };
    static Pile pileOf(const PointScene &scene, std::span<const quint32> indices);

    void chooseDrawer();
    qint64 limit() const { return m_openGl ? kMaxDrawnByCard : kMaxDrawn; }
    void draw(const PointScene &scene, const Camera &camera, const QSize &size, double ratio,
              const Theme &theme);
    void drawPoints(const Frame &frame);
    void paintDensity(const Frame &frame);
    void paintWash(const Frame &frame);
    void paintAll(const Frame &frame);
    void paintSelection(const Frame &frame);
    bool paintWithOpenGl(const Frame &frame, std::span<const float> xy, std::span<const quint32> argb);

    std::unique_ptr<OpenGlPoints> m_openGl;
    std::optional<PointDrawing> m_choice; ///< What m_openGl was made for.
    QString m_whyNoOpenGl;
    DensityPass m_density;
    /// In the order of PointGrid::byPlace(), made when points are counted: neighbours fall into cells that
    /// lie near each other in memory.
    Pile m_byPlace;
    QImage m_picture;
    Camera m_camera;
    QSize m_size; ///< Of the map, logical; the picture reaches m_margin beyond.
    int m_margin = 0;
    bool m_isStale = true;
    bool m_isUploaded = false; ///< OpenGL has all points in their colours.
    bool m_isDensity = false;
    qint64 m_drawnCount = 0;
};

} // namespace modalens
