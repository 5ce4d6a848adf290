// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QPoint;

namespace modalens {

class DeskPanels;
class SelectionController;

/// What can be done with an item on the map, as a menu at it; and the way between map and list.
class MapMenu : public QObject
{
    Q_OBJECT

public:
    MapMenu(DeskPanels &panels, SelectionController &selection, QObject *parent);

    void findOnMap();             ///< The item selected in the list.
    void findInList(qint64 item); ///< Selects it; the list scrolls to it where it holds it.
    void findCurrentInList();

private:
    void open(qint64 item, const QPoint &globalPosition);

    DeskPanels &m_panels;
    SelectionController &m_selection;
};

} // namespace modalens
