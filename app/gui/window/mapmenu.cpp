// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mapmenu.h"

#include "app/gui/window/deskpanels.h"
#include "app/gui/window/selectioncontroller.h"
#include "widgets/mappanel.h"
#include "widgets/mapview.h"
#include "widgets/rankingview.h"

#include <QMenu>

namespace modalens {

MapMenu::MapMenu(DeskPanels &panels, SelectionController &selection, QObject *parent)
    : QObject(parent)
    , m_panels(panels)
    , m_selection(selection)
{
    connect(m_panels.map->map(), &MapView::menuRequested, this, &MapMenu::open);
}

void MapMenu::open(qint64 item, const QPoint &globalPosition)
{
    MapView *map = m_panels.map->map();
    auto *menu = new QMenu(m_panels.map);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (item >= 0) {
        menu->addAction(tr("Query by this"), this, [this, item] { m_selection.queryByItem(item); });
        menu->addAction(tr("♥ Like"), this, [this, item] { m_selection.likeItem(item); });
        menu->addAction(tr("✕ Not this"), this, [this, item] { m_selection.dislikeItem(item); });
        menu->addAction(tr("Find in the list"), this, [this, item] { findInList(item); });
        menu->addSeparator();
    }
    if (!map->selection().isEmpty())
        menu->addAction(tr("Clear the selection"), map,
                        [map] { map->changeSelection({}, SelectionChange::Replace); });
    menu->addAction(tr("Show everything"), map, &MapView::showAll);
    menu->popup(globalPosition);
}

void MapMenu::findOnMap()
{
    MapView *map = m_panels.map->map();
    if (map->current() >= 0 && map->centreOn(map->current()))
        map->setFocus();
}

void MapMenu::findInList(qint64 item)
{
    m_selection.selectItem(item);
    m_panels.reveal(QStringLiteral("ranking"));
    m_panels.ranking->setFocus();
}

void MapMenu::findCurrentInList()
{
    if (const MapView *map = m_panels.map->map(); map->current() >= 0)
        findInList(map->current());
}

} // namespace modalens
