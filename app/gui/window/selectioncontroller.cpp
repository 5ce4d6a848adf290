// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/selectioncontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/resultscontroller.h"
#include "widgets/mappanel.h"
#include "widgets/mapview.h"
#include "widgets/previewpanel.h"
#include "widgets/rankingpanel.h"
#include "widgets/rankingview.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace modalens {

SelectionController::SelectionController(CatalogSession &session, DeskPanels &panels,
                                         ResultsController &results, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_results(results)
{
    connectPanels();
    connectMarks();
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if (parts & DeskState::SelectionPart)
            showSelection();
    });
    connect(&m_session, &CatalogSession::opened, this, &SelectionController::showSelection);
    connect(&m_session, &CatalogSession::closed, this, &SelectionController::showSelection);
    connect(&m_session.items(), &ItemService::previewReady, this, &SelectionController::showItem);
    connect(&m_session.items(), &ItemService::keyReady, this, [this](qint64 item, const QString &key) {
        if (item == m_lookedUp)
            act(key.toStdString(), m_purpose);
    });
    // The list may only now contain the selected item.
    connect(&m_results, &ResultsController::shown, this,
            [this] { m_panels.ranking->setCurrentItem(m_shownItem); });
    m_panels.preview->setEmptyText(tr("Select an item in the list or on the map"));
}

void SelectionController::connectPanels()
{
    connect(m_panels.ranking, &RankingView::itemSelected, this, &SelectionController::selectItem);
    connect(m_panels.ranking, &RankingView::itemActivated, this, &SelectionController::queryByItem);
    PreviewPanel *preview = m_panels.preview;
    for (const RankingView *view : {m_panels.ranking, m_panels.rankingPanel->pins()})
        connect(view, &RankingView::playRequested, preview, &PreviewPanel::togglePlaying);
    connect(preview, &PreviewPanel::queryByRequested, this, &SelectionController::queryByItem);
    connect(preview, &PreviewPanel::likeRequested, this, &SelectionController::likeItem);
    connect(preview, &PreviewPanel::dislikeRequested, this, &SelectionController::dislikeItem);
    connect(preview, &PreviewPanel::showInFolderRequested, this, [](const QString &path) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
    });
    MapView *map = m_panels.map->map();
    connect(map, &MapView::itemClicked, this, &SelectionController::selectItem);
    connect(map, &MapView::itemActivated, this, &SelectionController::queryByItem);
    connect(preview, &PreviewPanel::findOnMapRequested, map, &MapView::centreOn);
}

void SelectionController::connectMarks()
{
    ItemSelection &marked = m_session.marked();
    connect(m_panels.ranking, &RankingView::itemsMarked, &marked, &ItemSelection::set);
    connect(m_panels.map->map(), &MapView::selectionChanged, &marked, &ItemSelection::set);
    connect(&marked, &ItemSelection::changed, this, &SelectionController::showMarks);
    connect(&m_session.items(), &ItemService::keysReady, this,
            [this](const QVector<qint64> &items, const QStringList &keys) {
                if (items != m_toAdd)
                    return;
                m_toAdd.clear(); // others ask for keys, too
                View view = m_session.desk().view();
                for (const QString &key : keys) {
                    const QueryTerm term{.value = key.toStdString(), .isLiked = m_addsLiked};
                    std::erase_if(view.query, [&term](const QueryTerm &known) {
                        return known.kind == term.kind && known.value == term.value;
                    });
                    view.query.push_back(term);
                }
                m_session.desk().change(view, tr("query"));
            });
}

void SelectionController::showMarks()
{
    const QVector<qint64> &items = m_session.marked().items();
    m_panels.ranking->setMarked(items);
    m_panels.map->setSelection(items);
}

void SelectionController::addToQuery(const QVector<qint64> &items, bool isLiked)
{
    m_toAdd = items;
    m_addsLiked = isLiked;
    if (!items.isEmpty())
        m_session.items().requestKeys(items);
}

void SelectionController::selectItem(qint64 item)
{
    withKey(item, Purpose::Select);
}

void SelectionController::withKey(qint64 item, Purpose purpose)
{
    m_lookedUp = item;
    m_purpose = purpose;
    for (const ExplainedItem &row : m_results.answer().rows)
        if (rowOf(row.ranked.item) == item)
            return act(row.summary.key, purpose);
    if (item == m_shownItem)
        return act(m_shownKey, purpose);
    m_session.items().requestKey(item);
}

void SelectionController::act(const std::string &key, Purpose purpose)
{
    if (purpose == Purpose::Select) {
        m_session.desk().select(key, tr("selection"));
        return;
    }
    View view = m_session.desk().view();
    const QueryTerm term{.kind = QueryTerm::Kind::Item, .value = key, .isLiked = purpose != Purpose::Dislike};
    if (purpose == Purpose::Query)
        view.query.clear();
    std::erase_if(view.query, [&key](const QueryTerm &known) {
        return known.kind == QueryTerm::Kind::Item && known.value == key;
    });
    view.query.push_back(term);
    view.selection.clear(); // the new best result is what there is to see
    m_session.desk().change(view, tr("query"));
}

void SelectionController::showSelection()
{
    const std::vector<std::string> &selection = m_session.desk().view().selection;
    if (selection.empty()) {
        showItem({});
        return;
    }
    m_session.items().requestPreview(selection.front());
}

void SelectionController::showItem(const PreviewItem &item)
{
    const std::vector<std::string> &selection = m_session.desk().view().selection;
    const std::string key = item.key.toStdString();
    if (!key.empty() && (selection.empty() || selection.front() != key))
        return; // late: something else is selected by now
    m_shownKey = key;
    m_shownItem = item.item;
    m_panels.preview->setItem(item);
    m_panels.ranking->setCurrentItem(item.item);
    m_panels.map->setCurrent(item.item);
    Q_EMIT shown(item.item);
}

} // namespace modalens
