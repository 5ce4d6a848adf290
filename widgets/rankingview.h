// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/listgeometry.h"
#include "widgets/values.h"

#include <QListView>

namespace modalens {

class EmptyState;
class MediaSource;
class RankingDelegate;
class RankingModel;
class RowGlide;

/// The ranking as a list, a grid of pictures or the body of a table. Owns its model. Arrow keys and clicks
/// select the one item to look at, with Ctrl or Shift they mark several; Enter or a double click activates,
/// Space plays or stops what is looked at, P (an action of the window) pins. Rows lie where ListGeometry says
/// and only what shows is asked for: a QListView for its accessibility, not for its layout, which would ask
/// for every row.
class RankingView : public QListView
{
    Q_OBJECT

public:
    /// `media` must outlive the view; it may be nullptr (no thumbnails).
    explicit RankingView(MediaSource *media, QWidget *parent = nullptr);
    /// See RankingModel::setRows(). Rows glide to their new places.
    void setRows(QVector<RankedRow> rows, QVector<SignalView> signalViews, int total = -1);
    void setOrder(SharedListOrder order, bool isSorted = false);
    /// Another question is being answered: back to the first row, and nothing glides.
    void startAnew();
    RankingModel *rankingModel() const { return m_model; }
    void setListStyle(ListStyle style);
    ListStyle listStyle() const { return m_style; }
    /// Of the table, in their order; hidden ones play no part.
    void setColumns(const QVector<ListColumn> &columns);
    const QVector<ListColumn> &columns() const { return m_columns; }
    ListGeometry listGeometry() const;

    /// The selected item, or -1. The selection follows its item when ranks change.
    qint64 currentItem() const { return m_currentItem; }
    /// Selects and scrolls to it, once its place is known; emits nothing. An item that is not listed (or -1)
    /// clears the selection.
    void setCurrentItem(qint64 item);
    /// Marks items, listed or not. Ascending. Emits nothing.
    void setMarked(const QVector<qint64> &items);
    /// Of pinned items alone. In any other list these are ghosts: the place of their rank, without what is
    /// shown above already.
    void setHoldsPins(bool holds) { m_holdsPins = holds; }
    bool isGhost(qint64 item) const;
    void setEmptyText(const QString &text);
    EmptyState *emptyState() const { return m_empty; }

    QModelIndex indexAt(const QPoint &point) const override;
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void keyboardSearch(const QString &) override {} ///< Would read a million titles; the query bar searches.

Q_SIGNALS:
    void itemActivated(qint64 item); ///< Double click or Enter: query by it.
    void itemSelected(qint64 item);  ///< By the user: the one to look at.
    /// By the user, with Ctrl, Shift or Ctrl+A: all that are marked now, ascending. A plain click marks
    /// nothing.
    void itemsMarked(const QVector<qint64> &items);
    void playRequested();                                          ///< Or to stop.
    void menuRequested(qint64 item, const QPoint &globalPosition); ///< -1: beside every row.
    /// Rows show that are not there yet, or no longer true; of the newest request RankingModel::putRows().
    void itemsWanted(const QVector<qint64> &items);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &, const QEvent *) const override;
    void setSelection(const QRect &, QItemSelectionModel::SelectionFlags) override {}
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    int horizontalOffset() const override;
    int verticalOffset() const override;

private:
    void describe();
    bool isMarked(qint64 item) const;
    void restoreCurrent(bool scroll);
    void mirrorSelection();
    void askForRows();
    std::pair<int, int> visibleRows() const;
    void mark(int row, Qt::KeyboardModifiers modifiers, qint64 before);
    void markAll();
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    int rowAfterKey(int key) const;
    QHash<qint64, QPointF> paintedPlaces() const;
    void glideFrom(const QHash<qint64, QPointF> &places);
    void paintRow(QPainter *painter, int row);

    RankingModel *m_model;
    RankingDelegate *m_delegate;
    RowGlide *m_glide;
    EmptyState *m_empty; ///< Where rows would be.
    ListStyle m_style = ListStyle::List;
    QVector<ListColumn> m_columns;
    qint64 m_currentItem = -1;
    QVector<qint64> m_marked; ///< Ascending.
    QVector<qint64> m_asked;  ///< By itemsWanted(), the last time.
    int m_anchor = -1;        ///< Row from which Shift marks.
    int m_hovered = -1;       ///< Row.
    bool m_holdsPins = false;
    bool m_isSettingCurrent = false;
    bool m_marksAll = false; ///< Once the order is there.
    bool m_isAnew = false;
    bool m_seeksCurrent = false; ///< Scrolls to the current item as soon as its place is known.
};

} // namespace modalens
