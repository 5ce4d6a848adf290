// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start/appearance.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace modalens {

Appearance::Appearance(QApplication &application)
    : m_application(application)
    , m_isDesktopDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
}

Appearance::~Appearance() = default;

void Appearance::setTheme(ThemeChoice choice)
{
    const bool isDark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_isDesktopDark);
    applyTheme(m_application, isDark ? Theme::dark() : Theme::light());
}

void Appearance::setLanguage(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    m_own = std::make_unique<QTranslator>(); // destroying the old one takes it out of the application
    m_qt = std::make_unique<QTranslator>();
    // English too has a file: the plural forms.
    const QString name = QStringLiteral("modalens");
    if (m_own->load(locale, name, QStringLiteral("_"), QStringLiteral(":/i18n")) ||
        m_own->load(QStringLiteral(":/i18n/modalens_en.qm")))
        QCoreApplication::installTranslator(m_own.get());
    if (m_qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(m_qt.get());
}

} // namespace modalens
