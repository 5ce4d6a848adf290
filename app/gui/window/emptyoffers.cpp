// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/emptyoffers.h"

#include "app/gui/desk/settings.h"
#include "app/gui/jobs/jobrunner.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/services/folderstate.h"
#include "app/gui/text/paths.h"
#include "app/gui/text/reachtext.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/mapcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "widgets/contributionchart.h"
#include "widgets/emptystate.h"
#include "widgets/mappanel.h"
#include "widgets/querybar.h"
#include "widgets/rankingview.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>

namespace modalens {

EmptyOffers::EmptyOffers(CatalogSession &session, DeskPanels &panels, ResultsController &results,
                         MapController &map, Actions &actions, Settings &settings, JobRunner &jobs,
                         QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_results(results)
    , m_mapController(map)
    , m_actions(actions)
    , m_settings(settings)
    , m_jobs(jobs)
{
    watch(m_map, m_panels.map->emptyState());
    watch(m_list, m_panels.ranking->emptyState());
    watch(m_why, m_panels.why->emptyState());
    connect(&m_session, &CatalogSession::opened, this, &EmptyOffers::showAll);
    connect(&m_session, &CatalogSession::grown, this, &EmptyOffers::showAll);
    connect(&m_session, &CatalogSession::closed, this, [this] {
        m_isThere.clear();
        showAll();
    });
    connect(&m_jobs, &JobRunner::started, this, &EmptyOffers::showAll);
    connect(&m_jobs, &JobRunner::becameIdle, this, &EmptyOffers::showAll);
    connect(&m_results, &ResultsController::shown, this, &EmptyOffers::showAll);
    connect(&m_mapController, &MapController::shown, this, &EmptyOffers::showAll);
}

void EmptyOffers::watch(Place &place, EmptyState *state)
{
    place.state = state;
    connect(state, &EmptyState::buttonClicked, this, [&place](int index) {
        if (index < place.offers.size())
            place.offers.at(index).take();
    });
}

/// Buttons that stay keep the keyboard.
void EmptyOffers::show(Place &place, const QVector<Offer> &offers)
{
    place.offers = offers;
    QStringList labels;
    for (const Offer &offer : offers)
        labels << offer.label;
    if (labels != place.labels)
        place.state->setButtons(labels);
    place.labels = labels;
}

void EmptyOffers::showAll()
{
    show(m_map, forMap());
    show(m_list, forList());
    show(m_why, forWhy());
}

bool EmptyOffers::isWritable() const
{
    return m_session.isOpen() && !m_session.facts().isReadOnly;
}

EmptyOffers::Offer EmptyOffers::act(const char *action) const
{
    QAction *known = m_actions.find(QString::fromLatin1(action));
    return known ? Offer{Actions::plainText(known), [known] { known->trigger(); }} : Offer{};
}

QVector<EmptyOffers::Offer> EmptyOffers::imports() const
{
    return isWritable() ? QVector<Offer>{act("file.importFolder"), act("file.importFile")} : QVector<Offer>();
}

QVector<EmptyOffers::Offer> EmptyOffers::forMap()
{
    if (m_session.isOpen()) {
        if (m_session.facts().items == 0)
            return imports();
        const bool canEmbed = isWritable() && m_jobs.isIdle() && // else it may be at it
                              !m_mapController.hasPoints() && !m_mapController.hasFailed() &&
                              !m_mapController.isAwaited();
        return canEmbed ? QVector<Offer>{act("catalog.embed")} : QVector<Offer>();
    }
    QVector<Offer> offers{act("file.new"), act("file.open")};
    if (const auto folder = recentCatalog())
        offers.append({tr("Open %1").arg(CatalogSession::nameOf(pathFromText(*folder))),
                       [this, folder = *folder] { Q_EMIT openRequested(folder); }});
    return offers;
}

/// The newest that is there: more would not fit beside the other buttons.
std::optional<QString> EmptyOffers::recentCatalog()
{
    const QStringList folders = m_settings.recentCatalogs();
    for (const QString &folder : folders) {
        if (!m_isThere.contains(folder)) {
            lookAtFolder(folder, this, [this, folder](FolderState state) {
                m_isThere.insert(folder, state == FolderState::Catalog);
                showAll();
            });
            return {};
        }
        if (m_isThere.value(folder))
            return folder;
    }
    return {};
}

QVector<EmptyOffers::Offer> EmptyOffers::forList() const
{
    const RankingAnswer &answer = m_results.answer();
    if (!m_session.isOpen())
        return {act("file.open")};
    if (m_session.facts().items == 0)
        return imports().mid(0, 1); // narrow, and the map has both
    if (answer.allowed && answer.allowed->count() == 0)
        return {{tr("Clear filter"), [this] {
                     View view = m_session.desk().view();
                     view.filter = {};
                     m_session.desk().change(view, tr("filter"));
                 }}};
    if (answer.isUnreached && isWritable() &&
        hasOutdatedSpace(m_session.desk().view().query, *m_session.facts().signalSet))
        return {act("catalog.embed")};
    if (answer.isUnreached)
        return {{tr("Reset the mix"), [this] { m_panels.resetMixButton->click(); }}};
    return {};
}

QVector<EmptyOffers::Offer> EmptyOffers::forWhy() const
{
    if (!m_session.isOpen() || m_session.facts().items == 0 || !m_session.desk().view().query.empty())
        return {};
    return {{tr("Search"), [this] { m_panels.queryBar->edit()->setFocus(Qt::ShortcutFocusReason); }}};
}

} // namespace modalens
