// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.h"
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/names.h"

#include <array>
#include <random>

namespace modalens {

namespace {

constexpr std::size_t kMaxValueBytes = 1 << 16;
constexpr std::size_t kMaxUuidBytes = 64;

/// A random (version 4) UUID.
std::string newUuid()
{
    std::random_device device;
    std::array<std::uint32_t, 4> words{device(), device(), device(), device()};
    words[1] = (words[1] & 0xffff0fffu) | 0x00004000u;
    words[2] = (words[2] & 0x3fffffffu) | 0x80000000u;
    static constexpr char digits[] = "0123456789abcdef";
    std::string uuid;
    for (int nibble = 0; nibble < 32; ++nibble) {
        if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20)
            uuid += '-';
        uuid += digits[(words[static_cast<std::size_t>(nibble / 8)] >> (28 - 4 * (nibble % 8))) & 15];
    }
    return uuid;
}

Judgment judgmentFrom(const Statement &row)
{
    Judgment judgment;
    judgment.uuid = row.textAt(0);
    judgment.annotator = row.textAt(1);
    judgment.task = row.textAt(2);
    judgment.itemKey = row.textAt(3);
    judgment.otherKey = row.textAt(4);
    judgment.queryKey = row.textAt(5);
    judgment.value = row.textAt(6);
    judgment.revision = static_cast<int>(row.integerAt(7));
    judgment.timeMs = row.integerAt(8);
    judgment.durationMs = row.integerAt(9);
    return judgment;
}

Status checkJudgment(const Judgment &judgment)
{
    if (judgment.task.empty() || judgment.itemKey.empty())
        return fail(ErrorCode::InvalidArgument, "a judgment needs a task and an item", judgment.uuid);
    if (judgment.value.size() > kMaxValueBytes)
        return fail(ErrorCode::TooLarge, "the value of a judgment is longer than 64 KiB", judgment.itemKey);
    return {};
}

void cleanStrings(Judgment &judgment)
{
    judgment.uuid = validUtf8(judgment.uuid, kMaxUuidBytes);
    judgment.annotator = validUtf8(judgment.annotator, kMaxNameBytes);
    judgment.task = validUtf8(judgment.task, kMaxNameBytes);
    for (std::string *key : {&judgment.itemKey, &judgment.otherKey, &judgment.queryKey})
        *key = cleanKey(*key);
    judgment.value = validUtf8(judgment.value, kMaxValueBytes);
}

} // namespace

Result<Judgment> Catalog::appendJudgment(Judgment draft)
{
    MODALENS_CHECK(checkJudgment(draft));
    cleanStrings(draft);
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
    if (draft.uuid.empty()) {
        draft.uuid = newUuid();
        draft.revision = 1;
    } else {
        MODALENS_TRY(latest, m_impl->database.prepare(
                                 "SELECT coalesce(max(revision), 0) FROM judgments WHERE uuid = ?"));
        MODALENS_CHECK(latest.bind(draft.uuid).forEach([&](const Statement &row) {
            draft.revision = static_cast<int>(row.integerAt(0)) + 1;
        }));
    }
    if (draft.timeMs == 0)
        draft.timeMs = nowMs();
    MODALENS_TRY(insert,
                 m_impl->database.prepare("INSERT INTO judgments(uuid, annotator, task, item_key, other_key, "
                                          "query_key, value, revision, time_ms, duration_ms) "
                                          "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    MODALENS_CHECK(insert
                       .bind(draft.uuid, draft.annotator, draft.task, draft.itemKey, draft.otherKey,
                             draft.queryKey, draft.value, draft.revision, draft.timeMs, draft.durationMs)
                       .run());
    MODALENS_CHECK(transaction.commit());
    return draft;
}

Result<std::vector<Judgment>> Catalog::judgments(std::string_view task) const
{
    MODALENS_TRY(statement, m_impl->database.prepare(
                                "SELECT uuid, annotator, task, item_key, other_key, query_key, value, "
                                "revision, time_ms, duration_ms FROM judgments "
                                "WHERE ?1 = '' OR task = ?1 ORDER BY id"));
    std::vector<Judgment> judgments;
    MODALENS_CHECK(
        statement.bind(task).forEach([&](const Statement &row) { judgments.push_back(judgmentFrom(row)); }));
    return judgments;
}

} // namespace modalens
