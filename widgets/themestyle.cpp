// SPDX-License-Identifier: GPL-3.0-or-later
// The style sheet: only what Fusion and the palette cannot say (hairline borders, rounded corners, slim
// scroll bars).
#include "widgets/theme.h"

#include <utility>

namespace modalens {

namespace {

constexpr const char *kTemplate = R"(
QToolTip { color: $text; background: $raised; border: 1px solid $hairline; padding: 4px 6px; }
QPushButton { color: $text; background: $panel; border: 1px solid $hairline; border-radius: 6px; padding: 4px 11px; }
QPushButton:hover { background: $raised; border-color: $tertiary; }
QPushButton:pressed, QPushButton:checked { background: $raised; border-color: $secondary; }
QPushButton:focus { border-color: $selection; }
QPushButton:disabled { color: $tertiary; }
QPushButton:default { border-color: $secondary; }
QPushButton[quiet="true"], QToolButton[quiet="true"] { color: $secondary; background: transparent; border: none; border-radius: 6px; padding: 4px 7px; }
QPushButton[quiet="true"]:hover, QToolButton[quiet="true"]:hover { color: $text; background: $raised; }
QPushButton[quiet="true"]:focus, QToolButton[quiet="true"]:focus { color: $text; background: $raised; }
QPushButton[quiet="true"]:checked, QToolButton[quiet="true"]:checked { color: $text; font-weight: 600; }
QPushButton[flush="true"] { padding-left: 0; }
QToolButton[quiet="true"]::menu-indicator { image: none; }
QPushButton[legend="true"] { color: $secondary; background: transparent; border: none; border-radius: 7px; padding: 0 10px; text-align: left; }
QPushButton[legend="true"]:hover, QPushButton[legend="true"]:focus { color: $text; background: $raised; }
QPushButton[tab="true"]:checked { font-weight: 600; }
QLineEdit { color: $text; background: $raised; border: 1px solid $hairline; border-radius: 6px; padding: 4px 8px; selection-background-color: $selection; }
QLineEdit:focus { border-color: $selection; }
QLineEdit[bare="true"] { background: transparent; border: none; padding: 2px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenu { color: $text; background: $panel; border: 1px solid $hairline; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $hairline; }
QMenu::item:disabled { color: $tertiary; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 8px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $thumb; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $tertiary; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $hairline; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $secondary; border-radius: 3px; }
QMainWindow::separator { background: $hairline; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $tertiary; }
QStatusBar { color: $secondary; background: $window; border-top: 1px solid $hairline; }
QStatusBar::item { border: none; }
QScrollArea, QListView, QTreeView { border: none; }
QTreeView { background: $panel; }
QTreeView::item { padding: 5px 4px; }
QTreeView::item:hover { background: $raised; }
QTreeView::item:selected { color: $text; background: $raised; }
QTreeView::item:selected:active { background: $hairline; }
QListWidget { background: $panel; border: none; }
QListWidget::item { color: $text; padding: 5px 8px; border-radius: 4px; }
QListWidget::item:selected { color: $text; background: $hairline; }
QTreeView QLineEdit { background: $panel; border-radius: 0; padding: 0 3px; }
QHeaderView::section { color: $secondary; background: $panel; border: none; border-bottom: 1px solid $hairline; padding: 5px 8px; }
QPlainTextEdit { color: $text; background: $raised; border: 1px solid $hairline; border-radius: 6px; selection-background-color: $selection; }
QPlainTextEdit:focus { border-color: $selection; }
QTabBar { background: $panel; }
QTabBar::tab { color: $secondary; background: transparent; border: none; border-bottom: 2px solid transparent; padding: 6px 11px 5px 11px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $secondary; }
QTabBar::tab:focus { color: $text; background: $raised; }
)";

/// Where a shade would be too faint, lines: what has the keyboard, what is chosen, where a panel ends.
constexpr const char *kHighContrast = R"(
QPushButton, QLineEdit, QPlainTextEdit { border-color: $secondary; }
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QPushButton[quiet="true"]:focus, QToolButton[quiet="true"]:focus, QPushButton[legend="true"]:focus { border: 2px solid $selection; }
QLineEdit[bare="true"]:focus { border: none; }
QTabBar::tab:focus { border: 2px solid $selection; }
QTreeView::item:selected, QListWidget::item:selected, QMenu::item:selected { color: $text; border: 1px solid $selection; }
QScrollBar::handle { background: $secondary; }
)";

} // namespace

QString Theme::styleSheet() const
{
    const QColor thumb = isDark ? QColor(0x42, 0x49, 0x57) : QColor(0xc6, 0xcc, 0xd5);
    const std::pair<const char *, QColor> tokens[] = {
        {"$window", window},     {"$panel", panel},         {"$raised", raised},
        {"$hairline", hairline}, {"$text", text},           {"$secondary", secondary},
        {"$tertiary", tertiary}, {"$selection", selection}, {"$thumb", thumb},
    };
    QString sheet = QString::fromLatin1(kTemplate);
    if (isHighContrast)
        sheet += QLatin1String(kHighContrast);
    for (const auto &[name, colour] : tokens)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

} // namespace modalens
