// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/reporter.h"
#include "engine/catalog/catalog.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace modalens::cli {

/// What every command gets: where to write, when to stop.
struct Session
{
    Reporter reporter;
    std::stop_token stop;
    std::function<Result<int>()> command; ///< Set by the subcommand that was chosen.
};

/// --json and --progress, which stand before or after the name of the subcommand.
void addOutputOptions(CLI::App &command, Reporter &reporter);

/// Adds a subcommand with --json and --progress. `run` gets the parsed options; its exit code or error
/// becomes the program's.
template <class Options>
CLI::App *addCommand(CLI::App &app, Session &session, const std::string &name, const std::string &what,
                     const std::shared_ptr<Options> &options, Result<int> (*run)(Session &, const Options &));

/// `NotFound` with the way out when there is no catalog; with `mustWrite`, `ReadOnly` with the reason.
Result<Catalog> openCatalog(const std::filesystem::path &folder, bool mustWrite);

void addImportCommand(CLI::App &app, Session &session);
void addEmbedCommand(CLI::App &app, Session &session);
void addRankCommand(CLI::App &app, Session &session);
void addProjectCommand(CLI::App &app, Session &session);
void addEvaluateCommand(CLI::App &app, Session &session);
void addRobustnessCommand(CLI::App &app, Session &session);
void addExportCommand(CLI::App &app, Session &session);
void addInfoCommand(CLI::App &app, Session &session);
void addInspectCommand(CLI::App &app, Session &session);
void addCheckCommand(CLI::App &app, Session &session);

template <class Options>
CLI::App *addCommand(CLI::App &app, Session &session, const std::string &name, const std::string &what,
                     const std::shared_ptr<Options> &options, Result<int> (*run)(Session &, const Options &))
{
    CLI::App *command = app.add_subcommand(name, what);
    addOutputOptions(*command, session.reporter);
    command->callback([&session, options, run] {
        session.command = [&session, options, run] { return run(session, *options); };
    });
    return command;
}

} // namespace modalens::cli
