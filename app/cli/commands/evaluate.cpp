// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluationtext.h"
#include "app/cli/exitcodes.h"
#include "app/cli/filters.h"
#include "app/cli/session.h"

namespace modalens::cli {

namespace {

struct EvaluateCommandOptions
{
    std::string catalog;
    std::vector<std::string> truths;
    bool measuresAgreement = false;
    std::string normalise = "zscore";
    std::string missing = "renormalise";
    EvaluateOptions evaluation;
};

Result<int> runEvaluate(Session &session, const EvaluateCommandOptions &options)
{
    if (options.truths.empty() && !options.measuresAgreement)
        return fail(ErrorCode::InvalidArgument,
                    "say what to compare with: --truth tag:GROUP, --truth field:NAME or --agreement");
    MODALENS_TRY(catalog, openCatalog(options.catalog, false));
    MODALENS_TRY(signals, SignalSet::load(catalog));
    EvaluateOptions evaluation = options.evaluation;
    evaluation.normalisation = *normalisationFromName(options.normalise);
    evaluation.missing = *missingPolicyFromName(options.missing);
    ThreadTeam team;
    Json truths = Json::array();
    for (const std::string &spec : options.truths) {
        MODALENS_CHECK(checkKnown(catalog, spec));
        MODALENS_TRY(truth, loadTruth(catalog, spec));
        MODALENS_TRY(outcome,
                     evaluate(catalog, signals, truth, evaluation, team, session.reporter, session.stop));
        session.reporter.print(textOf(outcome));
        truths.push_back(jsonOf(outcome));
    }
    Json result{{"evaluations", truths}};
    if (options.measuresAgreement) {
        MODALENS_TRY(pairs, agreementOf(catalog, signals, evaluation, team, session.reporter, session.stop));
        session.reporter.print(textOf(pairs, evaluation.k));
        result["agreement"] = jsonOf(pairs);
    }
    session.reporter.result(result);
    return kOk;
}

} // namespace

void addEvaluateCommand(CLI::App &app, Session &session)
{
    auto options = std::make_shared<EvaluateCommandOptions>();
    CLI::App *command =
        addCommand(app, session, "evaluate",
                   "Measure how well each signal and their mix repeat a known truth", options, &runEvaluate);
    command->add_option("CATALOG", options->catalog, "Folder of the catalog")->required();
    command
        ->add_option(
            "--truth", options->truths,
            "tag:GROUP or field:NAME: items that share it should find each other; repeat --truth for more")
        ->allow_extra_args(false);
    command->add_flag("--agreement", options->measuresAgreement,
                      "How far every two signals find the same neighbours");
    EvaluateOptions &evaluation = options->evaluation;
    command->add_option("--k", evaluation.k, "Results looked at")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command
        ->add_option("--min-group", evaluation.minGroupItems, "Groups with fewer items are not asked about")
        ->check(CLI::Range(2, 1'000'000))
        ->capture_default_str();
    command->add_option("--signals", evaluation.signalNames, "SIGNAL,... to compare; default: every space")
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--seed", evaluation.seed, "Of the halves and the bootstrap")->capture_default_str();
    command->add_option("--resamples", evaluation.resamples, "Of the bootstrap")
        ->check(CLI::Range(100, 100'000))
        ->capture_default_str();
    command
        ->add_option("--max-queries", evaluation.maxQueries,
                     "A seeded choice of this many queries when there are more")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->add_option("--normalise", options->normalise, "How columns are made comparable")
        ->check(
            CLI::IsMember(std::vector<std::string>(kNormalisationNames.begin(), kNormalisationNames.end())))
        ->capture_default_str();
    command->add_option("--missing", options->missing, "What an item without a signal gets")
        ->check(
            CLI::IsMember(std::vector<std::string>(kMissingPolicyNames.begin(), kMissingPolicyNames.end())))
        ->capture_default_str();
}

} // namespace modalens::cli
