// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace modalens {

/// Where a picture lies in a box: it fits, or is enlarged about a point and moved. It is never moved further
/// than its edge. Plain arithmetic, in pixels of the box.
class PictureZoom
{
public:
    void setBox(const QSizeF &box);
    /// Another size of the same shape changes nothing that is seen.
    void setPicture(const QSizeF &pixels);
    void zoomBy(double factor, const QPointF &at); ///< What is under `at` stays there.
    void panBy(const QPointF &delta);
    void reset(); ///< It fits again.
    bool isZoomed() const { return m_factor > 1.0001; }
    QRectF target() const;
    double scale() const; ///< Pixels of the box for one of the picture.

private:
    QSizeF fitted() const;
    double maxFactor() const;
    void bound();

    QSizeF m_box, m_picture;
    double m_factor = 1; ///< 1: fits.
    QPointF m_centre;    ///< Of the target, from the middle of the box.
};

} // namespace modalens
