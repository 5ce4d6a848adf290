// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/helptext.h"

#include <sstream>

namespace modalens::cli {

namespace {

constexpr std::size_t kLineCharacters = 70; // 100 with the column of the names

} // namespace

std::string HelpFormatter::make_option_desc(const CLI::Option *option) const
{
    std::istringstream words(CLI::Formatter::make_option_desc(option));
    std::string text, line;
    for (std::string word; words >> word;) {
        if (!line.empty() && line.size() + 1 + word.size() > kLineCharacters) {
            text += line + '\n';
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return text + line;
}

} // namespace modalens::cli
