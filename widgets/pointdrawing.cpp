// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pointdrawing.h"

#include <QCoreApplication>
#include <QVariant>

namespace modalens {

namespace {

constexpr const char *kProperty = "modalensPointDrawing"; // ends with the application, unlike a variable

} // namespace

PointDrawing pointDrawing()
{
    return qApp ? static_cast<PointDrawing>(qApp->property(kProperty).toInt()) : PointDrawing::Automatic;
}

void setPointDrawing(PointDrawing drawing)
{
    if (qApp)
        qApp->setProperty(kProperty, static_cast<int>(drawing));
}

} // namespace modalens
