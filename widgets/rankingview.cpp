// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rankingview.h"

#include "widgets/emptystate.h"
#include "widgets/media.h"
#include "widgets/rankingdelegate.h"
#include "widgets/rankingmodel.h"
#include "widgets/rowglide.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace modalens {

RankingView::RankingView(MediaSource *media, QWidget *parent)
    : QListView(parent)
    , m_model(new RankingModel(this))
    , m_delegate(new RankingDelegate(media, this))
    , m_glide(new RowGlide(this))
    , m_empty(new EmptyState(viewport()))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Ranking"));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RankingView::describe);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &RankingView::describe);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &RankingView::describe);
    describe();
    // Not activated(): some desktops make that a single click.
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT itemActivated(m_model->itemAt(index.row())); });
    connect(m_glide, &QVariantAnimation::valueChanged, viewport(), qOverload<>(&QWidget::update));
    if (media)
        connect(media, &MediaSource::thumbnailReady, viewport(), qOverload<>(&QWidget::update));
}

void RankingView::setRows(QVector<RankedRow> rows, QVector<SignalView> signalViews, int total)
{
    const QHash<qint64, QPointF> places = paintedPlaces();
    {
        const QScopedValueRollback guard(m_isSettingCurrent, true);
        if (m_isAnew)
            m_model->setOrder(nullptr);
        m_model->setRows(std::move(rows), std::move(signalViews), total);
        describe();
        m_asked.clear(); // their numbers have changed
        restoreCurrent(false);
    }
    if (!std::exchange(m_isAnew, false))
        glideFrom(places);
    viewport()->update();
}

void RankingView::setOrder(SharedListOrder order, bool isSorted)
{
    const QHash<qint64, QPointF> places = paintedPlaces();
    {
        const QScopedValueRollback guard(m_isSettingCurrent, true);
        m_model->setOrder(std::move(order), isSorted);
        restoreCurrent(m_seeksCurrent);
    }
    glideFrom(places);
    if (m_model->order() && std::exchange(m_marksAll, false))
        markAll();
    viewport()->update();
}

void RankingView::startAnew()
{
    m_isAnew = true;
    m_marksAll = m_seeksCurrent = false;
    m_anchor = -1;
    verticalScrollBar()->setValue(0);
}

void RankingView::setListStyle(ListStyle style)
{
    if (m_style == style)
        return;
    m_style = style;
    m_glide->begin({});
    updateGeometries();
    const int row = m_model->rowOfItem(m_currentItem);
    if (row >= 0 && row < m_model->rowCount())
        scrollTo(m_model->index(row));
    viewport()->update();
}

void RankingView::setColumns(const QVector<ListColumn> &columns)
{
    m_columns.clear();
    for (const ListColumn &column : columns)
        if (column.isShown)
            m_columns << column;
    updateGeometries();
    viewport()->update();
}

void RankingView::setCurrentItem(qint64 item)
{
    const QScopedValueRollback guard(m_isSettingCurrent, true);
    const bool isOther = m_currentItem != item;
    m_currentItem = item;
    m_seeksCurrent = m_seeksCurrent || isOther;
    restoreCurrent(m_seeksCurrent);
}

void RankingView::setMarked(const QVector<qint64> &items)
{
    m_marked = items;
    mirrorSelection();
    viewport()->update();
}

bool RankingView::isMarked(qint64 item) const
{
    return std::binary_search(m_marked.begin(), m_marked.end(), item);
}

/// The row of the current item, wherever it stands now.
void RankingView::restoreCurrent(bool scroll)
{
    const int row = m_model->rowOfItem(m_currentItem);
    const QModelIndex index = row < 0 || row >= m_model->rowCount() ? QModelIndex() : m_model->index(row);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    mirrorSelection();
    if (!scroll || !index.isValid())
        return;
    m_seeksCurrent = false;
    scrollTo(index);
}

/// What is marked, for whoever reads the screen. Of many marks those that show: a selection model would make
/// a million pieces of a million rows.
void RankingView::mirrorSelection()
{
    constexpr qsizetype kFewMarks = 100;
    QItemSelection chosen;
    for (qsizetype i = 0; i < m_marked.size() && m_marked.size() <= kFewMarks; ++i)
        if (const int row = m_model->rowOfItem(m_marked.at(i)); row >= 0 && row < m_model->rowCount())
            chosen.select(m_model->index(row), m_model->index(row));
    const auto [first, end] = visibleRows();
    for (int row = first; row < end; ++row)
        if (const qint64 item = m_model->itemAt(row); item >= 0 && (item == m_currentItem || isMarked(item)))
            chosen.merge(QItemSelection(m_model->index(row), m_model->index(row)),
                         QItemSelectionModel::Select);
    selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
}

void RankingView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    // While a mix moves the list must not jump after its selection: the base class would scroll to it.
    if (m_isSettingCurrent) {
        viewport()->update();
        return;
    }
    QListView::currentChanged(current, previous);
    viewport()->update();
    if (!current.isValid() || m_model->itemAt(current.row()) < 0)
        return;
    m_currentItem = m_model->itemAt(current.row());
    mirrorSelection();
    Q_EMIT itemSelected(m_currentItem);
}

/// Asked from the paint: that is when it is known what shows.
void RankingView::askForRows()
{
    QVector<qint64> wanted;
    const auto [first, end] = visibleRows();
    for (int row = first; row < end; ++row)
        if (const qint64 item = m_model->itemAt(row); item >= 0 && !m_model->isFresh(row))
            wanted << item;
    if (wanted.isEmpty() || wanted == m_asked)
        return;
    m_asked = wanted;
    Q_EMIT itemsWanted(wanted);
}

/// Where rows are painted now, in content coordinates of the viewport's top left; only what shows.
QHash<qint64, QPointF> RankingView::paintedPlaces() const
{
    QHash<qint64, QPointF> places;
    if (!isVisible())
        return places;
    const ListGeometry geometry = listGeometry();
    const auto [first, end] = visibleRows();
    for (int row = first; row < end; ++row)
        if (const qint64 item = m_model->itemAt(row); item >= 0)
            places.insert(item, geometry.rectOf(row).topLeft() + m_glide->offsetOf(item));
    return places;
}

/// What was not in view before comes from the edge on whose side it was; where that is unknown, from below.
void RankingView::glideFrom(const QHash<qint64, QPointF> &places)
{
    if (places.isEmpty())
        return;
    QHash<qint64, QPointF> offsets;
    const ListGeometry geometry = listGeometry();
    const auto [first, end] = visibleRows();
    for (int row = first; row < end; ++row) {
        const qint64 item = m_model->itemAt(row);
        const QPointF now = geometry.rectOf(row).topLeft();
        const QPointF before = places.value(item, QPointF(now.x(), verticalOffset() + viewport()->height()));
        if (item >= 0 && before != now)
            offsets.insert(item, before - now);
    }
    m_glide->begin(std::move(offsets));
}

/// What stands where rows would be is said where they would be heard.
void RankingView::describe()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_empty->setVisible(isEmpty);
    setAccessibleDescription(isEmpty ? m_empty->accessibleDescription() : QString());
}

bool RankingView::isGhost(qint64 item) const
{
    return !m_holdsPins && m_model->isPinned(item);
}

void RankingView::setEmptyText(const QString &text)
{
    m_empty->setText(text);
    describe();
}

void RankingView::paintRow(QPainter *painter, int row)
{
    const qint64 item = m_model->itemAt(row);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QModelIndex index = m_model->index(row);
    option.rect = visualRect(index).translated(m_glide->offsetOf(item));
    option.state.setFlag(QStyle::State_Selected, item >= 0 && item == m_currentItem);
    option.state.setFlag(QStyle::State_On, item >= 0 && isMarked(item));
    option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
    option.state.setFlag(QStyle::State_MouseOver, row == m_hovered);
    if (m_glide->isMoving(item))
        painter->fillRect(option.rect, option.palette.base());
    m_delegate->paint(painter, option, index);
}

void RankingView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    if (m_model->rowCount() == 0)
        return; // m_empty stands there
    askForRows();
    const auto [first, end] = visibleRows();
    for (const bool areMoving : {false, true}) // those that move pass in front
        for (int row = end - 1; row >= first; --row)
            if (m_glide->isMoving(m_model->itemAt(row)) == areMoving)
                paintRow(&painter, row);
}

} // namespace modalens
