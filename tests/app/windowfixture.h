// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/settings.h"
#include "app/gui/window/mainwindow.h"

#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace modalens::test {

/// The real window on the tiny catalog, for tests that drive it. Settings are kept from one window to the
/// next until forgetSettings().
class WindowFixture
{
public:
    WindowFixture();

    /// Empty, or what went wrong.
    QString makeCatalog();
    void forgetSettings();
    /// A new window in place of the old one; with the catalog, once ranking and map are there.
    MainWindow &open(bool withCatalog = true, bool isWritable = false);
    MainWindow &window() { return *m_window; }
    Settings &settings() { return *m_settings; }
    void closeWindow() { m_window.reset(); }

    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    QString media() const { return filePath(QStringLiteral("media")); }
    QString catalog() const { return filePath(QStringLiteral("tiny.modalens")); }

    static constexpr int kWaitMs = 20'000;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

/// Keys of the list, best first.
QStringList listedKeys(MainWindow &window);

} // namespace modalens::test
