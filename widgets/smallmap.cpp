// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/smallmap.h"

#include "widgets/densitypass.h"
#include "widgets/mapselection.h"
#include "widgets/pointbox.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

constexpr int kWidthPx = 132, kHeightPx = 96;
constexpr int kLabelPx = 20;
constexpr double kPickRadiusPx = 14;
constexpr qint64 kMaxDots = 5000; ///< More are counted into pixels.
constexpr double kDotPx = 1.6;

/// QRectF takes what is no number for a place inside.
bool isOn(const QRectF &area, const QPointF &place)
{
    return std::isfinite(place.x()) && std::isfinite(place.y()) && area.contains(place);
}

} // namespace

SmallMap::SmallMap(const QString &label, QWidget *parent)
    : QAbstractButton(parent)
    , m_grid(std::make_shared<const PointGrid>())
{
    setText(label);
    setAccessibleName(label);
    setCheckable(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SmallMap::setDot(const QColor &colour)
{
    m_dot = colour;
    update();
}

void SmallMap::growOld()
{
    m_isStale = true;
    Q_EMIT grownOld();
}

void SmallMap::setPoints(SharedMapPoints points, std::shared_ptr<const PointGrid> grid)
{
    if (points && points->xy.size() != points->items.size() * 2)
        points.reset();
    m_points = std::move(points);
    m_grid = grid && m_points ? std::move(grid) : std::make_shared<const PointGrid>(m_points);
    m_index = PointIndex(m_points);
    m_box = m_points ? robustBox(*m_points) : QRectF();
    growOld();
}

void SmallMap::setColours(SharedItemColours colours)
{
    m_colours = std::move(colours);
    growOld();
}

void SmallMap::setMarks(const MapMarks &marks)
{
    const bool hasOther = marks.selection != m_marks.selection;
    m_marks = marks;
    if (hasOther)
        growOld();
    update();
}

void SmallMap::setCamera(std::optional<Camera> camera)
{
    if (camera == m_camera)
        return;
    m_camera = camera;
    growOld();
    update();
}

Camera SmallMap::camera() const
{
    return m_camera ? *m_camera : Camera::fitting(m_box, size());
}

qint64 SmallMap::itemAt(const QPointF &position) const
{
    const Camera view = camera();
    const qint64 index =
        m_grid->nearest(view.worldFromScreen(position, size()), kPickRadiusPx / view.pixelsPerUnit(size()));
    return index < 0 ? -1 : m_points->items[index];
}

QPointF SmallMap::screenOf(qint64 item) const
{
    const qint64 index = m_index.indexOf(item);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    if (index < 0)
        return {nan, nan};
    return camera().screenFromWorld(QPointF(m_points->xy[2 * index], m_points->xy[2 * index + 1]), size());
}

QSize SmallMap::sizeHint() const
{
    return {kWidthPx, kHeightPx};
}

struct SmallMap::Layer
{
    std::vector<quint32> indices;
    std::vector<float> xy;
    std::vector<quint32> argb;
};

SmallMap::Layer SmallMap::layer(bool isBeneath) const
{
    Layer layer;
    const QRgb plain = themeOf(this).tertiary.rgba();
    for (quint32 i = 0; i < m_points->items.size(); ++i) {
        const qint64 item = m_points->items[i];
        const bool isKnown = m_colours && item >= 0 && item < qint64(m_colours->argb.size());
        const bool isFaint = isKnown && !m_colours->isFaint.empty() && m_colours->isFaint[item];
        if (isFaint != isBeneath)
            continue;
        layer.indices.push_back(i);
        layer.xy.insert(layer.xy.end(), {m_points->xy[2 * i], m_points->xy[2 * i + 1]});
        layer.argb.push_back(isKnown ? m_colours->argb[item] : plain);
    }
    return layer;
}

void SmallMap::refresh()
{
    m_isStale = false;
    m_picture = QImage(size() * devicePixelRatioF(), QImage::Format_ARGB32_Premultiplied);
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(themeOf(this).mapGround);
    update();
    if (!hasPoints() || m_picture.isNull())
        return;
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool areFew = qint64(m_points->items.size()) <= kMaxDots;
    for (const bool isBeneath : {true, false})
        areFew ? paintFew(&painter, layer(isBeneath)) : paintMany(&painter, layer(isBeneath));
    if (!areFew)
        paintManySelected(&painter);
}

void SmallMap::paintFew(QPainter *painter, const Layer &layer) const
{
    const Camera view = camera();
    const QColor selected = themeOf(this).selection;
    painter->setPen(Qt::NoPen);
    for (std::size_t i = 0; i < layer.indices.size(); ++i) {
        const QPointF place = view.screenFromWorld(QPointF(layer.xy[2 * i], layer.xy[2 * i + 1]), size());
        if (!isOn(QRectF(rect()).adjusted(-3, -3, 3, 3), place))
            continue;
        if (std::binary_search(m_marks.selection.begin(), m_marks.selection.end(),
                               m_points->items[layer.indices[i]])) {
            painter->setBrush(selected);
            painter->drawEllipse(place, kDotPx + 1.6, kDotPx + 1.6);
        }
        painter->setBrush(QColor::fromRgba(layer.argb[i]));
        painter->drawEllipse(place, kDotPx, kDotPx);
    }
}

void SmallMap::paintMany(QPainter *painter, const Layer &layer) const
{
    if (layer.argb.empty())
        return;
    DensityPass pass;
    pass.bin(layer.xy, layer.argb, themeOf(this).tertiary, camera(), size(), 1 / devicePixelRatioF());
    painter->drawImage(QRectF(rect()), pass.pointsPicture());
}

void SmallMap::paintManySelected(QPainter *painter) const
{
    if (m_marks.selection.isEmpty())
        return;
    MapSelection selection;
    selection.setItems(m_marks.selection);
    selection.setPoints(m_points);
    std::vector<float> xy;
    for (const quint32 i : selection.points())
        xy.insert(xy.end(), {m_points->xy[2 * i], m_points->xy[2 * i + 1]});
    DensityPass pass;
    pass.bin(xy, {}, themeOf(this).selection, camera(), size(), 1 / devicePixelRatioF());
    painter->drawImage(QRectF(rect()), pass.pointsPicture());
}

void SmallMap::paintMarks(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    const auto ring = [&](qint64 item, const QColor &colour, double radius) {
        const QPointF place = item < 0 ? QPointF(-100, -100) : screenOf(item);
        if (!isOn(QRectF(rect()), place))
            return;
        painter->setPen(QPen(theme.mapGround, 3));
        painter->drawEllipse(place, radius, radius);
        painter->setPen(QPen(colour, 1.5));
        painter->drawEllipse(place, radius, radius);
    };
    painter->setBrush(Qt::NoBrush);
    for (const qint64 item : m_marks.queryItems)
        ring(item, theme.text, 5.5);
    ring(m_marks.hovered, theme.text, 4);
    ring(m_marks.current, theme.selection, 5.5);
}

void SmallMap::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.mapGround);
    if (!m_picture.isNull())
        painter.drawImage(QPointF(0, 0), m_picture);
    paintMarks(&painter);
    QRectF line(7, 2, width() - 14, scaled(kLabelPx));
    if (m_dot.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_dot);
        painter.drawEllipse(QPointF(line.left() + 3.5, line.center().y()), 3.5, 3.5);
        line.setLeft(line.left() + 12);
    }
    QFont font = smallFont();
    font.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    const QFontMetricsF metrics(font);
    const QString label = metrics.elidedText(text(), Qt::ElideRight, line.width());
    QColor ground = theme.mapGround;
    ground.setAlphaF(0.8f);
    painter.fillRect(
        QRectF(line.left() - 2, line.top() + 3, metrics.horizontalAdvance(label) + 4, scaled(kLabelPx) - 6),
        ground);
    painter.setFont(font);
    painter.setPen(isChecked() ? theme.text : theme.secondary);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, label);
    const bool isLit = hasFocus() || underMouse();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hasFocus()             ? theme.selection
                        : isChecked() || isLit ? theme.secondary
                                               : theme.hairline,
                        1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

void SmallMap::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    growOld();
}

void SmallMap::mouseMoveEvent(QMouseEvent *event)
{
    Q_EMIT itemHovered(itemAt(event->position()));
    QAbstractButton::mouseMoveEvent(event);
}

void SmallMap::leaveEvent(QEvent *event)
{
    Q_EMIT itemHovered(-1);
    QAbstractButton::leaveEvent(event);
}

void SmallMap::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        growOld();
    QAbstractButton::changeEvent(event);
}

} // namespace modalens
