// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start/windowhost.h"

#include "app/gui/text/paths.h"
#include "app/gui/window/mainwindow.h"
#include "app/gui/window/settingscontroller.h"
#include "app/gui/window/settingsdialog.h"
#include "engine/embed/thumbnails.h"

#include <QStatusBar>

namespace modalens {

namespace {

constexpr int kMessageMs = 8000;

} // namespace

WindowHost::WindowHost(Settings &settings, Appearance &appearance, const LaunchOptions &options)
    : m_settings(settings)
    , m_appearance(appearance)
    , m_options(options)
    , m_cacheFolder(defaultThumbnailFolder())
{
    makeWindow();
}

WindowHost::~WindowHost() = default;

void WindowHost::makeWindow()
{
    m_window = std::make_unique<MainWindow>(m_settings, m_cacheFolder);
    connect(m_window.get(), &MainWindow::appearanceChanged, this, [this] {
        m_appearance.setTheme(m_settings.theme());
        m_appearance.setMotion(m_settings.motion());
        m_appearance.setTextScale(m_settings.textScalePercent());
    });
    // Not from within a signal of the window that goes away.
    connect(m_window.get(), &MainWindow::languageChosen, this, &WindowHost::changeLanguage,
            Qt::QueuedConnection);
    if (m_options.size.isValid()) {
        m_window->setRemembersLayout(false);
        m_window->resize(m_options.size);
    }
    m_window->show();
}

void WindowHost::changeLanguage(const QString &language)
{
    if (!m_window->jobs().isIdle()) { // a window cannot be replaced under a job
        m_window->statusBar()->showMessage(
            tr("The language can be changed as soon as the running job has ended"), kMessageMs);
        if (m_window->preferences().isShown())
            m_window->preferences().dialog()->refresh();
        return;
    }
    m_settings.setLanguage(language);
    m_appearance.setLanguage(language);
    const QString catalog =
        m_window->session().isOpen() ? textFromPath(m_window->session().folder()) : QString();
    const bool wereSettingsShown = m_window->preferences().isShown();
    m_window->saveLayout(); // before the next window reads it
    auto old = std::move(m_window);
    makeWindow();
    old->close();
    old.reset();
    if (!catalog.isEmpty())
        m_window->openCatalog(catalog);
    if (wereSettingsShown)
        m_window->preferences().show();
}

void WindowHost::openFirstCatalog()
{
    const QStringList recent = m_settings.recentCatalogs();
    if (!m_options.catalog.isEmpty())
        m_window->openCatalog(m_options.catalog);
    else if (!recent.isEmpty() && Catalog::exists(pathFromText(recent.first())))
        m_window->openCatalog(recent.first());
}

} // namespace modalens
