// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/maplegend.h"
namespace modalens {
MapLegend::MapLegend(QWidget *parent)
    : QWidget(parent)
{
    hide();
}
void MapLegend::setEntries(const QVector<LegendEntry> &entries)
{
    m_entries = entries;
    setVisible(!entries.isEmpty());
}
} // namespace modalens
