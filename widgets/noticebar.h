// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>

class QVBoxLayout;

namespace modalens {

struct Notice
{
    QString id; ///< A later one of the same id takes its place.
    QString text;
    QString button; ///< What can be done about it; empty: nothing.
    bool isWarning = false;
};

/// What the analyst should know and may read later: one line each with what can be done and a button that
/// dismisses it. Takes no keyboard focus by itself and covers nothing. Hidden while there is none.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);
    void show(const Notice &notice);
    void remove(const QString &id);
    QVector<Notice> notices() const;

Q_SIGNALS:
    void buttonClicked(const QString &id);

private:
    class Line;
    Line *find(const QString &id) const;

    QVector<Line *> m_lines;
    QVBoxLayout *m_layout;
};

} // namespace modalens
