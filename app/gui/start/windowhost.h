// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/settings.h"
#include "app/gui/start/appearance.h"
#include "app/gui/start/commandline.h"

#include <QObject>

#include <filesystem>
#include <memory>

namespace modalens {

class MainWindow;

/// Keeps the window and makes it anew when the language changes, with the same catalog open: panels take
/// their texts when they are built.
class WindowHost : public QObject
{
    Q_OBJECT

public:
    WindowHost(Settings &settings, Appearance &appearance, const LaunchOptions &options);
    ~WindowHost() override;
    MainWindow &window() { return *m_window; }
    /// The catalog that was named, else the one opened last if it is still there.
    void openFirstCatalog();

private:
    void makeWindow();
    void changeLanguage(const QString &language);

    Settings &m_settings;
    Appearance &m_appearance;
    LaunchOptions m_options;
    std::filesystem::path m_cacheFolder;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace modalens
