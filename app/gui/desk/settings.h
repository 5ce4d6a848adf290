// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/listvalues.h"
#include "widgets/pointdrawing.h"

#include <QByteArray>
#include <QKeySequence>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QSettings;

namespace modalens {

enum class ThemeChoice { System, Light, Dark, HighContrastLight, HighContrastDark };
enum class MotionChoice { System, Full, Reduced };

/// What the program remembers between runs, apart from catalogs. Anything unreadable in the file falls back
/// to the default: a damaged settings file never keeps the program from starting. GUI thread.
class Settings
{
public:
    /// The user's own file.
    Settings();
    /// Another file, for tests.
    explicit Settings(const QString &file);
    ~Settings();

    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    /// How large texts are, from 100 to 200.
    int textScalePercent() const;
    void setTextScalePercent(int percent);
    MotionChoice motion() const;
    void setMotion(MotionChoice motion);
    /// "en", "zh_CN"; empty: the system's.
    QString language() const;
    void setLanguage(const QString &language);

    /// Newest first, at most kMaxRecent, without doubles.
    QStringList recentCatalogs() const;
    void addRecentCatalog(const QString &folder);
    void removeRecentCatalog(const QString &folder);
    void clearRecentCatalogs();
    /// One for each window that was open, at most kMaxWindows, without doubles.
    QStringList openCatalogs() const;
    void setOpenCatalogs(const QStringList &folders);
    /// Whether the tour through the window was ended once.
    bool isTourDone() const;
    void setTourDone();

    /// The analyst's own shortcut for an action; absent: the standard one, empty: none.
    std::optional<QKeySequence> shortcut(const QString &action) const;
    void setShortcut(const QString &action, const QKeySequence &shortcut);
    void forgetShortcut(const QString &action);

    /// What typed words are looked for in, as its number; 0 until it was chosen.
    int searchMode() const;
    void setSearchMode(int mode);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    /// Where the panels stand, as QMainWindow::saveState() gives it; empty: the standard layout.
    QByteArray panelLayout() const;
    void setPanelLayout(const QByteArray &state);
    /// Whether the map's legend is open; nothing: by the room there is.
    std::optional<bool> isLegendOpen() const;
    void setLegendOpen(std::optional<bool> isOpen);
    /// Whether the preview shows sounds as spectrograms.
    bool isSpectrogramShown() const;
    void setSpectrogramShown(bool isShown);
    PointDrawing pointDrawing() const;
    void setPointDrawing(PointDrawing drawing);
    bool areSmallMapsShown() const;
    void setSmallMapsShown(bool areShown);
    bool areMapsLinked() const;
    void setMapsLinked(bool areLinked);
    void forgetLayout();
    /// Buses of the mixer whose tracks are shown.
    QStringList unfoldedBuses() const;
    void setUnfoldedBuses(const QStringList &buses);

    /// How the ranking is shown, and its columns as listcolumns.h writes them.
    ListStyle listStyle() const;
    void setListStyle(ListStyle style);
    QStringList listColumns() const;
    void setListColumns(const QStringList &columns);

    static constexpr int kMaxRecent = 8, kMaxWindows = 16;
    static constexpr int kMinTextScale = 100, kMaxTextScale = 200;

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace modalens
