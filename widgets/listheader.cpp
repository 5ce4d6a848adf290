// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listheader.h"

#include "widgets/signalnames.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStandardItemModel>

#include <algorithm>

namespace modalens {

namespace {

QString tipOf(const ListColumn &column)
{
    const QString kind = column.name.section(QLatin1Char(':'), 0, 0);
    const bool isNamed = kind == QLatin1String("signal") || kind == QLatin1String("number");
    return isNamed ? withSignalName(column.label, column.name.mid(kind.size() + 1)) : column.label;
}

} // namespace

ListHeader::ListHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_titles(new QStandardItemModel(this))
{
    setModel(m_titles);
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setSortIndicatorShown(false);
    setMinimumSectionSize(32);
    setTextElideMode(Qt::ElideRight);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setAccessibleName(tr("Columns"));
    const auto tell = [this] {
        if (!m_isSetting)
            Q_EMIT columnsChanged();
    };
    connect(this, &QHeaderView::sectionResized, this, tell);
    connect(this, &QHeaderView::sectionMoved, this, tell);
    connect(this, &QHeaderView::sectionClicked, this,
            [this](int section) { Q_EMIT sortRequested(sortAfterClick(m_columns.value(section).name)); });
}

void ListHeader::setColumns(const QVector<ListColumn> &columns)
{
    const QScopedValueRollback guard(m_isSetting, true);
    m_columns = columns;
    m_titles->clear(); // also the order and sizes of sections
    m_titles->setColumnCount(int(columns.size()));
    for (int i = 0; i < columns.size(); ++i) {
        const ListColumn &column = columns.at(i);
        m_titles->setHeaderData(i, Qt::Horizontal, column.label);
        m_titles->setHeaderData(i, Qt::Horizontal, tipOf(column), Qt::ToolTipRole);
        m_titles->setHeaderData(i, Qt::Horizontal,
                                int((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter),
                                Qt::TextAlignmentRole);
        resizeSection(i, column.widthPx);
        setSectionHidden(i, !column.isShown);
    }
    setSort(m_sort);
}

QVector<ListColumn> ListHeader::columns() const
{
    QVector<ListColumn> columns;
    for (int place = 0; place < m_columns.size(); ++place) {
        const int section = logicalIndex(place);
        ListColumn column = m_columns.value(section);
        if (column.isShown)
            column.widthPx = sectionSize(section);
        columns << column;
    }
    return columns;
}

void ListHeader::setSort(const ListSort &sort)
{
    m_sort = sort;
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                    [&](const ListColumn &column) { return column.name == sort.column; });
    setSortIndicatorShown(found != m_columns.end());
    if (found != m_columns.end())
        setSortIndicator(int(found - m_columns.begin()),
                         sort.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

ListSort ListHeader::sortAfterClick(const QString &name) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                    [&](const ListColumn &column) { return column.name == name; });
    if (found == m_columns.end())
        return {};
    const bool isFirstDescending = found->isNumber && name != QLatin1String("rank");
    if (m_sort.column != name)
        return {name, isFirstDescending};
    return m_sort.isDescending == isFirstDescending ? ListSort{name, !isFirstDescending} : ListSort{};
}

void ListHeader::setColumnShown(const QString &name, bool isShown)
{
    for (int section = 0; section < m_columns.size(); ++section) {
        if (m_columns.at(section).name != name)
            continue;
        const QScopedValueRollback guard(m_isSetting, true);
        if (!isShown)
            m_columns[section].widthPx = sectionSize(section);
        m_columns[section].isShown = isShown;
        setSectionHidden(section, !isShown);
        resizeSection(section, m_columns.at(section).widthPx);
    }
    Q_EMIT columnsChanged();
}

void ListHeader::fillColumnMenu(QMenu *menu)
{
    for (const ListColumn &column : std::as_const(m_columns)) {
        if (column.name == QLatin1String("title"))
            continue; // a line must say what it is about
        QString label = column.label;
        QAction *action = menu->addAction(label.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(column.isShown);
        connect(action, &QAction::toggled, this,
                [this, name = column.name](bool isShown) { setColumnShown(name, isShown); });
    }
}

void ListHeader::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(menu);
    menu->popup(event->globalPos());
}

} // namespace modalens
