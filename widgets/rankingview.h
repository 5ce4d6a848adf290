// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QListView>

namespace modalens {

class MediaSource;
class RankingModel;

/// The ranking as a list. Owns its model. Arrow keys and clicks select the one item to look at, with Ctrl or
/// Shift they mark several; Enter or a double click activates.
class RankingView : public QListView
{
    Q_OBJECT

public:
    /// `media` must outlive the view; it may be nullptr (no thumbnails).
    explicit RankingView(MediaSource *media, QWidget *parent = nullptr);
    void setRows(QVector<RankedRow> rows, QVector<SignalView> signalViews);
    RankingModel *rankingModel() const { return m_model; }
    /// The selected item, or -1. The selection follows its item when ranks change.
    qint64 currentItem() const { return m_currentItem; }
    /// Selects and scrolls to it; emits nothing. An item that is not listed (or -1) clears the selection.
    void setCurrentItem(qint64 item);
    /// Marks items, listed or not. Ascending. Emits nothing.
    void setMarked(const QVector<qint64> &items);
    void setEmptyText(const QString &text);

Q_SIGNALS:
    void itemActivated(qint64 item); ///< Double click or Enter: query by it.
    void itemSelected(qint64 item);  ///< By the user: the one to look at.
    /// By the user, with Ctrl, Shift or Ctrl+A: all that are marked now, in any order. A plain click marks
    /// nothing.
    void itemsMarked(const QVector<qint64> &items);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void describe();
    void restoreCurrent(bool scroll);

    RankingModel *m_model;
    QString m_emptyText;
    qint64 m_currentItem = -1;
    QVector<qint64> m_marked; ///< Ascending.
    bool m_isSettingCurrent = false;
    bool m_addsToMarks = false; ///< Ctrl or Shift is held in the event at hand.
};

} // namespace modalens
