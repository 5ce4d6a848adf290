// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hovercardpainter.h"

#include "widgets/pictureground.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace modalens {

namespace {

constexpr int kTitleLines = 2;

} // namespace

QRectF cardRect(const QPointF &anchor, const QSizeF &cardSize, const QSizeF &size,
                const QVector<QRectF> &covered)
{
    constexpr double kGap = 18, kMargin = 8;
    const double width = cardSize.width(), height = cardSize.height();
    const QPointF middle = anchor - QPointF(width, height) / 2;
    QRectF best;
    double leastCost = std::numeric_limits<double>::infinity();
    const auto consider = [&](double x, double y, double cost) {
        const QRectF rect(std::clamp(x, kMargin, std::max(kMargin, size.width() - kMargin - width)),
                          std::clamp(y, kMargin, std::max(kMargin, size.height() - kMargin - height)), width,
                          height);
        cost += std::hypot(rect.x() - x, rect.y() - y) + std::hypot(x - middle.x(), y - middle.y());
        for (const QRectF &other : covered) {
            const QRectF both = rect.intersected(other);
            cost += both.width() * both.height() * 10;
        }
        cost += rect.adjusted(-2, -2, 2, 2).contains(anchor) ? 100'000 : 0;
        if (cost < leastCost) {
            leastCost = cost;
            best = rect;
        }
    };
    const double right = anchor.x() + kGap, left = anchor.x() - kGap - width;
    const double above = anchor.y() - kGap - height, below = anchor.y() + kGap;
    QVector<double> ys{middle.y()}, xs{middle.x()};
    for (const QRectF &other : covered)
        if (!other.isEmpty()) {
            ys << other.bottom() + kMargin << other.top() - kMargin - height;
            xs << other.right() + kMargin << other.left() - kMargin - width;
        }
    constexpr double kNotRight = 20, kNotBeside = 200;
    for (const double y : ys) {
        consider(right, y, 0);
        consider(left, y, kNotRight);
    }
    for (const double x : xs) {
        consider(x, above, kNotBeside);
        consider(x, below, kNotBeside);
    }
    return best;
}

QStringList wrapped(const QString &text, const QFont &font, double widthPx, int count)
{
    QStringList lines;
    const QString plain = text.simplified();
    if (plain.isEmpty())
        return lines;
    QTextLayout layout(plain, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(widthPx);
        const bool isLast = lines.size() + 1 == count;
        const QString rest = plain.mid(line.textStart(), isLast ? -1 : line.textLength()).trimmed();
        lines << QFontMetricsF(font).elidedText(rest, Qt::ElideRight, widthPx);
        if (isLast)
            break;
    }
    layout.endLayout();
    return lines;
}

void paintHoverCard(QPainter *painter, const HoverCard &card, const QImage &image, const QPointF &anchor,
                    const QSizeF &size, const QVector<QRectF> &covered, const Theme &theme)
{
    constexpr double kPad = 12;
    const double kLine = scaled(18.0), kMaxText = scaled(260.0);
    QVector<std::pair<QString, QFont>> lines;
    double textWidth = 0;
    const auto add = [&](const QString &text, const QFont &font, int count) {
        const QStringList parts = wrapped(text, font, kMaxText, count);
        for (const QString &part : parts) {
            lines << std::pair(part, font);
            textWidth = std::max(textWidth, QFontMetricsF(font).horizontalAdvance(part));
        }
    };
    add(card.title, boldFont(), kTitleLines);
    const qsizetype titleLines = lines.size();
    add(card.subtitle, uiFont(), 1);
    add(card.detail, uiFont(), 1);
    const double pictureWidth = image.isNull() ? 0 : kCardPicturePx + 12;
    const double height = std::max(lines.size() * kLine, image.isNull() ? 0.0 : kCardPicturePx) + 2 * kPad;
    const QRectF at = cardRect(anchor, QSizeF(textWidth + pictureWidth + 2 * kPad, height), size, covered);

    painter->setPen(Qt::NoPen);
    for (int spread = 6; spread > 0; spread -= 2) {
        painter->setBrush(QColor(0, 0, 0, theme.isDark ? 40 : 12));
        painter->drawRoundedRect(at.adjusted(-spread, -spread + 3, spread, spread + 3), 8 + spread,
                                 8 + spread);
    }
    painter->setPen(QPen(theme.hairline, 1));
    painter->setBrush(theme.panel);
    painter->drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadiusPx, metrics::kRadiusPx);
    if (!image.isNull())
        paintOnGround(painter,
                      fitted(image.size(), QRectF(at.left() + kPad, at.center().y() - kCardPicturePx / 2,
                                                  kCardPicturePx, kCardPicturePx)),
                      image, theme, 4);
    double y = at.center().y() - lines.size() * kLine / 2;
    for (int i = 0; i < lines.size(); ++i, y += kLine) {
        painter->setFont(lines.at(i).second);
        painter->setPen(i < titleLines ? theme.text : theme.secondary);
        painter->drawText(QRectF(at.left() + kPad + pictureWidth, y, textWidth + 2, kLine),
                          Qt::AlignLeft | Qt::AlignVCenter, lines.at(i).first);
    }
}

} // namespace modalens
