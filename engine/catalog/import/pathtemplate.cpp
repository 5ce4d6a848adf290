// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/pathtemplate.h"

#include "engine/catalog/import/mediakind.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <vector>

namespace modalens {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFolders = 200;

struct PathParts
{
    std::string path;
    std::string dir;
    std::string name;
};

PathParts partsOf(std::string_view value)
{
    PathParts parts;
    parts.path = value;
    if (parts.path.find('/') == std::string::npos)
        std::replace(parts.path.begin(), parts.path.end(), '\\', '/');
    while (parts.path.starts_with("./"))
        parts.path.erase(0, 2);
    const std::size_t slash = parts.path.rfind('/');
    parts.dir = slash == std::string::npos ? std::string() : parts.path.substr(0, slash);
    parts.name = slash == std::string::npos ? parts.path : parts.path.substr(slash + 1);
    return parts;
}

std::string placeholderValue(std::string_view placeholder, const PathParts &parts)
{
    if (placeholder == "{path}")
        return parts.path;
    if (placeholder == "{dir}")
        return parts.dir;
    if (placeholder == "{name}")
        return parts.name;
    if (placeholder == "{stem}")
        return std::string(stemOf(parts.name));
    if (placeholder == "{ext}")
        return std::string(extensionOf(parts.name));
    return std::string(placeholder);
}

/// Folders below `base`, relative, sorted, at most two levels and kMaxFolders of them.
std::vector<std::string> foldersBelow(const fs::path &base)
{
    std::vector<std::string> folders;
    std::error_code error;
    fs::recursive_directory_iterator entry(base, fs::directory_options::skip_permission_denied, error);
    constexpr int kMaxLooked = 100'000; // a flat folder of a million pictures is not listed to its end
    for (int looked = 0; !error && entry != fs::recursive_directory_iterator() && looked < kMaxLooked;
         ++looked) {
        std::error_code typeError;
        if (entry->is_directory(typeError) && !entry->path().filename().string().starts_with('.')) {
            folders.push_back(entry->path().lexically_relative(base).string());
            if (entry.depth() >= 1)
                entry.disable_recursion_pending();
        }
        if (folders.size() >= kMaxFolders)
            break;
        entry.increment(error);
    }
    std::sort(folders.begin(), folders.end(), [](const std::string &a, const std::string &b) {
        return std::pair(std::count(a.begin(), a.end(), '/'), a) <
               std::pair(std::count(b.begin(), b.end(), '/'), b);
    });
    return folders;
}

/// Folder names are text inside a template: one with braces could be misread, so it is no candidate.
bool isPlain(const std::string &folder)
{
    return folder.find_first_of("{}") == std::string::npos;
}

} // namespace

std::string filledTemplate(std::string_view pathTemplate, std::string_view value)
{
    const PathParts parts = partsOf(value);
    if (pathTemplate.empty())
        return parts.path;
    std::string out;
    while (!pathTemplate.empty()) {
        const std::size_t open = std::min(pathTemplate.find('{'), pathTemplate.size());
        out += pathTemplate.substr(0, open);
        pathTemplate.remove_prefix(open);
        const std::size_t close = pathTemplate.find('}');
        if (close == std::string_view::npos)
            return out + std::string(pathTemplate);
        out += placeholderValue(pathTemplate.substr(0, close + 1), parts);
        pathTemplate.remove_prefix(close + 1);
    }
    return out;
}

std::string resolvedPath(const fs::path &base, std::string_view pathTemplate, std::string_view value)
{
    if (value.empty() || value.size() > 4096 || value.find('\0') != std::string_view::npos)
        return {};
    std::string path = (base / filledTemplate(pathTemplate, value)).lexically_normal().string();
    struct stat status
    {
    };
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return {};
    return path;
}

std::string guessTemplate(const fs::path &base, std::span<const std::string> values)
{
    constexpr std::array<std::string_view, 5> forms{"{path}", "{name}", "{dir}_{name}", "{dir}-{name}",
                                                    "{dir}{name}"};
    std::string best = "{path}";
    std::size_t bestCount = 0;
    const auto tryTemplate = [&](const std::string &candidate) {
        const auto count =
            static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [&](const std::string &v) {
                return !resolvedPath(base, candidate, v).empty();
            }));
        if (count > bestCount) {
            best = candidate;
            bestCount = count;
        }
        return bestCount == values.size();
    };
    for (const std::string_view form : forms)
        if (tryTemplate(std::string(form)))
            return best;
    for (const std::string &folder : foldersBelow(base))
        for (const std::string_view form : forms)
            if (isPlain(folder) && tryTemplate(folder + "/" + std::string(form)))
                return best;
    return best;
}

} // namespace modalens
