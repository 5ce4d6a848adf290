// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/listvalues.h"
#include "widgets/values.h"

#include <QAbstractListModel>
#include <QCache>
#include <QHash>

namespace modalens {

/// The rows of the ranking: the best ones as a whole, all others by item where somebody looked at them lately
/// (at most kKept). What is not there yet has an item but no title, or no item as long as the order is
/// unknown. data() only reads memory.
class RankingModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { ItemRole = Qt::UserRole + 1, RankRole, ScoreRole };
    static constexpr int kKept = 4096;

    using QAbstractListModel::QAbstractListModel;

    /// Updates in place: rows that exist before and after are changed with one dataChanged, the rest inserted
    /// or removed at the end. A drag never resets the view. Rows of an earlier order stay behind the new ones
    /// until the next setOrder().
    /// \param total rows of the list, `rows` being its first ones; -1: there are no others.
    void setRows(QVector<RankedRow> rows, QVector<SignalView> signalViews, int total = -1);
    /// \param isSorted the order is not that of the ranks: the rows of setRows() stand anywhere in it.
    /// nullptr: unknown.
    void setOrder(SharedListOrder order, bool isSorted = false);
    const SharedListOrder &order() const { return m_order; }
    bool isSorted() const { return m_isSorted; }
    /// Rows that were asked for, in any order, with what the table's further columns say.
    void putRows(const QVector<RankedRow> &rows, const QVector<QStringList> &cells = {});
    /// Names of the columns that `cells` belong to; forgets those of others.
    void setCellColumns(const QStringList &names);

    const RankedRow &row(int index) const;
    qint64 itemAt(int index) const; ///< -1: not known yet.
    /// What the row shows belongs to the present mix, with all of its cells.
    bool isFresh(int index) const;
    /// Of a column of the table. Empty where it is not known yet.
    QString cell(int index, const QString &column) const;
    const QVector<SignalView> &signalViews() const { return m_signals; }
    /// -1 when the item is not listed, or where its place is unknown yet.
    int rowOfItem(qint64 item) const;
    /// Largest extent of positive plus negative contributions over all rows: bars share this scale. 0 when
    /// empty.
    double barScale() const { return m_positiveScale + m_negativeScale; }
    bool hasPictures() const { return m_hasPictures; } ///< At least one row.
    double negativeScale() const { return m_negativeScale; }
    /// Bars as long as in another list.
    void shareScale(const RankingModel &other);
    bool isPinned(qint64 item) const { return m_pinned.contains(item); }
    void setPinned(const QVector<qint64> &items);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Known
    {
        RankedRow row;
        QStringList cells;
        quint64 generation = 0; ///< Of the mix that the row's numbers belong to.
        bool hasCells = false;
    };
    bool isTop(int index) const { return !m_isSorted && index >= 0 && index < m_rows.size(); }
    void measure();
    void measure(const RankedRow &row);
    void resize(int count);

    QVector<RankedRow> m_rows; ///< The best.
    int m_count = 0;
    QVector<SignalView> m_signals;
    QHash<qint64, int> m_rowOfItem; ///< In m_rows.
    SharedListOrder m_order;
    bool m_isSorted = false;
    mutable QCache<qint64, Known> m_known{kKept};
    mutable RankedRow m_unknown; ///< What row() gives of a row that is not there.
    QStringList m_cellColumns;
    QVector<qint64> m_pinned;
    quint64 m_generation = 0;
    bool m_hasPictures = false;
    double m_positiveScale = 0.0;
    double m_negativeScale = 0.0;
};

} // namespace modalens
