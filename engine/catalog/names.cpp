// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/names.h"

#include "engine/base/utf8.h"
#include "engine/catalog/types.h"

namespace modalens {

std::string cleanKey(std::string_view bytes)
{
    if (isValidUtf8(bytes))
        return std::string(bytes);
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string key;
    forEachCodePoint(bytes, [&](std::int32_t codePoint, std::string_view piece) {
        if (codePoint > 0) {
            key += piece;
            return;
        }
        for (const char c : piece) {
            const auto byte = static_cast<unsigned char>(c);
            key += kReplacementCharacter;
            key += digits[byte >> 4];
            key += digits[byte & 15];
        }
    });
    return key;
}

Result<NameTable> NameTable::make(const Database &database, std::string_view find, std::string_view insert)
{
    MODALENS_TRY(findStatement, database.prepare(find));
    MODALENS_TRY(insertStatement, database.prepare(insert));
    return NameTable(std::move(findStatement), std::move(insertStatement));
}

Result<NameTable> NameTable::fields(const Database &database)
{
    return make(database, "SELECT id FROM field_names WHERE name = ?",
                "INSERT INTO field_names(name) VALUES(?) RETURNING id");
}

Result<NameTable> NameTable::users(const Database &database)
{
    return make(database, "SELECT id FROM users WHERE name = ?",
                "INSERT INTO users(name) VALUES(?) RETURNING id");
}

Result<NameTable> NameTable::tags(const Database &database)
{
    return make(database, "SELECT id FROM tags WHERE group_name = ? AND value = ?",
                "INSERT INTO tags(group_name, value) VALUES(?, ?) RETURNING id");
}

Result<NameTable> NameTable::scoreSets(const Database &database)
{
    return make(database, "SELECT id FROM score_sets WHERE signal = ? AND query = ?",
                "INSERT INTO score_sets(signal, query) VALUES(?, ?) RETURNING id");
}

template <class... Columns>
Result<std::int64_t> NameTable::lookUp(std::string known, const Columns &...columns)
{
    const auto found = m_known.find(known);
    if (found != m_known.end())
        return found->second;
    std::int64_t id = -1;
    const auto read = [&](const Statement &row) { id = row.integerAt(0); };
    MODALENS_CHECK(m_find.bind(columns...).forEach(read));
    if (id < 0)
        MODALENS_CHECK(m_insert.bind(columns...).forEach(read));
    m_known.emplace(std::move(known), id);
    return id;
}

Result<std::int64_t> NameTable::idOf(std::string_view name)
{
    const std::string clean = validUtf8(name, kMaxNameBytes);
    return lookUp(clean, clean);
}

Result<std::int64_t> NameTable::idOf(std::string_view group, std::string_view name)
{
    const std::string cleanGroup = validUtf8(group, kMaxNameBytes);
    const std::string clean = validUtf8(name, kMaxNameBytes);
    return lookUp(cleanGroup + '\0' + clean, cleanGroup, clean);
}

} // namespace modalens
