// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QHBoxLayout;
class QLabel;

namespace modalens {

/// What a panel says while it has nothing to show: a title, a sentence and buttons with the way out.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setText(const QString &text);
    /// Replaces all buttons. The first is the default one.
    void setButtons(const QStringList &labels);

Q_SIGNALS:
    void buttonClicked(int index);

private:
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace modalens
