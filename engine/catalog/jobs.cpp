// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.h"
#include "engine/catalog/catalog_impl.h"

#include <algorithm>

namespace modalens {

namespace {

constexpr std::size_t kMaxReportBytes = 16 << 20;

} // namespace

Result<JobId> Catalog::startJob(std::string_view kind, std::string_view report)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::Rebuildable));
    MODALENS_TRY(statement, m_impl->database.prepare(
                                "INSERT INTO jobs(kind, state, started_ms, finished_ms, done, total, "
                                "report) VALUES(?, 0, ?, 0, 0, -1, ?) RETURNING id"));
    const std::string cleanKind = validUtf8(kind, kMaxNameBytes);
    const std::string cleanReport = validUtf8(report, kMaxReportBytes);
    JobId job{};
    MODALENS_CHECK(statement.bind(cleanKind, nowMs(), cleanReport).forEach([&](const Statement &row) {
        job = JobId{row.integerAt(0)};
    }));
    MODALENS_CHECK(transaction.commit());
    return job;
}

Status Catalog::updateJob(JobId job, JobState state, std::int64_t done, std::int64_t total,
                          std::string_view report)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::Rebuildable));
    MODALENS_TRY(statement,
                 m_impl->database.prepare("UPDATE jobs SET state = ?, finished_ms = ?, done = ?, total = ?, "
                                          "report = ? WHERE id = ? RETURNING id"));
    const std::string cleanReport = validUtf8(report, kMaxReportBytes);
    const std::int64_t finishedMs = state == JobState::Running ? 0 : nowMs();
    bool isKnown = false;
    MODALENS_CHECK(statement
                       .bind(static_cast<int>(state), finishedMs, done, total, cleanReport,
                             static_cast<std::int64_t>(job))
                       .forEach([&](const Statement &) { isKnown = true; }));
    if (!isKnown)
        return fail(ErrorCode::NotFound, "there is no such job",
                    std::to_string(static_cast<std::int64_t>(job)));
    return transaction.commit();
}

Result<std::vector<JobRecord>> Catalog::jobs(int newest) const
{
    MODALENS_TRY(statement, m_impl->database.prepare(
                                "SELECT id, kind, state, started_ms, finished_ms, done, total, report "
                                "FROM jobs ORDER BY id DESC LIMIT ?"));
    std::vector<JobRecord> jobs;
    MODALENS_CHECK(statement.bind(std::max(0, newest)).forEach([&](const Statement &row) {
        JobRecord job;
        job.id = JobId{row.integerAt(0)};
        job.kind = row.textAt(1);
        job.state = static_cast<JobState>(std::clamp<std::int64_t>(row.integerAt(2), 0, 3));
        job.startedMs = row.integerAt(3);
        job.finishedMs = row.integerAt(4);
        job.done = row.integerAt(5);
        job.total = row.integerAt(6);
        job.report = row.textAt(7);
        jobs.push_back(std::move(job));
    }));
    return jobs;
}

} // namespace modalens
