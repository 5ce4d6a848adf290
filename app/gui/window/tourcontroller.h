// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace modalens {

class Actions;
class DeskPanels;
class Settings;
class Tour;

/// The tour through the window: once by itself, then from the help menu.
class TourController : public QObject
{
    Q_OBJECT

public:
    /// Everything must outlive the controller. Adds "help.tour".
    TourController(Settings &settings, DeskPanels &panels, Actions &actions, QMainWindow &window);

    void start();
    void startOnce(); ///< Unless it was ended before.
    Tour *tour() const;

private:
    Settings &m_settings;
    DeskPanels &m_panels;
    QMainWindow &m_window;
    QPointer<QObject> m_tour;
};

} // namespace modalens
