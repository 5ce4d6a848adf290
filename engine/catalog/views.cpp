// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/view.h"

#include "engine/base/utf8.h"
#include "engine/catalog/catalog_impl.h"

// Named views as the catalog keeps them; view.cpp is their JSON.

namespace modalens {

Status Catalog::saveView(std::string_view name, std::string_view json)
{
    if (name.empty() || name.size() > kMaxNameBytes || !isValidUtf8(name))
        return fail(ErrorCode::InvalidArgument, "a view needs a name of at most 1024 bytes of text",
                    validUtf8(name, kMaxNameBytes));
    MODALENS_CHECK(viewFromJson(json));
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
    MODALENS_TRY(statement, m_impl->database.prepare(
                                "INSERT OR REPLACE INTO views(name, json, saved_ms) VALUES(?, ?, ?)"));
    MODALENS_CHECK(statement.bind(name, json, nowMs()).run());
    return transaction.commit();
}

Result<std::optional<std::string>> Catalog::view(std::string_view name) const
{
    MODALENS_TRY(statement, m_impl->database.prepare("SELECT json FROM views WHERE name = ?"));
    std::optional<std::string> json;
    MODALENS_CHECK(statement.bind(name).forEach([&](const Statement &row) { json = row.stringAt(0); }));
    return json;
}

Result<std::vector<std::string>> Catalog::viewNames() const
{
    MODALENS_TRY(statement, m_impl->database.prepare("SELECT name FROM views ORDER BY name"));
    std::vector<std::string> names;
    MODALENS_CHECK(statement.forEach([&](const Statement &row) { names.push_back(row.stringAt(0)); }));
    return names;
}

Status Catalog::removeView(std::string_view name)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
    MODALENS_TRY(statement, m_impl->database.prepare("DELETE FROM views WHERE name = ?"));
    MODALENS_CHECK(statement.bind(name).run());
    return transaction.commit();
}

} // namespace modalens
