// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/jobhistory.h"

#include "app/gui/text/signaltext.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>

namespace modalens {

namespace {

class JobText
{
    Q_DECLARE_TR_FUNCTIONS(JobText)
};

constexpr int kJobs = 50;
constexpr qsizetype kFailuresListed = 200;
constexpr std::string_view kEmbed = "embed:";

JobEntry::State stateOf(JobState state)
{
    switch (state) {
    case JobState::Finished:
        return JobEntry::State::Finished;
    case JobState::Failed:
        return JobEntry::State::Failed;
    default: // running only by name: its program is gone
        return JobEntry::State::Cancelled;
    }
}

QString failureLine(const QString &what, const QString &reason)
{
    return JobText::tr("%1: %2", "file, reason").arg(what, reason);
}

void addImportFailures(const nlohmann::json &report, JobEntry &entry)
{
    const auto failures = report.find("failures");
    if (failures == report.end() || !failures->is_array())
        return;
    const auto text = [](const nlohmann::json &object, const char *name) {
        const auto found = object.find(name);
        return found != object.end() && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                           : QString();
    };
    for (const nlohmann::json &failure : *failures) {
        ++entry.failureCount;
        if (failure.is_object() && entry.failures.size() < kFailuresListed)
            entry.failures << failureLine(text(failure, "what"), text(failure, "reason"));
    }
}

/// The newest embedding of a space carries its failures.
Status addEmbedFailures(const Catalog &catalog, const std::string &space, JobEntry &entry)
{
    MODALENS_TRY(info, catalog.findSpace(space));
    if (!info)
        return {};
    MODALENS_TRY(failures, catalog.embedFailures(info->id));
    entry.failureCount = std::ssize(failures);
    std::vector<ItemId> items;
    for (const EmbedFailure &failure : failures)
        if (std::ssize(items) < kFailuresListed)
            items.push_back(failure.item);
    MODALENS_TRY(summaries, catalog.summaries(items));
    for (std::size_t i = 0; i < summaries.size(); ++i)
        entry.failures << failureLine(QString::fromStdString(summaries[i].key),
                                      QString::fromStdString(failures[i].reason));
    return {};
}

JobEntry entryOf(const JobRecord &job)
{
    JobEntry entry;
    entry.id = QStringLiteral("catalog:%1").arg(static_cast<qint64>(job.id));
    entry.title = stageText(job.kind);
    if (entry.title.isEmpty())
        entry.title = QString::fromStdString(job.kind);
    entry.state = stateOf(job.state);
    entry.done = job.done;
    entry.total = job.total;
    entry.started = QDateTime::fromMSecsSinceEpoch(job.startedMs);
    if (job.finishedMs > job.startedMs) {
        entry.tookMs = job.finishedMs - job.startedMs;
        entry.perSecond = 1000.0 * static_cast<double>(job.done) / static_cast<double>(entry.tookMs);
    }
    if (job.state == JobState::Running)
        entry.detail = JobText::tr("broken off");
    return entry;
}

} // namespace

Result<QVector<JobEntry>> jobHistory(const Catalog &catalog, bool isSomethingRunning)
{
    MODALENS_TRY(jobs, catalog.jobs(kJobs));
    QVector<JobEntry> entries;
    QStringList seenSpaces;
    for (const JobRecord &job : jobs) {
        if (job.state == JobState::Running && isSomethingRunning)
            continue;
        JobEntry entry = entryOf(job);
        const nlohmann::json report = nlohmann::json::parse(job.report, nullptr, false);
        if (report.is_object() && report.contains("error") && report["error"].is_string())
            entry.detail = QString::fromStdString(report["error"].get<std::string>());
        const bool isEmbed = std::string_view(job.kind).starts_with(kEmbed);
        if (isEmbed) {
            const std::string space = job.kind.substr(kEmbed.size());
            if (!seenSpaces.contains(QString::fromStdString(space)))
                MODALENS_CHECK(addEmbedFailures(catalog, space, entry));
            seenSpaces << QString::fromStdString(space);
        } else if (report.is_object()) {
            addImportFailures(report, entry);
        }
        // An import can be tried again only from its source, which the catalog does not remember.
        entry.canRetry = isEmbed && entry.state != JobEntry::State::Finished && !catalog.isReadOnly();
        entries << entry;
    }
    return entries;
}

} // namespace modalens
