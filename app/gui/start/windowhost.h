// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/settings.h"
#include "app/gui/start/appearance.h"
#include "app/gui/start/commandline.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <vector>

namespace modalens {

class MainWindow;

/// Keeps the windows, each with a catalog, a session and an undo history of its own, and makes them anew when
/// the language changes: panels take their texts when they are built. Which catalogs are open is remembered
/// as it changes, so that they come back after whatever end.
class WindowHost : public QObject
{
    Q_OBJECT

public:
    WindowHost(Settings &settings, Appearance &appearance, const LaunchOptions &options);
    ~WindowHost() override;
    /// The oldest that is open. There is always one until the last is closed.
    MainWindow &window() { return *m_windows.front(); }
    MainWindow &windowAt(int index) { return *m_windows.at(static_cast<std::size_t>(index)); }
    int windowCount() const { return int(m_windows.size()); }
    /// The catalog that was named, else those that were open last, else the one opened last; what is not
    /// there any more is left out.
    void openFirstCatalog();
    /// Another window; `catalog` may be empty.
    MainWindow &openWindow(const QString &catalog);
    /// Closes every window; all of them come back next time.
    void quit();

private:
    void showFirstView();
    MainWindow &addWindow();
    std::unique_ptr<MainWindow> makeWindow();
    void changeLanguage(MainWindow &from, const QString &language);
    void letGo(MainWindow *window);
    void rememberSoon();
    void remember();

    Settings &m_settings;
    Appearance &m_appearance;
    LaunchOptions m_options;
    std::filesystem::path m_cacheFolder;
    bool m_isEnding = false; ///< Or making windows anew: what is open is no wish then.
    bool m_willRemember = false;
    std::vector<std::unique_ptr<MainWindow>> m_windows;
};

} // namespace modalens
