// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

class QChart;
class QChartView;
class QGraphicsSimpleTextItem;
class QHorizontalStackedBarSeries;
class QLabel;
class QStackedLayout;
class QValueAxis;

namespace modalens {

class EmptyState;

/// Why an item has its score: a sentence, then a horizontal bar per signal and their sum (Qt Charts).
class ContributionChart : public QWidget
{
    Q_OBJECT

public:
    explicit ContributionChart(QWidget *parent = nullptr);
    /// Rich text; numbers in <b>. Anything from a catalog in it must be escaped by the caller.
    void setSentence(const QString &html);
    /// Cheap while only the figures differ from the ones shown: bars, scale and numbers move in place. The
    /// chart is built anew when signals come, go or change between present and missing.
    void setContributions(const QVector<ContributionView> &contributions, double score);
    void setEmptyText(const QString &text);
    EmptyState *emptyState() const { return m_empty; }
    void clear();

    /// The bar's rectangle of signal `index` in chart-view pixels; `contributions.size()` is the sum. Null
    /// when missing.
    QRectF barRect(int index) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    QVector<double> values() const; ///< Contributions, then the sum; 0 where missing.
    QColor barColour(int index) const;
    bool hasSameRows(const QVector<ContributionView> &contributions) const;
    void rebuild();
    void updateValues();
    void addSeries(const QVector<double> &shown);
    void addAxes(const QVector<double> &shown);
    void addLabels();
    void setScale(const QVector<double> &shown);
    void placeLabels();

    QLabel *m_sentence;
    QChart *m_chart;
    QChartView *m_view;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QHorizontalStackedBarSeries *m_series = nullptr;
    QValueAxis *m_scale = nullptr;
    QVector<QGraphicsSimpleTextItem *> m_names;
    QVector<QGraphicsSimpleTextItem *> m_values;
    QVector<ContributionView> m_contributions;
    double m_score = 0.0;
    double m_nameWidth = 0.0;
};

} // namespace modalens
