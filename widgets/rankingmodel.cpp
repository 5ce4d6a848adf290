// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rankingmodel.h"

#include "widgets/figures.h"
#include "widgets/rankingdelegate.h"

#include <algorithm>
#include <cmath>

namespace modalens {

void RankingModel::setRows(QVector<RankedRow> rows, QVector<SignalView> signalViews)
{
    m_signals = std::move(signalViews);
    const int before = int(m_rows.size());
    const int after = int(rows.size());
    // The index must be right whenever a listener hears of a change, so the rows change first where they stay
    // and inside begin/end where their number changes.
    const int kept = std::min(before, after);
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows.resize(after);
        std::move(rows.begin(), rows.end(), m_rows.begin());
        measure();
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rows = std::move(rows);
        measure();
        endInsertRows();
    } else {
        m_rows = std::move(rows);
        measure();
    }
    if (kept > 0)
        Q_EMIT dataChanged(index(0), index(kept - 1));
}

void RankingModel::measure()
{
    double positive = 0, negative = 0;
    m_hasPictures = false;
    m_rowOfItem.clear();
    m_rowOfItem.reserve(m_rows.size());
    for (int i = 0; i < m_rows.size(); ++i) {
        const RankedRow &row = m_rows.at(i);
        m_rowOfItem.insert(row.item, i);
        m_hasPictures = m_hasPictures || !row.picturePath.isEmpty();
        double up = 0, down = 0;
        for (double value : row.contributions)
            if (std::isfinite(value))
                (value >= 0 ? up : down) += value;
        positive = std::max(positive, up);
        negative = std::max(negative, -down);
    }
    m_barScale = positive + negative;
    m_negativeScale = negative;
}

int RankingModel::rowOfItem(qint64 item) const
{
    return m_rowOfItem.value(item, -1);
}

int RankingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RankingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const RankedRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::ToolTipRole: {
        const QString missing = missingText(row, m_signals, true);
        return missing.isEmpty() ? row.key : row.key + QLatin1Char('\n') + missing;
    }
    case Qt::AccessibleTextRole:
        return tr("%1, rank %2, score %3").arg(row.title, QString::number(row.rank), figures(row.score, 2));
    case ItemRole:
        return row.item;
    case RankRole:
        return row.rank;
    case ScoreRole:
        return row.score;
    default:
        return {};
    }
}

} // namespace modalens
