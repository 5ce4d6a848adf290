// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QPoint;

namespace modalens {

class Actions;
class DeskPanels;
class SelectionController;

/// What can be done with a row of the list, as a menu at it.
class ListMenu : public QObject
{
    Q_OBJECT

public:
    ListMenu(DeskPanels &panels, SelectionController &selection, Actions &actions, QObject *parent);
    void open(qint64 item, const QPoint &globalPosition);

private:
    DeskPanels &m_panels;
    SelectionController &m_selection;
    Actions &m_actions;
};

} // namespace modalens
