// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mapcontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/text/errortext.h"
#include "app/gui/text/paths.h"
#include "app/gui/text/signaltext.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/mapcolourcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "widgets/emptystate.h"
#include "widgets/mappanel.h"
#include "widgets/mapview.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr qsizetype kEmphasised = 8;
constexpr int kResultsRestMs = 80;
constexpr int kMaxKnownPictures = 20'000;

} // namespace

MapController::MapController(CatalogSession &session, DeskPanels &panels, ResultsController &results,
                             QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_results(results)
    , m_colours(new MapColourController(session, panels, results, this))
{
    connect(&m_session, &CatalogSession::opened, this, &MapController::showCatalog);
    connect(&m_session, &CatalogSession::grown, this, &MapController::showCatalog);
    connect(&m_session, &CatalogSession::closed, this, &MapController::clear);
    connect(&m_session.maps(), &MapService::mapReady, this, &MapController::showMap);
    connect(&m_session.maps(), &MapService::mapFailed, this, &MapController::showFailure);
    connect(&m_session.maps(), &MapService::smallMapReady, this, [this](const MapAnswer &answer) {
        m_panels.map->smallMaps()->setPoints(QString::fromStdString(answer.signal), answer.points,
                                             answer.grid);
    });
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if ((parts & DeskState::MixPart) && m_session.isOpen()) {
            if (showSignals()) // they have other names
                requestSmallMaps();
        }
        if ((parts & DeskState::MapPart) && m_session.isOpen() &&
            m_session.desk().view().mapSignal != m_requestedSignal) {
            m_panels.map->setCurrentSignal(QString::fromStdString(m_session.desk().view().mapSignal));
            requestMap();
        }
    });
    connect(m_panels.map, &MapPanel::mapSignalChanged, this, [this](const QString &name) {
        View view = m_session.desk().view();
        view.mapSignal = name.toStdString();
        m_session.desk().change(view, tr("map"));
    });
    // The list follows every move of a fader; the map, which is slow to paint, follows when the moves end. A
    // filter comes alone: there is nothing to wait for.
    m_resultsTimer.setSingleShot(true);
    m_resultsTimer.setInterval(kResultsRestMs);
    connect(&m_resultsTimer, &QTimer::timeout, this, &MapController::showResults);
    connect(&m_results, &ResultsController::shown, this, [this] {
        if (m_results.answer().allowed == m_allowed)
            return m_resultsTimer.start();
        m_resultsTimer.stop();
        showResults();
    });
    connect(m_panels.map, &MapPanel::smallMapsToggled, this, &MapController::requestSmallMaps);
    connectMap();
    clear();
}

void MapController::connectMap()
{
    MapView *map = m_panels.map->map();
    connect(map, &MapView::itemHovered, this, [this, map](qint64 item, const QPoint &) {
        m_hovered = item;
        if (item < 0)
            map->hideCard();
        else
            m_session.items().requestHoverCard(item);
    });
    connect(&m_session.items(), &ItemService::hoverCardReady, this, &MapController::showCard);
    connect(&m_session.desk(), &DeskState::camerasReplaced, this, [this] {
        if (hasPoints() &&
            m_shownSignal == m_session.desk().view().mapSignal) // another map comes with its own
            restoreCamera(false);
    });
    connect(map, &MapView::picturesWanted, this, &MapController::requestPictures);
    connect(&m_session.items(), &ItemService::picturesReady, this,
            [this, map](const QHash<qint64, QString> &paths) {
                m_pictures.insert(paths);
                map->setPicturePaths(m_pictures);
            });
    connect(map, &MapView::cameraChanged, this, [this](const Camera &camera) {
        if (!m_isRestoringCamera)
            m_session.desk().setCamera(m_session.desk().view().mapSignal, camera.centre.x(),
                                       camera.centre.y(), camera.zoom);
    });
}

/// Rebuilds the switch only where it would say something else.
bool MapController::showSignals()
{
    QVector<SignalView> views;
    QStringList labels;
    for (const SignalInfo &info : m_session.facts().signalSet->signalInfos())
        if (info.kind == SignalKind::Space && info.presentCount > 0) {
            views.append(signalView(info, m_session.desk().view().tracks));
            labels << views.last().name << views.last().label;
        }
    if (std::exchange(m_shownLabels, labels) == labels)
        return false;
    m_panels.map->setSignals(views);
    m_panels.map->setCurrentSignal(QString::fromStdString(m_session.desk().view().mapSignal));
    return true;
}

void MapController::showCatalog()
{
    m_shownLabels.clear();
    showSignals();
    m_panels.map->setCurrentSignal(QString::fromStdString(m_session.desk().view().mapSignal));
    m_session.maps().setTracks(m_session.desk().view().tracks);
    m_pictures.clear();
    requestMap();
    requestSmallMaps();
}

void MapController::requestSmallMaps()
{
    if (!m_session.isOpen() || !m_panels.map->areSmallMapsShown())
        return;
    std::vector<std::string> names;
    const QStringList missing = m_panels.map->smallMaps()->missing();
    for (const QString &name : missing)
        names.push_back(name.toStdString());
    m_session.maps().requestSmallMaps(names);
}

void MapController::requestPictures(const QVector<qint64> &items)
{
    QVector<qint64> unknown;
    for (const qint64 item : items)
        if (!m_pictures.contains(item))
            unknown << item;
    if (!unknown.isEmpty())
        m_session.items().requestPictures(unknown);
}

void MapController::requestMap()
{
    m_requestedSignal = m_session.desk().view().mapSignal;
    m_session.maps().requestMap(m_session.desk().view().mapSignal);
    m_isAwaited = true;
    if (hasPoints() || m_session.facts().items == 0)
        return;
    m_panels.map->emptyState()->setTitle(tr("Drawing the map…"));
    m_panels.map->emptyState()->setText({});
}

void MapController::showMap(const MapAnswer &answer)
{
    const bool isSameMap = hasPoints() && m_shownSignal == answer.signal;
    m_points = answer.points;
    m_shownSignal = answer.signal;
    m_panels.map->setHasPoints(hasPoints());
    m_panels.map->map()->setPoints(m_points, answer.grid);
    // Linked maps all look where the last one did.
    const bool hadCamera = std::exchange(m_hasCamera, true);
    if (!m_panels.map->isLinked() || isSameMap || !hadCamera)
        restoreCamera(isSameMap);
    m_panels.map->followCamera();
    m_panels.map->smallMaps()->setPoints(QString::fromStdString(answer.signal), m_points, answer.grid);
    m_hasFailed = m_isAwaited = false;
    if (!hasPoints())
        sayWhyEmpty();
    m_colours->setPoints(m_points);
    showResults();
    Q_EMIT shown();
}

void MapController::sayWhyEmpty()
{
    const bool hasItems = m_session.facts().items > 0;
    QString text = hasItems ? tr("A map appears as soon as items are embedded")
                            : tr("Import a folder or a file, or drop it here");
    if (m_session.facts().isReadOnly)
        text = tr("The catalog can only be read here, so nothing can be added to it");
    m_panels.map->emptyState()->setTitle(hasItems ? tr("Nothing to draw yet") : tr("This catalog is empty"));
    m_panels.map->emptyState()->setText(text);
}

void MapController::showFailure(const QString &, const Error &error)
{
    const ErrorText text = errorText(error);
    m_points.reset();
    m_hasFailed = true;
    m_isAwaited = false;
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
    m_colours->recolour();
}

void MapController::showResults()
{
    const RankingAnswer &answer = m_results.answer();
    if (answer.allowed != m_allowed) {
        m_allowed = answer.allowed;
        recolour();
    } else {
        m_colours->recolourByResults();
    }
    MapView *map = m_panels.map->map();
    QVector<qint64> ranked, queried;
    if (m_pictures.size() > kMaxKnownPictures)
        m_pictures.clear();
    for (const ExplainedItem &row : answer.rows) {
        ranked.append(rowOf(row.ranked.item));
        m_pictures.insert(ranked.last(), textFromPath(row.summary.picturePath));
    }
    for (const ItemSummary &summary : answer.queryItems) {
        queried.append(rowOf(summary.id));
        m_pictures.insert(queried.last(), textFromPath(summary.picturePath));
    }
    map->setPicturePaths(m_pictures);
    map->setPictureOrder(answer.isRanked ? queried + ranked : queried);
    map->setEmphasis(answer.isRanked ? ranked.mid(0, kEmphasised) : QVector<qint64>());
    m_panels.map->setQueryItems(queried);
}

void MapController::showCard(qint64 item, HoverCard card)
{
    MapView *map = m_panels.map->map();
    if (item != m_hovered)
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
    m_hasFailed = m_isAwaited = false;
    m_pictures.clear();
    m_hasCamera = false;
    m_requestedSignal.clear();
    m_allowed.reset();
    m_hovered = -1;
    m_panels.map->setSignals({});
    m_colours->setPoints({});
    m_panels.map->map()->setPoints({});
    m_panels.map->map()->setTool(MapTool::Pan); // the next catalog must not be met by a lasso
    m_panels.map->map()->setLabels({});
    m_panels.map->setSelection({});
    m_panels.map->setHasPoints(false);
    m_panels.map->emptyState()->setTitle(tr("Start with a catalog"));
    m_panels.map->emptyState()->setText(tr("Choose a folder of pictures, sounds, videos and texts, or a "
                                           "table, or drop it here.\nYour files stay where they are."));
}

} // namespace modalens
