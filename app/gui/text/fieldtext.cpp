// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/text/fieldtext.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace modalens {

namespace {

constexpr double kFirstGrouped = 10'000;
constexpr double kMaxExact = 9e15; // beyond, a double skips whole numbers
constexpr double kFirstLong = 1e6; // beyond, six digits would hide the ones

/// "year", "Release Date", "birth_year", "id", "tmdbId": no amounts.
bool isName(const std::string &field)
{
    static const QRegularExpression pattern(
        QStringLiteral("(^|[ _.-])(year|date|id|code|zip)s?$|[a-z]I[dD]$"),
        QRegularExpression::NoPatternOption);
    const QString name = QString::fromStdString(field);
    return pattern.match(name).hasMatch() || pattern.match(name.toLower()).hasMatch();
}

} // namespace

QString fieldText(const std::string &name, double value)
{
    QLocale locale;
    if (std::abs(value) < kFirstGrouped || isName(name))
        locale.setNumberOptions(locale.numberOptions() | QLocale::OmitGroupSeparator);
    if (std::abs(value) <= kMaxExact && std::round(value) == value)
        return locale.toString(static_cast<qlonglong>(value));
    if (std::abs(value) < kFirstLong || std::abs(value) > kMaxExact)
        return locale.toString(value, 'g', 6);
    return locale.toString(value, 'f', 2);
}

} // namespace modalens
