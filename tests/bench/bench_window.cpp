// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a catalog in the real window and prints: time from construction to the first paint with a ranking, to
// the first map, anonymous memory then, and from a fader's move to the painted list.
//   bench_window CATALOG [--moves 200] [--json]
// Needs a display: xvfb-run -a bench_window ... (or a desktop). Maps that are not stored yet are made first:
// run it twice.

#include "app/gui/text/paths.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/mainwindow.h"
#include "app/gui/window/mapcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "widgets/channelstrip.h"
#include "widgets/mixerwidget.h"
#include "widgets/rankingview.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>

using namespace modalens;

namespace {

/// Counts paints of a widget.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(object, event);
    }
};

double anonymousMiB()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "RssAnon:") {
            double kib = 0;
            status >> kib;
            return kib / 1024.0;
        }
    return -1;
}

template <class Condition>
bool runUntil(Condition condition, int timeoutMs)
{
    QElapsedTimer elapsed;
    elapsed.start();
    QEventLoop loop;
    while (!condition()) {
        if (elapsed.elapsed() > timeoutMs)
            return false;
        QTimer wake;
        wake.start(1); // so that the loop comes back to ask again
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return -1;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Sets a fader and waits until the list has painted the answer for exactly that weight.
std::vector<double> timeMoves(MainWindow &window, int moves)
{
    std::vector<double> times;
    ChannelStrip *strip = window.panels().mixer->strip(0);
    PaintWatch list(window.panels().ranking->viewport());
    for (int i = 0; strip && i < moves; ++i) {
        const double weight = 0.05 + 0.9 * ((i * 37) % 100) / 100.0;
        QElapsedTimer elapsed;
        elapsed.start();
        int paintsAtAnswer = -1;
        // Taken when the rows are set and not later: one turn of the event loop may set and paint them.
        const auto answered = QObject::connect(&window.results(), &ResultsController::shown, &list, [&] {
            const RankingAnswer &answer = window.results().answer();
            if (paintsAtAnswer < 0 && answer.weights.front() == strip->track().weight)
                paintsAtAnswer = list.paints;
        });
        strip->setWeight(weight);
        const bool isPainted =
            runUntil([&] { return paintsAtAnswer >= 0 && list.paints > paintsAtAnswer; }, 10'000);
        QObject::disconnect(answered);
        if (isPainted)
            times.push_back(static_cast<double>(elapsed.nsecsElapsed()) / 1e6);
    }
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    CLI::App options("Times the window on a catalog.");
    std::string catalog;
    int moves = 200;
    bool asJson = false;
    options.add_option("CATALOG", catalog)->required();
    options.add_option("--moves", moves)->check(CLI::Range(1, 100'000));
    options.add_flag("--json", asJson);
    CLI11_PARSE(options, argc, argv);

    applyTheme(application, Theme::light());
    QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    QElapsedTimer elapsed;
    elapsed.start();
    MainWindow window(settings, pathFromText(folder.filePath(QStringLiteral("cache"))));
    window.resize(1280, 800);
    window.show();
    PaintWatch list(window.panels().ranking->viewport());
    bool hasMap = false;
    double mapMs = -1;
    QObject::connect(&window.map(), &MapController::shown, &window, [&] {
        if (!hasMap)
            mapMs = static_cast<double>(elapsed.nsecsElapsed()) / 1e6;
        hasMap = true;
    });
    window.openCatalog(textFromPath(catalog), false);
    int paintsAtAnswer = -1;
    QObject::connect(&window.results(), &ResultsController::shown, &list, [&] {
        if (paintsAtAnswer < 0)
            paintsAtAnswer = list.paints;
    });
    const bool isPainted =
        runUntil([&] { return paintsAtAnswer >= 0 && list.paints > paintsAtAnswer; }, 120'000);
    const double firstPaintMs = static_cast<double>(elapsed.nsecsElapsed()) / 1e6;
    if (!isPainted || !runUntil([&] { return hasMap; }, 300'000)) {
        std::fputs("the window was not painted in time\n", stderr);
        return 1;
    }
    const double anonMiB = anonymousMiB();
    const std::vector<double> times = timeMoves(window, moves);
    nlohmann::json result{{"items", window.session().facts().items},
                          {"signals", window.results().answer().signalInfos.size()},
                          {"first_paint_ms", firstPaintMs},
                          {"map_ms", mapMs},
                          {"rss_anon_mib", anonMiB},
                          {"rss_anon_after_moves_mib", anonymousMiB()},
                          {"moves", times.size()},
                          {"move_to_paint_p50_ms", percentile(times, 0.5)},
                          {"move_to_paint_p95_ms", percentile(times, 0.95)}};
    if (asJson)
        std::puts(result.dump().c_str());
    else
        for (const auto &[name, value] : result.items())
            std::printf("%-26s %s\n", name.c_str(), value.dump().c_str());
    return 0;
}
