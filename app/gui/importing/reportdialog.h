// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/importing/pipeline.h"

#include <QDialog>

namespace modalens {

/// How an import ended: counts, and every file, row or item that failed with the reason. Can be copied.
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ReportDialog(const ImportSummary &summary, QWidget *parent = nullptr);
};

/// "961 imported, 3 updated, 12 unchanged, 2 failed".
QString summaryText(const ImportSummary &summary);

} // namespace modalens
