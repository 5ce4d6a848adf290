// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/facetpanel.h"

#include "widgets/facethistogram.h"
#include "widgets/facetlist.h"
#include "widgets/filterchips.h"
#include "widgets/signalnames.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kMaxTooltip = 1000;
constexpr int kQuietPaddingPx = 7;    ///< Of a quiet button, by the style sheet.
constexpr int kSearchableValues = 12; ///< Longer lists get a field to search them.

} // namespace

FacetSection::FacetSection(bool isNumber, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 6);
    layout->setSpacing(2);
    buildTitle();
    if (!isNumber) {
        buildList();
        return;
    }
    m_histogram = new FacetHistogram(this);
    connect(m_histogram, &FacetHistogram::rangeChosen, this,
            [this](double min, double max) { Q_EMIT rangeChosen(m_facet.name, min, max); });
    layout->addWidget(m_histogram);
}

void FacetSection::buildTitle()
{
    m_title = new QToolButton(this);
    m_title->setProperty("quiet", true);
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title->setArrowType(Qt::DownArrow);
    m_title->setCheckable(true);
    m_title->setChecked(true);
    m_title->setFocusPolicy(Qt::TabFocus);
    connect(m_title, &QToolButton::toggled, this, &FacetSection::fold);
    layout()->addWidget(m_title);
}

void FacetSection::buildList()
{
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("Find a value"));
    m_search->setAccessibleName(tr("Find a value"));
    m_search->hide();
    connect(m_search, &QLineEdit::textChanged, this, &FacetSection::showValues);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(metrics::kPaddingPx, 0, 8, 4);
    searchRow->addWidget(m_search);
    m_list = new FacetList(this);
    connect(m_list, &FacetList::toggled, this,
            [this](const QString &value) { Q_EMIT valueToggled(m_facet.name, value); });
    connect(m_list, &FacetList::excluded, this,
            [this](const QString &value) { Q_EMIT valueExcluded(m_facet.name, value); });
    m_more = new QPushButton(this);
    m_more->setProperty("quiet", true);
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_showsAll = !m_showsAll;
        showValues();
    });
    auto *box = static_cast<QVBoxLayout *>(layout());
    box->addLayout(searchRow);
    box->addWidget(m_list);
    auto *moreRow = new QHBoxLayout;
    moreRow->setContentsMargins(metrics::kPaddingPx - kQuietPaddingPx, 0, 0, 0);
    moreRow->addWidget(m_more, 0, Qt::AlignLeft);
    box->addLayout(moreRow);
}

void FacetSection::fold(bool isOpen)
{
    m_title->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    if (m_histogram)
        return m_histogram->setVisible(isOpen);
    m_list->setVisible(isOpen);
    showValues();
}

void FacetSection::setFacet(const FacetView &facet)
{
    m_facet = facet;
    showTitle();
    if (m_histogram)
        m_histogram->setFacet(facet);
    else
        showValues();
}

void FacetSection::setLabel(const QString &label)
{
    m_label = label;
    showTitle();
}

void FacetSection::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showTitle();
}

/// A group may be called anything, at any length.
void FacetSection::showTitle()
{
    constexpr int kArrowPx = 40; // and the padding of the button
    constexpr int kMaxLetters = 500;
    const QString label = m_label.isEmpty() ? m_facet.name : m_label;
    m_title->setToolTip(withSignalName(label, m_facet.name).left(kMaxTooltip));
    m_title->setAccessibleName(label);
    const QString name = label.left(kMaxLetters).simplified();
    m_title->setText(
        m_title->fontMetrics().elidedText(name, Qt::ElideRight, std::max(kArrowPx, width() - kArrowPx)));
}

QVector<FacetValue> FacetSection::wantedValues() const
{
    const QString typed = m_search->text().trimmed();
    if (typed.isEmpty())
        return m_facet.values;
    QVector<FacetValue> wanted;
    for (const FacetValue &value : m_facet.values)
        if (value.isChosen || value.isExcluded || value.value.contains(typed, Qt::CaseInsensitive))
            wanted << value;
    return wanted;
}

/// Chosen and hidden values are always shown: what filters must be there to be let go.
void FacetSection::showValues()
{
    const bool isOpen = m_title->isChecked();
    const QVector<FacetValue> wanted = wantedValues();
    QVector<FacetValue> first;
    for (const FacetValue &value : wanted)
        if (first.size() < kFirstValues || value.isChosen || value.isExcluded)
            first << value;
    const auto hidden = static_cast<int>(wanted.size() - first.size());
    m_list->setAccessibleName(m_facet.name);
    m_list->setValues(m_showsAll ? wanted : first);
    m_search->setVisible(isOpen && m_facet.values.size() > kSearchableValues);
    m_more->setVisible(isOpen && hidden > 0);
    m_more->setText(m_showsAll ? tr("Show fewer") : tr("%Ln more", "values of a tag group", hidden));
}

FacetPanel::FacetPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget)
    , m_layout(new QVBoxLayout(m_content))
    , m_chips(new FilterChips(m_content))
    , m_empty(new QLabel(m_content))
{
    setAccessibleName(tr("Facets"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setContentsMargins(metrics::kPaddingPx, 8, metrics::kPaddingPx, 8);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_layout->addWidget(m_chips);
    m_layout->addWidget(m_empty);
    m_layout->addStretch(1);
    setWidget(m_content);
    m_content->setBackgroundRole(QPalette::Base);
}

void FacetPanel::setEmptyText(const QString &text)
{
    m_empty->setText(text);
    m_empty->setVisible(m_sections.isEmpty());
}

FacetSection *FacetPanel::section(const QString &name) const
{
    const auto found =
        std::find_if(m_sections.begin(), m_sections.end(),
                     [&name](const FacetSection *section) { return section->facet().name == name; });
    return found == m_sections.end() ? nullptr : *found;
}

void FacetPanel::setFacets(const QVector<FacetView> &facets)
{
    const bool isSame = std::equal(facets.begin(), facets.end(), m_sections.begin(), m_sections.end(),
                                   [](const FacetView &facet, const FacetSection *section) {
                                       return facet.name == section->facet().name &&
                                              facet.isNumber == section->facet().isNumber;
                                   });
    if (!isSame)
        rebuild(facets);
    for (int i = 0; i < facets.size(); ++i)
        m_sections[i]->setFacet(facets[i]);
    setLabels(m_labels);
}

void FacetPanel::setLabels(const QHash<QString, QString> &labels)
{
    m_labels = labels;
    for (FacetSection *section : m_sections)
        section->setLabel(section->facet().isNumber ? labels.value(section->facet().name) : QString());
}

void FacetPanel::rebuild(const QVector<FacetView> &facets)
{
    qDeleteAll(m_sections);
    m_sections.clear();
    for (const FacetView &facet : facets) {
        auto *section = new FacetSection(facet.isNumber, m_content);
        m_layout->insertWidget(static_cast<int>(m_sections.size()) + 2, section);
        connect(section, &FacetSection::valueToggled, this, &FacetPanel::valueToggled);
        connect(section, &FacetSection::valueExcluded, this, &FacetPanel::valueExcluded);
        connect(section, &FacetSection::rangeChosen, this, &FacetPanel::rangeChosen);
        m_sections << section;
    }
    m_empty->setVisible(m_sections.isEmpty());
}

} // namespace modalens
