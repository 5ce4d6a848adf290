// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcodes.h"
#include "app/cli/session.h"

namespace modalens::cli {

namespace {

struct CheckOptions
{
    std::string catalog;
};

Result<int> runCheck(Session &session, const CheckOptions &options)
{
    MODALENS_TRY(catalog, openCatalog(options.catalog, false));
    MODALENS_TRY(damages, catalog.check(session.reporter, session.stop));
    Json json = Json::array();
    std::string text;
    for (const Damage &damage : damages) {
        json.push_back({{"what", damage.what}, {"how", damage.how}});
        text += printable(damage.what) + ": " + printable(damage.how) + '\n';
    }
    session.reporter.print(damages.empty() ? "The catalog is sound.\n" : text);
    if (!damages.empty())
        session.reporter.note(
            "The catalog is damaged. A damaged space can be rebuilt: `modalens-cli embed CATALOG`.");
    session.reporter.result({{"isSound", damages.empty()}, {"damages", json}});
    return damages.empty() ? kOk : kBadData;
}

} // namespace

void addCheckCommand(CLI::App &app, Session &session)
{
    auto options = std::make_shared<CheckOptions>();
    CLI::App *command =
        addCommand(app, session, "check",
                   "Verify database and vectors and name what is damaged (exit code 4)", options, &runCheck);
    command->add_option("CATALOG", options->catalog, "Folder of the catalog")->required();
}

} // namespace modalens::cli
