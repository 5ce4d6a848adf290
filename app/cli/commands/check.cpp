// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcodes.h"
#include "app/cli/session.h"

#include <algorithm>
#include <array>
#include <map>

namespace modalens::cli {

namespace {

struct CheckOptions
{
    std::string catalog;
    bool repairs = false;
};

constexpr std::size_t kFindingsShown = 20; // of the database, of the search index, of each space

constexpr std::string_view kindName(Damage::Kind kind)
{
    constexpr std::array<std::string_view, 3> names{"database", "search-index", "space"};
    return names[static_cast<std::size_t>(kind)];
}

/// Findings by what they are about: the kind, and for spaces the name.
using Part = std::pair<Damage::Kind, std::string>;
using Parts = std::map<Part, std::vector<const Damage *>>;

Parts partsOf(const std::vector<Damage> &damages)
{
    Parts parts;
    for (const Damage &damage : damages)
        parts[{damage.kind, damage.space}].push_back(&damage);
    return parts;
}

std::string textOf(const Parts &parts)
{
    std::string text;
    for (const auto &[part, findings] : parts) {
        for (std::size_t i = 0; i < std::min(findings.size(), kFindingsShown); ++i)
            text += printable(findings[i]->what) + ": " + printable(findings[i]->how) + '\n';
        if (findings.size() > kFindingsShown)
            text += "  and " + std::to_string(findings.size() - kFindingsShown) + " more of the " +
                    std::string(kindName(part.first)) + "; --json lists them\n";
    }
    return text;
}

bool isImported(const Catalog *catalog, const std::string &space)
{
    if (!catalog)
        return false;
    const Result<std::optional<SpaceInfo>> found = catalog->findSpace(space);
    return found && *found && (*found)->encoder == "import";
}

/// What can be done about one part.
std::string wayOutOf(const Part &part, const Catalog *catalog)
{
    const auto &[kind, space] = part;
    const std::string name = printable(space);
    switch (kind) {
    case Damage::Kind::Database:
        return "The database is damaged: go back to a copy of the catalog folder. Without one, `sqlite3 "
               "catalog.db "
               ".recover` saves what can be read, `modalens-cli export CATALOG --vectors SPACE` the vectors "
               "of sound "
               "spaces, and the sources can be imported into a new catalog.";
    case Damage::Kind::SearchIndex:
        return "The search index can be made again: `modalens-cli check CATALOG --repair`.";
    case Damage::Kind::Space:
        break;
    }
    if (isImported(catalog, space))
        return "The imported space \"" + name +
               "\" is damaged: remove it, `modalens-cli embed CATALOG --remove NAME`, and import its vectors "
               "again, `modalens-cli import CATALOG --vectors FILE --keys FILE --name NAME`.";
    return "The space \"" + name +
           "\" is damaged: `modalens-cli check CATALOG --repair` removes it, `modalens-cli "
           "embed CATALOG` makes it again.";
}

bool hasDatabase(const std::vector<Damage> &damages)
{
    return std::any_of(damages.begin(), damages.end(),
                       [](const Damage &damage) { return damage.kind == Damage::Kind::Database; });
}

int show(Session &session, const std::vector<Damage> &damages, const Catalog *catalog)
{
    const Parts parts = partsOf(damages);
    Json list = Json::array();
    for (const Damage &damage : damages)
        list.push_back({{"kind", kindName(damage.kind)},
                        {"space", damage.space},
                        {"what", damage.what},
                        {"how", damage.how}});
    Json waysOut = Json::array();
    std::string advice = "The catalog is damaged (" + std::to_string(damages.size()) +
                         (damages.size() == 1 ? " finding)." : " findings).");
    const bool isLeftAlone = hasDatabase(damages); // then the way out of the rest is none
    for (const auto &[part, findings] : parts) {
        if (isLeftAlone && part.first != Damage::Kind::Database)
            continue;
        const std::string way = wayOutOf(part, catalog);
        waysOut.push_back(way);
        advice += '\n' + way;
    }
    session.reporter.print(damages.empty() ? "The catalog is sound.\n" : textOf(parts));
    if (!damages.empty())
        session.reporter.note(advice);
    session.reporter.result({{"isSound", damages.empty()}, {"damages", list}, {"waysOut", waysOut}});
    return damages.empty() ? kOk : kBadData;
}

/// Makes the search index again and removes damaged spaces that `embed` can make again. A damaged database is
/// not written to.
Status repair(Session &session, Catalog &catalog, const std::vector<Damage> &damages)
{
    const Parts parts = partsOf(damages);
    if (hasDatabase(damages))
        return {};
    for (const auto &[part, findings] : parts) {
        if (part.first == Damage::Kind::SearchIndex) {
            MODALENS_CHECK(catalog.rebuildSearchIndex(session.reporter, session.stop));
            session.reporter.note("The search index was made again.");
        } else if (!isImported(&catalog, part.second)) {
            MODALENS_TRY(space, catalog.findSpace(part.second));
            if (space)
                MODALENS_CHECK(catalog.removeSpace(space->id));
            session.reporter.note("The space \"" + printable(part.second) +
                                  "\" was removed; `modalens-cli embed CATALOG` makes it again.");
        }
    }
    return {};
}

Result<int> runCheck(Session &session, const CheckOptions &options)
{
    Result<Catalog> opened = openCatalog(options.catalog, options.repairs);
    if (!opened && opened.error().code == ErrorCode::Damaged) // it cannot even be opened: that is the finding
        return show(session, {{"catalog.db", opened.error().message, Damage::Kind::Database, {}}}, nullptr);
    if (!opened)
        return Unexpected<Error>(std::move(opened.error()));
    Catalog &catalog = *opened;
    MODALENS_TRY(damages, catalog.check(session.reporter, session.stop));
    if (!options.repairs || damages.empty())
        return show(session, damages, &catalog);
    MODALENS_CHECK(repair(session, catalog, damages));
    MODALENS_TRY(left, catalog.check(session.reporter, session.stop));
    return show(session, left, &catalog);
}

} // namespace

void addCheckCommand(CLI::App &app, Session &session)
{
    auto options = std::make_shared<CheckOptions>();
    CLI::App *command =
        addCommand(app, session, "check",
                   "Verify database, search index and vectors and name what is damaged (exit code 4)",
                   options, &runCheck);
    command->add_option("CATALOG", options->catalog, "Folder of the catalog")->required();
    command->add_flag(
        "--repair", options->repairs,
        "Make a damaged search index again and remove damaged spaces that `embed` can make again; a "
        "damaged database is left alone");
}

} // namespace modalens::cli
