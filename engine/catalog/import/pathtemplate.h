// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace modalens {

/// Fills a template: {path} the value as it is, {dir} its folder, {name} its file name, {stem} and {ext} the
/// parts of that. An empty template is "{path}". Backslashes of a value without '/' become '/'.
std::string filledTemplate(std::string_view pathTemplate, std::string_view value);

/// The file that a path cell means: relative values hang on `base`. Empty when no regular file is there.
std::string resolvedPath(const std::filesystem::path &base, std::string_view pathTemplate,
                         std::string_view value);

/// The template under which most of `values` (some 20) name existing files: the value as it is, or moved into
/// one of the folders up to two levels below `base` (at most 200), with its own folder kept, dropped, or
/// joined to the name by '_' or '-'.
/// "{path}" when none does. Costs at most some 20,000 stats.
std::string guessTemplate(const std::filesystem::path &base, std::span<const std::string> values);

} // namespace modalens
