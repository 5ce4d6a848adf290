// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/windowplacement.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace modalens {

QSize firstSize(const QWidget &window)
{
    constexpr QSize kLeast(1280, 800), kMost(1920, 1200);
    constexpr double kShare = 0.85;
    const QSize wanted = (window.screen()->availableSize().toSizeF() * kShare).toSize();
    return wanted.expandedTo(kLeast).boundedTo(kMost);
}

void fitToScreen(QWidget &window)
{
    const QScreen *screen = QGuiApplication::screenAt(window.geometry().center());
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    QRect place(window.pos(), window.size().boundedTo(room.size()));
    if (window.isMaximized() || window.isFullScreen() || place.size() == window.size())
        return;
    place.moveRight(std::min(place.right(), room.right()));
    place.moveBottom(std::min(place.bottom(), room.bottom()));
    place.moveTopLeft({std::max(place.left(), room.left()), std::max(place.top(), room.top())});
    window.setGeometry(place);
}

} // namespace modalens
