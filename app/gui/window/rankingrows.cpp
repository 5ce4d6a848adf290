// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/rankingrows.h"

#include "app/gui/services/windowsummaries.h"
#include "engine/base/file.h"

#include <algorithm>

namespace modalens {

namespace {

constexpr std::size_t kBatch = 256;

} // namespace

QVector<qint64> inOrder(const RowsToCopy &rows)
{
    QVector<qint64> items = rows.items;
    if (rows.order) {
        const auto place = [&rows](qint64 item) { // -1 becomes the last
            return static_cast<quint32>(rows.order->placeOf(item));
        };
        std::stable_sort(items.begin(), items.end(), [&](qint64 a, qint64 b) { return place(a) < place(b); });
    }
    return items.mid(0, rows.most);
}

Result<CopiedRows> copiedRows(const RowsToCopy &rows, ProgressSink &progress, std::stop_token stop)
{
    MODALENS_TRY(catalog, Catalog::open(rows.folder, OpenMode::ReadOnly));
    std::vector<ItemId> items;
    for (const qint64 item : inOrder(rows))
        items.push_back(ItemId{item});
    RankingText text(rows.format, rows.signalInfos);
    CopiedRows copied;
    for (std::size_t from = 0; from < items.size(); from += kBatch) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "copying was cancelled");
        const auto batch = std::span(items).subspan(from, std::min(kBatch, items.size() - from));
        MODALENS_TRY(summaries, windowSummaries(catalog, batch, rows.language));
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if (summaries[i].key.empty())
                continue;
            text.add({rankedItem(*rows.question, batch[i]), std::move(summaries[i])}, rows.rankOf(batch[i]));
            ++copied.count;
        }
        progress.report({.done = static_cast<std::int64_t>(from + batch.size()),
                         .total = static_cast<std::int64_t>(items.size())});
    }
    copied.text = text.take();
    return copied;
}

Result<std::int64_t> saveRows(const RowsToCopy &rows, const std::filesystem::path &file,
                              ProgressSink &progress, std::stop_token stop)
{
    MODALENS_TRY(copied, copiedRows(rows, progress, std::move(stop)));
    MODALENS_CHECK(writeFileAtomically(file, copied.text));
    return copied.count;
}

} // namespace modalens
