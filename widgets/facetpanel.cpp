// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/facetpanel.h"

#include "widgets/facethistogram.h"
#include "widgets/facetlist.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kSearchableValues = 12; ///< Longer lists get a field to search them.

} // namespace

FacetSection::FacetSection(bool isNumber, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 6);
    layout->setSpacing(2);
    buildTitle();
    layout->addWidget(m_title);
    QWidget *content = nullptr;
    if (isNumber) {
        content = m_histogram = new FacetHistogram(this);
        connect(m_histogram, &FacetHistogram::rangeChosen, this,
                [this](double min, double max) { Q_EMIT rangeChosen(m_facet.name, min, max); });
    } else {
        m_search = new QLineEdit(this);
        m_search->setClearButtonEnabled(true);
        m_search->setPlaceholderText(tr("Find a value"));
        m_search->setAccessibleName(tr("Find a value"));
        m_search->hide();
        connect(m_search, &QLineEdit::textChanged, this, &FacetSection::showValues);
        layout->addWidget(m_search);
        content = m_list = new FacetList(this);
        connect(m_list, &FacetList::toggled, this,
                [this](const QString &value) { Q_EMIT valueToggled(m_facet.name, value); });
    }
    layout->addWidget(content);
    connect(m_title, &QToolButton::toggled, this, [this, content](bool isOpen) {
        m_title->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
        content->setVisible(isOpen);
        if (m_search)
            m_search->setVisible(isOpen && m_facet.values.size() > kSearchableValues);
    });
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
}

void FacetSection::setFacet(const FacetView &facet)
{
    m_facet = facet;
    m_title->setText(facet.name);
    m_title->setToolTip(facet.name);
    if (m_histogram)
        m_histogram->setFacet(facet);
    else
        showValues();
}

void FacetSection::showValues()
{
    m_list->setAccessibleName(m_facet.name);
    m_search->setVisible(m_title->isChecked() && m_facet.values.size() > kSearchableValues);
    const QString wanted = m_search->text().trimmed();
    if (wanted.isEmpty())
        return m_list->setValues(m_facet.values);
    QVector<FacetValue> found;
    for (const FacetValue &value : std::as_const(m_facet.values))
        if (value.isChosen || value.value.contains(wanted, Qt::CaseInsensitive))
            found << value;
    m_list->setValues(found);
}

FacetPanel::FacetPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget)
    , m_layout(new QVBoxLayout(m_content))
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
}

void FacetPanel::rebuild(const QVector<FacetView> &facets)
{
    qDeleteAll(m_sections);
    m_sections.clear();
    for (const FacetView &facet : facets) {
        auto *section = new FacetSection(facet.isNumber, m_content);
        m_layout->insertWidget(static_cast<int>(m_sections.size()) + 1, section);
        connect(section, &FacetSection::valueToggled, this, &FacetPanel::valueToggled);
        connect(section, &FacetSection::rangeChosen, this, &FacetPanel::rangeChosen);
        m_sections << section;
    }
    m_empty->setVisible(m_sections.isEmpty());
}

} // namespace modalens
