// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace modalens {

/// Whether a QOpenGLWidget may be constructed: makes a context current on an off-screen surface once and
/// remembers the answer. GUI thread, after QApplication. \param why receives the reason when the answer is
/// no.
bool openGlWorks(QString *why = nullptr);

} // namespace modalens
