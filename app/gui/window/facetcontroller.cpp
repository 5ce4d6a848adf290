// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/facetcontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/text/filtertext.h"
#include "app/gui/window/deskpanels.h"
#include "widgets/facetpanel.h"
#include "widgets/filterchips.h"
#include "widgets/panelheader.h"

#include <QDockWidget>

#include <cmath>
#include <string_view>

namespace modalens {

namespace {

constexpr std::string_view kFieldPrefix = "field:";

} // namespace

FacetController::FacetController(CatalogSession &session, DeskPanels &panels, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
{
    connect(&m_session, &CatalogSession::opened, this, [this] {
        m_service.open(m_session.folder(),
                       m_session.facts().isReadOnly ? OpenMode::ReadOnly : OpenMode::WriteIfPossible);
        showFilter();
        refresh();
    });
    connect(&m_session, &CatalogSession::grown, this, [this] {
        m_service.invalidate();
        refresh();
    });
    connect(&m_session, &CatalogSession::closed, this, [this] {
        m_service.close();
        showFilter();
        show({});
    });
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if ((parts & DeskState::MixPart) && !m_session.desk().isInGesture())
            showNames();
        if (!(parts & DeskState::FilterPart))
            return;
        showFilter();
        refresh();
    });
    connect(&m_session.marked(), &ItemSelection::changed, this, &FacetController::refresh);
    connect(m_panels.dock(QStringLiteral("facets")), &QDockWidget::visibilityChanged, this,
            &FacetController::refresh);
    connect(&m_service, &FacetService::counted, this, &FacetController::show);
    connect(m_panels.facets, &FacetPanel::valueToggled, this, &FacetController::toggle);
    connect(m_panels.facets, &FacetPanel::valueExcluded, this, &FacetController::exclude);
    connect(m_panels.facets, &FacetPanel::rangeChosen, this, &FacetController::setRange);
    connect(m_panels.facets->chips(), &FilterChips::removeRequested, this, &FacetController::removePart);
    connect(m_panels.facets->chips(), &FilterChips::clearRequested, this, [this] {
        m_panels.facets->setFocus(); // the button goes; else the focus would wander to another panel
        change({});
    });
    show({});
}

void FacetController::refresh()
{
    const QVector<qint64> &marked = m_session.marked().items();
    const auto count = static_cast<int>(marked.size());
    m_panels.facetHeader->setNote(count > 0 ? tr("of %Ln marked item(s)", nullptr, count) : QString());
    if (m_session.isOpen() && m_panels.facets->isVisible())
        m_service.request(m_session.desk().view().filter, marked);
}

void FacetController::show(const FacetCounts &counts)
{
    if (!m_session.isOpen())
        m_panels.facets->setEmptyText(tr("Open a catalog to see its tags and numbers"));
    else if (counts.isFailed)
        m_panels.facets->setEmptyText(tr("The tags of this catalog could not be read"));
    else
        m_panels.facets->setEmptyText(tr("This catalog has no tags and no numbers"));
    m_panels.facets->setFacets(counts.facets);
    Q_EMIT shown();
}

/// Numbers may have been renamed in the mixer.
void FacetController::showNames()
{
    QHash<QString, QString> labels;
    for (const MixerTrack &track : m_session.desk().view().tracks)
        if (track.signal.starts_with(kFieldPrefix) && !track.label.empty())
            labels.insert(QString::fromStdString(track.signal.substr(kFieldPrefix.size())),
                          QString::fromStdString(track.label));
    m_panels.facets->setLabels(labels);
    showFilter();
}

void FacetController::showFilter()
{
    QVector<FilterChip> chips;
    const View &view = m_session.desk().view();
    for (const FilterPart &part : filterParts(view.filter, view.tracks))
        chips.append({part.text, part.group});
    m_panels.facets->chips()->setChips(chips);
}

void FacetController::removePart(int index)
{
    const Filter &filter = m_session.desk().view().filter;
    const QVector<FilterPart> parts = filterParts(filter);
    if (index < parts.size())
        change(withoutPart(filter, parts.at(index)));
}

void FacetController::toggle(const QString &group, const QString &value)
{
    change(withTagToggled(m_session.desk().view().filter, {group.toStdString(), value.toStdString()}));
}

void FacetController::exclude(const QString &group, const QString &value)
{
    change(withTagToggled(m_session.desk().view().filter, {group.toStdString(), value.toStdString(), true}));
}

void FacetController::setRange(const QString &name, double min, double max)
{
    Filter filter = m_session.desk().view().filter;
    const std::string field = name.toStdString();
    std::erase_if(filter.ranges, [&field](const Filter::FieldRange &range) { return range.name == field; });
    if (!std::isnan(min))
        filter.ranges.push_back({field, min, max});
    change(filter);
}

void FacetController::change(const Filter &filter)
{
    View view = m_session.desk().view();
    view.filter = filter;
    m_session.desk().change(view, tr("filter"));
}

} // namespace modalens
