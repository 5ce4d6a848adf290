// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/weighttext.h"

#include "widgets/figures.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace modalens {

double weightOnGrid(double weight)
{
    return std::clamp(std::round(weight * 1000) / 1000, 0.0, 1.0);
}

QString weightText(double weight)
{
    const bool isHundredth = std::abs(weight * 100 - std::round(weight * 100)) < 1e-6;
    return figures(weight, isHundredth ? 2 : 3);
}

std::optional<double> weightFromText(const QString &text)
{
    QString number = text.trimmed();
    const bool isPercent = number.endsWith(QLatin1Char('%')) || number.endsWith(QChar(0xFF05));
    if (isPercent)
        number = number.chopped(1).trimmed();
    number.replace(QLatin1Char(','), QLatin1Char('.'));
    bool isNumber = false;
    const double value = QLocale::c().toDouble(number, &isNumber);
    if (!isNumber || !(value >= 0.0 && value <= 100.0))
        return std::nullopt;
    return weightOnGrid(isPercent || value > 1.0 ? value / 100 : value);
}

} // namespace modalens
