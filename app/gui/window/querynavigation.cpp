// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/querynavigation.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/window/deskpanels.h"
#include "widgets/querybar.h"

#include <QApplication>
#include <QMouseEvent>

namespace modalens {

QueryNavigation::QueryNavigation(CatalogSession &session, DeskPanels &panels, QWidget &window,
                                 QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_window(window)
{
    connect(m_panels.queryBar, &QueryBar::backRequested, this, &QueryNavigation::back);
    connect(m_panels.queryBar, &QueryBar::forwardRequested, this, &QueryNavigation::forward);
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if (m_session.isOpen() && parts & (DeskState::QueryPart | DeskState::FilterPart))
            note();
    });
    connect(&m_session, &CatalogSession::opened, this, [this] {
        m_history.clear();
        note();
    });
    connect(&m_session, &CatalogSession::closed, this, [this] {
        m_history.clear();
        showButtons();
    });
    qApp->installEventFilter(this); // panels take the press before the window sees it
}

void QueryNavigation::note()
{
    const View &view = m_session.desk().view();
    m_history.visit({view.query, view.filter});
    showButtons();
}

void QueryNavigation::back()
{
    go(m_history.back());
}

void QueryNavigation::forward()
{
    go(m_history.forward());
}

void QueryNavigation::go(const std::optional<QueryHistory::Question> &question)
{
    if (!question || !m_session.isOpen())
        return;
    View view = m_session.desk().view();
    view.query = question->query;
    view.filter = question->filter;
    view.selection.clear();
    m_session.desk().change(view, tr("query"));
    showButtons();
}

void QueryNavigation::showButtons()
{
    m_panels.queryBar->setHistory(m_history.hasEarlier(), m_history.hasLater());
}

bool QueryNavigation::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonPress || !object->isWidgetType() ||
        static_cast<QWidget *>(object)->window() != &m_window)
        return QObject::eventFilter(object, event);
    const Qt::MouseButton button = static_cast<QMouseEvent *>(event)->button();
    if (button == Qt::BackButton)
        back();
    else if (button == Qt::ForwardButton)
        forward();
    else
        return QObject::eventFilter(object, event);
    return true;
}

} // namespace modalens
