// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace modalens {

class Actions;

/// Every command with its shortcut; a shortcut is changed by pressing another. One that is taken moves, and
/// the sheet says from where. Deletes itself.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    ShortcutSheet(Actions &actions, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void filter(const QString &typed);
    void showCurrent();
    void take(const QKeySequence &shortcut);
    QAction *current() const;

    Actions &m_actions;
    QLineEdit *m_search;
    QTreeWidget *m_list;
    QKeySequenceEdit *m_keys;
    QLabel *m_note;
};

} // namespace modalens
