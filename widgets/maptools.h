// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mapregion.h"

#include <QWidget>

class QToolButton;

namespace modalens {

/// The quiet row of buttons in the map's upper corner: what the colours mean, how dragging selects, small
/// maps, and everything in view, on a ground of its own: points lie below it. Says what is pressed; does
/// nothing itself.
class MapTools : public QWidget
{
    Q_OBJECT

public:
    explicit MapTools(QWidget *parent = nullptr);
    /// For the menu of what the map can be coloured by; the owner fills it.
    QToolButton *colourButton() const { return m_colour; }
    void setTool(MapTool tool); ///< Emits nothing, as the next two.
    void setSmallMapsShown(bool areShown);
    void setLinked(bool isLinked);

Q_SIGNALS:
    void toolChosen(modalens::MapTool tool);
    void smallMapsToggled(bool areShown);
    void linkedToggled(bool isLinked); ///< Small maps look where the large one does.
    void fitRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Sign { Colour, Rectangle, Lasso, Small, Linked, Fit };
    QToolButton *addButton(Sign sign, const QString &name, const QString &tip);
    void drawSigns();
    void chooseTool(MapTool tool, bool isChosen);

    QToolButton *m_colour, *m_rectangle, *m_lasso, *m_small, *m_linked;
};

} // namespace modalens
