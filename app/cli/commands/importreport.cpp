// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/importreport.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace modalens::cli {

namespace {

constexpr std::size_t kKindsShown = 5;

std::int64_t itemsOf(const ImportReport &report)
{
    return report.imported - report.interactions - report.scores - report.vectors;
}

/// "9742 items and 100836 interactions": the items, and what else there is.
std::string importedText(const ImportReport &report)
{
    std::string text = std::to_string(itemsOf(report)) + (itemsOf(report) == 1 ? " item" : " items");
    for (const auto &[count, name] :
         {std::pair(report.interactions, " interactions"), std::pair(report.scores, " scores"),
          std::pair(report.vectors, " vectors")})
        if (count > 0)
            text += " and " + std::to_string(count) + name;
    return text;
}

/// ".dat 526, without an ending 2": most first.
std::string kindsText(const ImportReport &report)
{
    std::vector<std::pair<std::int64_t, std::string>> kinds;
    for (const auto &[kind, count] : report.ignored)
        kinds.emplace_back(-count, kind);
    std::sort(kinds.begin(), kinds.end());
    std::string text;
    for (std::size_t i = 0; i < std::min(kinds.size(), kKindsShown); ++i)
        text += (i > 0 ? ", " : "") + printable(kinds[i].second) + " " + std::to_string(-kinds[i].first);
    if (kinds.size() > kKindsShown)
        text += " and " + std::to_string(kinds.size() - kKindsShown) + " other kinds";
    return text;
}

} // namespace

void merge(ImportReport &into, ImportReport &&part)
{
    into.imported += part.imported;
    into.interactions += part.interactions;
    into.scores += part.scores;
    into.vectors += part.vectors;
    into.updated += part.updated;
    into.skipped += part.skipped;
    for (const auto &[kind, count] : part.ignored)
        into.ignored[kind] += count;
    into.wasCancelled = into.wasCancelled || part.wasCancelled;
    into.leftOut += part.leftOut;
    into.vanished += part.vanished;
    into.unlistedFailures += part.unlistedFailures;
    std::move(part.failures.begin(), part.failures.end(), std::back_inserter(into.failures));
    std::move(part.notes.begin(), part.notes.end(), std::back_inserter(into.notes));
}

std::int64_t failureCount(const ImportReport &report)
{
    return std::ssize(report.failures) + report.unlistedFailures;
}

std::string reportText(const ImportReport &report, const CatalogInfo &info)
{
    const std::int64_t ignored = ignoredCount(report);
    std::string text = importedText(report) + " imported, " + std::to_string(report.updated) + " updated, " +
                       std::to_string(report.skipped - ignored) + " unchanged, " +
                       std::to_string(failureCount(report)) + " failed";
    if (ignored > 0)
        text +=
            ", " + std::to_string(ignored) + " of kinds that are not imported (" + kindsText(report) + ")";
    if (report.vanished > 0)
        text += ", " + std::to_string(report.vanished) + " whose files are gone (kept)";
    if (report.leftOut > 0)
        text += ", " + std::to_string(report.leftOut) + " left out (--import-left-overs imports them)";
    text += "; the catalog has " + std::to_string(info.items) + " items";
    if (info.interactions > 0)
        text += " and " + std::to_string(info.interactions) + " interactions";
    text += '\n' + textOf(report.failures);
    if (!report.notes.empty())
        text += "notes:\n" + textOf(report.notes);
    return text;
}

Json reportJson(const std::vector<SourcePlan> &plans, const ImportReport &report, const CatalogInfo &info)
{
    Json sources = Json::array();
    for (const SourcePlan &plan : plans)
        sources.push_back(planJson(plan));
    return {{"sources", std::move(sources)},
            {"imported", report.imported},
            {"importedItems", itemsOf(report)},
            {"importedInteractions", report.interactions},
            {"importedScores", report.scores},
            {"importedVectors", report.vectors},
            {"updated", report.updated},
            {"skipped", report.skipped},
            {"unchanged", report.skipped - ignoredCount(report)},
            {"ignored", report.ignored},
            {"leftOut", report.leftOut},
            {"vanished", report.vanished},
            {"failures", jsonOf(report.failures)},
            {"unlistedFailures", report.unlistedFailures},
            {"notes", jsonOf(report.notes)},
            {"wasCancelled", report.wasCancelled},
            {"items", info.items},
            {"assets", info.assets},
            {"interactions", info.interactions}};
}

} // namespace modalens::cli
