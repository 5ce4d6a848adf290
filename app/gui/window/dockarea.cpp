// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/dockarea.h"

#include "widgets/panelheader.h"

#include <QAction>
#include <QCryptographicHash>
#include <QDockWidget>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QScreen>

#include <algorithm>

namespace modalens {

namespace {

// Both are raised when a dock is added or renamed; a stored state says by its number whose it is.
constexpr int kStandardLayout = 2;
constexpr int kOwnLayout = 3;
constexpr int kChecksumBytes = 8;
constexpr int kGripPx = 60; ///< Of a floating panel's title that must be on a screen.

/// Qt believes a state: one flipped bit may end in a crash.
QByteArray checksumOf(const QByteArray &state)
{
    return QCryptographicHash::hash(state, QCryptographicHash::Sha1).left(kChecksumBytes);
}

bool canBeGrasped(const QDockWidget &dock)
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    QRect title = dock.geometry();
    title.setHeight(std::max(1, dock.titleBarWidget()->height()));
    return std::any_of(screens.begin(), screens.end(), [&title](const QScreen *screen) {
        const QRect seen = screen->availableGeometry() & title;
        return seen.width() >= std::min(kGripPx, title.width()) && seen.height() >= title.height() / 2;
    });
}

} // namespace

DockArea::DockArea(QWidget *parent)
    : QMainWindow(parent)
{
    setWindowFlags(Qt::Widget); // the constructor makes it a window, whatever flags it is given
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setDocumentMode(true);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &DockArea::rescueFloatingDocks,
            Qt::QueuedConnection);
}

void DockArea::addPanel(Qt::DockWidgetArea area, const QString &name, PanelHeader *header, QWidget *panel)
{
    auto *dock = new QDockWidget(header->title(), this);
    dock->setObjectName(name);
    dock->setWidget(panel);
    dock->setTitleBarWidget(header); // takes ownership
    dock->toggleViewAction()->setObjectName(name);
    addTitleActions(dock, header);
    connect(dock, &QDockWidget::topLevelChanged, this, &DockArea::keepLayout);
    connect(dock->toggleViewAction(), &QAction::triggered, this, &DockArea::keepLayout);
    addDockWidget(area, dock);
    m_docks << dock;
}

void DockArea::addTitleActions(QDockWidget *dock, PanelHeader *header)
{
    header->setToolTip(tr("Drag to move this panel, double-click to float it"));
    header->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *floatAction = new QAction(tr("Float"), header);
    connect(floatAction, &QAction::triggered, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    auto *closeAction = new QAction(tr("Close"), header);
    connect(closeAction, &QAction::triggered, dock, &QWidget::close);
    connect(closeAction, &QAction::triggered, this, &DockArea::keepLayout);
    header->addActions({floatAction, closeAction});
}

void DockArea::setStandardLayout()
{
    m_standardLayout = saveState(kStandardLayout);
    m_hasOwnLayout = false;
}

QDockWidget *DockArea::dock(const QString &panel) const
{
    const auto found = std::find_if(m_docks.begin(), m_docks.end(),
                                    [&](const QDockWidget *dock) { return dock->objectName() == panel; });
    return found == m_docks.end() ? nullptr : *found;
}

QList<QAction *> DockArea::toggleActions() const
{
    QList<QAction *> actions;
    for (const QDockWidget *dock : m_docks)
        actions << dock->toggleViewAction();
    return actions;
}

void DockArea::reveal(const QString &panel)
{
    QDockWidget *const found = dock(panel);
    if (!found)
        return;
    found->show();
    found->raise();
    if (QWidget *content = found->widget())
        content->setFocus(Qt::ShortcutFocusReason);
}

/// The separators between docks belong to this window itself; nothing says that one was dragged.
bool DockArea::event(QEvent *event)
{
    if (event->type() == QEvent::MouseMove &&
        static_cast<QMouseEvent *>(event)->buttons().testFlag(Qt::LeftButton))
        keepLayout();
    return QMainWindow::event(event);
}

QByteArray DockArea::layoutState() const
{
    const QByteArray state = saveState(m_hasOwnLayout ? kOwnLayout : kStandardLayout);
    return checksumOf(state) + state;
}

void DockArea::restoreLayout(const QByteArray &checkedState)
{
    if (checkedState.isEmpty() && !m_hasOwnLayout)
        return; // the first time: restoring would leave Qt's row of tabs behind, empty, beside a new one
    const QByteArray state = checkedState.mid(kChecksumBytes);
    if (checksumOf(state) != checkedState.left(kChecksumBytes))
        return resetLayout();
    const bool isOwn = restoreState(state, kOwnLayout);
    if (!isOwn && !restoreState(state, kStandardLayout))
        return resetLayout();
    rescueFloatingDocks();
    m_hasOwnLayout = isOwn; // last: docks that float say that they were moved
}

void DockArea::resetLayout()
{
    restoreState(m_standardLayout, kStandardLayout);
    m_hasOwnLayout = false;
}

void DockArea::rescueFloatingDocks()
{
    for (QDockWidget *dock : std::as_const(m_docks))
        if (dock->isFloating() && !canBeGrasped(*dock))
            dock->setFloating(false);
}

} // namespace modalens
