// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace modalens {

/// A key as valid UTF-8 that still tells different byte strings apart: each malformed byte becomes U+FFFD and
/// its two hex digits.
std::string cleanKey(std::string_view bytes);

/// Numbers for names that repeat (tags, fields, users): finds or adds a row of a name table and remembers it.
/// Lives for one transaction, so that nothing is remembered that was rolled back.
class NameTable
{
public:
    static Result<NameTable> fields(const Database &database);
    static Result<NameTable> users(const Database &database);
    static Result<NameTable> tags(const Database &database);
    static Result<NameTable> scoreSets(const Database &database);

    Result<std::int64_t> idOf(std::string_view name);
    Result<std::int64_t> idOf(std::string_view group, std::string_view name);

private:
    NameTable(Statement find, Statement insert)
        : m_find(std::move(find))
        , m_insert(std::move(insert))
    {
    }
    template <class... Columns>
    Result<std::int64_t> lookUp(std::string known, const Columns &...columns);
    static Result<NameTable> make(const Database &database, std::string_view find, std::string_view insert);

    Statement m_find;
    Statement m_insert;
    std::unordered_map<std::string, std::int64_t> m_known;
};

} // namespace modalens
