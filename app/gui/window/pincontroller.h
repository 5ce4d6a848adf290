// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/listservice.h"
#include "widgets/values.h"

#include <QObject>

namespace modalens {

class Actions;
class CatalogSession;
class DeskPanels;
class ListController;
class ListMenu;
class ResultsController;
class SelectionController;

/// Items that stay above the list, whatever their rank, with how far they move. Part of the view, so pinning
/// is undone, saved and shared with it. They are selected, marked and activated as the rows of the list are.
class PinController : public QObject
{
    Q_OBJECT

public:
    PinController(CatalogSession &session, DeskPanels &panels, ResultsController &results,
                  SelectionController &selection, ListController &list, Actions &actions, QObject *parent);

    /// Pins those that are not; where all of them are, takes them down.
    void toggle(const QVector<qint64> &items);

    static constexpr std::size_t kMostPins = 50;

private:
    void connectPins();
    qint64 itemInHand() const;
    void toggleKeys(const QStringList &keys);
    void askForPins();
    void showPins(const ListRows &rows);

    CatalogSession &m_session;
    DeskPanels &m_panels;
    ResultsController &m_results;
    SelectionController &m_selection;
    ListController &m_list;
    ListMenu *m_menu;
    QVector<qint64> m_toToggle; ///< Once their keys are known.
};

} // namespace modalens
