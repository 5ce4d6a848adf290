// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QAbstractListModel>
#include <QHash>

namespace modalens {

/// The rows of the ranking, held in memory. data() only reads.
class RankingModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { ItemRole = Qt::UserRole + 1, RankRole, ScoreRole };

    using QAbstractListModel::QAbstractListModel;

    /// Updates in place: rows that exist before and after are changed with one dataChanged, the rest inserted
    /// or removed at the end. A drag never resets the view.
    void setRows(QVector<RankedRow> rows, QVector<SignalView> signalViews);
    const RankedRow &row(int index) const { return m_rows.at(index); }
    const QVector<SignalView> &signalViews() const { return m_signals; }
    /// -1 when the item is not listed.
    int rowOfItem(qint64 item) const;
    /// Largest extent of positive plus negative contributions over all rows: bars share this scale. 0 when
    /// empty.
    double barScale() const { return m_barScale; }
    bool hasPictures() const { return m_hasPictures; } ///< At least one row.
    double negativeScale() const { return m_negativeScale; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void measure();

    QVector<RankedRow> m_rows;
    QVector<SignalView> m_signals;
    QHash<qint64, int> m_rowOfItem;
    bool m_hasPictures = false;
    double m_barScale = 0.0;
    double m_negativeScale = 0.0;
};

} // namespace modalens
