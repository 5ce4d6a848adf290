// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcodes.h"
#include "app/cli/helptext.h"
#include "app/cli/interrupt.h"
#include "app/cli/session.h"
#include "app/cli/usage.h"

#include <exception>
#include <memory>

namespace {

using namespace modalens;
using namespace modalens::cli;

void describeProgram(CLI::App &app, Session &session)
{
    app.formatter(std::make_shared<HelpFormatter>()); // the subcommands inherit it
    app.set_version_flag("--version", MODALENS_VERSION);
    app.require_subcommand(1);
    addOutputOptions(app, session.reporter);
    addImportCommand(app, session);
    addEmbedCommand(app, session);
    addRankCommand(app, session);
    addProjectCommand(app, session);
    addEvaluateCommand(app, session);
    addRobustnessCommand(app, session);
    addExportCommand(app, session);
    addInfoCommand(app, session);
    addInspectCommand(app, session);
    addCheckCommand(app, session);
    app.footer(kExitCodeHelp);
    for (CLI::App *command : app.get_subcommands({}))
        command->footer(command->get_footer().empty() ? kExitCodeHelp
                                                      : command->get_footer() + "\n\n" + kExitCodeHelp);
}

int run(Session &session)
{
    try {
        const Result<int> code = session.command();
        return code ? *code : session.reporter.fail(code.error());
    } catch (const std::exception &error) {
        return session.reporter.fail({ErrorCode::Internal, error.what(), {}});
    }
}

} // namespace

int main(int argc, char **argv)
{
    const Interrupt interrupt;
    Session session;
    session.stop = interrupt.token();
    CLI::App app(
        "Modalens on the command line: import media, turn them into vectors, rank, explain, measure.",
        "modalens-cli");
    describeProgram(app, session);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() == 0) // --help, --version
            return app.exit(error);
        const UsageError usage = usageError(app, error);
        session.reporter.isJson = asksForJson({argv, static_cast<std::size_t>(argc)});
        return session.reporter.fail(usage.error, usage.help);
    }
    return session.reporter.exitCode(run(session));
}
