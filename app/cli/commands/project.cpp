// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcodes.h"
#include "app/cli/names.h"
#include "app/cli/ranking.h"
#include "app/cli/session.h"
#include "engine/project/maps.h"

#include <algorithm>

namespace modalens::cli {

namespace {

struct ProjectOptions
{
    std::string catalog;
    std::string weights;
};

constexpr const char *kFusedName = "fused";

struct MappedSpaces
{
    std::vector<std::string> names;
    std::vector<SharedVectors> vectors;
    std::vector<double> weights;
};

/// `NotFound` without a space, `InvalidArgument` when none has a weight: the fused map would be one point.
Result<MappedSpaces> mappedSpaces(const SignalSet &signals, const ProjectOptions &options)
{
    MODALENS_TRY(weights, parseWeights(options.weights, signals));
    MappedSpaces spaces;
    for (std::size_t m = 0; m < weights.size(); ++m) {
        if (const SharedVectors vectors = signals.vectors(static_cast<int>(m))) {
            spaces.names.push_back(signals.signalInfos()[m].name);
            spaces.vectors.push_back(vectors);
            spaces.weights.push_back(weights[m]);
        }
    }
    if (spaces.names.empty())
        return fail(ErrorCode::NotFound,
                    "the catalog has no embedding space yet; run `modalens-cli embed CATALOG`",
                    options.catalog);
    if (std::all_of(spaces.weights.begin(), spaces.weights.end(), [](double weight) { return weight == 0; }))
        return fail(ErrorCode::InvalidArgument,
                    "Nothing can be mixed: every weight is 0. Give a space another one; the spaces are: " +
                        listOfNames(spaces.names));
    return spaces;
}

Result<int> runProject(Session &session, const ProjectOptions &options)
{
    MODALENS_TRY(catalog, openCatalog(options.catalog, true));
    MODALENS_TRY(signals, SignalSet::load(catalog));
    MODALENS_TRY(spaces, mappedSpaces(signals, options));
    Json layouts = Json::array();
    const auto save = [&](const std::string &name, std::uint64_t source, const Layout &layout) -> Status {
        MODALENS_CHECK(saveLayout(catalog.folder(), name, source, layout));
        layouts.push_back({{"name", name}, {"points", layout.items.size()}});
        session.reporter.print(printable(name) + ": " + std::to_string(layout.items.size()) + " points\n");
        return {};
    };
    for (std::size_t i = 0; i < spaces.names.size(); ++i) {
        MODALENS_TRY(layout, projectSpace(*spaces.vectors[i], session.reporter, session.stop));
        MODALENS_CHECK(save(spaces.names[i], mapSource({&spaces.vectors[i], 1}), layout));
    }
    MODALENS_TRY(fused, projectFused(spaces.vectors, spaces.weights, signals.rowCount(), session.reporter,
                                     session.stop));
    MODALENS_CHECK(save(kFusedName, mapSource(spaces.vectors, spaces.weights), fused));
    session.reporter.result({{"layouts", layouts}});
    return kOk;
}

} // namespace

void addProjectCommand(CLI::App &app, Session &session)
{
    auto options = std::make_shared<ProjectOptions>();
    CLI::App *command = addCommand(app, session, "project",
                                   "Compute the maps of every space and of their mix", options, &runProject);
    command->add_option("CATALOG", options->catalog, "Folder of the catalog")->required();
    command->add_option("--weights", options->weights,
                        "Of the mix: SIGNAL=NUMBER,...; default: every space 1");
}

} // namespace modalens::cli
