// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/tourcontroller.h"

#include "app/gui/desk/settings.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "widgets/mappanel.h"
#include "widgets/querybar.h"
#include "widgets/tour.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace modalens {

TourController::TourController(Settings &settings, DeskPanels &panels, Actions &actions, QMainWindow &window)
    : m_settings(settings)
    , m_panels(panels)
    , m_window(window)
{
    const QAction *action = actions.add(QStringLiteral("help.tour"), tr("&Tour of the window"));
    connect(action, &QAction::triggered, this, &TourController::start);
}

Tour *TourController::tour() const
{
    return qobject_cast<Tour *>(m_tour);
}

void TourController::startOnce()
{
    if (!m_settings.isTourDone())
        start();
}

void TourController::start()
{
    if (m_tour)
        return;
    const auto placeOf = [this](const QWidget *widget) {
        return QRect(widget->mapTo(&m_window, QPoint(0, 0)), widget->size());
    };
    const auto dockPlace = [this, placeOf](const QString &name) {
        QDockWidget *dock = m_panels.dock(name);
        dock->show();
        dock->raise();
        return dock->isFloating() ? QRect() : placeOf(dock);
    };
    const auto healthPlace = [this, placeOf] {
        const QMenuBar *bar = m_window.menuBar();
        for (QAction *menu : bar->actions())
            if (menu->menu() && menu->menu()->objectName() == QLatin1String("catalog"))
                return bar->actionGeometry(menu).translated(placeOf(bar).topLeft());
        return placeOf(bar);
    };
    const QVector<TourStep> steps{
        {tr("What to look for"),
         tr("The query: an item of the catalog, words, a picture or a sound. Type here, or drop a file "
            "anywhere."),
         [this, placeOf] { return placeOf(m_panels.queryBar); }},
        {tr("What counts"),
         tr("One fader for each signal. Move one and the whole catalog is ranked again at once; the figure "
            "below "
            "it says how much it moves."),
         [dockPlace] { return dockPlace(QStringLiteral("mixer")); }},
        {tr("What comes out"),
         tr("The ranking. Every bar shows which signal put the item there; click an item to see why and what "
            "it "
            "is."),
         [dockPlace] { return dockPlace(QStringLiteral("ranking")); }},
        {tr("Where it lies"),
         tr("The map: what is alike lies together. Drag to move, wheel to zoom, click a point to select it."),
         [this, placeOf] { return placeOf(m_panels.map); }},
        {tr("Which items"), tr("Facets count every tag and number. A click filters list and map."),
         [dockPlace] { return dockPlace(QStringLiteral("facets")); }},
        {tr("What is wrong"),
         tr("Catalog health lists duplicates, broken media and outliers: Catalog menu, or Ctrl+H. F1 shows "
            "every "
            "shortcut."),
         healthPlace},
    };
    auto *tour = new Tour(steps, &m_window);
    m_tour = tour;
    connect(tour, &Tour::ended, this, [this] {
        m_settings.setTourDone();
        m_panels.dock(QStringLiteral("mixer"))->raise();
    });
    tour->start();
}

} // namespace modalens
