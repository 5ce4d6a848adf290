// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcodes.h"
#include "app/cli/ranking.h"
#include "app/cli/session.h"
#include "engine/project/maps.h"

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
    std::vector<SharedVectors> vectors;
    std::vector<double> weights;
};

/// The fused map needs at least one space with a weight.
Result<Layout> fusedLayout(Session &session, const SignalSet &signals, const std::vector<double> &weights)
{
    MappedSpaces spaces;
    for (std::size_t m = 0; m < weights.size(); ++m) {
        if (const SharedVectors vectors = signals.vectors(static_cast<int>(m))) {
            spaces.vectors.push_back(vectors);
            spaces.weights.push_back(weights[m]);
        }
    }
    return projectFused(spaces.vectors, spaces.weights, signals.rowCount(), session.reporter, session.stop);
}

Result<int> runProject(Session &session, const ProjectOptions &options)
{
    MODALENS_TRY(catalog, openCatalog(options.catalog, true));
    MODALENS_TRY(signals, SignalSet::load(catalog));
    MODALENS_TRY(weights, parseWeights(options.weights, signals));
    Json layouts = Json::array();
    const auto save = [&](const std::string &name, const Layout &layout) -> Status {
        MODALENS_CHECK(saveLayout(catalog.folder(), name, layout));
        layouts.push_back({{"name", name}, {"points", layout.items.size()}});
        session.reporter.print(printable(name) + ": " + std::to_string(layout.items.size()) + " points\n");
        return {};
    };
    for (std::size_t m = 0; m < weights.size(); ++m) {
        const SharedVectors vectors = signals.vectors(static_cast<int>(m));
        if (!vectors)
            continue;
        MODALENS_TRY(layout, projectSpace(*vectors, session.reporter, session.stop));
        MODALENS_CHECK(save(signals.signalInfos()[m].name, layout));
    }
    if (layouts.empty())
        return fail(ErrorCode::NotFound,
                    "the catalog has no embedding space yet; run `modalens-cli embed CATALOG`",
                    options.catalog);
    MODALENS_TRY(fused, fusedLayout(session, signals, weights));
    MODALENS_CHECK(save(kFusedName, fused));
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
