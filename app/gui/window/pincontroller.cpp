// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/pincontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/listcontroller.h"
#include "app/gui/window/listmenu.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/selectioncontroller.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingpanel.h"
#include "widgets/rankingview.h"

#include <algorithm>
#include <utility>

namespace modalens {

PinController::PinController(CatalogSession &session, DeskPanels &panels, ResultsController &results,
                             SelectionController &selection, ListController &list, Actions &actions,
                             QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_results(results)
    , m_selection(selection)
    , m_list(list)
    , m_menu(new ListMenu(panels, selection, actions, this))
{
    QAction *pin = actions.add(QStringLiteral("items.pin"), tr("&Pin or unpin"), QKeySequence(Qt::Key_P));
    connect(pin, &QAction::triggered, this, [this] {
        QVector<qint64> items = m_session.marked().items();
        if (const qint64 item = itemInHand(); items.isEmpty() && item >= 0)
            items << item;
        toggle(items);
    });
    connect(&m_session.items(), &ItemService::keysReady, this,
            [this](const QVector<qint64> &items, const QStringList &keys) {
                if (items == m_toToggle)
                    toggleKeys(keys);
            });
    connect(&m_results, &ResultsController::shown, this, &PinController::askForPins);
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if (parts & DeskState::PinPart)
            askForPins();
    });
    connect(&m_session, &CatalogSession::closed, this, [this] { showPins({}); });
    connect(&m_list.service(), &ListService::pinsReady, this, &PinController::showPins);
    connectPins();
}

void PinController::connectPins()
{
    RankingView *pins = m_panels.rankingPanel->pins();
    for (RankingView *view : {pins, m_panels.ranking}) {
        connect(view, &RankingView::menuRequested, m_menu, &ListMenu::open);
    }
    connect(pins, &RankingView::itemSelected, &m_selection, &SelectionController::selectItem);
    connect(pins, &RankingView::itemActivated, &m_selection, &SelectionController::queryByItem);
    connect(pins, &RankingView::itemsMarked, &m_session.marked(), &ItemSelection::set);
    connect(pins, &RankingView::itemsWanted, this, &PinController::askForPins);
    connect(&m_selection, &SelectionController::shown, pins, &RankingView::setCurrentItem);
    connect(&m_session.marked(), &ItemSelection::changed, this,
            [this, pins] { pins->setMarked(m_session.marked().items()); });
}

/// The row that the keys are on, which the preview may not show yet, or else what is looked at.
qint64 PinController::itemInHand() const
{
    for (const RankingView *view : {m_panels.ranking, m_panels.rankingPanel->pins()})
        if (view->hasFocus() && view->currentItem() >= 0)
            return view->currentItem();
    return m_selection.shownItem();
}

void PinController::toggle(const QVector<qint64> &items)
{
    const RankingModel *rows = m_panels.ranking->rankingModel();
    QStringList keys;
    for (const qint64 item : items.mid(0, qsizetype(kMostPins)))
        if (const int row = rows->rowOfItem(item); row >= 0 && !rows->row(row).key.isEmpty())
            keys << rows->row(row).key;
    if (!keys.isEmpty() && keys.size() == items.size())
        return toggleKeys(keys); // at once: the next one may be pinned before an answer comes
    m_toToggle = items.mid(0, qsizetype(kMostPins));
    if (!m_toToggle.isEmpty())
        m_session.items().requestKeys(m_toToggle);
}

void PinController::toggleKeys(const QStringList &keys)
{
    m_toToggle.clear();
    View view = m_session.desk().view();
    std::vector<std::string> added;
    for (const QString &key : keys)
        if (std::find(view.pinned.begin(), view.pinned.end(), key.toStdString()) == view.pinned.end())
            added.push_back(key.toStdString());
    if (added.empty())
        std::erase_if(view.pinned,
                      [&keys](const std::string &key) { return keys.contains(QString::fromStdString(key)); });
    const bool pins = !added.empty();
    for (std::string &key : added)
        if (view.pinned.size() < kMostPins)
            view.pinned.push_back(std::move(key));
    m_session.desk().change(view, pins ? tr("pinning") : tr("unpinning"));
}

void PinController::askForPins()
{
    const std::vector<std::string> &keys = m_session.desk().view().pinned;
    if (keys.empty() || !m_list.question())
        showPins({});
    else
        m_list.service().requestPins(m_list.question(), keys, m_list.cellColumns());
}

void PinController::showPins(const ListRows &rows)
{
    if (rows.rows.size() > m_session.desk().view().pinned.size())
        return; // late: some were taken down
    QVector<RankedRow> shown;
    QVector<qint64> items;
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        const qint64 item = rowOf(rows.rows[i].ranked.item);
        m_results.placePinned(item, int(rows.ranks[i]));
        shown << m_results.rankedRow(rows.rows[i], int(rows.ranks[i]));
        items << item;
    }
    RankingView *pins = m_panels.rankingPanel->pins();
    pins->setRows(shown, m_results.shownSignals());
    pins->rankingModel()->putRows(shown, rows.cells);
    pins->rankingModel()->shareScale(*m_panels.ranking->rankingModel());
    pins->rankingModel()->setPinned(items);
    m_panels.ranking->rankingModel()->setPinned(items);
}

} // namespace modalens
