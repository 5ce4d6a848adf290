// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/settings.h"

#include <QString>

#include <memory>

class QApplication;
class QTranslator;

namespace modalens {

/// Theme and language of the running program.
class Appearance
{
public:
    /// Construct before anything changes the palette: the desktop's own tells whether it is dark.
    explicit Appearance(QApplication &application);
    ~Appearance();

    void setTheme(ThemeChoice choice);
    /// "en", "zh_CN", or empty for the system's; affects texts made from now on.
    void setLanguage(const QString &language);

private:
    QApplication &m_application;
    bool m_isDesktopDark;
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace modalens
