// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/deskstate.h"
#include "app/gui/services/listservice.h"
#include "app/gui/window/rankingcopier.h"
#include "widgets/listvalues.h"

#include <QObject>
#include <QTimer>

#include <array>

class QAction;
class QMenu;

namespace modalens {

class Actions;
class CatalogSession;
class DeskPanels;
class ResultsController;
class SelectionController;
class Settings;

/// Everything of the list beyond its best rows: the order of all items once the mix rests, rows as they
/// scroll into view, list, grid or table, columns, sorting, copying. Style and sort are parts of the view,
/// columns a setting.
class ListController : public QObject
{
    Q_OBJECT

public:
    ListController(CatalogSession &session, DeskPanels &panels, ResultsController &results,
                   SelectionController &selection, Settings &settings, Actions &actions, JobRunner &jobs,
                   QObject *parent);

    void setListStyle(ListStyle style); ///< A change of the view, undoable; new catalogs open so.
    void sortBy(const ListSort &sort);  ///< A change of the view, undoable.
    /// The marked items in the order of their ranks, or the one that is looked at.
    void copy(CopyFormat format);

    ListService &service() { return m_service; }
    RankingCopier &copier() { return m_copier; }
    const SharedListQuestion &question() const { return m_question; } ///< Of the answer shown.
    /// Of the table, beyond those of a ranked row.
    QStringList cellColumns() const;

Q_SIGNALS:
    void said(const QString &text);         ///< For the status line.
    void sortingShown(const QString &text); ///< In the header: it takes its time.

private:
    void addActions(Actions &actions);
    void connectList();
    void completeLook();
    void showLook(DeskState::Parts parts);
    void showStyle(ListStyle style);
    void showAnswer();
    void askForOrder();
    void showSorting();
    void showOrder(const SharedListQuestion &question, const SharedListOrder &order);
    void showRows(const ListRows &rows);
    void showColumns();
    void rememberColumns();
    void fillMenu(QMenu *menu);

    CatalogSession &m_session;
    DeskPanels &m_panels;
    ResultsController &m_results;
    SelectionController &m_selection;
    Settings &m_settings;
    ListService m_service;
    RankingCopier m_copier;
    SharedListQuestion m_question;
    ListSort m_sort;
    QTimer m_restTimer;       ///< Runs while the order of all is not that of the answer shown.
    QTimer m_sortingTimer;    ///< Runs while the order of a column is awaited.
    double m_sortedPart = -1; ///< -1: not known.
    std::array<QAction *, 3> m_styles{};
    QAction *m_copyCsv = nullptr;
};

} // namespace modalens
