// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desk/settings.h"

#include "app/gui/desk/listlook.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace modalens {

namespace {

constexpr qsizetype kMaxShortcutLength = 100;
constexpr int kMaxPathLength = 4096;
constexpr int kMaxStateBytes = 1 << 16;
constexpr int kMaxBuses = 64;

constexpr std::array<QLatin1String, 5> kThemes{QLatin1String("system"), QLatin1String("light"),
                                               QLatin1String("dark"), QLatin1String("high-contrast-light"),
                                               QLatin1String("high-contrast-dark")};
constexpr std::array<QLatin1String, 3> kMotions{QLatin1String("system"), QLatin1String("full"),
                                                QLatin1String("reduced")};
constexpr std::array<QLatin1String, 3> kDrawings{QLatin1String("automatic"), QLatin1String("opengl"),
                                                 QLatin1String("processor")};

/// The first choice for anything that is no name.
template <typename Choice, std::size_t Count>
Choice choiceOf(const QVariant &stored, const std::array<QLatin1String, Count> &names)
{
    const auto found = std::find(names.begin(), names.end(), stored.toString());
    return found == names.end() ? Choice{} : static_cast<Choice>(found - names.begin());
}

QByteArray boundedBytes(const QVariant &value)
{
    const QByteArray bytes = value.toByteArray();
    return bytes.size() <= kMaxStateBytes ? bytes : QByteArray();
}

QStringList foldersOf(const QVariant &stored, int most)
{
    QStringList folders;
    const QStringList names = stored.toStringList();
    for (const QString &folder : names)
        if (!folder.isEmpty() && folder.size() <= kMaxPathLength && !folders.contains(folder) &&
            folders.size() < most)
            folders << folder;
    return folders;
}

} // namespace

Settings::Settings()
    : m_settings(std::make_unique<QSettings>())
{
}

Settings::Settings(const QString &file)
    : m_settings(std::make_unique<QSettings>(file, QSettings::IniFormat))
{
}

Settings::~Settings() = default;

ThemeChoice Settings::theme() const
{
    return choiceOf<ThemeChoice>(m_settings->value(QStringLiteral("window/theme")), kThemes);
}

void Settings::setTheme(ThemeChoice theme)
{
    m_settings->setValue(QStringLiteral("window/theme"), kThemes.at(static_cast<std::size_t>(theme)));
}

int Settings::textScalePercent() const
{
    bool isNumber = false;
    const int percent = m_settings->value(QStringLiteral("window/textScale")).toInt(&isNumber);
    return isNumber && percent >= kMinTextScale && percent <= kMaxTextScale ? percent : kMinTextScale;
}

void Settings::setTextScalePercent(int percent)
{
    m_settings->setValue(QStringLiteral("window/textScale"), percent);
}

MotionChoice Settings::motion() const
{
    return choiceOf<MotionChoice>(m_settings->value(QStringLiteral("window/motion")), kMotions);
}

void Settings::setMotion(MotionChoice motion)
{
    m_settings->setValue(QStringLiteral("window/motion"), kMotions.at(static_cast<std::size_t>(motion)));
}

PointDrawing Settings::pointDrawing() const
{
    return choiceOf<PointDrawing>(m_settings->value(QStringLiteral("map/drawing")), kDrawings);
}

void Settings::setPointDrawing(PointDrawing drawing)
{
    m_settings->setValue(QStringLiteral("map/drawing"), kDrawings.at(static_cast<std::size_t>(drawing)));
}

QString Settings::language() const
{
    const QString language = m_settings->value(QStringLiteral("window/language")).toString();
    return language == QLatin1String("en") || language == QLatin1String("zh_CN") ? language : QString();
}

void Settings::setLanguage(const QString &language)
{
    m_settings->setValue(QStringLiteral("window/language"), language);
}

QStringList Settings::recentCatalogs() const
{
    return foldersOf(m_settings->value(QStringLiteral("catalogs/recent")), kMaxRecent);
}

void Settings::clearRecentCatalogs()
{
    m_settings->remove(QStringLiteral("catalogs/recent"));
}

QStringList Settings::openCatalogs() const
{
    return foldersOf(m_settings->value(QStringLiteral("catalogs/open")), kMaxWindows);
}

void Settings::setOpenCatalogs(const QStringList &folders)
{
    m_settings->setValue(QStringLiteral("catalogs/open"), folders);
    m_settings->sync(); // the program may be killed
}

bool Settings::isTourDone() const
{
    return m_settings->value(QStringLiteral("window/tour")).toString() == QLatin1String("done");
}

void Settings::setTourDone()
{
    m_settings->setValue(QStringLiteral("window/tour"), QStringLiteral("done"));
}

void Settings::addRecentCatalog(const QString &folder)
{
    QStringList folders = recentCatalogs();
    folders.removeAll(folder);
    folders.prepend(folder);
    m_settings->setValue(QStringLiteral("catalogs/recent"), folders.mid(0, kMaxRecent));
}

void Settings::removeRecentCatalog(const QString &folder)
{
    QStringList folders = recentCatalogs();
    folders.removeAll(folder);
    m_settings->setValue(QStringLiteral("catalogs/recent"), folders);
}

std::optional<QKeySequence> Settings::shortcut(const QString &action) const
{
    const QVariant stored = m_settings->value(QStringLiteral("shortcuts/") + action);
    if (!stored.isValid() || stored.toString().size() > kMaxShortcutLength)
        return std::nullopt;
    const QString text = stored.toString();
    const QKeySequence shortcut(text, QKeySequence::PortableText);
    if (!text.isEmpty() && (shortcut.isEmpty() || shortcut[0].key() == Qt::Key_unknown))
        return std::nullopt; // no key that exists
    return shortcut;
}

void Settings::setShortcut(const QString &action, const QKeySequence &shortcut)
{
    m_settings->setValue(QStringLiteral("shortcuts/") + action,
                         shortcut.toString(QKeySequence::PortableText));
}

void Settings::forgetShortcut(const QString &action)
{
    m_settings->remove(QStringLiteral("shortcuts/") + action);
}

int Settings::searchMode() const
{
    return m_settings->value(QStringLiteral("query/searchMode")).toInt();
}

void Settings::setSearchMode(int mode)
{
    m_settings->setValue(QStringLiteral("query/searchMode"), mode);
}

QByteArray Settings::windowGeometry() const
{
    return boundedBytes(m_settings->value(QStringLiteral("window/geometry")));
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_settings->setValue(QStringLiteral("window/geometry"), geometry);
}

QByteArray Settings::panelLayout() const
{
    return boundedBytes(m_settings->value(QStringLiteral("window/panels")));
}

void Settings::setPanelLayout(const QByteArray &state)
{
    m_settings->setValue(QStringLiteral("window/panels"), state);
}

std::optional<bool> Settings::isLegendOpen() const
{
    const QString state = m_settings->value(QStringLiteral("map/legend")).toString();
    if (state == QLatin1String("open"))
        return true;
    return state == QLatin1String("folded") ? std::optional(false) : std::nullopt;
}

bool Settings::isSpectrogramShown() const
{
    return m_settings->value(QStringLiteral("preview/spectrogram")).toString() == QLatin1String("shown");
}

void Settings::setSpectrogramShown(bool isShown)
{
    m_settings->setValue(QStringLiteral("preview/spectrogram"),
                         isShown ? QStringLiteral("shown") : QStringLiteral("hidden"));
}

void Settings::setLegendOpen(std::optional<bool> isOpen)
{
    if (isOpen)
        m_settings->setValue(QStringLiteral("map/legend"),
                             *isOpen ? QStringLiteral("open") : QStringLiteral("folded"));
    else
        m_settings->remove(QStringLiteral("map/legend"));
}

bool Settings::areSmallMapsShown() const
{
    return m_settings->value(QStringLiteral("map/small")).toString() == QLatin1String("shown");
}

void Settings::setSmallMapsShown(bool areShown)
{
    m_settings->setValue(QStringLiteral("map/small"),
                         areShown ? QStringLiteral("shown") : QStringLiteral("hidden"));
}

bool Settings::areMapsLinked() const
{
    return m_settings->value(QStringLiteral("map/linked")).toString() == QLatin1String("linked");
}

void Settings::setMapsLinked(bool areLinked)
{
    m_settings->setValue(QStringLiteral("map/linked"),
                         areLinked ? QStringLiteral("linked") : QStringLiteral("apart"));
}

QStringList Settings::unfoldedBuses() const
{
    return m_settings->value(QStringLiteral("mixer/unfolded")).toStringList().mid(0, kMaxBuses);
}

void Settings::setUnfoldedBuses(const QStringList &buses)
{
    m_settings->setValue(QStringLiteral("mixer/unfolded"), buses);
}

ListStyle Settings::listStyle() const
{
    const QString style = m_settings->value(QStringLiteral("list/style")).toString();
    return listStyleFrom(style.toStdString()).value_or(ListStyle::List);
}

void Settings::setListStyle(ListStyle style)
{
    m_settings->setValue(QStringLiteral("list/style"), QString::fromStdString(toString(style)));
}

QStringList Settings::listColumns() const
{
    return m_settings->value(QStringLiteral("list/columns")).toStringList();
}

void Settings::setListColumns(const QStringList &columns)
{
    m_settings->setValue(QStringLiteral("list/columns"), columns);
}

void Settings::forgetLayout()
{
    m_settings->remove(QStringLiteral("map/small"));
    m_settings->remove(QStringLiteral("map/linked"));
    m_settings->remove(QStringLiteral("window/geometry"));
    m_settings->remove(QStringLiteral("window/panels"));
    m_settings->remove(QStringLiteral("map/legend"));
}

} // namespace modalens
