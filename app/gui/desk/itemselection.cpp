// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desk/itemselection.h"

#include <QUndoCommand>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kMergeId = 2;

QVector<qint64> ordered(QVector<qint64> items)
{
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
}

} // namespace

class ItemSelection::Command : public QUndoCommand
{
public:
    Command(ItemSelection &selection, QVector<qint64> before, QVector<qint64> after)
        : QUndoCommand(ItemSelection::tr("marking of items"))
        , m_selection(selection)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_selection.show(m_before); }
    void redo() override { m_selection.show(m_after); }
    int id() const override { return kMergeId; }
    bool mergeWith(const QUndoCommand *next) override
    {
        m_after = static_cast<const Command *>(next)->m_after;
        return true;
    }

private:
    ItemSelection &m_selection;
    QVector<qint64> m_before, m_after;
};

ItemSelection::ItemSelection(QUndoStack &undo, QObject *parent)
    : QObject(parent)
    , m_undo(undo)
{
}

void ItemSelection::set(QVector<qint64> items)
{
    items = ordered(std::move(items));
    if (items != m_items)
        m_undo.push(new Command(*this, m_items, std::move(items)));
}

void ItemSelection::reset(QVector<qint64> items)
{
    show(ordered(std::move(items)));
}

void ItemSelection::show(const QVector<qint64> &items)
{
    if (items == m_items)
        return;
    m_items = items;
    Q_EMIT changed();
}

} // namespace modalens
