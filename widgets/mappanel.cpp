// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mappanel.h"
#include "widgets/emptystate.h"
#include "widgets/maplegend.h"
#include "widgets/mapview.h"
#include "widgets/openglprobe.h"
#include <QVBoxLayout>
namespace modalens {
MapPanel::MapPanel(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_empty(new EmptyState(this))
    , m_legend(new MapLegend(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_empty);
    if (openGlWorks()) {
        m_map = new MapView(media, this);
        layout->addWidget(m_map);
    }
}
void MapPanel::setSignals(const QVector<SignalView> &signalViews)
{
    m_signals = signalViews;
}
QString MapPanel::currentSignal() const
{
    return {};
}
void MapPanel::setCurrentSignal(const QString &)
{
}
void MapPanel::setHasPoints(bool hasPoints)
{
    m_empty->setVisible(!hasPoints);
}
} // namespace modalens
