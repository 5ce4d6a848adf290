// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/listvalues.h"

#include <QHeaderView>

class QMenu;
class QStandardItemModel;

namespace modalens {

/// The header of the table: widths by dragging an edge, order by dragging a title, a menu of columns to show,
/// sorting by click; the third click on a title goes back to the order of ranks.
class ListHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit ListHeader(QWidget *parent = nullptr);
    void setColumns(const QVector<ListColumn> &columns); ///< In the order shown. Emits nothing.
    QVector<ListColumn> columns() const;                 ///< In the order shown, hidden ones too.
    void setSort(const ListSort &sort);                  ///< Emits nothing.
    const ListSort &sort() const { return m_sort; }
    /// What a click on a column's title asks for.
    ListSort sortAfterClick(const QString &column) const;
    void setColumnShown(const QString &column, bool isShown);
    /// One checkable entry for each column that may be hidden.
    void fillColumnMenu(QMenu *menu);

Q_SIGNALS:
    void columnsChanged(); ///< By the user.
    void sortRequested(const modalens::ListSort &sort);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QStandardItemModel *m_titles;
    QVector<ListColumn> m_columns; ///< By logical index.
    ListSort m_sort;
    bool m_isSetting = false;
};

} // namespace modalens
