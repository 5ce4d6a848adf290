// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/searchindexer.h"

#include "engine/base/utf8.h"
#include "engine/catalog/itemwriter.h"
#include "engine/catalog/searchtext.h"

#include <vector>

namespace modalens {

Result<SearchIndexer> SearchIndexer::make(const Database &database)
{
    MODALENS_TRY(dirtyItems,
                 database.prepare("SELECT d.item, i.title, i.key, i.is_removed FROM search_dirty d "
                                  "JOIN items i ON i.id = d.item WHERE d.item < "
                                  "(SELECT next_item FROM search_progress) ORDER BY d.item LIMIT ?"));
    MODALENS_TRY(forgetDirty, database.prepare("DELETE FROM search_dirty WHERE item = ?"));
    MODALENS_TRY(removeText, database.prepare("DELETE FROM search WHERE rowid = ?"));
    MODALENS_TRY(nextItem, database.prepare("SELECT next_item FROM search_progress"));
    MODALENS_TRY(
        items,
        database.prepare("SELECT id, title, key, is_removed FROM items WHERE id >= ? ORDER BY id LIMIT ?"));
    // Every role but the alternate formats, which say the same again.
    MODALENS_TRY(texts,
                 database.prepare("SELECT text, path FROM assets WHERE id BETWEEN ? AND ? AND modality = 0 "
                                  "AND role <> 2 ORDER BY id"));
    MODALENS_TRY(insertText, database.prepare("INSERT INTO search(rowid, title, body) VALUES(?, ?, ?)"));
    MODALENS_TRY(setNext, database.prepare("UPDATE search_progress SET next_item = ?"));
    return SearchIndexer({std::move(dirtyItems), std::move(forgetDirty), std::move(removeText),
                          std::move(nextItem), std::move(items), std::move(texts), std::move(insertText),
                          std::move(setNext)});
}

Result<std::int64_t> SearchIndexer::indexBatch(std::int64_t count, const std::stop_token &stop)
{
    MODALENS_TRY(changed, indexDirty(count, stop));
    return changed > 0 ? changed : indexNext(count, stop);
}

Result<std::int64_t> SearchIndexer::indexDirty(std::int64_t count, const std::stop_token &stop)
{
    struct Changed
    {
        std::int64_t item;
        std::string title;
        bool isRemoved;
    };
    std::vector<Changed> batch;
    MODALENS_CHECK(m_sql.dirtyItems.bind(count).forEach([&](const Statement &row) {
        batch.push_back(
            {row.integerAt(0), row.stringAt(row.textAt(1).empty() ? 2 : 1), row.integerAt(3) != 0});
    }));
    for (const Changed &changed : batch) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped");
        MODALENS_CHECK(m_sql.removeText.bind(changed.item).run());
        if (!changed.isRemoved)
            MODALENS_CHECK(indexItem(changed.item, changed.title));
        MODALENS_CHECK(m_sql.forgetDirty.bind(changed.item).run());
    }
    return static_cast<std::int64_t>(batch.size());
}

Result<std::int64_t> SearchIndexer::indexNext(std::int64_t count, const std::stop_token &stop)
{
    std::int64_t next = 0;
    MODALENS_CHECK(m_sql.nextItem.forEach([&](const Statement &row) { next = row.integerAt(0); }));
    std::int64_t done = 0;
    Status status;
    MODALENS_CHECK(m_sql.items.bind(next, count).forEach([&](const Statement &row) {
        if (!status)
            return;
        if (stop.stop_requested()) {
            status = fail(ErrorCode::Cancelled, "stopped");
            return;
        }
        next = row.integerAt(0) + 1;
        ++done;
        if (row.integerAt(3) == 0)
            status = indexItem(row.integerAt(0), row.textAt(row.textAt(1).empty() ? 2 : 1));
    }));
    MODALENS_CHECK(std::move(status));
    if (done > 0)
        MODALENS_CHECK(m_sql.setNext.bind(next).run());
    return done;
}

/// An item without a title is found by its key.
Status SearchIndexer::indexItem(std::int64_t item, std::string_view title)
{
    MODALENS_CHECK(collectTexts(item));
    const std::string searchTitle = searchText(title);
    return m_sql.insertText.bind(item, searchTitle, m_body).run();
}

Status SearchIndexer::collectTexts(std::int64_t item)
{
    m_body.clear();
    return m_sql.texts.bind(assetIdAt(item, 0), assetIdAt(item, kMaxAssetsPerItem - 1))
        .forEach([&](const Statement &row) {
            if (m_body.size() >= kMaxTextBytes)
                return;
            const std::string_view inlineText = row.textAt(0);
            const std::string_view path = row.textAt(1);
            m_body += m_body.empty() ? "" : "\n";
            if (!inlineText.empty())
                m_body += searchText(inlineText);
            else if (!path.empty())
                m_body += searchText(validUtf8(readTextPrefix(path, kMaxTextBytes), kMaxTextBytes));
        });
}

} // namespace modalens
