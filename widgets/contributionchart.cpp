// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/contributionchart.h"

#include "widgets/emptystate.h"
#include "widgets/figures.h"
#include "widgets/signalnames.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QGraphicsSimpleTextItem>
#include <QHorizontalStackedBarSeries>
#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr double kBarShare = 0.56; ///< Of the height of a row.
constexpr int kMinRowPx = 24;
constexpr int kMaxRowPx = 34;
constexpr int kValueRoomPx = 64; ///< For "+0.50" after the longest bar.
constexpr int kMaxNamePx = 130;

QString signedFigures(double value)
{
    const QString text = figures(value, 2);
    return value > 0 && text != figures(0, 2) ? QLatin1Char('+') + text : text;
}

QFont valueFont()
{
    QFont font = uiFont();
    font.setPixelSize(scaled(12));
    return font;
}

} // namespace

ContributionChart::ContributionChart(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart))
    , m_empty(new EmptyState)
{
    setAccessibleName(tr("Contributions"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setContentsMargins(metrics::kPaddingPx, 4, metrics::kPaddingPx, 6);
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins(QMargins(0, 0, 0, 0));
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_view->setStyleSheet(QStringLiteral("background: transparent"));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);

    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Contributions")); // takes the keyboard to be scrolled
    scroll->setWidget(m_view);
    scroll->setWidgetResizable(true);
    scroll->setMinimumHeight(60);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto *full = new QWidget;
    auto *fullLayout = new QVBoxLayout(full);
    fullLayout->setContentsMargins(0, 0, 0, 4);
    fullLayout->setSpacing(0);
    fullLayout->addWidget(m_sentence);
    fullLayout->addWidget(scroll, 1);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(full);
    connect(m_chart, &QChart::plotAreaChanged, this, &ContributionChart::placeLabels);
    followTextScale(this, [this] { rebuild(); });
}

void ContributionChart::setSentence(const QString &html)
{
    m_sentence->setText(html);
}

void ContributionChart::setContributions(const QVector<ContributionView> &contributions, double score)
{
    const bool isInPlace = m_series && hasSameRows(contributions);
    m_contributions = contributions;
    m_score = score;
    m_stack->setCurrentIndex(contributions.isEmpty() ? 0 : 1);
    if (isInPlace)
        updateValues();
    else
        rebuild();
}

bool ContributionChart::hasSameRows(const QVector<ContributionView> &contributions) const
{
    return std::equal(contributions.begin(), contributions.end(), m_contributions.begin(),
                      m_contributions.end(), [](const ContributionView &a, const ContributionView &b) {
                          return a.signal.label == b.signal.label && a.signal.modality == b.signal.modality &&
                                 a.isMissing == b.isMissing;
                      });
}

void ContributionChart::updateValues()
{
    const QVector<double> shown = values();
    const QList<QBarSet *> sets = m_series->barSets();
    const int rows = int(shown.size());
    for (int i = 0; i < rows; ++i) {
        sets.at(i)->replace(rows - 1 - i, shown.at(i)); // Qt Charts counts rows from below
        if (i == m_contributions.size() || !m_contributions.at(i).isMissing)
            m_values.at(i)->setText(signedFigures(shown.at(i)));
    }
    setScale(shown);
    placeLabels();
}

/// From the least to the most of what is shown, zero included; room for the figures beside the bars.
void ContributionChart::setScale(const QVector<double> &shown)
{
    const auto [least, most] = std::minmax_element(shown.begin(), shown.end());
    const double low = std::min(0.0, *least), high = std::max(0.0, *most);
    m_scale->setRange(low, high > low ? high : low + 1);
    const QMargins margins(int(metrics::kPaddingPx + m_nameWidth + 18 + (low < 0 ? scaled(kValueRoomPx) : 0)),
                           2, scaled(kValueRoomPx), 2);
    if (margins != m_chart->margins())
        m_chart->setMargins(margins);
}

void ContributionChart::setEmptyText(const QString &text)
{
    m_empty->setText(text);
}

void ContributionChart::clear()
{
    m_sentence->clear();
    setContributions({}, 0.0);
}

QVector<double> ContributionChart::values() const
{
    QVector<double> values;
    for (const ContributionView &contribution : m_contributions)
        values << (contribution.isMissing || !std::isfinite(contribution.value) ? 0.0 : contribution.value);
    return values << (std::isfinite(m_score) ? m_score : 0.0);
}

QColor ContributionChart::barColour(int index) const
{
    const Theme &theme = themeOf(this);
    return index < m_contributions.size() ? theme.signal(m_contributions.at(index).signal.modality)
                                          : theme.secondary;
}

void ContributionChart::rebuild()
{
    qDeleteAll(m_names);
    qDeleteAll(m_values);
    m_names.clear();
    m_values.clear();
    m_series = nullptr;
    m_scale = nullptr;
    m_chart->removeAllSeries();
    const QList<QAbstractAxis *> axes = m_chart->axes();
    for (QAbstractAxis *axis : axes) {
        m_chart->removeAxis(axis);
        delete axis;
    }
    if (m_contributions.isEmpty())
        return;
    const QVector<double> shown = values();
    m_view->setMinimumHeight(int(shown.size()) * scaled(kMinRowPx));
    m_view->setMaximumHeight(int(shown.size()) * scaled(kMaxRowPx));
    addSeries(shown);
    addAxes(shown);
    addLabels();
    setScale(shown);
    placeLabels();
}

void ContributionChart::addSeries(const QVector<double> &shown)
{
    m_series = new QHorizontalStackedBarSeries;
    m_series->setBarWidth(kBarShare);
    const int rows = int(shown.size());
    // A set per row, so that each has its own colour; Qt Charts counts rows from below.
    for (int i = 0; i < rows; ++i) {
        auto *set = new QBarSet(QString::number(i));
        for (int row = rows - 1; row >= 0; --row)
            set->append(row == i ? shown.at(i) : 0.0);
        set->setColor(barColour(i));
        set->setBorderColor(Qt::transparent);
        m_series->append(set);
    }
    m_chart->addSeries(m_series);
}

void ContributionChart::addAxes(const QVector<double> &shown)
{
    auto *categories = new QBarCategoryAxis;
    for (int row = int(shown.size()) - 1; row >= 0; --row)
        categories->append(QString::number(row));
    m_scale = new QValueAxis;
    for (QAbstractAxis *axis :
         {static_cast<QAbstractAxis *>(categories), static_cast<QAbstractAxis *>(m_scale)}) {
        axis->setLabelsVisible(false);
        axis->setGridLineVisible(false);
        axis->setLineVisible(false);
    }
    m_chart->addAxis(categories, Qt::AlignLeft);
    m_chart->addAxis(m_scale, Qt::AlignBottom);
    m_series->attachAxis(categories);
    m_series->attachAxis(m_scale);
}

void ContributionChart::addLabels()
{
    const Theme &theme = themeOf(this);
    const QFontMetricsF metrics(uiFont());
    m_nameWidth = 0;
    const QVector<double> shown = values();
    for (int i = 0; i < shown.size(); ++i) {
        const bool isSum = i == m_contributions.size();
        const QString name = isSum ? tr("Sum") : m_contributions.at(i).signal.label;
        const QString elided = metrics.elidedText(name, Qt::ElideRight, scaled(kMaxNamePx));
        m_nameWidth = std::max(m_nameWidth, metrics.horizontalAdvance(elided));
        const bool isMissing = !isSum && m_contributions.at(i).isMissing;
        auto *nameItem = new QGraphicsSimpleTextItem(elided, m_chart);
        nameItem->setFont(uiFont());
        nameItem->setToolTip(isSum ? QString() : withSignalName(m_contributions.at(i).signal));
        nameItem->setBrush(isSum ? theme.secondary : theme.signalText(m_contributions.at(i).signal.modality));
        auto *valueItem =
            new QGraphicsSimpleTextItem(isMissing ? tr("missing") : signedFigures(shown.at(i)), m_chart);
        valueItem->setFont(valueFont());
        valueItem->setBrush(isMissing ? theme.secondary : theme.text);
        m_names << nameItem;
        m_values << valueItem;
    }
}

QRectF ContributionChart::barRect(int index) const
{
    const QVector<double> shown = values();
    if (!m_series || index < 0 || index >= shown.size())
        return {};
    if (index < m_contributions.size() && m_contributions.at(index).isMissing)
        return {};
    const QRectF plot = m_chart->plotArea();
    const double rowHeight = plot.height() / double(shown.size());
    const double height = rowHeight * kBarShare;
    const double top = plot.top() + (index + 0.5) * rowHeight - height / 2;
    const double zero = m_chart->mapToPosition(QPointF(0, 0), m_series).x();
    const double end = m_chart->mapToPosition(QPointF(shown.at(index), 0), m_series).x();
    return QRectF(QPointF(zero, top), QPointF(end, top + height)).normalized();
}

void ContributionChart::placeLabels()
{
    const QVector<double> shown = values();
    if (!m_series || m_values.size() != shown.size())
        return;
    const QRectF plot = m_chart->plotArea();
    const double rowHeight = plot.height() / double(shown.size());
    const double zero = m_chart->mapToPosition(QPointF(0, 0), m_series).x();
    for (int i = 0; i < shown.size(); ++i) {
        const double middle = plot.top() + (i + 0.5) * rowHeight;
        const QRectF bar = barRect(i);
        const QRectF name = m_names.at(i)->boundingRect();
        const QRectF value = m_values.at(i)->boundingRect();
        m_names.at(i)->setPos(metrics::kPaddingPx, middle - name.height() / 2);
        const double left = bar.left() - 8 - value.width();
        const bool isLeft =
            shown.at(i) < 0 && left > metrics::kPaddingPx + m_nameWidth + 6; // beside the name
        const double right = bar.isNull() ? zero : bar.right();
        m_values.at(i)->setPos(isLeft ? left : right + 8, middle - value.height() / 2);
    }
}

void ContributionChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace modalens
