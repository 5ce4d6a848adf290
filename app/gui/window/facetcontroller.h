// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/facetservice.h"

#include <QObject>

namespace modalens {

class CatalogSession;
class DeskPanels;

/// The facets dock: asks for counts while it can be seen, and turns clicks into changes of the filter, which
/// ranking, map and facets then all follow. While items are marked it counts those against all.
class FacetController : public QObject
{
    Q_OBJECT

public:
    FacetController(CatalogSession &session, DeskPanels &panels, QObject *parent);

Q_SIGNALS:
    void shown(); ///< The panel shows the counts of the present filter.

private:
    void refresh();
    void show(const FacetCounts &counts);
    void showFilter();
    void showNames();
    void removePart(int index);
    void toggle(const QString &group, const QString &value);
    void exclude(const QString &group, const QString &value);
    void setRange(const QString &name, double min, double max);
    void change(const Filter &filter);

    CatalogSession &m_session;
    DeskPanels &m_panels;
    FacetService m_service;
};

} // namespace modalens
