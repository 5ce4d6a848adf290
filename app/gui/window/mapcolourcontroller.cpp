// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mapcolourcontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/text/fieldtext.h"
#include "app/gui/text/filtertext.h"
#include "app/gui/text/signaltext.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/groupcolours.h"
#include "app/gui/window/grouplabels.h"
#include "app/gui/window/resultscontroller.h"
#include "widgets/maplegend.h"
#include "widgets/mappanel.h"
#include "widgets/maptools.h"
#include "widgets/mapview.h"
#include "widgets/signalnames.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace modalens {

namespace {

const std::string kFieldPrefix = "field:";

QString escaped(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

MapColourController::MapColourController(CatalogSession &session, DeskPanels &panels,
                                         ResultsController &results, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_results(results)
{
    connect(&m_session.mapColours(), &MapColourService::coloured, this, &MapColourController::show);
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if (parts & DeskState::MapPart)
            recolour();
        if (parts & DeskState::FilterPart)
            showChosen();
        if ((parts & DeskState::MixPart) && !m_session.desk().isInGesture())
            showTitle(); // its signal may have another name
    });
    connect(m_panels.map->legend(), &MapLegend::entryClicked, this, &MapColourController::filterBy);
    auto *menu = new QMenu(m_panels.map->tools()->colourButton());
    m_panels.map->tools()->colourButton()->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
}

MapColour MapColourController::colour() const
{
    if (const auto chosen = mapColourFrom(m_session.desk().view().mapColour))
        return *chosen;
    const std::vector<std::string> &groups = m_session.facts().tagGroups;
    if (groups.empty())
        return {};
    const bool hasFolders = std::find(groups.begin(), groups.end(), "folder") != groups.end();
    return {MapColour::Kind::Tag, hasFolders ? "folder" : groups.front()};
}

void MapColourController::setPoints(const SharedMapPoints &points)
{
    m_points = points;
    if (!points) {
        m_groups.reset();
        m_panels.map->legend()->setRamp({});
        m_panels.map->legend()->setEntries({});
        return;
    }
    recolour();
}

MapPalette MapColourController::palette() const
{
    const Theme &theme = themeOf(m_panels.map);
    MapPalette palette;
    for (std::size_t i = 0; i < palette.groups.size(); ++i)
        palette.groups[i] = groupColour(static_cast<int>(i), theme).rgba();
    palette.other = otherColour(theme).rgba();
    palette.plain =
        theme.secondary.rgba(); // one group, not "others" beside something: it may be read as easily
    palette.filtered = filteredColour(theme).rgba();
    palette.ramp = lightnessRamp(theme.isDark);
    return palette;
}

void MapColourController::recolour()
{
    if (!m_points || !m_session.isOpen())
        return;
    const RankingAnswer &answer = m_results.answer();
    MapColouringRequest request;
    request.colour = colour();
    request.palette = palette();
    request.points = m_points;
    request.allowed = answer.allowed;
    for (const SignalInfo &info : answer.signalInfos)
        request.signalNames.push_back(info.name);
    request.columns = answer.columns;
    request.weights = answer.weights;
    request.normalisation = m_session.desk().view().normalisation;
    request.missing = m_session.desk().view().missing;
    m_session.mapColours().request(std::move(request));
}

void MapColourController::recolourByResults()
{
    const MapColour::Kind kind = colour().kind;
    if (kind == MapColour::Kind::Similarity || kind == MapColour::Kind::Contribution)
        recolour();
}

void MapColourController::show(const MapColouring &colouring)
{
    if (colouring.points != m_points)
        return; // of a map that is gone; its successor has asked too
    m_panels.map->setColours(
        std::make_shared<const ItemColours>(ItemColours{colouring.byRow, colouring.isRowFaint}),
        ItemColours{colouring.ofPoints, colouring.isPointFaint});
    m_groups = colouring.groups;
    m_panels.map->map()->setLabels(m_groups ? groupLabels(*m_points, *m_groups) : QVector<MapLabel>());
    showLegend(colouring);
}

void MapColourController::showLegend(const MapColouring &colouring)
{
    MapLegend *legend = m_panels.map->legend();
    const bool isScale = colouring.least < colouring.greatest;
    const bool hasValues = colouring.colour.kind != MapColour::Kind::Tag && colouring.total.size() == 2;
    LegendRamp ramp;
    if (isScale) {
        for (const quint32 colour : lightnessRamp(themeOf(m_panels.map).isDark, 32))
            ramp.colours << colour;
        ramp.least = label(colouring.colour, colouring.least);
        ramp.greatest = label(colouring.colour, colouring.greatest);
    }
    m_shownColour = colouring.colour;
    showTitle();
    legend->setRamp(ramp);
    if (hasValues)
        legend->setEntries(valueEntries(colouring));
    else
        legend->setEntries(groupEntries(colouring), m_groups ? static_cast<int>(m_groups->values.size()) : 0);
    showChosen();
}

QVector<LegendEntry> MapColourController::groupEntries(const MapColouring &colouring) const
{
    const Theme &theme = themeOf(m_panels.map);
    QVector<LegendEntry> entries;
    const std::size_t groups = m_groups ? m_groups->values.size() : 0;
    for (std::size_t i = 0; i < groups; ++i)
        entries.append({.label = QString::fromStdString(m_groups->values[i]),
                        .colour = groupColour(static_cast<int>(i), theme),
                        .visible = colouring.visible[i],
                        .total = colouring.total[i]});
    if (groups > 0 && colouring.total[groups] > 0)
        entries.append({.label = m_groups->otherValues > 0
                                     ? tr("%1 others", "number of further groups, none of the named ones")
                                           .arg(QLocale().toString(qlonglong{m_groups->otherValues}))
                                     : tr("others", "items outside of the named groups"),
                        .colour = otherColour(theme),
                        .visible = colouring.visible[groups],
                        .total = colouring.total[groups]});
    return entries;
}

QVector<LegendEntry> MapColourController::valueEntries(const MapColouring &colouring) const
{
    const Theme &theme = themeOf(m_panels.map);
    const std::vector<quint32> ramp = lightnessRamp(theme.isDark, 3);
    QVector<LegendEntry> entries;
    if (colouring.total[0] > 0)
        entries.append({.label = tr("with a value"),
                        .colour = QColor::fromRgba(ramp[1]),
                        .visible = colouring.visible[0],
                        .total = colouring.total[0]});
    if (colouring.total[1] > 0)
        entries.append({.label = tr("without a value"),
                        .colour = otherColour(theme),
                        .visible = colouring.visible[1],
                        .total = colouring.total[1]});
    return entries;
}

QString MapColourController::title(const MapColour &colour, bool isWhole) const
{
    const QString name = QString::fromStdString(colour.name);
    const std::vector<MixerTrack> &tracks = m_session.desk().view().tracks;
    const auto called = [&](const QString &label) { return isWhole ? withSignalName(label, name) : label; };
    if (colour.kind == MapColour::Kind::Number)
        return called(fieldLabel(colour.name, tracks));
    if (colour.kind == MapColour::Kind::Tag)
        return name;
    const SignalInfo *info = m_session.signalInfo(colour.name);
    const QString signal = info ? called(signalLabel(*info, tracks)) : name;
    return colour.kind == MapColour::Kind::Similarity ? tr("Similarity: %1").arg(signal)
                                                      : tr("Contribution: %1").arg(signal);
}

void MapColourController::showTitle()
{
    const QString whole = title(m_shownColour, true), text = title(m_shownColour, false);
    m_panels.map->legend()->setTitle(text, whole == text ? QString() : whole);
}

QString MapColourController::label(const MapColour &colour, double value) const
{
    return colour.kind == MapColour::Kind::Number ? fieldText(colour.name, value)
                                                  : QLocale().toString(value, 'f', 2);
}

/// The groups that the filter keeps are pressed in the legend.
void MapColourController::showChosen()
{
    QVector<int> chosen;
    for (std::size_t i = 0; m_groups && i < m_groups->values.size(); ++i) {
        const std::vector<Filter::TagIs> &tags = m_session.desk().view().filter.tags;
        if (std::find(tags.begin(), tags.end(), Filter::TagIs{m_groups->group, m_groups->values[i]}) !=
            tags.end())
            chosen << static_cast<int>(i);
    }
    m_panels.map->legend()->setChosen(chosen);
}

void MapColourController::filterBy(int entry)
{
    if (!m_groups || entry < 0 || entry >= std::ssize(m_groups->values))
        return;
    View view = m_session.desk().view();
    view.filter = withTagToggled(std::move(view.filter),
                                 {m_groups->group, m_groups->values[static_cast<std::size_t>(entry)]});
    m_session.desk().change(view, tr("filter"));
}

void MapColourController::fillMenu(QMenu *menu)
{
    menu->clear();
    const std::vector<MixerTrack> &tracks = m_session.desk().view().tracks;
    std::vector<std::pair<std::string, QString>> groups, fields, ranked;
    for (const std::string &group : m_session.facts().tagGroups)
        groups.emplace_back(group, QString::fromStdString(group));
    if (m_session.facts().signalSet)
        for (const SignalInfo &info : m_session.facts().signalSet->signalInfos())
            if (info.kind == SignalKind::Field)
                fields.emplace_back(info.name.substr(kFieldPrefix.size()), signalLabel(info, tracks));
    for (const SignalInfo &info : m_results.answer().signalInfos)
        ranked.emplace_back(info.name, signalLabel(info, tracks));
    addChoices(menu, tr("Tag"), MapColour::Kind::Tag, groups);
    addChoices(menu, tr("Number"), MapColour::Kind::Number, fields);
    addChoices(menu, tr("Similarity to the query"), MapColour::Kind::Similarity, ranked);
    addChoices(menu, tr("Contribution to the score"), MapColour::Kind::Contribution, ranked);
    addChoices(menu, {}, MapColour::Kind::None, {{std::string(), tr("One colour")}});
}

/// An empty text: in the menu itself.
void MapColourController::addChoices(QMenu *menu, const QString &text, MapColour::Kind kind,
                                     const std::vector<std::pair<std::string, QString>> &choices)
{
    if (choices.empty())
        return;
    QMenu *into = text.isEmpty() ? menu : menu->addMenu(text);
    for (const auto &[name, label] : choices) {
        const MapColour choice{kind, name};
        QAction *action = into->addAction(escaped(label));
        action->setCheckable(true);
        action->setChecked(choice == colour());
        connect(action, &QAction::triggered, this, [this, choice] {
            View view = m_session.desk().view();
            view.mapColour = toString(choice);
            m_session.desk().change(view, tr("colours"));
        });
    }
}

} // namespace modalens
