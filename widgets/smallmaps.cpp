// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/smallmaps.h"

#include "widgets/signalnames.h"
#include "widgets/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>

namespace modalens {

SmallMaps::SmallMaps(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(tr("Small maps"));
    m_layout->setContentsMargins(metrics::kPaddingPx, 6, metrics::kPaddingPx, 8);
    m_layout->setSpacing(7);
    m_refreshTimer.setSingleShot(true);
    connect(&m_refreshTimer, &QTimer::timeout, this, &SmallMaps::refreshNext);
    setSignals({});
}

SmallMap *SmallMaps::addMap(const QString &label, const QString &name)
{
    auto *map = new SmallMap(label, this);
    map->setToolTip(tr("Show this map large"));
    map->setColours(m_colours);
    map->setMarks(m_marks);
    map->setCamera(m_camera);
    m_group->addButton(map);
    m_layout->addWidget(map);
    m_names << name;
    m_maps.insert(name, map);
    connect(map, &SmallMap::clicked, this, [this, name] { Q_EMIT signalChosen(name); });
    connect(map, &SmallMap::itemHovered, this, &SmallMaps::itemHovered);
    connect(map, &SmallMap::grownOld, &m_refreshTimer, [this] { m_refreshTimer.start(0); });
    return map;
}

void SmallMaps::setSignals(const QVector<SignalView> &signalViews)
{
    qDeleteAll(m_maps);
    m_maps.clear();
    m_names.clear();
    m_signals = signalViews;
    addMap(tr("Fused"), {});
    for (const SignalView &view : signalViews)
        addMap(view.label, view.name)
            ->setToolTip(withSignalName(view) + QLatin1Char('\n') + tr("Show this map large"));
    colourDots();
    m_refreshTimer.start(0);
}

void SmallMaps::colourDots()
{
    for (const SignalView &view : m_signals)
        m_maps.value(view.name)->setDot(themeOf(this).signal(view.modality));
}

void SmallMaps::setCurrentSignal(const QString &name)
{
    if (SmallMap *map = m_maps.value(name))
        map->setChecked(true);
}

QStringList SmallMaps::missing() const
{
    QStringList names;
    for (const QString &name : m_names)
        if (!m_maps.value(name)->hasPoints())
            names << name;
    return names;
}

void SmallMaps::setPoints(const QString &name, SharedMapPoints points, std::shared_ptr<const PointGrid> grid)
{
    if (SmallMap *map = m_maps.value(name))
        map->setPoints(std::move(points), std::move(grid));
}

void SmallMaps::forgetPoints()
{
    for (SmallMap *map : std::as_const(m_maps))
        map->setPoints({}, {});
}

void SmallMaps::setColours(const SharedItemColours &colours)
{
    m_colours = colours;
    for (SmallMap *map : std::as_const(m_maps))
        map->setColours(colours);
}

void SmallMaps::setMarks(const MapMarks &marks)
{
    m_marks = marks;
    for (SmallMap *map : std::as_const(m_maps))
        map->setMarks(marks);
}

void SmallMaps::setCamera(std::optional<Camera> camera)
{
    m_camera = camera;
    for (SmallMap *map : std::as_const(m_maps))
        map->setCamera(camera);
}

SmallMap *SmallMaps::map(const QString &name) const
{
    return m_maps.value(name);
}

void SmallMaps::refreshNext()
{
    if (!isVisible())
        return; // showing resizes, which asks again
    for (const QString &name : std::as_const(m_names)) {
        SmallMap *map = m_maps.value(name);
        if (!map->isStale())
            continue;
        map->refresh();
        m_refreshTimer.start(0);
        return;
    }
}

void SmallMaps::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colourDots();
    QWidget::changeEvent(event);
}

} // namespace modalens
