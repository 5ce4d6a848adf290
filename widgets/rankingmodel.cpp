// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rankingmodel.h"

#include "widgets/figures.h"
#include "widgets/rankingdelegate.h"

#include <algorithm>
#include <cmath>

namespace modalens {

void RankingModel::setRows(QVector<RankedRow> rows, QVector<SignalView> signalViews, int total)
{
    // The index must be right whenever a listener hears of a change: the rows change before their number.
    m_signals = std::move(signalViews);
    m_rows = std::move(rows);
    ++m_generation;
    measure();
    resize(std::max(total, int(m_rows.size())));
}

void RankingModel::setOrder(SharedListOrder order, bool isSorted)
{
    m_order = std::move(order);
    m_isSorted = m_order && isSorted;
    resize(m_order ? int(m_order->items.size()) : m_count);
}

/// What stays has changed; the rest comes or goes at the end.
void RankingModel::resize(int count)
{
    const int kept = std::min(m_count, count);
    if (count < m_count) {
        beginRemoveRows({}, count, m_count - 1);
        m_count = count;
        endRemoveRows();
    } else if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    }
    if (kept > 0)
        Q_EMIT dataChanged(index(0), index(kept - 1));
}

void RankingModel::putRows(const QVector<RankedRow> &rows, const QVector<QStringList> &cells)
{
    for (int i = 0; i < rows.size(); ++i) {
        measure(rows.at(i));
        m_known.insert(rows.at(i).item,
                       new Known{rows.at(i), cells.value(i), m_generation, i < cells.size()});
    }
    if (m_count > 0 && !rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(m_count - 1));
}

void RankingModel::setCellColumns(const QStringList &names)
{
    if (m_cellColumns == names)
        return;
    m_cellColumns = names;
    m_known.clear();
}

void RankingModel::setPinned(const QVector<qint64> &items)
{
    m_pinned = items;
    if (m_count > 0)
        Q_EMIT dataChanged(index(0), index(m_count - 1));
}

void RankingModel::measure()
{
    m_positiveScale = m_negativeScale = 0;
    m_hasPictures = false;
    m_rowOfItem.clear();
    m_rowOfItem.reserve(m_rows.size());
    for (int i = 0; i < m_rows.size(); ++i) {
        m_rowOfItem.insert(m_rows.at(i).item, i);
        measure(m_rows.at(i));
    }
}

void RankingModel::measure(const RankedRow &row)
{
    m_hasPictures = m_hasPictures || !row.picturePath.isEmpty();
    double up = 0, down = 0;
    for (double value : row.contributions)
        if (std::isfinite(value))
            (value >= 0 ? up : down) += value;
    m_positiveScale = std::max(m_positiveScale, up);
    m_negativeScale = std::max(m_negativeScale, -down);
}

void RankingModel::shareScale(const RankingModel &other)
{
    m_positiveScale = std::max(m_positiveScale, other.m_positiveScale);
    m_negativeScale = std::max(m_negativeScale, other.m_negativeScale);
}

const RankedRow &RankingModel::row(int index) const
{
    if (isTop(index))
        return m_rows.at(index);
    const qint64 item = itemAt(index);
    if (const auto best = m_rowOfItem.constFind(item); best != m_rowOfItem.cend())
        return m_rows.at(*best);
    if (Known *known = m_known.object(item)) {
        known->row.rank = m_order ? m_order->rankOf(item) : known->row.rank;
        return known->row;
    }
    m_unknown = {};
    m_unknown.item = item;
    m_unknown.rank = item >= 0 ? m_order->rankOf(item) : index + 1;
    return m_unknown;
}

qint64 RankingModel::itemAt(int index) const
{
    if (isTop(index))
        return m_rows.at(index).item;
    return m_order && index >= 0 && index < int(m_order->items.size()) ? m_order->items[std::size_t(index)]
                                                                       : -1;
}

bool RankingModel::isFresh(int index) const
{
    const qint64 item = itemAt(index);
    const Known *known = m_known.object(item);
    if (!m_cellColumns.isEmpty() && !(known && known->hasCells))
        return false;
    return m_rowOfItem.contains(item) || (known && known->generation == m_generation);
}

QString RankingModel::cell(int index, const QString &column) const
{
    const RankedRow &shown = row(index);
    if (column == QLatin1String("rank"))
        return shown.rank > 0 ? QString::number(shown.rank) : QString();
    if (column == QLatin1String("title"))
        return shown.title;
    if (column == QLatin1String("key"))
        return shown.key;
    if (column == QLatin1String("score"))
        return shown.key.isEmpty() ? QString() : figures(shown.score, 2);
    for (int i = 0; i < m_signals.size() && i < shown.contributions.size(); ++i)
        if (column == QLatin1String("signal:") + m_signals.at(i).name)
            return shown.presentMask & (1u << i) ? figures(shown.contributions.at(i), 2) : QString();
    const qsizetype further = m_cellColumns.indexOf(column);
    const Known *known = further < 0 ? nullptr : m_known.object(itemAt(index));
    return known ? known->cells.value(further) : QString();
}

int RankingModel::rowOfItem(qint64 item) const
{
    if (const auto best = m_rowOfItem.constFind(item); best != m_rowOfItem.cend() && !m_isSorted)
        return *best;
    return m_order ? m_order->placeOf(item) : -1;
}

int RankingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant RankingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_count)
        return {};
    const RankedRow &shown = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.title;
    case Qt::ToolTipRole: {
        const QString missing = missingText(shown, m_signals, true);
        return missing.isEmpty() ? shown.key : shown.key + QLatin1Char('\n') + missing;
    }
    case Qt::AccessibleTextRole: {
        const QString text = tr("%1, rank %2, score %3")
                                 .arg(shown.title, QString::number(shown.rank), figures(shown.score, 2));
        return isPinned(shown.item) ? tr("%1, pinned", "a row of the list").arg(text) : text;
    }
    case ItemRole:
        return shown.item;
    case RankRole:
        return shown.rank;
    case ScoreRole:
        return shown.score;
    default:
        return {};
    }
}

} // namespace modalens
