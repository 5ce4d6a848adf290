// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/usage.h"

#include "app/cli/names.h"

#include <algorithm>
#include <string_view>

namespace modalens::cli {

namespace {

std::vector<std::string> commandNames(const CLI::App &app)
{
    std::vector<std::string> names;
    for (const CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
        names.push_back(command->get_name());
    return names;
}

std::vector<std::string> optionNames(const CLI::App &command)
{
    std::vector<std::string> names;
    for (const CLI::Option *option : command.get_options())
        for (const std::string &name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

Error wrongCommand(const CLI::App &app)
{
    const std::vector<std::string> names = commandNames(app);
    for (const std::string &word : app.remaining())
        if (!word.empty() && !word.starts_with('-'))
            return {ErrorCode::InvalidArgument,
                    "unknown command" + didYouMean(word, names) + "; the commands are: " + listOfNames(names),
                    word};
    return {ErrorCode::InvalidArgument, "name a command: " + listOfNames(names), {}};
}

Error unexpectedArgument(const CLI::App &command, const std::string &word)
{
    const std::string name = word.substr(0, word.find('='));
    if (!word.starts_with('-'))
        return {ErrorCode::InvalidArgument, "this argument is one too many; quote what belongs together",
                word};
    return {ErrorCode::InvalidArgument,
            command.get_name() + " has no such option" + didYouMean(name, optionNames(command)), name};
}

} // namespace

UsageError usageError(const CLI::App &app, const CLI::ParseError &error)
{
    const std::vector<CLI::App *> chosen = app.get_subcommands();
    if (chosen.empty())
        return {wrongCommand(app), "`modalens-cli --help` tells what each command does."};
    const CLI::App &command = *chosen.front();
    const std::string help = "`modalens-cli " + command.get_name() + " --help` tells how it is used.";
    const std::vector<std::string> left = app.remaining(true);
    if (dynamic_cast<const CLI::ExtrasError *>(&error) != nullptr && !left.empty())
        return {unexpectedArgument(command, left.front()), help};
    return {{ErrorCode::InvalidArgument, error.what(), {}}, help};
}

bool asksForJson(std::span<const char *const> arguments)
{
    return std::any_of(arguments.begin(), arguments.end(),
                       [](std::string_view argument) { return argument == "--json"; });
}

} // namespace modalens::cli
