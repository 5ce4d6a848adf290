// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "widgets/jobentries.h"

#include <QVector>

namespace modalens {

/// The jobs a catalog remembers, newest first, with what failed in them: the files of an import from its
/// report, the items of an embedding from its space as it is now. One that still says it runs was broken off,
/// unless `isSomethingRunning`: then it is left out, because whoever runs it shows it.
Result<QVector<JobEntry>> jobHistory(const Catalog &catalog, bool isSomethingRunning);

} // namespace modalens
