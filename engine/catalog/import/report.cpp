// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import.h"
#include "engine/catalog/import/importtext.h"

#include "engine/base/utf8.h"

#include <nlohmann/json.hpp>

namespace modalens {

static nlohmann::json rowsToJson(const std::vector<ImportFailure> &rows)
{
    nlohmann::json array = nlohmann::json::array();
    for (const ImportFailure &row : rows)
        array.push_back({{"what", validUtf8(row.what)}, {"reason", validUtf8(row.reason)}});
    return array;
}

void addFailure(ImportReport &report, std::string what, std::string reason)
{
    if (report.failures.size() < kMaxFailuresListed)
        report.failures.push_back({std::move(what), std::move(reason)});
    else
        ++report.unlistedFailures;
}

std::int64_t ignoredCount(const ImportReport &report)
{
    std::int64_t count = 0;
    for (const auto &[kind, files] : report.ignored)
        count += files;
    return count;
}

std::string toJson(const ImportReport &report)
{
    return nlohmann::json{{"imported", report.imported},
                          {"updated", report.updated},
                          {"interactions", report.interactions},
                          {"scores", report.scores},
                          {"vectors", report.vectors},
                          {"skipped", report.skipped},
                          {"ignored", report.ignored},
                          {"leftOut", report.leftOut},
                          {"vanished", report.vanished},
                          {"failures", rowsToJson(report.failures)},
                          {"unlistedFailures", report.unlistedFailures},
                          {"notes", rowsToJson(report.notes)},
                          {"cancelled", report.wasCancelled}}
        .dump();
}

} // namespace modalens
