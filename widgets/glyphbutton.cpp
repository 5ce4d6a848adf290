// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/glyphbutton.h"

#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace modalens {

namespace {

// All signs are drawn in a square of 14 units.

QPainterPath triangle(double left, double right)
{
    QPainterPath path;
    path.addPolygon(QPolygonF{QPointF(left, 2), QPointF(left, 12), QPointF(right, 7), QPointF(left, 2)});
    return path;
}

QPainterPath line(const QPolygonF &points)
{
    QPainterPath path;
    path.addPolygon(points);
    return path;
}

QPainterPath bars()
{
    QPainterPath path;
    const double halves[] = {2, 6, 3};
    for (int i = 0; i < 3; ++i)
        path.addRoundedRect(QRectF(1.5 + 4 * i, 7 - halves[i], 3, 2 * halves[i]), 1, 1);
    return path;
}

QPainterPath tiles()
{
    QPainterPath path;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            if ((row + 2 * column) % 3 != 1)
                path.addRect(QRectF(1 + 4.2 * column, 1 + 4.2 * row, 3.6, 3.6));
    return path;
}

/// What is filled.
QPainterPath solid(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Play:
        return triangle(3, 12);
    case Glyph::Stop:
        path.addRoundedRect(QRectF(3, 3, 8, 8), 1, 1);
        return path;
    case Glyph::StepOn:
        path = triangle(5, 12);
        path.addRect(QRectF(1.5, 2, 2, 10));
        return path;
    case Glyph::StepBack:
        path = triangle(9, 2);
        path.addRect(QRectF(10.5, 2, 2, 10));
        return path;
    case Glyph::Loudest:
        return bars();
    case Glyph::Spectrogram:
        return tiles();
    case Glyph::Loop:
        path.addPolygon(QPolygonF{QPointF(9, 0.5), QPointF(13.5, 3.5), QPointF(9, 6.5), QPointF(9, 0.5)});
        return path;
    default:
        return path;
    }
}

/// What is drawn as a line.
QPainterPath outline(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Loop:
        path.moveTo(9, 3.5);
        path.lineTo(4.5, 3.5);
        path.arcTo(QRectF(1, 3.5, 7, 7.5), 90, 180);
        path.lineTo(9.5, 11);
        path.arcTo(QRectF(6.5, 5, 6, 6), 270, 70);
        return path;
    case Glyph::Previous:
        return line({{9, 2}, {4, 7}, {9, 12}});
    case Glyph::Next:
        return line({{5, 2}, {10, 7}, {5, 12}});
    case Glyph::Larger:
        path = line({{7, 2}, {7, 12}});
        [[fallthrough]];
    case Glyph::Smaller:
        path.moveTo(2, 7);
        path.lineTo(12, 7);
        return path;
    case Glyph::Close:
        path = line({{3, 3}, {11, 11}});
        path.moveTo(11, 3);
        path.lineTo(3, 11);
        return path;
    default:
        return path;
    }
}

} // namespace

GlyphButton::GlyphButton(Glyph glyph, const QString &toolTip, QWidget *parent)
    : QToolButton(parent)
    , m_glyph(glyph)
{
    setProperty("quiet", true);
    followTextScale(this, [this] { setFixedSize(scaled(26), scaled(24)); });
    setToolTip(toolTip);
    setAccessibleName(toolTip);
}

void GlyphButton::setGlyph(Glyph glyph)
{
    m_glyph = glyph;
    update();
}

void GlyphButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    const Theme &theme = themeOf(this);
    const bool isLit = underMouse() || hasFocus() || isChecked();
    const QColor colour = !isEnabled()  ? theme.tertiary
                          : isChecked() ? theme.selection
                          : isLit       ? theme.text
                                        : theme.secondary;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.selection, 1) : QPen(theme.hairline, 1));
        painter.setBrush(theme.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    painter.translate(QRectF(rect()).center());
    painter.scale(textScale(), textScale());
    painter.translate(-7, -7);
    painter.fillPath(solid(m_glyph), colour);
    painter.strokePath(outline(m_glyph), QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

} // namespace modalens
