// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QRect>
#include <QString>
#include <QVector>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace modalens {

struct TourStep
{
    QString title, text;
    /// Brings what is meant into sight; its place in the window.
    std::function<QRect()> place;
};

/// A card that goes through the window step by step, with a ring around what it speaks of and the rest a
/// little paler. Nothing is blocked: the window underneath works as ever. Right and left arrow turn the
/// steps, Escape ends. Deletes itself.
class Tour : public QWidget
{
    Q_OBJECT

public:
    /// \param steps at least one. \param window what is covered; the tour becomes its child.
    Tour(const QVector<TourStep> &steps, QWidget *window);
    ~Tour() override;

    void start();
    int step() const { return m_step; }
    int stepCount() const { return int(m_steps.size()); }
    QRect place() const { return m_place; } ///< Of what is spoken of, in the window.

Q_SIGNALS:
    void ended(); ///< By whichever way; the tour goes away.

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Veil;
    void show(int step);
    void end();
    void stand();
    QPoint beside(const QRect &place, const QSize &size) const;

    QVector<TourStep> m_steps;
    QWidget *m_window;
    Veil *m_veil;
    QPointer<QObject> m_veilAlive; ///< The window may take the veil away before the tour.
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_count;
    QPushButton *m_back;
    QPushButton *m_next;
    QRect m_place;
    int m_step = -1;
    bool m_isEnded = false;
};

} // namespace modalens
