// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

qreal digitWidth(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

} // namespace

qreal figuresWidth(const QFontMetricsF &metrics, const QString &text)
{
    const qreal digit = digitWidth(metrics);
    qreal width = 0;
    for (QChar character : text)
        width += character.isDigit() ? digit : metrics.horizontalAdvance(character);
    return width;
}

void drawFigures(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter->font());
    const qreal digit = digitWidth(metrics);
    const qreal width = figuresWidth(metrics, text);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    qreal baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    if (alignment & Qt::AlignTop)
        baseline = rect.top() + metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    for (QChar character : text) {
        const qreal own = metrics.horizontalAdvance(character);
        const qreal cell = character.isDigit() ? digit : own;
        painter->drawText(QPointF(x + (cell - own) / 2, baseline), QString(character));
        x += cell;
    }
}

QString figures(double value, int decimals)
{
    const double unit = std::pow(10.0, -decimals);
    if (std::abs(value) < unit / 2)
        value = 0; // no "-0.00"
    QString text = QLocale().toString(value, 'f', decimals);
    text.replace(QLatin1Char('-'), QChar(0x2212));
    return text;
}

} // namespace modalens
