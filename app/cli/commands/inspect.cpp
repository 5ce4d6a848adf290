// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/inspectlists.h"
#include "app/cli/exitcodes.h"
#include "app/cli/names.h"
#include "app/cli/session.h"
#include "engine/inspect/disagreement.h"
#include "engine/inspect/nearduplicates.h"
#include "engine/inspect/outliers.h"

#include <algorithm>
#include <map>
#include <optional>

namespace modalens::cli {

namespace {

struct InspectOptions
{
    std::string catalog;
    std::string what = "all";
    std::string space;
    std::optional<double> threshold;
    std::int64_t limit = 20;
};

/// The spaces that are looked at, loaded, with their neighbours made once for all that needs them.
class Spaces
{
public:
    static Result<Spaces> load(const Catalog &catalog, const std::string &only)
    {
        Spaces spaces;
        MODALENS_TRY(all, catalog.spaces());
        std::vector<std::string> names;
        for (const SpaceInfo &space : all) {
            names.push_back(space.name);
            if (!only.empty() && space.name != only)
                continue;
            MODALENS_TRY(vectors, catalog.loadVectors(space.id));
            spaces.m_vectors.push_back(std::move(vectors));
        }
        if (!only.empty() && spaces.m_vectors.empty())
            return fail(ErrorCode::NotFound,
                        "the catalog has no such space" + didYouMean(only, names) + "; it has " +
                            listOfNames(names),
                        only);
        return spaces;
    }

    const std::vector<SharedVectors> &vectors() const { return m_vectors; }
    Result<const NeighbourGraph *> graph(std::size_t space, Session &session)
    {
        auto found = m_graphs.find(space);
        if (found == m_graphs.end()) {
            ThreadTeam team;
            MODALENS_TRY(graph, neighbourGraph(*m_vectors[space], {}, team, session.reporter, session.stop));
            found = m_graphs.emplace(space, std::move(graph)).first;
        }
        return &found->second;
    }

private:
    std::vector<SharedVectors> m_vectors;
    std::map<std::size_t, NeighbourGraph> m_graphs;
};

Json head(const SpaceVectors &space, const NeighbourGraph &graph, double threshold, std::size_t found)
{
    return Json{
        {"space", space.info().name}, {"threshold", threshold}, {"isExact", graph.isExact}, {"found", found}};
}

Result<Json> inspectNear(Session &session, const Catalog &catalog, Spaces &spaces,
                         const InspectOptions &options)
{
    Json json = Json::array();
    for (std::size_t s = 0; s < spaces.vectors().size(); ++s) {
        const SpaceVectors &space = *spaces.vectors()[s];
        MODALENS_TRY(graph, spaces.graph(s, session));
        const double threshold = options.threshold.value_or(defaultNearThreshold(space.info().modality));
        const auto groups = nearDuplicates(space, *graph, threshold);
        Json entry = head(space, *graph, threshold, groups.size());
        session.reporter.print("near duplicates by " + space.info().name + ", cosine " + fixed(threshold, 2) +
                               " or more: " + std::to_string(groups.size()) + " groups\n");
        entry["groups"] = Json::array();
        for (const NearGroup &group : firstOf(groups, options.limit)) {
            std::vector<ItemId> items;
            std::vector<double> values;
            for (const NearMember &member : group.members) {
                items.push_back(member.item);
                values.push_back(member.similarity);
            }
            MODALENS_TRY(list, itemList(catalog, items, "similarity", values));
            session.reporter.print(linesOf(list, "similarity"));
            entry["groups"].push_back({{"highest", group.highest}, {"items", std::move(list)}});
        }
        json.push_back(std::move(entry));
    }
    return json;
}

Result<Json> inspectOutliers(Session &session, const Catalog &catalog, Spaces &spaces,
                             const InspectOptions &options)
{
    Json json = Json::array();
    for (std::size_t s = 0; s < spaces.vectors().size(); ++s) {
        const SpaceVectors &space = *spaces.vectors()[s];
        MODALENS_TRY(graph, spaces.graph(s, session));
        const double threshold = options.threshold.value_or(kOutlierScore);
        const auto found = outliers(*graph, threshold);
        std::vector<ItemId> items;
        std::vector<double> scores;
        for (const Outlier &outlier : firstOf(found, options.limit)) {
            items.push_back(outlier.item);
            scores.push_back(outlier.score);
        }
        MODALENS_TRY(list, itemList(catalog, items, "score", scores));
        session.reporter.print("outliers by " + space.info().name + ", modified z-score " +
                               fixed(threshold, 1) + " or more: " + std::to_string(found.size()) + '\n' +
                               linesOf(list, "score"));
        Json entry = head(space, *graph, threshold, found.size());
        entry["items"] = std::move(list);
        json.push_back(std::move(entry));
    }
    return json;
}

Result<Json> disagreementOf(Session &session, const Catalog &catalog, Spaces &spaces, std::size_t a,
                            std::size_t b, const InspectOptions &options)
{
    MODALENS_TRY(first, spaces.graph(a, session));
    MODALENS_TRY(second, spaces.graph(b, session));
    DisagreementOptions wanted;
    wanted.threshold = options.threshold.value_or(wanted.threshold);
    const SpaceVectors &inFirst = *spaces.vectors()[a], &inSecond = *spaces.vectors()[b];
    ThreadTeam team;
    MODALENS_TRY(found, disagreements(inFirst, *first, inSecond, *second, wanted, team, session.reporter,
                                      session.stop));
    std::vector<ItemId> items;
    std::vector<double> scores;
    for (const Disagreement &item : firstOf(found, options.limit)) {
        items.push_back(item.item);
        scores.push_back(item.score);
    }
    MODALENS_TRY(list, itemList(catalog, items, "score", scores));
    session.reporter.print(inFirst.info().name + " and " + inSecond.info().name + " disagree, " +
                           fixed(wanted.threshold, 2) + " or more: " + std::to_string(found.size()) + '\n' +
                           linesOf(list, "score"));
    for (std::size_t i = 0; i < list.size(); ++i) {
        list[i]["firstInSecond"] = found[i].firstInSecond;
        list[i]["secondInFirst"] = found[i].secondInFirst;
    }
    return Json{{"spaces", {inFirst.info().name, inSecond.info().name}},
                {"threshold", wanted.threshold},
                {"found", found.size()},
                {"items", std::move(list)}};
}

/// With --space: that one against each other one.
Result<Json> inspectDisagreement(Session &session, const Catalog &catalog, const InspectOptions &options)
{
    MODALENS_TRY(spaces, Spaces::load(catalog, {}));
    Json json = Json::array();
    for (std::size_t a = 0; a < spaces.vectors().size(); ++a)
        for (std::size_t b = a + 1; b < spaces.vectors().size(); ++b) {
            const bool isWanted = options.space.empty() ||
                                  spaces.vectors()[a]->info().name == options.space ||
                                  spaces.vectors()[b]->info().name == options.space;
            if (!isWanted)
                continue;
            MODALENS_TRY(entry, disagreementOf(session, catalog, spaces, a, b, options));
            json.push_back(std::move(entry));
        }
    return json;
}

Result<int> runInspect(Session &session, const InspectOptions &options)
{
    const auto asksFor = [&options](std::string_view what) {
        return options.what == "all" || options.what == what;
    };
    if (options.threshold && options.what != "near" && options.what != "outliers" &&
        options.what != "disagree")
        return fail(ErrorCode::InvalidArgument,
                    "a threshold needs one list it is for: --what near, outliers or disagree", "--threshold");
    MODALENS_TRY(catalog, openCatalog(options.catalog, false));
    MODALENS_TRY(spaces, Spaces::load(catalog, options.space));
    Json json = Json::object();
    const auto add = [&json](const char *name, Result<Json> part) -> Status {
        MODALENS_TRY(list, std::move(part));
        json[name] = std::move(list);
        return {};
    };
    if (asksFor("matrix"))
        MODALENS_CHECK(add("matrix", inspectMatrix(session, catalog, options.limit)));
    if (asksFor("broken"))
        MODALENS_CHECK(add("broken", inspectBroken(session, catalog, options.limit)));
    if (asksFor("duplicates"))
        MODALENS_CHECK(add("duplicates", inspectDuplicates(session, catalog, options.limit)));
    if (asksFor("near"))
        MODALENS_CHECK(add("near", inspectNear(session, catalog, spaces, options)));
    if (asksFor("outliers"))
        MODALENS_CHECK(add("outliers", inspectOutliers(session, catalog, spaces, options)));
    if (asksFor("disagree"))
        MODALENS_CHECK(add("disagree", inspectDisagreement(session, catalog, options)));
    session.reporter.result(json);
    return kOk;
}

} // namespace

void addInspectCommand(CLI::App &app, Session &session)
{
    auto options = std::make_shared<InspectOptions>();
    CLI::App *command = addCommand(
        app, session, "inspect",
        "What is missing, broken, double, far off or contradicts itself in a catalog", options, &runInspect);
    command->add_option("CATALOG", options->catalog, "Folder of the catalog")->required();
    command
        ->add_option("--what", options->what,
                     "One list alone: matrix, broken, duplicates, near, outliers or disagree")
        ->check(CLI::IsMember({"all", "matrix", "broken", "duplicates", "near", "outliers", "disagree"}))
        ->capture_default_str();
    command->add_option("--space", options->space, "One embedding space instead of all");
    command->add_option("--threshold", options->threshold,
                        "near: lowest cosine (0.95 text, 0.97 image and video, else 0.98); outliers: lowest "
                        "modified z-score (2); disagree: lowest mean percentile rank (0.5, which is chance)");
    command->add_option("--limit", options->limit, "Entries shown of each list; the counts are of all")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{10'000'000}))
        ->capture_default_str();
}

} // namespace modalens::cli
