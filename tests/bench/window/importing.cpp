// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/importing.h"

#include "app/gui/importing/importflow.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/mainwindow.h"
#include "engine/catalog/catalog.h"
#include "window/measuring.h"

#include <QImage>
#include <QPainter>

#include <fstream>

namespace modalens::bench {

namespace {

constexpr int kTimeoutMs = 600'000;

/// No two alike: the encoders have something to tell apart.
void writeFiles(const std::filesystem::path &folder, int files)
{
    static constexpr const char *kWords[] = {"river",  "stone",  "violin", "copper",
                                             "window", "garden", "engine"};
    for (int i = 0; i < files; ++i) {
        const std::filesystem::path group = folder / ("group" + std::to_string(i % 12));
        std::filesystem::create_directories(group);
        const std::string name = "item" + std::to_string(i);
        QImage image(160, 120, QImage::Format_RGB32);
        image.fill(QColor::fromHsv((i * 37) % 360, 90 + i % 120, 200));
        QPainter painter(&image);
        painter.fillRect((i * 7) % 100, (i * 13) % 80, 20 + i % 40, 20 + i % 30,
                         QColor::fromHsv(i % 360, 255, 120));
        painter.end();
        image.save(textFromPath(group / (name + ".png")));
        std::ofstream(group / (name + ".txt"))
            << kWords[i % 7] << " and " << kWords[(i / 7) % 7] << " number " << i;
    }
}

std::string stageOf(const JobRunner &jobs)
{
    if (jobs.isIdle())
        return "idle";
    const std::string &stage = jobs.running().front()->progress().stage;
    return stage.empty() ? "starting" : stage;
}

} // namespace

nlohmann::json watchImport(MainWindow &window, const std::filesystem::path &folder, int files)
{
    const std::filesystem::path source = folder / "source", target = folder / "catalog";
    writeFiles(source, files);
    if (!Catalog::create(target))
        return {{"error", "no catalog could be made"}};
    window.openCatalog(textFromPath(target)); // to write, as an analyst does
    const bool isOpen = runUntil(
        [&] { return window.session().isOpen() && window.session().folder() == target; }, kTimeoutMs);
    if (!isOpen)
        return {{"error", "the catalog was not opened"}};
    StallWatch watch([&] { return stageOf(window.jobs()); });
    QElapsedTimer elapsed;
    elapsed.start();
    bool isFinished = false;
    QObject::connect(&window.imports(), &ImportFlow::finished, &watch, [&] { isFinished = true; });
    window.imports().importInto(textFromPath(source));
    const bool isDone = runUntil([&] { return isFinished && window.jobs().isIdle(); }, kTimeoutMs);
    runFor(3000); // the window shows what has come
    nlohmann::json result = watch.result();
    result["files"] = 2 * files;
    result["seconds"] = msOf(elapsed) / 1000;
    result["items"] = window.session().facts().items;
    result["finished"] = isDone;
    return result;
}

} // namespace modalens::bench
