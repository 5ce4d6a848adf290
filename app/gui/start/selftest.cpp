// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start/selftest.h"

#include "app/gui/start/commandline.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/mainwindow.h"
#include "app/gui/window/resultscontroller.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

namespace modalens {

namespace {

constexpr int kTimeoutMs = 60'000;

Status makeCatalog(const std::filesystem::path &folder)
{
    MODALENS_TRY(catalog, Catalog::create(folder));
    std::vector<ItemDraft> drafts;
    for (const char *word : {"crow", "lark", "heron"}) {
        ItemDraft draft{.key = word, .title = word};
        draft.assets.push_back({.modality = Modality::Text, .language = "en", .text = word});
        drafts.push_back(std::move(draft));
    }
    MODALENS_CHECK(catalog.putItems(drafts));
    return {};
}

} // namespace

int runSelfTest(MainWindow &window)
{
    QTemporaryDir folder;
    const QString catalog = folder.filePath(QStringLiteral("self-test.modalens"));
    if (const Status made = makeCatalog(pathFromText(catalog)); !made) {
        std::fprintf(stderr, "modalens: %s\n", describe(made.error()).c_str());
        return ExitFailed;
    }
    int exitCode = ExitTimeout;
    QEventLoop loop;
    QObject::connect(&window.session(), &CatalogSession::openFailed, &loop, [&](const Error &error) {
        std::fprintf(stderr, "modalens: %s\n", describe(error).c_str());
        exitCode = ExitFailed;
        loop.quit();
    });
    QObject::connect(&window.results(), &ResultsController::shown, &loop, [&] {
        exitCode = window.results().answer().rows.size() == 3 ? ExitOk : ExitFailed;
        loop.quit();
    });
    QTimer::singleShot(kTimeoutMs, &loop, &QEventLoop::quit);
    window.openCatalog(catalog, false);
    loop.exec();
    window.close();
    return exitCode;
}

} // namespace modalens
