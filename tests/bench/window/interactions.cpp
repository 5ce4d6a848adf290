// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/interactions.h"

#include "app/gui/services/mapcolourservice.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/mainwindow.h"
#include "app/gui/window/resultscontroller.h"
#include "widgets/channelstrip.h"
#include "widgets/facetlist.h"
#include "widgets/facetpanel.h"
#include "widgets/mappanel.h"
#include "widgets/mapview.h"
#include "widgets/mixerwidget.h"
#include "widgets/rankingview.h"
#include "window/measuring.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QScrollBar>

namespace modalens::bench {

namespace {

constexpr double kFrameMs = 16.7;
constexpr int kTimeoutMs = 10'000;

std::vector<double> repaintTimes(QWidget *widget, int times)
{
    std::vector<double> ms;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer elapsed;
        elapsed.start();
        widget->repaint();
        ms.push_back(msOf(elapsed));
    }
    return ms;
}

/// Waits for what a change painted last, so that it does not count for the next.
void rest()
{
    runFor(150);
}

void send(QWidget *widget, QEvent::Type type, const QPointF &place, Qt::MouseButton button)
{
    const bool isPress = type == QEvent::MouseButtonPress;
    QMouseEvent event(type, place, widget->mapToGlobal(place), button, isPress ? button : Qt::NoButton,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

FacetList *firstList(FacetPanel *panel)
{
    const QList<FacetSection *> sections = panel->findChildren<FacetSection *>();
    for (const FacetSection *section : sections)
        if (section->list() && section->list()->values().rowCount() > 1)
            return section->list();
    return nullptr;
}

/// Chooses a tag or lets it go. -1: not everything followed in time.
double timeFacetClick(MainWindow &window, FacetList *list, int row)
{
    PaintWatch facets(list->viewport()), ranking(window.panels().ranking->viewport()),
        map(window.panels().map->map());
    const bool wasChosen = list->values().valueAt(row).isChosen;
    int rankingAt = -1, mapAt = -1, facetsAt = -1;
    QObject::connect(&window.results(), &ResultsController::shown, &ranking,
                     [&] { rankingAt = ranking.paints; });
    QObject::connect(&window.session().mapColours(), &MapColourService::coloured, &map,
                     [&] { mapAt = map.paints; });
    QObject::connect(&list->values(), &FacetListModel::dataChanged, &facets, [&] {
        if (list->values().valueAt(row).isChosen != wasChosen)
            facetsAt = facets.paints;
    });
    const QPointF place = list->visualRect(list->model()->index(row, 0)).center();
    QElapsedTimer elapsed;
    elapsed.start();
    send(list->viewport(), QEvent::MouseButtonPress, place, Qt::LeftButton);
    send(list->viewport(), QEvent::MouseButtonRelease, place, Qt::LeftButton);
    const bool isPainted = runUntil(
        [&] {
            return rankingAt >= 0 && ranking.paints > rankingAt && mapAt >= 0 && map.paints > mapAt &&
                   facetsAt >= 0 && facets.paints > facetsAt;
        },
        kTimeoutMs);
    return isPainted ? msOf(elapsed) : -1;
}

} // namespace

nlohmann::json timeMoves(MainWindow &window, int moves)
{
    std::vector<double> times;
    ChannelStrip *strip = window.panels().mixer->strip(0);
    PaintWatch list(window.panels().ranking->viewport());
    for (int i = 0; strip && i < moves; ++i) {
        const double weight = 0.05 + 0.9 * ((i * 37) % 100) / 100.0;
        int paintsAtAnswer = -1;
        QElapsedTimer elapsed;
        elapsed.start();
        // Taken when the rows are set and not later: one turn of the event loop may set and paint them.
        const auto answered = QObject::connect(&window.results(), &ResultsController::shown, &list, [&] {
            if (paintsAtAnswer < 0 && window.results().answer().weights.front() == strip->track().weight)
                paintsAtAnswer = list.paints;
        });
        strip->setWeight(weight);
        if (runUntil([&] { return paintsAtAnswer >= 0 && list.paints > paintsAtAnswer; }, kTimeoutMs))
            times.push_back(msOf(elapsed));
        QObject::disconnect(answered);
    }
    rest();
    nlohmann::json result = timesOf(times, kFrameMs);
    result["list_repaint_p50_ms"] =
        timesOf(repaintTimes(window.panels().ranking->viewport(), 50)).value("p50_ms", -1.0);
    return result;
}

nlohmann::json timeFacetClicks(MainWindow &window, int clicks)
{
    window.panels().reveal(QStringLiteral("facets"));
    FacetList *list = nullptr;
    if (!runUntil([&] { return (list = firstList(window.panels().facets)) != nullptr; }, 60'000))
        return timesOf({}, 100);
    window.panels().facets->ensureWidgetVisible(list);
    rest();
    std::vector<double> times;
    for (int i = 0; i < clicks; ++i) { // on and off, value by value
        const double ms = timeFacetClick(window, list, (i / 2) % std::min(4, list->values().rowCount()));
        if (ms >= 0)
            times.push_back(ms);
        rest();
    }
    return timesOf(times, 100);
}

nlohmann::json timeScrolling(MainWindow &window, int frames)
{
    window.panels().reveal(QStringLiteral("ranking"));
    rest();
    RankingView *list = window.panels().ranking;
    QScrollBar *bar = list->verticalScrollBar();
    PaintWatch painted(list->viewport());
    std::vector<double> times;
    for (int i = 0; i < frames && bar->maximum() > 0; ++i) {
        const int before = painted.paints;
        QElapsedTimer elapsed;
        elapsed.start();
        bar->setValue((bar->value() + 97) % bar->maximum()); // never a whole number of rows
        if (runUntil([&] { return painted.paints > before; }, kTimeoutMs))
            times.push_back(msOf(elapsed));
    }
    bar->setValue(0);
    return timesOf(times, kFrameMs);
}

nlohmann::json timePanning(MainWindow &window, int frames)
{
    MapView *map = window.panels().map->map();
    PaintWatch painted(map);
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        const int before = painted.paints;
        QElapsedTimer elapsed;
        elapsed.start();
        map->setCamera(map->camera().panned(QPointF(i % 2 == 0 ? 7 : -7, 3), map->size()));
        if (runUntil([&] { return painted.paints > before; }, kTimeoutMs))
            times.push_back(msOf(elapsed));
    }
    map->showAll();
    rest();
    return timesOf(times, kFrameMs);
}

nlohmann::json timeHover(MainWindow &window, int places)
{
    const MapView *map = window.panels().map->map();
    std::vector<double> times;
    qint64 found = 0;
    for (int i = 0; i < places; ++i) {
        const QPointF place((i * 7919) % map->width(), (i * 104'729) % map->height());
        QElapsedTimer elapsed;
        elapsed.start();
        found += map->itemAt(place) >= 0 ? 1 : 0;
        times.push_back(msOf(elapsed));
    }
    nlohmann::json result = timesOf(times, 2);
    result["found"] = found;
    return result;
}

} // namespace modalens::bench
