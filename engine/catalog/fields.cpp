// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/names.h"

#include <limits>

// Numbers that belong to items: fields, and external scores by query.

namespace modalens {

namespace {

/// Fills a column of `rows` floats from rows of (item, value); NaN elsewhere.
Result<std::vector<float>> readColumn(Statement &statement, std::int64_t rows)
{
    std::vector<float> column(static_cast<std::size_t>(rows), std::numeric_limits<float>::quiet_NaN());
    MODALENS_CHECK(statement.forEach([&](const Statement &row) {
        const std::int64_t item = row.integerAt(0);
        if (item >= 0 && item < rows && !row.isNullAt(1))
            column[static_cast<std::size_t>(item)] = static_cast<float>(row.realAt(1));
    }));
    return column;
}

Result<std::vector<std::string>> readNames(const Database &database, std::string_view sql)
{
    MODALENS_TRY(statement, database.prepare(sql));
    std::vector<std::string> names;
    MODALENS_CHECK(statement.forEach([&](const Statement &row) { names.push_back(row.stringAt(0)); }));
    return names;
}

} // namespace

Result<std::vector<Field>> Catalog::fields(ItemId item) const
{
    MODALENS_TRY(statement, m_impl->database.prepare(
                                "SELECT n.name, f.value FROM field_names n CROSS JOIN item_fields f "
                                "ON f.field = n.id AND f.item = ? ORDER BY n.id"));
    std::vector<Field> fields;
    MODALENS_CHECK(statement.bind(rowOf(item)).forEach([&](const Statement &row) {
        const double missing = std::numeric_limits<double>::quiet_NaN(); // SQLite keeps a NaN as NULL
        fields.push_back({row.stringAt(0), row.isNullAt(1) ? missing : row.realAt(1)});
    }));
    return fields;
}

Result<std::vector<std::string>> Catalog::fieldNames() const
{
    return readNames(m_impl->database, "SELECT name FROM field_names n WHERE EXISTS"
                                       "(SELECT 1 FROM item_fields WHERE field = n.id AND value IS NOT NULL) "
                                       "ORDER BY name");
}

Result<std::vector<float>> Catalog::fieldColumn(std::string_view name) const
{
    MODALENS_TRY(rows, m_impl->rowCount());
    MODALENS_TRY(statement, m_impl->database.prepare("SELECT item, value FROM item_fields WHERE field = "
                                                     "(SELECT id FROM field_names WHERE name = ?)"));
    return readColumn(statement.bind(name), rows);
}

Status Catalog::putFields(std::string_view name, std::span<const std::pair<ItemId, double>> values)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::Rebuildable));
    MODALENS_TRY(names, NameTable::fields(m_impl->database));
    MODALENS_TRY(field, names.idOf(name));
    MODALENS_TRY(insert, m_impl->database.prepare(
                             "INSERT OR REPLACE INTO item_fields(field, item, value) VALUES(?, ?, ?)"));
    for (const auto &[item, value] : values)
        MODALENS_CHECK(insert.bind(field, rowOf(item), value).run());
    return transaction.commit();
}

Status Catalog::putScores(std::string_view signal, std::string_view query,
                          std::span<const std::pair<ItemId, float>> scores)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::Rebuildable));
    MODALENS_TRY(sets, NameTable::scoreSets(m_impl->database));
    MODALENS_TRY(set, sets.idOf(signal, query));
    MODALENS_TRY(insert, m_impl->database.prepare(
                             "INSERT OR REPLACE INTO scores(score_set, item, score) VALUES(?, ?, ?)"));
    for (const auto &[item, score] : scores)
        if (score == score) // a NaN is a missing score
            MODALENS_CHECK(insert.bind(set, rowOf(item), static_cast<double>(score)).run());
    return transaction.commit();
}

Result<std::vector<std::string>> Catalog::scoreSignals() const
{
    return readNames(m_impl->database, "SELECT DISTINCT signal FROM score_sets ORDER BY signal");
}

Result<std::vector<float>> Catalog::scoreColumn(std::string_view signal, std::string_view query) const
{
    MODALENS_TRY(rows, m_impl->rowCount());
    MODALENS_TRY(statement,
                 m_impl->database.prepare("SELECT item, score FROM scores WHERE score_set = "
                                          "(SELECT id FROM score_sets WHERE signal = ? AND query = ?)"));
    return readColumn(statement.bind(signal, query), rows);
}

} // namespace modalens
