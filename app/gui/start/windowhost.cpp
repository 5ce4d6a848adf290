// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start/windowhost.h"

#include "app/gui/text/paths.h"
#include "app/gui/window/mainwindow.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/settingscontroller.h"
#include "app/gui/window/settingsdialog.h"
#include "app/gui/window/tourcontroller.h"
#include "engine/embed/thumbnails.h"

#include <QStatusBar>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kMessageMs = 8000;
constexpr int kCascadePx = 28;

QString catalogOf(MainWindow &window)
{
    return textFromPath(window.session().folder()); // also while it is being opened
}

} // namespace

WindowHost::WindowHost(Settings &settings, Appearance &appearance, const LaunchOptions &options)
    : m_settings(settings)
    , m_appearance(appearance)
    , m_options(options)
    , m_cacheFolder(defaultThumbnailFolder())
{
    addWindow();
}

WindowHost::~WindowHost()
{
    m_isEnding = true;
}

MainWindow &WindowHost::addWindow()
{
    m_windows.push_back(makeWindow());
    return *m_windows.back();
}

std::unique_ptr<MainWindow> WindowHost::makeWindow()
{
    auto made = std::make_unique<MainWindow>(m_settings, m_cacheFolder);
    MainWindow *window = made.get();
    connect(window, &MainWindow::appearanceChanged, this, [this] {
        m_appearance.setTheme(m_settings.theme());
        m_appearance.setMotion(m_settings.motion());
        m_appearance.setTextScale(m_settings.textScalePercent());
        setPointDrawing(m_settings.pointDrawing());
        for (const auto &each : m_windows)
            each->update(); // the maps too
    });
    // Not from within a signal of the window that goes away.
    connect(
        window, &MainWindow::languageChosen, this,
        [this, window](const QString &language) { changeLanguage(*window, language); }, Qt::QueuedConnection);
    connect(window, &MainWindow::newWindowRequested, this,
            [this](const QString &catalog) { openWindow(catalog); });
    connect(window, &MainWindow::quitRequested, this, &WindowHost::quit);
    connect(window, &MainWindow::closing, this, [this, window] { letGo(window); });
    connect(&window->session(), &CatalogSession::opened, this, &WindowHost::rememberSoon);
    connect(&window->session(), &CatalogSession::closed, this, &WindowHost::rememberSoon);
    if (m_options.size.isValid()) {
        window->setRemembersLayout(false);
        window->resize(m_options.size);
    }
    window->show();
    return made;
}

MainWindow &WindowHost::openWindow(const QString &catalog)
{
    const QPoint place = m_windows.empty() ? QPoint() : m_windows.back()->pos();
    MainWindow &window = addWindow();
    if (m_windows.size() > 1)
        window.move(place + QPoint(kCascadePx, kCascadePx));
    if (!catalog.isEmpty())
        window.openCatalog(catalog);
    return window;
}

/// A window that the analyst closes is not wanted next time, unless it is the last one.
void WindowHost::letGo(MainWindow *window)
{
    if (m_isEnding)
        return;
    if (m_windows.size() == 1) {
        m_isEnding = true;
        return;
    }
    const auto found = std::find_if(m_windows.begin(), m_windows.end(),
                                    [window](const auto &known) { return known.get() == window; });
    if (found == m_windows.end())
        return;
    found->release()->deleteLater(); // it is being closed right now
    m_windows.erase(found);
    remember();
}

void WindowHost::quit()
{
    remember();
    m_isEnding = true;
    for (const auto &window : m_windows)
        window->close();
}

/// Between one catalog and the next a window has none for a moment.
void WindowHost::rememberSoon()
{
    if (std::exchange(m_willRemember, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_willRemember = false;
            remember();
        },
        Qt::QueuedConnection);
}

void WindowHost::remember()
{
    if (m_isEnding)
        return;
    QStringList folders;
    for (const auto &window : m_windows)
        folders << catalogOf(*window);
    m_settings.setOpenCatalogs(folders);
}

void WindowHost::changeLanguage(MainWindow &from, const QString &language)
{
    const auto isIdle = [](const auto &window) { return window->jobs().isIdle(); };
    if (!std::all_of(m_windows.begin(), m_windows.end(), isIdle)) { // no window can be replaced under a job
        from.statusBar()->showMessage(tr("The language can be changed as soon as the running job has ended"),
                                      kMessageMs);
        if (from.preferences().isShown())
            from.preferences().dialog()->refresh();
        return;
    }
    m_settings.setLanguage(language);
    m_appearance.setLanguage(language);
    const bool wasEnding = std::exchange(m_isEnding, true);
    for (auto &window : m_windows) {
        const QString catalog = catalogOf(*window);
        const bool wereSettingsShown = window->preferences().isShown();
        const QPoint place = window->pos();
        window->saveLayout(); // before the next window reads it
        auto old = std::exchange(window, makeWindow());
        window->move(place);
        old->close();
        old.reset();
        if (!catalog.isEmpty())
            window->openCatalog(catalog);
        if (wereSettingsShown)
            window->preferences().show();
    }
    m_isEnding = wasEnding;
}

/// The view that the command line names, once its catalog is open; it can be undone like any other.
void WindowHost::showFirstView()
{
    CatalogSession &session = window().session();
    connect(
        &session, &CatalogSession::opened, this,
        [this, &session] { session.views().requestView(m_options.view.toStdString()); },
        Qt::SingleShotConnection);
    connect(
        &session.views(), &ViewService::loaded, &session,
        [&session](const View &view) { session.desk().change(view, tr("view")); }, Qt::SingleShotConnection);
}

void WindowHost::openFirstCatalog()
{
    // The first time there is something to see, in whichever catalog.
    connect(&window().results(), &ResultsController::shown, &window().tour(), &TourController::startOnce,
            Qt::SingleShotConnection);
    if (!m_options.view.isEmpty())
        showFirstView();
    QStringList folders = m_settings.openCatalogs();
    if (folders.isEmpty())
        folders = m_settings.recentCatalogs().mid(0, 1);
    if (!m_options.catalog.isEmpty())
        folders = {m_options.catalog};
    else
        folders.removeIf([](const QString &folder) { return !Catalog::exists(pathFromText(folder)); });
    for (qsizetype i = 0; i < folders.size(); ++i)
        if (i == 0)
            window().openCatalog(folders.at(i));
        else
            openWindow(folders.at(i));
}

} // namespace modalens
