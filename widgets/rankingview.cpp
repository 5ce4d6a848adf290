// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rankingview.h"

#include "widgets/media.h"
#include "widgets/rankingdelegate.h"
#include "widgets/rankingmodel.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace modalens {

RankingView::RankingView(MediaSource *media, QWidget *parent)
    : QListView(parent)
    , m_model(new RankingModel(this))
{
    setModel(m_model);
    setItemDelegate(new RankingDelegate(media, this));
    setAccessibleName(tr("Ranking"));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    // Not activated(): some desktops make that a single click.
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT itemActivated(m_model->row(index.row()).item); });
    if (media)
        connect(media, &MediaSource::thumbnailReady, viewport(), qOverload<>(&QWidget::update));
}

void RankingView::setRows(QVector<RankedRow> rows, QVector<SignalView> signalViews)
{
    const QScopedValueRollback guard(m_isSettingCurrent, true);
    m_model->setRows(std::move(rows), std::move(signalViews));
    describe();
    restoreCurrent(false);
    viewport()->update();
}

void RankingView::setCurrentItem(qint64 item)
{
    const QScopedValueRollback guard(m_isSettingCurrent, true);
    m_currentItem = item;
    restoreCurrent(true);
}

void RankingView::setMarked(const QVector<qint64> &items)
{
    const QScopedValueRollback guard(m_isSettingCurrent, true);
    m_marked = items;
    restoreCurrent(false);
    viewport()->update();
}

/// The rows of the current and the marked items, wherever they stand now.
void RankingView::restoreCurrent(bool scroll)
{
    QItemSelection chosen;
    for (int row = 0; row < m_model->rowCount() && !m_marked.isEmpty(); ++row)
        if (std::binary_search(m_marked.begin(), m_marked.end(), m_model->row(row).item))
            chosen.select(m_model->index(row), m_model->index(row));
    const int row = m_model->rowOfItem(m_currentItem);
    const QModelIndex index = row < 0 ? QModelIndex() : m_model->index(row);
    if (index.isValid())
        chosen.merge(QItemSelection(index, index), QItemSelectionModel::Select);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    if (scroll && index.isValid())
        scrollTo(index);
}

void RankingView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QListView::selectionChanged(selected, deselected);
    if (m_isSettingCurrent)
        return;
    QVector<qint64> items;
    for (const QModelIndex &index : selectionModel()->selectedIndexes())
        items << m_model->row(index.row()).item;
    if (m_addsToMarks) {
        for (const qint64 item : std::as_const(m_marked))
            if (m_model->rowOfItem(item) < 0) // marked elsewhere
                items << item;
    } else if (items.size() == 1) {
        items.clear();
    }
    std::sort(items.begin(), items.end());
    if (items != m_marked)
        Q_EMIT itemsMarked(items);
}

void RankingView::mousePressEvent(QMouseEvent *event)
{
    m_addsToMarks = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    QListView::mousePressEvent(event);
}

void RankingView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    // While a mix moves the list must not jump after its selection: the base class would scroll to it.
    if (m_isSettingCurrent) {
        viewport()->update();
        return;
    }
    QListView::currentChanged(current, previous);
    if (!current.isValid())
        return;
    m_currentItem = m_model->row(current.row()).item;
    Q_EMIT itemSelected(m_currentItem);
}

void RankingView::keyPressEvent(QKeyEvent *event)
{
    m_addsToMarks = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QListView::keyPressEvent(event);
    if (currentIndex().isValid())
        Q_EMIT itemActivated(m_model->row(currentIndex().row()).item);
}

/// What is painted where rows would be is said where they would be heard.
void RankingView::describe()
{
    setAccessibleDescription(m_model->rowCount() > 0 ? QString() : m_emptyText);
}

void RankingView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    describe();
    viewport()->update();
}

void RankingView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_model->rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(themeOf(this).secondary);
    const int pad = metrics::kPaddingPx;
    painter.drawText(viewport()->rect().adjusted(pad, pad, -pad, -pad), Qt::AlignCenter | Qt::TextWordWrap,
                     m_emptyText);
}

} // namespace modalens
