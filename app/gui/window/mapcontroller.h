// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/mapservice.h"
#include "app/gui/services/rankingtypes.h"
#include "widgets/values.h"

#include <QObject>
#include <QTimer>

namespace modalens {

class CatalogSession;
class DeskPanels;
class ResultsController;

/// Connects the map with the desk: which map is shown, its points, colours and legend by tag, the best
/// results, hover cards and cameras.
class MapController : public QObject
{
    Q_OBJECT

public:
    MapController(CatalogSession &session, DeskPanels &panels, ResultsController &results, QObject *parent);

    void recolour(); ///< After a change of theme, groups, points or filter.
    bool hasPoints() const { return m_points && !m_points->items.empty(); }

Q_SIGNALS:
    void shown(); ///< The map that was asked for is there, or cannot be.

private:
    void connectMap();
    void showCatalog();
    void requestMap();
    void showMap(const MapAnswer &answer);
    void showFailure(const QString &signal, const Error &error);
    void showResults();
    void showCard(qint64 item, HoverCard card);
    void showLegend(const std::vector<qint64> &visible, const std::vector<qint64> &total);
    void showLabels();
    void restoreCamera(bool isSameMap);
    void clear();

    CatalogSession &m_session;
    DeskPanels &m_panels;
    ResultsController &m_results;
    SharedMapPoints m_points;
    std::string m_shownSignal; ///< Of m_points.
    std::shared_ptr<const MapGroups> m_groups;
    std::shared_ptr<const Bitmap> m_allowed;
    QTimer m_resultsTimer; ///< Until the mix has rested.
    qint64 m_hovered = -1;
    bool m_isRestoringCamera = false;
};

} // namespace modalens
