// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace modalens::cli {

/// CLI11's help with long descriptions broken at blanks, so that they stay in their column.
class HelpFormatter final : public CLI::Formatter
{
public:
    std::string make_option_desc(const CLI::Option *option) const override;
};

} // namespace modalens::cli
