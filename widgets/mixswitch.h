// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <array>

class QPushButton;

namespace modalens {

/// The pair of buttons "A" and "B" for two mixes that are kept. A click brings one back, or keeps the present
/// mix in an empty place; holding it down, or its menu, keeps the present mix.
class MixSwitch : public QWidget
{
    Q_OBJECT

public:
    explicit MixSwitch(QWidget *parent = nullptr);
    /// \param isKept whether there is a mix in each place. \param shown the one that the desk shows as it was
    /// kept; -1: neither.
    void setState(const std::array<bool, 2> &isKept, int shown);
    QPushButton *button(int place) const { return m_buttons.at(std::size_t(place)); }

Q_SIGNALS:
    void chosen(int place);
    void keepRequested(int place);

private:
    void press(int place);
    void click(int place);
    void showMenu(int place, const QPoint &position);

    std::array<QPushButton *, 2> m_buttons{};
    std::array<bool, 2> m_isKept{};
    QTimer m_holdTimer;
    int m_shown = -1;
    int m_held = -1;        ///< The button that is down.
    bool m_wasHeld = false; ///< Long enough: the click that ends it says nothing.
};

} // namespace modalens
