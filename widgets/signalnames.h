// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

namespace modalens {

/// For tooltips: what a signal is called and, where that is not the same, the name by which commands, files
/// and views know it: "Words (text)".
QString withSignalName(const QString &label, const QString &name);
QString withSignalName(const SignalView &view);

} // namespace modalens
