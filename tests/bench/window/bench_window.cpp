// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the real window on a catalog and prints how fast it follows: opening, faders, facets, scrolling,
// panning, hovering, and how late its event loop comes while it imports. Aims stand beside the figures; the
// exit status says only whether everything could be measured.
//   bench_window CATALOG [--moves 200] [--clicks 20] [--frames 200] [--import-files 2000] [--json]
// Needs a display: xvfb-run -a bench_window ... (or a desktop). Maps that are not stored yet are made first:
// run it twice.
#include "app/gui/text/paths.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/mainwindow.h"
#include "app/gui/window/mapcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "widgets/rankingview.h"
#include "widgets/theme.h"
#include "window/importing.h"
#include "window/interactions.h"
#include "window/measuring.h"

#include <QApplication>
#include <QTemporaryDir>
#include <CLI/CLI.hpp>

#include <cstdio>

using namespace modalens;
using namespace modalens::bench;

namespace {

struct Options
{
    std::string catalog;
    int moves = 200, clicks = 20, frames = 200, importFiles = 2000;
    bool asJson = false;
};

/// Time to the first paint with a ranking and to the first map; empty when they did not come.
nlohmann::json timeOpening(MainWindow &window, const QString &catalog)
{
    PaintWatch list(window.panels().ranking->viewport());
    StallWatch stalls;
    int paintsAtAnswer = -1;
    double mapMs = -1;
    QElapsedTimer elapsed;
    elapsed.start();
    QObject::connect(&window.map(), &MapController::shown, &list, [&] {
        if (mapMs < 0)
            mapMs = msOf(elapsed);
    });
    QObject::connect(&window.results(), &ResultsController::shown, &list, [&] {
        if (paintsAtAnswer < 0)
            paintsAtAnswer = list.paints;
    });
    window.openCatalog(catalog, false);
    if (!runUntil([&] { return paintsAtAnswer >= 0 && list.paints > paintsAtAnswer; }, 120'000))
        return {};
    const double firstPaintMs = msOf(elapsed);
    if (!runUntil([&] { return mapMs >= 0; }, 300'000))
        return {};
    runFor(1000); // colours and names of the map
    return {
        {"first_paint_ms", firstPaintMs}, {"aim_ms", 2000}, {"map_ms", mapMs}, {"stall", stalls.result()}};
}

void print(const nlohmann::json &values, const std::string &indent)
{
    for (const auto &[name, value] : values.items())
        if (value.is_object()) {
            std::printf("%s%s\n", indent.c_str(), name.c_str());
            print(value, indent + "  ");
        } else if (value.is_number_float()) {
            std::printf("%s%-26s %.3f\n", indent.c_str(), name.c_str(), value.get<double>());
        } else {
            std::printf("%s%-26s %s\n", indent.c_str(), name.c_str(), value.dump().c_str());
        }
}

int measure(MainWindow &window, const Options &options, const QTemporaryDir &folder)
{
    nlohmann::json result;
    result["opening"] = timeOpening(window, QString::fromStdString(options.catalog));
    if (result["opening"].empty()) {
        std::fputs("the window was not painted in time\n", stderr);
        return 1;
    }
    result["items"] = window.session().facts().items;
    result["signals"] = window.results().answer().signalInfos.size();
    result["anonymous_mib"]["opened"] = anonymousMiB();
    result["fader_move_to_painted_list"] = timeMoves(window, options.moves);
    result["scroll_frame"] = timeScrolling(window, options.frames);
    result["pan_frame"] = timePanning(window, options.frames);
    result["hover_pick"] = timeHover(window, 2000);
    result["facet_click_to_all_painted"] = timeFacetClicks(window, options.clicks);
    result["anonymous_mib"]["used"] = anonymousMiB();
    if (options.importFiles > 0)
        result["event_loop_late_while_importing"] =
            watchImport(window, pathFromText(folder.filePath(QStringLiteral("import"))), options.importFiles);
    if (options.asJson)
        std::puts(result.dump().c_str());
    else
        print(result, {});
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    CLI::App parser("Times the window on a catalog.");
    Options options;
    parser.add_option("CATALOG", options.catalog)->required();
    parser.add_option("--moves", options.moves)->check(CLI::Range(1, 100'000));
    parser.add_option("--clicks", options.clicks, "On tags in the facets")->check(CLI::Range(0, 10'000));
    parser.add_option("--frames", options.frames, "Of scrolling and of panning")
        ->check(CLI::Range(1, 100'000));
    parser.add_option("--import-files", options.importFiles, "Pictures to import, as many texts; 0: none")
        ->check(CLI::Range(0, 100'000));
    parser.add_flag("--json", options.asJson);
    CLI11_PARSE(parser, argc, argv);

    applyTheme(application, Theme::light());
    QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    MainWindow window(settings, pathFromText(folder.filePath(QStringLiteral("cache"))));
    window.resize(1280, 800);
    window.show();
    return measure(window, options, folder);
}
