// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

namespace modalens {

/// Histogram of a number: all items pale, those the filter leaves stronger. Dragging over bars chooses a
/// range of whole bins, a click on the ground or Escape lets it go; with the keyboard the arrows move the
/// range and Shift with an arrow widens it.
class FacetHistogram : public QWidget
{
    Q_OBJECT

public:
    explicit FacetHistogram(QWidget *parent = nullptr);
    void setFacet(const FacetView &facet);
    /// Bins of the chosen range, first and last; {-1, -1} when none is chosen.
    std::pair<int, int> chosenBins() const;
    QSize sizeHint() const override { return {160, 78}; }
    QSize minimumSizeHint() const override { return {80, 78}; }

Q_SIGNALS:
    /// Edges of the range, or two NaN: no range.
    void rangeChosen(double min, double max);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    int binCount() const { return static_cast<int>(m_facet.totals.size()); }
    QRectF plotRect() const;
    int binAt(double x) const; ///< Clamped to the bins.
    void choose(int first, int last);
    void letGo();
    QString edgeText(double value) const;
    QString binText(int bin) const;

    FacetView m_facet;
    int m_dragFrom = -1, m_dragTo = -1;
};

} // namespace modalens
