// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUndoStack>
#include <QVector>

namespace modalens {

/// The items marked for what is done to many at once (tag, rate, like), the same in list and maps; the view's
/// own selection is the one item that is looked at. Every change is a step of the desk's history, changes in
/// a row are one. GUI thread.
class ItemSelection : public QObject
{
    Q_OBJECT

public:
    explicit ItemSelection(QUndoStack &undo, QObject *parent = nullptr);

    const QVector<qint64> &items() const { return m_items; } ///< Ascending, each once.
    bool isEmpty() const { return m_items.isEmpty(); }
    /// In any order. Nothing happens when they are marked already.
    void set(QVector<qint64> items);
    /// Without a step of the history: another catalog, or where the last session ended.
    void reset(QVector<qint64> items = {});

Q_SIGNALS:
    void changed();

private:
    class Command;
    void show(const QVector<qint64> &items);

    QUndoStack &m_undo;
    QVector<qint64> m_items;
};

} // namespace modalens
