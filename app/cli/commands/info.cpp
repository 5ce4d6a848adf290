// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/seen.h"
#include "app/cli/exitcodes.h"
#include "app/cli/session.h"

#include <algorithm>
#include <array>

namespace modalens::cli {

namespace {

struct InfoOptions
{
    std::string catalog;
    std::string item;
    std::string seen;
};

constexpr std::array kJobStateNames{"running", "finished", "cancelled", "failed"};

Result<Json> contentJson(const Catalog &catalog)
{
    MODALENS_TRY(info, catalog.info());
    MODALENS_TRY(backlog, catalog.searchBacklog());
    Json modalities = Json::object();
    for (const auto &[modality, items] : info.itemsByModality)
        modalities[std::string(modalityName(modality))] = items;
    return Json{{"schemaVersion", info.schemaVersion},
                {"rows", info.rows},
                {"items", info.items},
                {"assets", info.assets},
                {"interactions", info.interactions},
                {"judgments", info.judgments},
                {"itemsByModality", modalities},
                {"notYetSearchable", backlog}};
}

Result<Json> spacesJson(const Catalog &catalog)
{
    MODALENS_TRY(spaces, catalog.spaces());
    Json json = Json::array();
    for (const SpaceInfo &space : spaces)
        json.push_back({{"name", space.name},
                        {"modality", modalityName(space.modality)},
                        {"encoder", space.encoder},
                        {"encoderVersion", space.encoderVersion},
                        {"dimension", space.dimension},
                        {"dtype", space.dtype == Dtype::Float16 ? "float16" : "float32"},
                        {"vectors", space.vectorCount},
                        {"state", space.state == SpaceState::Complete ? "complete" : "building"}});
    return json;
}

/// Groups with their values, largest first; at most 20 of each.
Result<Json> tagsJson(const Catalog &catalog)
{
    MODALENS_TRY(groups, catalog.tagGroups());
    Json json = Json::object();
    for (const std::string &group : groups) {
        MODALENS_TRY(counts, catalog.tagCounts(group));
        Json values = Json::object();
        for (std::size_t i = 0; i < std::min<std::size_t>(counts.size(), 20); ++i)
            values[counts[i].value] = counts[i].items;
        json[group] = {{"values", counts.size()}, {"largest", values}};
    }
    return json;
}

Result<Json> jobsJson(const Catalog &catalog)
{
    MODALENS_TRY(jobs, catalog.jobs(10));
    Json json = Json::array();
    for (const JobRecord &job : jobs) {
        Json report = Json::parse(job.report, nullptr, false);
        json.push_back({{"kind", job.kind},
                        {"state", kJobStateNames[static_cast<std::size_t>(job.state)]},
                        {"done", job.done},
                        {"total", job.total},
                        {"startedMs", job.startedMs},
                        {"finishedMs", job.finishedMs},
                        {"report", report.is_discarded() ? Json(job.report) : report}});
    }
    return json;
}

std::string summaryText(const Json &info)
{
    const auto count = [&](const char *name) { return std::to_string(info[name].get<std::int64_t>()); };
    std::string text = count("items") + " items, " + count("assets") + " assets, " + count("interactions") +
                       " interactions, " + count("judgments") + " judgments, schema " +
                       count("schemaVersion") + '\n';
    for (const auto &[modality, items] : info["itemsByModality"].items())
        text += "  " + modality + ": " + std::to_string(items.get<std::int64_t>()) + " items\n";
    if (const auto backlog = info["notYetSearchable"].get<std::int64_t>(); backlog > 0)
        text += std::to_string(backlog) + " items are not in the search index yet\n";
    return text;
}

std::string spacesText(const Json &spaces)
{
    Table table({"space", "modality", "encoder", "dimension", "vectors", "state"},
                {false, false, false, true, true, false});
    for (const Json &space : spaces)
        table.addRow(
            {space["name"].get<std::string>(), space["modality"].get<std::string>(),
             space["encoder"].get<std::string>() + ' ' + std::to_string(space["encoderVersion"].get<int>()),
             std::to_string(space["dimension"].get<int>()),
             std::to_string(space["vectors"].get<std::int64_t>()), space["state"].get<std::string>()});
    return spaces.empty() ? "no embedding space yet; run `modalens-cli embed CATALOG`\n" : table.text();
}

std::string tagsText(const Json &tags)
{
    std::string text;
    for (const auto &[group, entry] : tags.items()) {
        text += "tag:" + printable(group) + " (" + std::to_string(entry["values"].get<std::int64_t>()) + "):";
        int shown = 0;
        for (const auto &[value, items] : entry["largest"].items())
            if (shown++ < 6)
                text += ' ' + printable(value) + " (" + std::to_string(items.get<std::int64_t>()) + ')';
        text += '\n';
    }
    return text;
}

std::string listText(const char *what, const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? std::string(what) + ": " : ", ") + printable(name);
    return text.empty() ? text : text + '\n';
}

Result<int> runInfo(Session &session, const InfoOptions &options)
{
    MODALENS_TRY(catalog, openCatalog(options.catalog, false));
    if (!options.item.empty())
        return showSeen(session, catalog, options.item, options.seen);
    MODALENS_TRY(json, contentJson(catalog));
    MODALENS_TRY(spaces, spacesJson(catalog));
    MODALENS_TRY(tags, tagsJson(catalog));
    MODALENS_TRY(fields, catalog.fieldNames());
    MODALENS_TRY(scores, catalog.scoreSignals());
    MODALENS_TRY(views, catalog.viewNames());
    MODALENS_TRY(jobs, jobsJson(catalog));
    session.reporter.print(summaryText(json) + spacesText(spaces) + tagsText(tags) +
                           listText("fields", fields) + listText("scores", scores) +
                           listText("views", views));
    json["spaces"] = std::move(spaces);
    json["tags"] = std::move(tags);
    json["fields"] = fields;
    json["scores"] = scores;
    json["views"] = views;
    json["jobs"] = std::move(jobs);
    session.reporter.result(json);
    return kOk;
}

} // namespace

void addInfoCommand(CLI::App &app, Session &session)
{
    auto options = std::make_shared<InfoOptions>();
    CLI::App *command = addCommand(app, session, "info", "What a catalog holds", options, &runInfo);
    command->add_option("CATALOG", options->catalog, "Folder of the catalog")->required();
    auto *item = command->add_option(
        "--item", options->item, "Key of an item: shows what the encoders saw in it, instead of the counts");
    command->add_option("--seen", options->seen, "Folder for the pictures that the encoders saw in the item")
        ->needs(item);
}

} // namespace modalens::cli
