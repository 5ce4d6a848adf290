// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/maplegend.h"

#include "widgets/figures.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kPadPx = 11;
constexpr int kLinePx = 22;
constexpr int kMaxLabelPx = 180;
constexpr int kGapPx = 22;

QString countText(const LegendEntry &entry)
{
    const QLocale locale;
    return MapLegend::tr("%1 / %2", "visible of total")
        .arg(locale.toString(entry.visible), locale.toString(entry.total));
}

} // namespace

MapLegend::MapLegend(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Legend"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void MapLegend::setEntries(const QVector<LegendEntry> &entries)
{
    m_entries = entries;
    QStringList lines;
    for (const LegendEntry &entry : entries)
        lines << entry.label + QLatin1Char(' ') + countText(entry);
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
    setVisible(!entries.isEmpty());
    updateGeometry();
    resize(sizeHint());
    update();
}

QSize MapLegend::sizeHint() const
{
    const QFontMetricsF metrics(uiFont());
    double labels = 0, counts = 0;
    for (const LegendEntry &entry : m_entries) {
        labels = std::max(labels, std::min<double>(kMaxLabelPx, metrics.horizontalAdvance(entry.label)));
        counts = std::max(counts, figuresWidth(metrics, countText(entry)));
    }
    return {int(std::ceil(2 * kPadPx + 14 + labels + kGapPx + counts)),
            int(2 * 8 + kLinePx * m_entries.size())};
}

void MapLegend::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.hairline, 1));
    QColor ground = theme.panel;
    ground.setAlphaF(0.94f);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    const QFontMetricsF metrics(uiFont());
    double y = 8;
    for (const LegendEntry &entry : m_entries) {
        const QRectF line(kPadPx, y, width() - 2 * kPadPx, kLinePx);
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.colour);
        painter.drawEllipse(QPointF(line.left() + 4, line.center().y()), 4, 4);
        painter.setFont(uiFont());
        painter.setPen(theme.text);
        painter.drawText(line.adjusted(14, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(entry.label, Qt::ElideRight, kMaxLabelPx));
        painter.setPen(theme.secondary);
        drawFigures(&painter, line, Qt::AlignRight | Qt::AlignVCenter, countText(entry));
        y += kLinePx;
    }
}

} // namespace modalens
