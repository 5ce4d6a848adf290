// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/listcontroller.h"

#include "app/gui/desk/listlook.h"
#include "app/gui/desk/settings.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/text/signaltext.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/listcolumns.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/selectioncontroller.h"
#include "widgets/listheader.h"
#include "widgets/panelheader.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingpanel.h"
#include "widgets/rankingview.h"

#include <QActionGroup>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kRestMs = 150;    ///< A fader that has not moved for so long rests.
constexpr int kSortingMs = 300; ///< Sorting that takes longer says so, and how far it is, as often.

} // namespace

ListController::ListController(CatalogSession &session, DeskPanels &panels, ResultsController &results,
                               SelectionController &selection, Settings &settings, Actions &actions,
                               JobRunner &jobs, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_results(results)
    , m_selection(selection)
    , m_settings(settings)
    , m_copier(m_service, jobs, panels)
{
    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(kRestMs);
    connect(&m_restTimer, &QTimer::timeout, this, &ListController::askForOrder);
    m_sortingTimer.setInterval(kSortingMs);
    connect(&m_sortingTimer, &QTimer::timeout, this, &ListController::showSorting);
    connect(&m_service, &ListService::orderProgressed, this,
            [this](const SharedListQuestion &question, double part) {
                if (question == m_question)
                    m_sortedPart = part;
            });
    connect(&m_service, &ListService::failed, &m_sortingTimer, &QTimer::stop);
    connect(&m_session, &CatalogSession::opened, this, [this] {
        m_service.open(m_session.folder(),
                       m_session.facts().isReadOnly ? OpenMode::ReadOnly : OpenMode::WriteIfPossible);
    });
    connect(&m_session, &CatalogSession::grown, &m_service, &ListService::forget);
    connect(&m_session, &CatalogSession::closed, this, [this] {
        m_restTimer.stop();
        m_sortingTimer.stop();
        m_service.close();
        m_question.reset();
    });
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if (parts & DeskState::ListPart)
            showLook(parts);
    });
    connect(&m_results, &ResultsController::shown, this, &ListController::showAnswer);
    connect(&m_service, &ListService::ordered, this, &ListController::showOrder);
    connect(&m_service, &ListService::rowsReady, this, &ListController::showRows);
    connect(&m_copier, &RankingCopier::said, this, &ListController::said);
    addActions(actions);
    connectList();
    showStyle(m_settings.listStyle());
}

void ListController::addActions(Actions &actions)
{
    auto *group = new QActionGroup(this);
    const auto add = [&](ListStyle style, const char *name, const QString &text, Qt::Key key) {
        QAction *action = actions.add(QString::fromLatin1(name), text, QKeySequence(Qt::ALT | key));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, style] { setListStyle(style); });
        m_styles[std::size_t(style)] = action;
    };
    add(ListStyle::List, "view.asList", tr("As &list"), Qt::Key_1);
    add(ListStyle::Grid, "view.asGrid", tr("As &grid"), Qt::Key_2);
    add(ListStyle::Table, "view.asTable", tr("As &table"), Qt::Key_3);
    m_copyCsv = actions.add(QStringLiteral("edit.copyCsv"), tr("Copy results as CS&V"),
                            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_copyCsv, &QAction::triggered, this, [this] { copy(CopyFormat::Csv); });
}

void ListController::connectList()
{
    connect(m_panels.ranking, &RankingView::itemsWanted, this, [this](const QVector<qint64> &items) {
        if (m_question)
            m_service.requestRows(m_question, items, cellColumns());
    });
    ListHeader *header = m_panels.rankingPanel->header();
    connect(header, &ListHeader::sortRequested, this, &ListController::sortBy);
    connect(header, &ListHeader::columnsChanged, this, &ListController::rememberColumns);
    auto *menu = new QMenu(m_panels.listButton);
    m_panels.listButton->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
}

void ListController::fillMenu(QMenu *menu)
{
    menu->clear();
    for (QAction *style : m_styles)
        menu->addAction(style);
    menu->addSeparator();
    ListHeader *header = m_panels.rankingPanel->header();
    QMenu *sorts = menu->addMenu(tr("Sort by"));
    for (const ListColumn &column : header->columns()) {
        QString label = column.label;
        QAction *action =
            sorts->addAction(label.replace(QLatin1Char('&'), QLatin1String("&&")), this,
                             [this, header, name = column.name] { sortBy(header->sortAfterClick(name)); });
        action->setCheckable(true);
        action->setChecked(column.name == m_sort.column);
    }
    header->fillColumnMenu(menu->addMenu(tr("Columns")));
}

void ListController::setListStyle(ListStyle style)
{
    m_settings.setListStyle(style);
    if (!m_session.isOpen())
        return showStyle(style);
    View view = m_session.desk().view();
    view.list.style = toString(style);
    m_session.desk().change(view, tr("list style"));
    showStyle(style); // also where the view has it already: the button of the menu has changed
}

void ListController::sortBy(const ListSort &sort)
{
    if (!m_session.isOpen())
        return;
    View view = m_session.desk().view();
    view.list = withSort(view.list, sort);
    m_session.desk().change(view, tr("sorting"));
}

/// A view that says nothing of the style (of an earlier version, a first one) gets the analyst's: from here
/// on every step of the history knows its own.
void ListController::completeLook()
{
    View view = m_session.desk().view();
    view.list.style = toString(m_settings.listStyle());
    m_session.desk().adjust(view);
}

void ListController::showLook(DeskState::Parts parts)
{
    const std::optional<ListStyle> style = listStyleFrom(m_session.desk().view().list.style);
    if (!style && m_session.isOpen())
        return completeLook(); // and then comes back here
    if (style && style != m_panels.ranking->listStyle())
        showStyle(*style);
    const ListSort sort = sortOf(m_session.desk().view().list);
    if (sort == m_sort)
        return;
    m_sort = sort;
    m_panels.rankingPanel->header()->setSort(sort);
    m_panels.ranking->scrollToTop();
    if (m_question && !(parts & (DeskState::QueryPart | DeskState::MixPart | DeskState::FilterPart)))
        showAnswer(); // else the next one is on its way
}

void ListController::showStyle(ListStyle style)
{
    m_panels.rankingPanel->setListStyle(style);
    m_styles[std::size_t(style)]->setChecked(true);
    const std::array<QString, 3> names{tr("List ▾"), tr("Grid ▾"), tr("Table ▾")};
    m_panels.listButton->setText(names[std::size_t(style)]);
    rememberColumns(); // only the table has cells
}

QStringList ListController::cellColumns() const
{
    QStringList names;
    if (m_panels.ranking->listStyle() != ListStyle::Table)
        return names;
    for (const ListColumn &column : m_panels.ranking->columns())
        if (isCellColumn(column.name))
            names << column.name;
    return names;
}

void ListController::showColumns()
{
    const QVector<ListColumn> columns =
        arranged(standardColumns(m_results.shownSignals(), m_session.facts(), m_session.desk().view().tracks),
                 m_settings.listColumns());
    if (columns != m_panels.rankingPanel->header()->columns())
        m_panels.rankingPanel->setColumns(columns);
    m_panels.ranking->rankingModel()->setCellColumns(cellColumns());
    m_panels.rankingPanel->pins()->rankingModel()->setCellColumns(cellColumns());
}

void ListController::rememberColumns()
{
    const QVector<ListColumn> columns = m_panels.rankingPanel->header()->columns();
    if (!columns.isEmpty())
        m_settings.setListColumns(remembered(columns, m_settings.listColumns()));
    m_panels.ranking->rankingModel()->setCellColumns(cellColumns());
    m_panels.rankingPanel->pins()->rankingModel()->setCellColumns(cellColumns());
    m_panels.ranking->viewport()->update();
}

void ListController::showAnswer()
{
    m_service.cancelOrder();
    const RankingAnswer &answer = m_results.answer();
    if (answer.error || answer.isUnreached || !answer.allowed) {
        m_question.reset();
        m_restTimer.stop();
        m_sortingTimer.stop();
        return;
    }
    auto question = std::make_shared<ListQuestion>();
    question->columns = answer.columns;
    question->weights = answer.weights;
    for (const SignalInfo &info : answer.signalInfos)
        question->signalNames.push_back(info.name);
    question->normalisation = m_session.desk().view().normalisation;
    question->missing = m_session.desk().view().missing;
    question->rows = *answer.allowed;
    for (const ItemSummary &item : answer.queryItems)
        if (answer.isRanked && rowOf(item.id) < question->rows.size())
            question->rows.reset(rowOf(item.id));
    question->isRanked = answer.isRanked;
    question->sort = m_sort;
    const bool isSameRanking = m_question && m_question->sort == m_sort;
    m_question = std::move(question);
    showColumns();
    if (isSameRanking && answer.isRanked)
        m_restTimer.start();
    else
        askForOrder();
}

void ListController::askForOrder()
{
    if (!m_question)
        return;
    m_service.requestOrder(m_question);
    m_sortedPart = -1;
    if (m_question->sort.column.isEmpty())
        m_sortingTimer.stop();
    else
        m_sortingTimer.start();
}

void ListController::showSorting()
{
    const QString text =
        m_sortedPart < 0 ? tr("Sorting…") : tr("Sorting… %1%").arg(std::lround(m_sortedPart * 100));
    m_panels.rankingHeader->setNote(text);
    Q_EMIT sortingShown(text);
}

void ListController::showOrder(const SharedListQuestion &question, const SharedListOrder &order)
{
    if (question != m_question)
        return; // late
    m_sortingTimer.stop();
    m_results.showHeader();
    m_results.setOrder(order);
    m_panels.ranking->setOrder(order, !question->sort.column.isEmpty());
}

void ListController::showRows(const ListRows &rows)
{
    const SharedListOrder &order = m_panels.ranking->rankingModel()->order();
    QVector<RankedRow> shown;
    for (const ExplainedItem &row : rows.rows)
        shown << m_results.rankedRow(row, order ? order->rankOf(rowOf(row.ranked.item)) : 0);
    m_panels.ranking->rankingModel()->putRows(shown, rows.cells);
}

void ListController::copy(CopyFormat format)
{
    RowsToCopy rows;
    rows.items = m_session.marked().items();
    if (rows.items.isEmpty() && m_selection.shownItem() >= 0)
        rows.items << m_selection.shownItem();
    if (!m_question || rows.items.isEmpty()) {
        Q_EMIT said(tr("Select an item first"));
        return;
    }
    rows.question = m_question;
    rows.order = m_panels.ranking->rankingModel()->order();
    rows.signalInfos = m_results.answer().signalInfos;
    rows.format = format;
    rows.folder = m_session.folder();
    rows.language = QLocale().name().toStdString();
    m_copier.copy(rows);
}

} // namespace modalens
