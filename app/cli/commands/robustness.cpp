// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/robustness.h"
#include "app/cli/evaluationtext.h"
#include "app/cli/exitcodes.h"
#include "app/cli/session.h"

namespace modalens::cli {

namespace {

struct RobustnessCommandOptions
{
    std::string catalog;
    std::string space = "image";
    RobustnessOptions robustness;
};

Result<int> runRobustness(Session &session, const RobustnessCommandOptions &options)
{
    MODALENS_TRY(catalog, openCatalog(options.catalog, false));
    MODALENS_TRY(signals, SignalSet::load(catalog));
    const int signal = signals.indexOf(options.space);
    if (signal < 0)
        return fail(ErrorCode::NotFound, "the catalog has no such space; run `modalens-cli embed CATALOG`",
                    options.space);
    ThreadTeam team;
    MODALENS_TRY(effects, measureRobustness(catalog, signals, signal, options.robustness, team,
                                            session.reporter, session.stop));
    const std::string k = std::to_string(options.robustness.k);
    Table table({"change", "pictures", "cosine", "mean rank change / items", "overlap@" + k, "Kendall tau"},
                {false, true, true, true, true, true});
    Json json = Json::array();
    for (const AugmentationEffect &effect : effects) {
        table.addRow({effect.augmentation, std::to_string(effect.items), textOf(effect.similarity),
                      textOf(effect.rankChange), textOf(effect.overlap), textOf(effect.kendall)});
        json.push_back({{"change", effect.augmentation},
                        {"pictures", effect.items},
                        {"cosine", jsonOf(effect.similarity)},
                        {"rankChange", jsonOf(effect.rankChange)},
                        {"overlap", jsonOf(effect.overlap)},
                        {"kendall", jsonOf(effect.kendall)}});
    }
    session.reporter.print(table.text());
    session.reporter.result({{"space", options.space}, {"k", options.robustness.k}, {"effects", json}});
    return kOk;
}

} // namespace

void addRobustnessCommand(CLI::App &app, Session &session)
{
    auto options = std::make_shared<RobustnessCommandOptions>();
    CLI::App *command = addCommand(app, session, "robustness",
                                   "How far rankings change when pictures are mirrored, cropped or tinted",
                                   options, &runRobustness);
    command->add_option("CATALOG", options->catalog, "Folder of the catalog")->required();
    command->add_option("--space", options->space, "Image space to measure")->capture_default_str();
    command->add_option("--sample", options->robustness.sample, "Pictures to alter, a seeded choice")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->add_option("--k", options->robustness.k, "Results looked at")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--seed", options->robustness.seed, "Of the choice and the changes")
        ->capture_default_str();
}

} // namespace modalens::cli
