// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QVector>

#include <functional>
#include <optional>

namespace modalens {

class Actions;
class CatalogSession;
class DeskPanels;
class EmptyState;
class JobRunner;
class MapController;
class ResultsController;
class Settings;

/// The ways out that panels without content offer as buttons: a catalog to open, something to import or to
/// embed, a filter to clear, a query to ask. What they say beside them is said by whoever fills them.
class EmptyOffers : public QObject
{
    Q_OBJECT

public:
    EmptyOffers(CatalogSession &session, DeskPanels &panels, ResultsController &results, MapController &map,
                Actions &actions, Settings &settings, JobRunner &jobs, QObject *parent);

    void showAll(); ///< Once every action is there; by itself from then on.

Q_SIGNALS:
    void openRequested(const QString &folder); ///< A recent catalog.

private:
    struct Offer
    {
        QString label;
        std::function<void()> take;
    };
    /// Buttons of one panel.
    struct Place
    {
        EmptyState *state = nullptr;
        QVector<Offer> offers;
        QStringList labels;
    };
    void watch(Place &place, EmptyState *state);
    void show(Place &place, const QVector<Offer> &offers);
    QVector<Offer> forMap();
    QVector<Offer> forList() const;
    QVector<Offer> forWhy() const;
    QVector<Offer> imports() const;
    Offer act(const char *action) const;
    std::optional<QString> recentCatalog();
    bool isWritable() const;

    CatalogSession &m_session;
    DeskPanels &m_panels;
    ResultsController &m_results;
    MapController &m_mapController;
    Actions &m_actions;
    Settings &m_settings;
    JobRunner &m_jobs;
    QHash<QString, bool> m_isThere; ///< Which recent catalogs are, of those looked at since one was closed.
    Place m_map, m_list, m_why;
};

} // namespace modalens
