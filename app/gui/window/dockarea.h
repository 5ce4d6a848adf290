// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

class QAction;
class QDockWidget;

namespace modalens {

class PanelHeader;

/// One panel that stays in the middle, and docks around it that can be moved, floated, tabbed and closed.
/// Knows where they stand and whether that is the analyst's doing; not what they show.
class DockArea : public QMainWindow
{
    Q_OBJECT

public:
    explicit DockArea(QWidget *parent = nullptr);

    /// Takes `panel` and its header. \param name stable, also in the stored layout; see dock().
    void addPanel(Qt::DockWidgetArea area, const QString &name, PanelHeader *header, QWidget *panel);
    /// Makes the present places those that resetLayout() returns to.
    void setStandardLayout();

    QDockWidget *dock(const QString &panel) const; ///< nullptr when there is none.
    /// One checkable action for each dock, in the order in which they were added, named like the dock.
    QList<QAction *> toggleActions() const;
    /// Shows the panel if it is closed, brings it to the front and gives it the keyboard.
    void reveal(const QString &panel);

    /// The analyst has moved something since the standard layout.
    bool hasOwnLayout() const { return m_hasOwnLayout; }
    /// Places, sizes, the tabs in front, and whether the layout is the analyst's own; with a checksum.
    QByteArray layoutState() const;
    /// A state that cannot be read gives the standard layout; docks that would float outside every screen are
    /// put back into the window.
    void restoreLayout(const QByteArray &checkedState);
    void resetLayout();

protected:
    bool event(QEvent *event) override;

private:
    void addTitleActions(QDockWidget *dock, PanelHeader *header);
    void keepLayout() { m_hasOwnLayout = true; }
    void rescueFloatingDocks();

    QList<QDockWidget *> m_docks;
    QByteArray m_standardLayout;
    bool m_hasOwnLayout = false;
};

} // namespace modalens
