// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rowglide.h"

#include "widgets/motion.h"

namespace modalens {

RowGlide::RowGlide(QObject *parent)
    : QVariantAnimation(parent)
{
    setStartValue(1.0);
    setEndValue(0.0);
    setDuration(kDurationMs);
    setEasingCurve(QEasingCurve::OutCubic);
    connect(this, &QAbstractAnimation::finished, this, [this] { m_offsets.clear(); });
}

void RowGlide::begin(QHash<qint64, QPointF> offsets)
{
    stop();
    m_offsets = std::move(offsets);
    if (isMotionReduced())
        m_offsets.clear();
    if (!m_offsets.isEmpty())
        start();
}

QPoint RowGlide::offsetOf(qint64 item) const
{
    const auto found = m_offsets.constFind(item);
    return found == m_offsets.cend() ? QPoint() : (*found * currentValue().toDouble()).toPoint();
}

} // namespace modalens
