// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/legendlines.h"

#include "widgets/figures.h"
#include "widgets/maplegend.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kPadPx = 10;
constexpr int kLinePx = 19;
constexpr int kRampPx = 32;
constexpr int kRampBarPx = 9;
constexpr int kMaxLabelPx = 150;
constexpr int kGapPx = 16;
constexpr int kDotPx = 14; ///< From the dot's left edge to the label.

} // namespace

bool isFiltered(const QVector<LegendEntry> &entries)
{
    return std::any_of(entries.begin(), entries.end(),
                       [](const LegendEntry &entry) { return entry.visible != entry.total; });
}

QString legendCount(const LegendEntry &entry, bool isFiltered)
{
    const QLocale locale;
    return isFiltered ? MapLegend::tr("%1 / %2", "visible of total")
                            .arg(locale.toString(entry.visible), locale.toString(entry.total))
                      : locale.toString(entry.total);
}

LegendLine::LegendLine(const LegendEntry &entry, bool isFiltered, bool canChoose, QWidget *parent)
    : QAbstractButton(parent)
    , m_entry(entry)
    , m_count(legendCount(entry, isFiltered))
{
    setText(entry.label);
    setAccessibleName(entry.label);
    setAccessibleDescription(m_count);
    setCheckable(canChoose);
    setEnabled(canChoose);
    setFocusPolicy(canChoose ? Qt::TabFocus : Qt::NoFocus);
    if (canChoose) {
        setToolTip(MapLegend::tr("Show only these; again: all"));
        setAttribute(Qt::WA_Hover);
    }
}

QSize LegendLine::sizeHint() const
{
    const QFontMetricsF metrics(uiFont());
    const double label = std::min<double>(scaled(kMaxLabelPx), metrics.horizontalAdvance(m_entry.label));
    return {int(std::ceil(2 * kPadPx + kDotPx + label + kGapPx + figuresWidth(metrics, m_count))),
            scaled(kLinePx)};
}

void LegendLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isEnabled() && (underMouse() || hasFocus() || isChecked())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(4, 0.5, -4, -0.5), 4, 4);
    }
    const QFont font = isChecked() ? boldFont() : uiFont();
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const QRectF line(kPadPx, 0, width() - 2 * kPadPx, height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_entry.colour);
    painter.drawEllipse(QPointF(line.left() + 4, line.center().y()), 4, 4);
    const double room = line.width() - kDotPx - kGapPx / 2.0 - figuresWidth(metrics, m_count);
    painter.setPen(theme.text);
    painter.drawText(line.adjusted(kDotPx, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_entry.label, Qt::ElideRight, room));
    painter.setPen(theme.secondary);
    drawFigures(&painter, line, Qt::AlignRight | Qt::AlignVCenter, m_count);
}

LegendLines::LegendLines(QWidget *parent)
    : QWidget(parent)
{
    followTextScale(this, [this] {
        setMinimumHeight(sizeHint().height());
        resizeEvent(nullptr);
    });
}

void LegendLines::setEntries(const QVector<LegendEntry> &entries, int choosable)
{
    qDeleteAll(m_lines);
    m_lines.clear();
    const bool filtered = isFiltered(entries);
    for (int i = 0; i < entries.size(); ++i) {
        auto *line = new LegendLine(entries.at(i), filtered, i < choosable, this);
        connect(line, &LegendLine::clicked, this, [this, i] { Q_EMIT clicked(i); });
        line->show();
        m_lines << line;
    }
    setMinimumHeight(sizeHint().height());
    resizeEvent(nullptr);
    update();
}

void LegendLines::setChosen(const QVector<int> &indices)
{
    for (int i = 0; i < m_lines.size(); ++i)
        m_lines.at(i)->setChecked(indices.contains(i));
}

void LegendLines::setRamp(const LegendRamp &ramp)
{
    m_ramp = ramp;
    setMinimumHeight(sizeHint().height());
    resizeEvent(nullptr);
    update();
}

int LegendLines::rampHeight() const
{
    return m_ramp.colours.isEmpty() ? 0 : scaled(kRampPx);
}

QSize LegendLines::sizeHint() const
{
    int width = 0;
    for (const LegendLine *line : m_lines)
        width = std::max(width, line->sizeHint().width());
    if (rampHeight() > 0) {
        const QFontMetricsF metrics(uiFont());
        const double labels =
            metrics.horizontalAdvance(m_ramp.least) + metrics.horizontalAdvance(m_ramp.greatest);
        width = std::max(width, int(std::ceil(labels)) + 2 * kPadPx + kGapPx);
    }
    return {width, rampHeight() + int(m_lines.size()) * scaled(kLinePx)};
}

void LegendLines::resizeEvent(QResizeEvent *)
{
    for (int i = 0; i < m_lines.size(); ++i)
        m_lines.at(i)->setGeometry(0, rampHeight() + i * scaled(kLinePx), width(), scaled(kLinePx));
}

void LegendLines::paintEvent(QPaintEvent *)
{
    if (rampHeight() == 0)
        return;
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    const QRectF bar(kPadPx, 1, width() - 2 * kPadPx, scaled(kRampBarPx));
    const double step = bar.width() / double(m_ramp.colours.size());
    for (int i = 0; i < m_ramp.colours.size(); ++i)
        painter.fillRect(QRectF(bar.left() + i * step, bar.top(), step + 1, bar.height()).intersected(bar),
                         QColor::fromRgb(m_ramp.colours.at(i)));
    painter.setFont(uiFont());
    painter.setPen(theme.secondary);
    const QRectF text(bar.left(), bar.bottom() + 1, bar.width(), scaled(kRampPx - kRampBarPx) - 4);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, m_ramp.least);
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, m_ramp.greatest);
}

} // namespace modalens
