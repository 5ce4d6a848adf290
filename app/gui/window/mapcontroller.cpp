// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mapcontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/text/errortext.h"
#include "app/gui/text/paths.h"
#include "app/gui/text/signaltext.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/groupcolours.h"
#include "app/gui/window/grouplabels.h"
#include "app/gui/window/resultscontroller.h"
#include "widgets/emptystate.h"
#include "widgets/maplegend.h"
#include "widgets/mappanel.h"
#include "widgets/mapview.h"
#include "widgets/theme.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr std::size_t kEmphasised = 8;
constexpr int kResultsRestMs = 80;

/// The group whose values colour the map: folders where there are any.
std::string colouringGroup(const std::vector<std::string> &groups)
{
    const bool hasFolders = std::find(groups.begin(), groups.end(), "folder") != groups.end();
    return hasFolders ? "folder" : groups.empty() ? std::string() : groups.front();
}

} // namespace

MapController::MapController(CatalogSession &session, DeskPanels &panels, ResultsController &results,
                             QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_results(results)
{
    connect(&m_session, &CatalogSession::opened, this, &MapController::showCatalog);
    connect(&m_session, &CatalogSession::grown, this, &MapController::showCatalog);
    connect(&m_session, &CatalogSession::closed, this, &MapController::clear);
    connect(&m_session.maps(), &MapService::mapReady, this, &MapController::showMap);
    connect(&m_session.maps(), &MapService::mapFailed, this, &MapController::showFailure);
    connect(&m_session.maps(), &MapService::groupsReady, this,
            [this](const std::shared_ptr<const MapGroups> &groups) {
                m_groups = groups;
                recolour();
                showLabels();
            });
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if ((parts & DeskState::MapPart) && m_session.isOpen()) {
            m_panels.map->setCurrentSignal(QString::fromStdString(m_session.desk().view().mapSignal));
            requestMap();
        }
    });
    connect(m_panels.map, &MapPanel::mapSignalChanged, this, [this](const QString &name) {
        View view = m_session.desk().view();
        view.mapSignal = name.toStdString();
        m_session.desk().change(view, tr("map"));
    });
    // The list follows every move of a fader; the map, which is slow to paint, follows when the moves end.
    m_resultsTimer.setSingleShot(true);
    m_resultsTimer.setInterval(kResultsRestMs);
    connect(&m_resultsTimer, &QTimer::timeout, this, &MapController::showResults);
    connect(&m_results, &ResultsController::shown, &m_resultsTimer, qOverload<>(&QTimer::start));
    connectMap();
    clear();
}

void MapController::connectMap()
{
    MapView *map = m_panels.map->map();
    if (!map)
        return;
    connect(map, &MapView::itemHovered, this, [this, map](qint64 item, const QPoint &) {
        m_hovered = item;
        if (item < 0)
            map->hideCard();
        else
            m_session.items().requestHoverCard(item);
    });
    connect(&m_session.items(), &ItemService::hoverCardReady, this, &MapController::showCard);
    connect(&m_session.desk(), &DeskState::camerasReplaced, this, [this] {
        if (hasPoints() && m_shownSignal == m_session.desk().view().mapSignal) // another map comes with its own
            restoreCamera(false);
    });
    connect(map, &MapView::cameraChanged, this, [this](const Camera &camera) {
        if (!m_isRestoringCamera)
            m_session.desk().setCamera(m_session.desk().view().mapSignal, camera.centre.x(),
                                       camera.centre.y(), camera.zoom);
    });
}

void MapController::showCatalog()
{
    QVector<SignalView> views;
    for (const SignalInfo &info : m_session.facts().signalSet->signalInfos())
        if (info.kind == SignalKind::Space && info.presentCount > 0)
            views.append(signalView(info));
    m_panels.map->setSignals(views);
    m_panels.map->setCurrentSignal(QString::fromStdString(m_session.desk().view().mapSignal));
    const std::string group = colouringGroup(m_session.facts().tagGroups);
    m_session.maps().setTracks(m_session.desk().view().tracks);
    requestMap(); // first: points in grey are a map, colours without points are not
    if (!group.empty())
        m_session.maps().requestGroups(group);
}

void MapController::requestMap()
{
    m_session.maps().requestMap(m_session.desk().view().mapSignal);
}

void MapController::showMap(const MapAnswer &answer)
{
    const bool isSameMap = hasPoints() && m_shownSignal == answer.signal;
    m_points = answer.points;
    m_shownSignal = answer.signal;
    m_panels.map->setHasPoints(hasPoints());
    if (MapView *map = m_panels.map->map()) {
        map->setPoints(m_points, answer.grid);
        restoreCamera(isSameMap);
    }
    if (!hasPoints()) {
        m_panels.map->emptyState()->setTitle(tr("Nothing to draw yet"));
        m_panels.map->emptyState()->setText(tr("A map appears as soon as items are embedded"));
    }
    recolour();
    showLabels();
    showResults();
    Q_EMIT shown();
}

void MapController::showFailure(const QString &, const Error &error)
{
    const ErrorText text = errorText(error);
    m_points.reset();
    m_panels.map->emptyState()->setTitle(text.what);
    m_panels.map->emptyState()->setText(text.wayOut);
    m_panels.map->setHasPoints(false);
    Q_EMIT shown();
}

void MapController::restoreCamera(bool isSameMap)
{
    const View &view = m_session.desk().view();
    const auto known = view.cameras.find(view.mapSignal);
    if (known == view.cameras.end()) {
        if (!isSameMap || !m_panels.map->map()->isFitted())
            m_panels.map->map()->fit();
        return;
    }
    m_isRestoringCamera = true;
    m_panels.map->map()->setCamera(
        {.centre = {known->second.centerX, known->second.centerY},
         .zoom = std::clamp(known->second.zoom, Camera::kMinZoom, Camera::kMaxZoom)});
    m_isRestoringCamera = false;
}

void MapController::recolour()
{
    MapView *map = m_panels.map->map();
    if (!map || !hasPoints())
        return;
    const Theme &theme = themeOf(map);
    const std::size_t groups = m_groups ? m_groups->values.size() : 0;
    std::vector<QRgb> palette;
    for (std::size_t i = 0; i < groups; ++i)
        palette.push_back(groupColour(static_cast<int>(i), theme).rgba());
    // A map without groups is one group, not "others" beside something: it may be read as easily.
    const QRgb other = (groups > 0 ? otherColour(theme) : theme.secondary).rgba(),
               filtered = filteredColour(theme).rgba();
    std::vector<qint64> visible(groups + 1), total(groups + 1); // the last: in none of the groups
    std::vector<quint32> colours;
    colours.reserve(m_points->items.size());
    for (const qint64 item : m_points->items) {
        const bool isKnown = m_groups && item < std::ssize(m_groups->valueOf);
        const int group = isKnown ? m_groups->valueOf[static_cast<std::size_t>(item)] : -1;
        const bool isAllowed = !m_allowed || (item < m_allowed->size() && m_allowed->test(item));
        const std::size_t counted = group >= 0 ? static_cast<std::size_t>(group) : groups;
        ++total[counted];
        visible[counted] += isAllowed ? 1 : 0;
        colours.push_back(!isAllowed   ? filtered
                          : group >= 0 ? palette[static_cast<std::size_t>(group)]
                                       : other);
    }
    map->setColours(std::move(colours));
    showLegend(visible, total);
}

void MapController::showLabels()
{
    if (MapView *map = m_panels.map->map())
        map->setLabels(hasPoints() && m_groups ? groupLabels(*m_points, *m_groups) : QVector<MapLabel>());
}

void MapController::showLegend(const std::vector<qint64> &visible, const std::vector<qint64> &total)
{
    QVector<LegendEntry> entries;
    const std::size_t groups = m_groups ? m_groups->values.size() : 0;
    for (std::size_t i = 0; groups > 0 && i < total.size(); ++i)
        if (total[i] > 0)
            entries.append({.label = i < groups ? QString::fromStdString(m_groups->values[i])
                                                : tr("others", "items outside of the named groups"),
                            .colour = i < groups ? groupColour(static_cast<int>(i), themeOf(m_panels.map))
                                                 : otherColour(themeOf(m_panels.map)),
                            .visible = visible[i],
                            .total = total[i]});
    m_panels.map->legend()->setTitle(m_groups ? QString::fromStdString(m_groups->group) : QString());
    m_panels.map->legend()->setEntries(entries);
}

void MapController::showResults()
{
    const RankingAnswer &answer = m_results.answer();
    if (answer.allowed != m_allowed) {
        m_allowed = answer.allowed;
        recolour();
    }
    MapView *map = m_panels.map->map();
    if (!map)
        return;
    QVector<qint64> best, queried;
    QHash<qint64, QString> pictures;
    for (std::size_t i = 0; answer.isRanked && i < std::min(kEmphasised, answer.rows.size()); ++i) {
        best.append(rowOf(answer.rows[i].ranked.item));
        pictures.insert(best.last(), textFromPath(answer.rows[i].summary.picturePath));
    }
    for (const ItemSummary &summary : answer.queryItems) {
        queried.append(rowOf(summary.id));
        pictures.insert(queried.last(), textFromPath(summary.picturePath));
    }
    map->setPicturePaths(pictures);
    map->setQueryItems(queried);
    map->setEmphasis(best);
}

void MapController::showCard(qint64 item, HoverCard card)
{
    MapView *map = m_panels.map->map();
    if (!map || item != m_hovered)
        return;
    const auto &rows = m_results.answer().rows;
    const auto found = std::find_if(rows.begin(), rows.end(), [item](const ExplainedItem &row) {
        return rowOf(row.ranked.item) == item;
    });
    if (found != rows.end() && m_results.answer().isRanked)
        card.detail = tr("rank %1, score %2")
                          .arg(QLocale().toString(static_cast<int>(found - rows.begin()) + 1),
                               QLocale().toString(found->ranked.score, 'f', 2));
    map->showCard(card);
}

void MapController::clear()
{
    m_points.reset();
    m_groups.reset();
    m_allowed.reset();
    m_hovered = -1;
    m_panels.map->setSignals({});
    m_panels.map->legend()->setEntries({});
    m_panels.map->setHasPoints(false);
    m_panels.map->emptyState()->setTitle(tr("Start with a catalog"));
    m_panels.map->emptyState()->setText(tr("Choose a folder of pictures, sounds, videos and texts, or a "
                                           "table, or drop it here.\nYour files stay where they are."));
}

} // namespace modalens
