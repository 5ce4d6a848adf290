// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/settingscontroller.h"

#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/settingsdialog.h"
#include "widgets/mappanel.h"
#include "widgets/previewpanel.h"

namespace modalens {

SettingsController::SettingsController(Settings &settings, DeskPanels &panels, Actions &actions,
                                       QWidget &window)
    : m_settings(settings)
    , m_panels(panels)
    , m_window(window)
{
    const QAction *action = actions.add(QStringLiteral("edit.settings"), tr("&Settings…"),
                                        QKeySequence(Qt::CTRL | Qt::Key_Comma));
    connect(action, &QAction::triggered, this, &SettingsController::show);
}

void SettingsController::show()
{
    if (!m_dialog) {
        m_settings.setSpectrogramShown(m_panels.preview->isSpectrogramShown()); // stored on closing alone
        m_dialog = new SettingsDialog(m_settings, &m_window);
        connectDialog();
    }
    m_dialog->show(); // not modal: what changes is looked at
    m_dialog->raise();
    m_dialog->activateWindow();
}

bool SettingsController::isShown() const
{
    return m_dialog != nullptr;
}

SettingsDialog *SettingsController::dialog() const
{
    return m_dialog;
}

void SettingsController::connectDialog()
{
    connect(m_dialog, &SettingsDialog::appearanceChanged, this, &SettingsController::appearanceChanged);
    connect(m_dialog, &SettingsDialog::languageChosen, this, &SettingsController::languageChosen);
    connect(m_dialog, &SettingsDialog::shortcutsRequested, this, &SettingsController::shortcutsRequested);
    connect(m_dialog, &SettingsDialog::resetPanelsRequested, this, &SettingsController::resetPanelsRequested);
    MapPanel *map = m_panels.map;
    connect(m_dialog, &SettingsDialog::smallMapsChosen, this, [this, map](bool areShown) {
        m_settings.setSmallMapsShown(areShown);
        if (map->areSmallMapsShown() != areShown)
            map->toggleSmallMaps(areShown);
    });
    connect(m_dialog, &SettingsDialog::mapsLinkedChosen, this, [this, map](bool areLinked) {
        m_settings.setMapsLinked(areLinked);
        map->setLinked(areLinked);
    });
    connect(m_dialog, &SettingsDialog::spectrogramChosen, this, [this](bool isShown) {
        m_settings.setSpectrogramShown(isShown);
        m_panels.preview->setSpectrogramShown(isShown);
    });
    connect(map, &MapPanel::smallMapsToggled, m_dialog, &SettingsDialog::refresh, Qt::QueuedConnection);
    connect(map, &MapPanel::linkedToggled, m_dialog, &SettingsDialog::refresh, Qt::QueuedConnection);
}

void SettingsController::setTheme(ThemeChoice theme)
{
    m_settings.setTheme(theme);
    if (m_dialog)
        m_dialog->refresh();
    Q_EMIT appearanceChanged();
}

} // namespace modalens
