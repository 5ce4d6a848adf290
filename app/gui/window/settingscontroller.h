// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/settings.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace modalens {

class Actions;
class DeskPanels;
class SettingsDialog;

/// Opens the settings and passes on what is changed there: to the panels at once, what concerns the whole
/// program to whoever listens.
class SettingsController : public QObject
{
    Q_OBJECT

public:
    /// Everything must outlive the controller. Adds "edit.settings".
    SettingsController(Settings &settings, DeskPanels &panels, Actions &actions, QWidget &window);

    void show();
    bool isShown() const;
    SettingsDialog *dialog() const;   ///< nullptr while it is closed.
    void setTheme(ThemeChoice theme); ///< As chosen in a menu.

Q_SIGNALS:
    void appearanceChanged();
    void languageChosen(const QString &language);
    void shortcutsRequested();
    void resetPanelsRequested();

private:
    void connectDialog();

    Settings &m_settings;
    DeskPanels &m_panels;
    QWidget &m_window;
    QPointer<SettingsDialog> m_dialog;
};

} // namespace modalens
