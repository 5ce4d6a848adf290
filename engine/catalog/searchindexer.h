// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/database.h"

#include <stop_token>
#include <string>

namespace modalens {

/// Brings the full-text index up to date inside one transaction: first the rows whose text changed, then the
/// next rows it has never seen. Statements are prepared once for a batch.
class SearchIndexer
{
public:
    static Result<SearchIndexer> make(const Database &database);
    /// Indexes at most `count` items; the number done is 0 when nothing is left. `Cancelled` between two
    /// items.
    Result<std::int64_t> indexBatch(std::int64_t count, const std::stop_token &stop);

private:
    struct Statements
    {
        Statement dirtyItems, forgetDirty, removeText, nextItem, items, texts, insertText, setNext;
    };
    explicit SearchIndexer(Statements statements)
        : m_sql(std::move(statements))
    {
    }

    Result<std::int64_t> indexDirty(std::int64_t count, const std::stop_token &stop);
    Result<std::int64_t> indexNext(std::int64_t count, const std::stop_token &stop);
    Status indexItem(std::int64_t item, std::string_view title);
    Status collectTexts(std::int64_t item);

    Statements m_sql;
    std::string m_body;
};

} // namespace modalens
