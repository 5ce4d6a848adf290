// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/motion.h"

#include <QCoreApplication>
#include <QVariant>

namespace modalens {

namespace {

constexpr const char *kProperty = "modalensReducedMotion"; // ends with the application, unlike a variable

} // namespace

bool isMotionReduced()
{
    return qApp && qApp->property(kProperty).toBool();
}

void setMotionReduced(bool isReduced)
{
    if (qApp)
        qApp->setProperty(kProperty, isReduced);
}

} // namespace modalens
