// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/brokenmedia.h"

#include "engine/inspect/assetpass.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

namespace modalens {

namespace {

std::optional<BrokenKind> problemOf(const std::string &path)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        return errno == EACCES ? BrokenKind::UnreadableFile : BrokenKind::MissingFile;
    if (!S_ISREG(status.st_mode) || ::access(path.c_str(), R_OK) != 0)
        return BrokenKind::UnreadableFile;
    if (status.st_size == 0)
        return BrokenKind::EmptyFile;
    return std::nullopt;
}

Result<std::vector<BrokenMedia>> brokenFiles(const Catalog &catalog, ThreadTeam &team, ProgressSink &progress,
                                             const std::stop_token &stop, std::size_t maxFindings)
{
    struct Member
    {
        std::vector<BrokenMedia> found;
        FolderMemo folders;
    };
    std::vector<Member> members(static_cast<std::size_t>(team.size()));
    MODALENS_CHECK(
        visitAssets(catalog.folder(), team, progress, stop, [&](int index, const ScannedAsset &asset) {
            Member &member = members[static_cast<std::size_t>(index)];
            if (asset.path.empty() || member.found.size() >= maxFindings)
                return;
            const std::string path(asset.path);
            const auto problem =
                member.folders.folderExists(path) ? problemOf(path) : BrokenKind::MissingFile;
            if (problem)
                member.found.push_back({*problem, asset.item, path, {}});
        }));
    std::vector<BrokenMedia> all;
    for (Member &member : members)
        std::move(member.found.begin(), member.found.end(), std::back_inserter(all));
    std::stable_sort(all.begin(), all.end(),
                     [](const BrokenMedia &a, const BrokenMedia &b) { return a.item < b.item; });
    return all;
}

Status addNotEncoded(const Catalog &catalog, std::vector<BrokenMedia> &all)
{
    MODALENS_TRY(spaces, catalog.spaces());
    for (const SpaceInfo &space : spaces) {
        MODALENS_TRY(failures, catalog.embedFailures(space.id));
        for (EmbedFailure &failure : failures)
            all.push_back({BrokenKind::NotEncoded, failure.item, space.name, std::move(failure.reason)});
    }
    return {};
}

std::string textIn(const nlohmann::json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The report of the newest import; what is no such report says nothing.
Status addNotImported(const Catalog &catalog, std::vector<BrokenMedia> &all)
{
    constexpr int kJobsLookedAt = 200;
    MODALENS_TRY(jobs, catalog.jobs(kJobsLookedAt));
    const auto newest = std::find_if(jobs.begin(), jobs.end(),
                                     [](const JobRecord &job) { return job.kind.starts_with("import"); });
    if (newest == jobs.end())
        return {};
    const nlohmann::json report = nlohmann::json::parse(newest->report, nullptr, false);
    if (!report.is_object() || !report.contains("failures") || !report["failures"].is_array())
        return {};
    for (const nlohmann::json &failure : report["failures"])
        if (failure.is_object())
            all.push_back(
                {BrokenKind::NotImported, std::nullopt, textIn(failure, "what"), textIn(failure, "reason")});
    return {};
}

} // namespace

Result<std::vector<BrokenMedia>> brokenMedia(const Catalog &catalog, ThreadTeam &team, ProgressSink &progress,
                                             std::stop_token stop, std::size_t maxFindings)
{
    MODALENS_TRY(all, brokenFiles(catalog, team, progress, stop, maxFindings));
    MODALENS_CHECK(addNotEncoded(catalog, all));
    MODALENS_CHECK(addNotImported(catalog, all));
    if (all.size() > maxFindings)
        all.resize(maxFindings);
    return all;
}

} // namespace modalens
