// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/mapservice.h"
#include "app/gui/services/rankingtypes.h"
#include "widgets/values.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace modalens {

class CatalogSession;
class DeskPanels;
class MapColourController;
class ResultsController;

/// Connects the maps with the desk: which map is large, points of all, the best results, pictures, hover
/// cards and cameras. MapColourController has the colours.
class MapController : public QObject
{
    Q_OBJECT

public:
    MapController(CatalogSession &session, DeskPanels &panels, ResultsController &results, QObject *parent);

    void recolour();                               ///< After a change of theme, groups, points or filter.
    bool hasFailed() const { return m_hasFailed; } ///< The map that was asked for could not be read.
    bool isAwaited() const { return m_isAwaited; } ///< A map was asked for and is not there yet.
    bool hasPoints() const { return m_points && !m_points->items.empty(); }

Q_SIGNALS:
    void shown(); ///< The map that was asked for is there, or cannot be.

private:
    void connectMap();
    void showCatalog();
    bool showSignals(); ///< Whether the switch says something else now.
    void requestMap();
    void showMap(const MapAnswer &answer);
    void sayWhyEmpty();
    void showFailure(const QString &signal, const Error &error);
    void showResults();
    void showCard(qint64 item, HoverCard card);
    void requestSmallMaps();
    void requestPictures(const QVector<qint64> &items);
    void restoreCamera(bool isSameMap);
    void clear();

    CatalogSession &m_session;
    DeskPanels &m_panels;
    ResultsController &m_results;
    SharedMapPoints m_points;
    MapColourController *m_colours;
    std::string m_shownSignal; ///< Of m_points.
    std::string m_requestedSignal;
    QHash<qint64, QString> m_pictures; ///< Paths known so far, by item.
    QStringList m_shownLabels;         ///< Names and labels in the switch between maps.
    std::shared_ptr<const Bitmap> m_allowed;
    QTimer m_resultsTimer; ///< Until the mix has rested.
    qint64 m_hovered = -1;
    bool m_hasFailed = false;
    bool m_isAwaited = false;
    bool m_isRestoringCamera = false;
    bool m_hasCamera = false; ///< Some map of this catalog has been looked at.
};

} // namespace modalens
