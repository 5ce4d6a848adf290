// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/facethistogram.h"

#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

constexpr double kAxisPx = 18;

} // namespace

FacetHistogram::FacetHistogram(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FacetHistogram::setFacet(const FacetView &facet)
{
    m_facet = facet;
    setAccessibleName(facet.name);
    const auto [first, last] = chosenBins();
    setAccessibleDescription(
        first < 0 ? tr("no range chosen")
                  : tr("%1 to %2").arg(edgeText(m_facet.edges[first]), edgeText(m_facet.edges[last + 1])));
    update();
}

std::pair<int, int> FacetHistogram::chosenBins() const
{
    if (m_dragFrom >= 0)
        return std::minmax(m_dragFrom, m_dragTo);
    if ((!m_facet.chosenMin && !m_facet.chosenMax) || binCount() == 0)
        return {-1, -1};
    const auto binOf = [this](double value) {
        const auto above = std::upper_bound(m_facet.edges.begin(), m_facet.edges.end(), value);
        return std::clamp(static_cast<int>(above - m_facet.edges.begin()) - 1, 0, binCount() - 1);
    };
    const int first = m_facet.chosenMin ? binOf(*m_facet.chosenMin) : 0;
    const int last = m_facet.chosenMax ? binOf(*m_facet.chosenMax) : binCount() - 1;
    return {first, std::max(first, last)};
}

QRectF FacetHistogram::plotRect() const
{
    return QRectF(rect()).adjusted(metrics::kPaddingPx, 4, -8, -scaled(kAxisPx));
}

int FacetHistogram::binAt(double x) const
{
    const QRectF plot = plotRect();
    return std::clamp(static_cast<int>((x - plot.left()) / plot.width() * binCount()), 0, binCount() - 1);
}

QString FacetHistogram::edgeText(double value) const
{
    QLocale locale;
    if (m_facet.isWhole) {
        if (std::abs(value) < 10'000) // 1995 may be a year
            locale.setNumberOptions(QLocale::OmitGroupSeparator);
        return locale.toString(value, 'f', 0);
    }
    return locale.toString(value, 'g', 4);
}

QString FacetHistogram::binText(int bin) const
{
    const QLocale locale;
    return tr("%1 to %2: %3 of %4", "edges of a bin, visible of total")
        .arg(edgeText(m_facet.edges[bin]), edgeText(m_facet.edges[bin + 1]),
             locale.toString(m_facet.visible.value(bin)), locale.toString(m_facet.totals[bin]));
}

void FacetHistogram::paintEvent(QPaintEvent *)
{
    if (binCount() == 0)
        return;
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    const QRectF plot = plotRect();
    if (hasFocus()) {
        painter.setPen(theme.hairline);
        painter.drawRect(QRectF(rect()).adjusted(2.5, 0.5, -2.5, -0.5));
    }
    const double largest = static_cast<double>(
        std::max<qint64>(1, *std::max_element(m_facet.totals.begin(), m_facet.totals.end())));
    const auto [first, last] = chosenBins();
    const double step = plot.width() / binCount();
    for (int bin = 0; bin < binCount(); ++bin) {
        // The square root keeps a bin of three items visible beside one of three thousand.
        const auto barOf = [&](qint64 count) {
            const double height = plot.height() * std::sqrt(static_cast<double>(count) / largest);
            return QRectF(plot.left() + bin * step + 0.5, plot.bottom() - height, std::max(1.0, step - 1),
                          height);
        };
        const bool isChosen = bin >= first && bin <= last && first >= 0;
        painter.fillRect(barOf(m_facet.totals[bin]), theme.hairline);
        painter.fillRect(barOf(m_facet.visible.value(bin)), isChosen ? theme.selection : theme.tertiary);
    }
    painter.setPen(theme.hairline);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setFont(smallFont());
    painter.setPen(theme.secondary);
    const QRectF axis(plot.left(), plot.bottom() + 2, plot.width(), scaled(kAxisPx) - 2);
    const int left = first < 0 ? 0 : first, right = first < 0 ? binCount() : last + 1;
    painter.drawText(axis, Qt::AlignLeft | Qt::AlignVCenter, edgeText(m_facet.edges[left]));
    painter.drawText(axis, Qt::AlignRight | Qt::AlignVCenter, edgeText(m_facet.edges[right]));
}

void FacetHistogram::choose(int first, int last)
{
    first = std::clamp(first, 0, binCount() - 1);
    last = std::clamp(last, first, binCount() - 1);
    double max = m_facet.edges[last + 1];
    if (last + 1 < binCount()) // bins are half open: the next one's first value stays out
        max = m_facet.isWhole ? max - 1 : std::nextafter(max, -std::numeric_limits<double>::infinity());
    Q_EMIT rangeChosen(m_facet.edges[first], max);
}

void FacetHistogram::letGo()
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    Q_EMIT rangeChosen(none, none);
}

void FacetHistogram::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || binCount() == 0)
        return event->ignore();
    m_dragFrom = m_dragTo = binAt(event->position().x());
    update();
}

void FacetHistogram::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragFrom < 0)
        return;
    m_dragTo = binAt(event->position().x());
    update();
}

void FacetHistogram::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_dragFrom < 0)
        return;
    const auto [first, last] = std::minmax({m_dragFrom, m_dragTo});
    m_dragFrom = m_dragTo = -1;
    update();
    if (chosenBins() == std::pair(first, last))
        letGo();
    else
        choose(first, last);
}

void FacetHistogram::keyPressEvent(QKeyEvent *event)
{
    const auto [first, last] = chosenBins();
    const bool isWider = event->modifiers() & Qt::ShiftModifier;
    if (event->key() == Qt::Key_Escape && first >= 0)
        return letGo();
    if ((event->key() != Qt::Key_Left && event->key() != Qt::Key_Right) || binCount() == 0)
        return QWidget::keyPressEvent(event);
    const int step = event->key() == Qt::Key_Right ? 1 : -1;
    if (first < 0)
        return step > 0 ? choose(0, 0) : choose(binCount() - 1, binCount() - 1);
    if (isWider)
        return choose(step < 0 ? first - 1 : first, step > 0 ? last + 1 : last);
    if (first + step >= 0 && last + step < binCount())
        choose(first + step, last + step);
}

bool FacetHistogram::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || binCount() == 0)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), binText(binAt(help->pos().x())), this);
    return true;
}

} // namespace modalens
