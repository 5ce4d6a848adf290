// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointF>
#include <QVariantAnimation>

namespace modalens {

/// Lets rows glide from where they were painted to where they lie now, in 250 ms. Only paints differ: clicks
/// and keys go by where rows lie. With reduced motion nothing moves.
class RowGlide : public QVariantAnimation
{
    Q_OBJECT

public:
    static constexpr int kDurationMs = 250;

    explicit RowGlide(QObject *parent);
    /// From now on each of these items comes from so far beside its place.
    void begin(QHash<qint64, QPointF> offsets);
    QPoint offsetOf(qint64 item) const;
    bool isMoving(qint64 item) const { return m_offsets.contains(item); }

private:
    QHash<qint64, QPointF> m_offsets;
};

} // namespace modalens
