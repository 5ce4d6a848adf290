// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/languages.h"

#include <QLocale>

namespace modalens {

namespace {

QString withUnderscores(QString tag)
{
    return tag.replace(QLatin1Char('-'), QLatin1Char('_'));
}

QString primaryOf(const QString &tag)
{
    return withUnderscores(tag).section(QLatin1Char('_'), 0, 0).toLower();
}

/// A tag that Qt does not know becomes the C locale, or the territory's own language.
bool isKnown(const QString &tag, const QLocale &locale)
{
    return locale.language() != QLocale::C && primaryOf(locale.name()) == primaryOf(tag);
}

} // namespace

int languageFit(const QString &tag, const QLocale &reader)
{
    if (tag.isEmpty() || primaryOf(tag) != primaryOf(reader.name()))
        return 0;
    const QLocale locale(withUnderscores(tag));
    if (locale.script() != reader.script())
        return 1;
    return locale.territory() == reader.territory() ? 3 : 2;
}

QString languageName(const QString &tag)
{
    // Qt names a plain "en" after its largest country, and the larger variants by themselves.
    if (tag == QLatin1String("en"))
        return QStringLiteral("English");
    if (tag == QLatin1String("es"))
        return QStringLiteral("español");
    const QLocale locale(withUnderscores(tag));
    if (!isKnown(tag, locale))
        return tag;
    const QString name = locale.nativeLanguageName();
    const bool hasPlace = tag.size() > primaryOf(tag).size();
    const bool isNamedByPlace =
        locale.language() == QLocale::English || locale.language() == QLocale::Spanish;
    if (!hasPlace || isNamedByPlace || locale.nativeTerritoryName().isEmpty())
        return name.isEmpty() ? tag : name;
    return QStringLiteral("%1 (%2)").arg(name.isEmpty() ? tag : name, locale.nativeTerritoryName());
}

QString englishLanguageName(const QString &tag)
{
    const QLocale locale(withUnderscores(tag));
    return isKnown(tag, locale) ? QLocale::languageToString(locale.language()) : tag;
}

} // namespace modalens
