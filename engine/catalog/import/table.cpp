// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/table.h"

#include "engine/base/hash.h"
#include "engine/catalog/import/folder.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/interactions.h"

#include <unordered_map>

namespace modalens {

namespace {

constexpr std::int64_t kMaxVanishedNamed = 1000;

class TableImport
{
public:
    TableImport(ImportRun &run, const std::filesystem::path &file, const TableMapping &mapping,
                const ItemTags &tags)
        : m_run(run)
        , m_file(std::filesystem::absolute(file).lexically_normal())
        , m_name(escapedUtf8(file.filename().string()))
        , m_mark(sourceMark(m_file.string()))
        , m_drafts(file, mapping)
        , m_tags(tags)
    {
    }

    Status run()
    {
        MODALENS_TRY(reader, openTable(m_file));
        TableRow row;
        for (RowRead read = reader->next(row); read.kind != RowRead::Kind::End; read = reader->next(row)) {
            m_row = reader->rowNumber();
            m_run.advance(-1, m_name);
            if (read.kind == RowRead::Kind::Bad)
                addFailure(std::move(read.reason));
            else
                MODALENS_CHECK(takeRow(reader->columns(), row));
            if (m_row % 1000 == 0 && m_run.isStopped())
                return fail(ErrorCode::Cancelled, "the import was stopped", m_name);
        }
        MODALENS_CHECK(reader->error());
        if (reader->wasSanitised())
            m_run.report.notes.push_back({m_name, "not all of it is UTF-8: the other bytes were replaced"});
        MODALENS_CHECK(m_run.flush());
        if (m_takenOver > 0)
            m_run.report.notes.push_back(
                {m_name, std::to_string(m_takenOver) +
                             " items had been imported from elsewhere and are this table's now"});
        reportVanished();
        return {};
    }

private:
    void addFailure(std::string reason)
    {
        modalens::addFailure(m_run.report, m_name + ":row " + std::to_string(m_row), std::move(reason));
    }

    Status takeRow(const std::vector<std::string> &columns, const TableRow &row)
    {
        RowDrafts::Outcome outcome = m_drafts.make(columns, row, m_row);
        for (std::string &problem : outcome.problems)
            addFailure(std::move(problem));
        ItemDraft &draft = outcome.draft;
        if (draft.key.empty())
            return {};
        const auto [first, isNew] = m_rowOfKey.emplace(hashText(draft.key), m_row);
        if (!isNew) {
            addFailure("the id \"" + oneLine(draft.key, 60) + "\" was already used in row " +
                       std::to_string(first->second));
            return {};
        }
        if (const auto tags = m_tags.find(draft.key); tags != m_tags.end())
            draft.tags.insert(draft.tags.end(), tags->second.begin(), tags->second.end());
        draft.stamp = stampOfDraft(draft, m_mark);
        if (m_run.isUnchanged(draft.key, draft.stamp)) {
            ++m_run.report.skipped;
            return {};
        }
        const auto known = m_run.knownStamps().find(draft.key);
        m_takenOver += known != m_run.knownStamps().end() && sourceMarkOf(known->second) != m_mark;
        return m_run.put(std::move(draft));
    }

    /// Rows that an earlier import of this file had. The source mark has 16 bits; a false alarm needs two of
    /// a catalog's sources to share it.
    void reportVanished()
    {
        for (const auto &[key, stamp] : m_run.knownStamps()) {
            if (sourceMarkOf(stamp) != m_mark || m_rowOfKey.contains(hashText(key)))
                continue;
            if (++m_run.report.vanished <= kMaxVanishedNamed)
                m_run.report.notes.push_back(
                    {key, "its row is gone from the table; the item and its labels are kept"});
        }
    }

    ImportRun &m_run;
    std::filesystem::path m_file;
    std::string m_name;
    std::uint16_t m_mark;
    RowDrafts m_drafts;
    const ItemTags &m_tags;
    std::int64_t m_row = 0;
    std::int64_t m_takenOver = 0; ///< Items of another source that have the id of a row.
    std::unordered_map<std::uint64_t, std::int64_t> m_rowOfKey;
};

} // namespace

Status storeTable(ImportRun &run, const std::filesystem::path &file, const TableMapping &mapping,
                  const ItemTags &tags)
{
    return TableImport(run, file, mapping, tags).run();
}

Result<ImportReport> importTable(Catalog &catalog, const std::filesystem::path &file,
                                 const TableMapping &mapping, ProgressSink &progress, std::stop_token stop)
{
    ImportRun run(catalog, file.string(), progress, std::move(stop));
    MODALENS_CHECK(run.start());
    Status stored = storeTable(run, file, mapping, {});
    if (stored && run.report.updated > 0) // replaced items lost what their ratings had given them
        stored = summariseInteractions(catalog);
    return run.finish(std::move(stored));
}

} // namespace modalens
