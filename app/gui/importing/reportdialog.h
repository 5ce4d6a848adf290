// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/importing/pipeline.h"

#include <QDialog>

namespace modalens {

/// How an import or an embedding ended: counts, and every file, row or item that failed with the reason. Can
/// be copied.
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ReportDialog(const ImportSummary &summary, QWidget *parent = nullptr);
};

/// "961 imported, 3 updated, 12 unchanged, 2 failed; 1 item in the catalog cannot be read", "Embedded 312 in
/// Looks; 2 failed". The counts do not overlap.
QString summaryText(const ImportSummary &summary);

} // namespace modalens
