// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QScrollArea>

class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace modalens {

class FacetHistogram;
class FacetList;

/// One facet: its name, a field to search long lists, and the list or the histogram. Can be folded.
class FacetSection : public QWidget
{
    Q_OBJECT

public:
    explicit FacetSection(bool isNumber, QWidget *parent = nullptr);
    void setFacet(const FacetView &facet);
    const FacetView &facet() const { return m_facet; }
    FacetList *list() const { return m_list; }                ///< nullptr for a number.
    FacetHistogram *histogram() const { return m_histogram; } ///< nullptr for tags.

Q_SIGNALS:
    void valueToggled(const QString &name, const QString &value);
    void rangeChosen(const QString &name, double min, double max);

private:
    void showValues();
    void buildTitle();

    FacetView m_facet;
    QToolButton *m_title = nullptr;
    QLineEdit *m_search = nullptr;
    FacetList *m_list = nullptr;
    FacetHistogram *m_histogram = nullptr;
};

/// Counts and histograms of every tag group and number; what is clicked becomes part of the filter.
class FacetPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit FacetPanel(QWidget *parent = nullptr);
    /// Sections whose name and kind stay keep their folding, search and place.
    void setFacets(const QVector<FacetView> &facets);
    FacetSection *section(const QString &name) const; ///< nullptr when there is none.
    int sectionCount() const { return static_cast<int>(m_sections.size()); }
    /// What stands here while there is no facet.
    void setEmptyText(const QString &text);

Q_SIGNALS:
    void valueToggled(const QString &name, const QString &value);
    /// Two NaN: the range is let go.
    void rangeChosen(const QString &name, double min, double max);

private:
    void rebuild(const QVector<FacetView> &facets);

    QWidget *m_content;
    QVBoxLayout *m_layout;
    QLabel *m_empty;
    QVector<FacetSection *> m_sections;
};

} // namespace modalens
