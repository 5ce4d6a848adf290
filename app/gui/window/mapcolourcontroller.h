// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/mapcolouring.h"
#include "widgets/values.h"

#include <QObject>

class QMenu;

namespace modalens {

class CatalogSession;
class DeskPanels;
class ResultsController;

/// What the colours of the maps mean: the menu to choose it from, the colours, the legend that counts, the
/// names on the map. A press on a legend's entry filters by its tag.
class MapColourController : public QObject
{
    Q_OBJECT

public:
    MapColourController(CatalogSession &session, DeskPanels &panels, ResultsController &results,
                        QObject *parent);
    void setPoints(const SharedMapPoints &points); ///< Of the large map.
    void recolour(); ///< After a change of theme, points, filter or of what is shown.
    /// The mix or the query has changed: only some colours follow.
    void recolourByResults();
    /// Of the view, or the program's choice: folders where there are any, else the first tag group.
    MapColour colour() const;

private:
    void show(const MapColouring &colouring);
    void showLegend(const MapColouring &colouring);
    QVector<LegendEntry> groupEntries(const MapColouring &colouring) const;
    QVector<LegendEntry> valueEntries(const MapColouring &colouring) const;
    QString title(const MapColour &colour, bool isWhole) const;
    void showTitle();
    QString label(const MapColour &colour, double value) const;
    void showChosen();
    void filterBy(int entry);
    void fillMenu(QMenu *menu);
    void addChoices(QMenu *menu, const QString &text, MapColour::Kind kind,
                    const std::vector<std::pair<std::string, QString>> &choices);
    MapPalette palette() const;

    CatalogSession &m_session;
    DeskPanels &m_panels;
    ResultsController &m_results;
    SharedMapPoints m_points;
    MapColour m_shownColour;                   ///< Of the legend.
    std::shared_ptr<const MapGroups> m_groups; ///< Shown in the legend.
};

} // namespace modalens
