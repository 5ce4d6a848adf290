// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QAction;
class QLineEdit;
class QListWidget;

namespace modalens {

class Actions;

/// How well `typed` finds `text`: its letters in order, better where they are together and begin words; 0
/// when they are not all there. Case and accents do not count. Pure.
int matchScore(const QString &typed, const QString &text);

/// Everything that can be done now, found by typing. Enter does it. Deletes itself.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const Actions &actions, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showMatches(const QString &typed);
    void run();

    QList<QAction *> m_actions; ///< Those that are enabled, in their order.
    QLineEdit *m_text;
    QListWidget *m_list;
};

} // namespace modalens
