// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QHash>
#include <QScrollArea>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace modalens {

class FacetHistogram;
class FacetList;
class FilterChips;

/// One facet: its name, and the histogram or the commonest values; a button shows the others, a field
/// searches them. Can be folded.
class FacetSection : public QWidget
{
    Q_OBJECT

public:
    explicit FacetSection(bool isNumber, QWidget *parent = nullptr);
    void setFacet(const FacetView &facet);
    void setLabel(const QString &label); ///< Instead of the facet's name; empty: its name.
    const FacetView &facet() const { return m_facet; }
    FacetList *list() const { return m_list; }                ///< nullptr for a number.
    FacetHistogram *histogram() const { return m_histogram; } ///< nullptr for tags.
    QPushButton *moreButton() const { return m_more; }        ///< nullptr for a number.

    static constexpr int kFirstValues = 8; ///< Shown until the others are asked for.

Q_SIGNALS:
    void valueToggled(const QString &name, const QString &value);
    void valueExcluded(const QString &name, const QString &value); ///< Or no longer.
    void rangeChosen(const QString &name, double min, double max);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildTitle();
    void buildList();
    void fold(bool isOpen);
    void showTitle();
    void showValues();
    QVector<FacetValue> wantedValues() const;

    FacetView m_facet;
    QString m_label;
    bool m_showsAll = false;
    QToolButton *m_title = nullptr;
    QLineEdit *m_search = nullptr;
    FacetList *m_list = nullptr;
    QPushButton *m_more = nullptr;
    FacetHistogram *m_histogram = nullptr;
};

/// Counts and histograms of every tag group and number; what is clicked becomes part of the filter, which
/// stands above them as chips.
class FacetPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit FacetPanel(QWidget *parent = nullptr);
    /// Sections whose name and kind stay keep their folding, search and place.
    void setFacets(const QVector<FacetView> &facets);
    FacetSection *section(const QString &name) const; ///< nullptr when there is none.
    int sectionCount() const { return static_cast<int>(m_sections.size()); }
    FilterChips *chips() const { return m_chips; }
    /// By name: what the analyst calls facets that have another name.
    void setLabels(const QHash<QString, QString> &labels);
    /// What stands here while there is no facet.
    void setEmptyText(const QString &text);

Q_SIGNALS:
    void valueToggled(const QString &name, const QString &value);
    void valueExcluded(const QString &name, const QString &value); ///< Or no longer.
    /// Two NaN: the range is let go.
    void rangeChosen(const QString &name, double min, double max);

private:
    void rebuild(const QVector<FacetView> &facets);

    QWidget *m_content;
    QVBoxLayout *m_layout;
    FilterChips *m_chips;
    QLabel *m_empty;
    QVector<FacetSection *> m_sections;
    QHash<QString, QString> m_labels;
};

} // namespace modalens
