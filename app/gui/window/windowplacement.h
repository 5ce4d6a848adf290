// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace modalens {

/// Of a window that was never arranged: enough for every panel, most of a large screen, never an endless
/// list. Logical pixels; may be larger than a small screen, see fitToScreen().
QSize firstSize(const QWidget &window);

/// Makes a window no larger than its screen and moves it inside. Qt brings a window back onto a screen, but
/// as large as it was on another one.
void fitToScreen(QWidget &window);

} // namespace modalens
