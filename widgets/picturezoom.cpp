// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picturezoom.h"

#include <algorithm>

namespace modalens {

namespace {

constexpr double kMaxScale = 16;    ///< A pixel as a square that is easily counted.
constexpr double kMinMaxFactor = 8; ///< Small pictures are enlarged to fit already.

} // namespace

void PictureZoom::setBox(const QSizeF &box)
{
    m_box = box;
    bound();
}

void PictureZoom::setPicture(const QSizeF &pixels)
{
    m_picture = pixels;
    bound();
}

void PictureZoom::zoomBy(double factor, const QPointF &at)
{
    const double before = m_factor;
    m_factor = std::clamp(m_factor * factor, 1.0, maxFactor());
    const QPointF fromMiddle = at - QPointF(m_box.width() / 2, m_box.height() / 2);
    m_centre = fromMiddle - (fromMiddle - m_centre) * (m_factor / before);
    bound();
}

void PictureZoom::panBy(const QPointF &delta)
{
    m_centre += delta;
    bound();
}

void PictureZoom::reset()
{
    m_factor = 1;
    m_centre = {};
}

QSizeF PictureZoom::fitted() const
{
    return m_picture.isEmpty() ? QSizeF() : m_picture.scaled(m_box, Qt::KeepAspectRatio);
}

double PictureZoom::scale() const
{
    return m_picture.isEmpty() ? 1.0 : m_factor * fitted().width() / m_picture.width();
}

double PictureZoom::maxFactor() const
{
    const double fitScale = scale() / m_factor;
    return std::max(kMinMaxFactor, fitScale > 0 ? kMaxScale / fitScale : 1.0);
}

QRectF PictureZoom::target() const
{
    QRectF target(QPointF(), fitted() * m_factor);
    target.moveCenter(QPointF(m_box.width() / 2, m_box.height() / 2) + m_centre);
    return target;
}

void PictureZoom::bound()
{
    m_factor = std::clamp(m_factor, 1.0, maxFactor());
    const QSizeF size = fitted() * m_factor;
    const double x = std::max(0.0, (size.width() - m_box.width()) / 2);
    const double y = std::max(0.0, (size.height() - m_box.height()) / 2);
    m_centre = {std::clamp(m_centre.x(), -x, x), std::clamp(m_centre.y(), -y, y)};
}

} // namespace modalens
