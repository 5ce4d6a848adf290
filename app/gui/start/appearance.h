// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/settings.h"
#include "app/gui/start/desktopchoices.h"

#include <QString>

#include <memory>

class QApplication;
class QTranslator;

namespace modalens {

/// Theme, size of texts, movement and language of the running program. What is left to the desktop follows it
/// while the program runs.
class Appearance
{
public:
    /// Construct before anything changes the palette: the desktop's own tells whether it is dark.
    explicit Appearance(QApplication &application);
    ~Appearance();

    void setTheme(ThemeChoice choice);
    void setMotion(MotionChoice choice);
    void setTextScale(int percent);
    DesktopChoices &desktop() { return m_desktop; }
    /// "en", "zh_CN", or empty for the system's; English where no font has its letters. Affects texts made
    /// from now on.
    void setLanguage(const QString &language);

private:
    void followDesktop();

    QApplication &m_application;
    const bool m_isPaletteDark; ///< For desktops without a portal.
    ThemeChoice m_theme = ThemeChoice::System;
    MotionChoice m_motion = MotionChoice::System;
    DesktopChoices m_desktop;
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace modalens
