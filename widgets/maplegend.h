// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

namespace modalens {

/// Group values with their colours and counts ("14 / 35"), over the map's corner. Hidden while empty.
class MapLegend : public QWidget
{
    Q_OBJECT

public:
    explicit MapLegend(QWidget *parent = nullptr);
    void setEntries(const QVector<LegendEntry> &entries);
    const QVector<LegendEntry> &entries() const { return m_entries; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVector<LegendEntry> m_entries;
};

} // namespace modalens
