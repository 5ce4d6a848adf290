// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

#include <functional>

class QWidget;

namespace modalens {

/// How much larger than drawn the texts are, and with them the measures that hold text: rows, headers,
/// strips, chips. One setting for the whole program, 1 to 2. GUI thread.
double textScale();
/// Every font and measure follows at once. Values outside 1 to 2, and no number, are brought inside.
void setTextScale(double scale);

/// A measure at the present scale. Ask while laying out or painting; what is set once goes through
/// followTextScale().
int scaled(int px);
double scaled(double px);

/// Calls `apply` now and after every change of the scale, as long as the widget is there. For fixed sizes and
/// margins.
void followTextScale(QWidget *widget, const std::function<void()> &apply);
/// Keeps a widget in smallFont, boldFont or another font that depends on the scale.
void followFont(QWidget *widget, QFont (*font)());

} // namespace modalens
