// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start/appearance.h"

#include "engine/base/log.h"
#include "widgets/motion.h"
#include "widgets/showable.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace modalens {

namespace {

/// The locale, or English where no font has the letters that its language calls itself by: a window of boxes
/// helps nobody to find the setting.
QLocale readable(const QLocale &locale)
{
    if (isShowable(locale.nativeLanguageName(), uiFont()))
        return locale;
    logMessage(LogLevel::Warning, "no font has the letters of the language \"" + locale.name().toStdString() +
                                      "\"; the window speaks English");
    return QLocale(QLocale::English);
}

} // namespace

Appearance::Appearance(QApplication &application)
    : m_application(application)
    , m_isPaletteDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    QObject::connect(&m_desktop, &DesktopChoices::changed, &m_desktop, [this] { followDesktop(); });
}

Appearance::~Appearance() = default;

void Appearance::setTheme(ThemeChoice choice)
{
    m_theme = choice;
    const bool isSystem = choice == ThemeChoice::System;
    const bool isDark = isSystem ? m_desktop.isDark().value_or(m_isPaletteDark)
                                 : choice == ThemeChoice::Dark || choice == ThemeChoice::HighContrastDark;
    const bool isHighContrast =
        isSystem ? m_desktop.isHighContrast()
                 : choice == ThemeChoice::HighContrastLight || choice == ThemeChoice::HighContrastDark;
    applyTheme(m_application, Theme::of(isDark, isHighContrast));
}

void Appearance::setMotion(MotionChoice choice)
{
    m_motion = choice;
    setMotionReduced(choice == MotionChoice::System ? m_desktop.isMotionReduced()
                                                    : choice == MotionChoice::Reduced);
}

void Appearance::setTextScale(int percent)
{
    modalens::setTextScale(percent / 100.0);
}

void Appearance::followDesktop()
{
    if (m_theme == ThemeChoice::System)
        setTheme(m_theme);
    setMotion(m_motion);
}

void Appearance::setLanguage(const QString &language)
{
    const QLocale locale = readable(language.isEmpty() ? QLocale::system() : QLocale(language));
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
