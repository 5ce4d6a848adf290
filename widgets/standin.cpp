// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/standin.h"

#include <QPainter>
#include <QPainterPath>

namespace modalens {

namespace {

// All signs are drawn in a square of 20 units.

void paintBars(QPainter *painter)
{
    const double halves[] = {2.5, 6, 9, 4.5, 7, 3};
    for (int i = 0; i < 6; ++i)
        painter->drawRoundedRect(QRectF(0.5 + 3.4 * i, 10 - halves[i], 2, 2 * halves[i]), 1, 1);
}

void paintLines(QPainter *painter)
{
    const double widths[] = {16, 19, 11};
    for (int i = 0; i < 3; ++i)
        painter->drawRoundedRect(QRectF(0.5, 3.5 + 5.2 * i, widths[i], 2.6), 1.3, 1.3);
}

void paintTriangle(QPainter *painter)
{
    painter->drawPolygon(QPolygonF{QPointF(4.5, 2), QPointF(4.5, 18), QPointF(18, 10)});
}

void paintPerson(QPainter *painter)
{
    painter->drawEllipse(QRectF(6, 1, 8, 8));
    QPainterPath shoulders;
    shoulders.moveTo(2, 19);
    shoulders.cubicTo(2, 8.5, 18, 8.5, 18, 19);
    painter->drawPath(shoulders);
}

} // namespace

void paintStandIn(QPainter *painter, const QRectF &place, const QString &modality, const Theme &theme)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.raised);
    painter->drawRoundedRect(place, 4, 4);
    const double side = 0.5 * std::min(place.width(), place.height());
    painter->translate(place.center() - QPointF(side / 2, side / 2));
    painter->scale(side / 20, side / 20);
    painter->setBrush(theme.signal(modality));
    if (modality == QLatin1String("audio"))
        paintBars(painter);
    else if (modality == QLatin1String("text"))
        paintLines(painter);
    else if (modality == QLatin1String("video"))
        paintTriangle(painter);
    else if (modality == QLatin1String("user"))
        paintPerson(painter);
    painter->restore();
}

} // namespace modalens
