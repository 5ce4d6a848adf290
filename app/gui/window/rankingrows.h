// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/listservice.h"
#include "app/gui/window/rankingexport.h"
#include "engine/base/progress.h"

#include <QVector>

#include <filesystem>
#include <limits>
#include <string>

namespace modalens {

/// Rows of the list that leave it: for the clipboard or a file.
struct RowsToCopy
{
    SharedListQuestion question;
    SharedListOrder order;               ///< nullptr: not known yet.
    std::vector<SignalInfo> signalInfos; ///< One per contribution.
    QVector<qint64> items;               ///< In any order.
    CopyFormat format = CopyFormat::Text;
    std::filesystem::path folder;
    std::string language; ///< Of titles.
    qsizetype most = std::numeric_limits<qsizetype>::max();

    std::int64_t rankOf(ItemId item) const { return order ? order->rankOf(rowOf(item)) : 0; }
};

/// The first `most` items as the list has them; what is not listed comes last.
QVector<qint64> inOrder(const RowsToCopy &rows);

struct CopiedRows
{
    std::string text;
    std::int64_t count = 0; ///< Without items that are gone.
};

/// For a job: opens the catalog itself. About 100 bytes a row in memory. Cancelled between a few hundred
/// rows.
Result<CopiedRows> copiedRows(const RowsToCopy &rows, ProgressSink &progress, std::stop_token stop);
/// The same into a file, as one step. \return how many rows.
Result<std::int64_t> saveRows(const RowsToCopy &rows, const std::filesystem::path &file,
                              ProgressSink &progress, std::stop_token stop);

} // namespace modalens
