// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/queryhistory.h"

#include <QObject>

class QWidget;

namespace modalens {

class CatalogSession;
class DeskPanels;

/// Back and forward through the questions of one window, by the buttons of the query bar, the actions and the
/// side buttons of the mouse anywhere on the window. Going there is a step of the undo history like any other
/// change; the questions themselves are kept apart from it.
class QueryNavigation : public QObject
{
    Q_OBJECT

public:
    QueryNavigation(CatalogSession &session, DeskPanels &panels, QWidget &window, QObject *parent);
    void back();
    void forward();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void note();
    void go(const std::optional<QueryHistory::Question> &question);
    void showButtons();

    CatalogSession &m_session;
    DeskPanels &m_panels;
    QWidget &m_window;
    QueryHistory m_history;
};

} // namespace modalens
