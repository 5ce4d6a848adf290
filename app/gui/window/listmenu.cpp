// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/listmenu.h"

#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/selectioncontroller.h"
#include "widgets/rankingview.h"

#include <QMenu>

namespace modalens {

ListMenu::ListMenu(DeskPanels &panels, SelectionController &selection, Actions &actions, QObject *parent)
    : QObject(parent)
    , m_panels(panels)
    , m_selection(selection)
    , m_actions(actions)
{
}

void ListMenu::open(qint64 item, const QPoint &globalPosition)
{
    if (item < 0)
        return;
    auto *menu = new QMenu(m_panels.ranking);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Query by this"), this, [this, item] { m_selection.queryByItem(item); });
    menu->addAction(tr("♥ Like"), this, [this, item] { m_selection.likeItem(item); });
    menu->addAction(tr("✕ Not this"), this, [this, item] { m_selection.dislikeItem(item); });
    menu->addSeparator();
    for (const char *name : {"items.pin", "items.tag", "view.findOnMap", "edit.copy", "edit.copyCsv"})
        if (QAction *action = m_actions.find(QString::fromLatin1(name)))
            menu->addAction(action); // of what a right click has just selected, or of all that is marked
    menu->popup(globalPosition);
}

} // namespace modalens
