// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/seen.h"

#include "app/cli/exitcodes.h"
#include "app/cli/itemkeys.h"
#include "engine/base/file.h"
#include "engine/embed/seen.h"

#include <fmt/format.h>

namespace modalens::cli {

namespace {

constexpr int kJpegQuality = 92;

/// Letters and digits of `text`, everything else '-': safe in any file name.
std::string plainName(std::string_view text)
{
    std::string name;
    for (const char c : text.substr(0, 40)) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        name += isPlain ? c : '-';
    }
    return name;
}

Result<Json> partJson(const SpaceInfo &space, const SeenPart &part, std::size_t number,
                      const std::filesystem::path &folder)
{
    Json json{{"space", space.name}, {"encoder", space.encoder}, {"label", part.label}};
    if (!part.text.empty())
        json["text"] = part.text;
    if (part.image.width <= 0)
        return json;
    json["width"] = part.image.width;
    json["height"] = part.image.height;
    if (folder.empty())
        return json;
    const std::filesystem::path file =
        folder / fmt::format("{}-{:02}-{}.jpg", plainName(space.name), number, plainName(part.label));
    MODALENS_TRY(jpeg, encodeJpeg(part.image, kJpegQuality));
    MODALENS_CHECK(writeFileAtomically(file, std::as_bytes(std::span(jpeg))));
    json["file"] = file.string();
    return json;
}

/// Lines of the catalog's texts, each made harmless for a terminal.
std::string printableLines(std::string_view text)
{
    std::string lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines += "    " + printable(text.substr(0, end)) + '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string textOf(const Json &part)
{
    std::string text =
        printable(part["space"].get<std::string>()) + "  " + printable(part["label"].get<std::string>());
    if (part.contains("width"))
        text += fmt::format("  {} x {}", part["width"].get<int>(), part["height"].get<int>());
    if (part.contains("file"))
        text += "  " + printable(part["file"].get<std::string>());
    text += '\n';
    return part.contains("text") ? text + printableLines(part["text"].get<std::string>()) : text;
}

Result<Json> partsOf(Session &session, const Catalog &catalog, ItemId item,
                     const std::filesystem::path &folder)
{
    MODALENS_TRY(spaces, catalog.spaces());
    Json parts = Json::array();
    for (const SpaceInfo &space : spaces) {
        const auto seen = whatEncoderSaw(catalog, space, item, session.stop);
        if (!seen && seen.error().code == ErrorCode::NotFound)
            continue; // the item has nothing in this modality, or the vectors came from elsewhere
        if (!seen)
            return Unexpected<Error>(seen.error());
        for (std::size_t i = 0; i < seen->size(); ++i) {
            MODALENS_TRY(part, partJson(space, (*seen)[i], i + 1, folder));
            parts.push_back(std::move(part));
        }
    }
    return parts;
}

} // namespace

Result<int> showSeen(Session &session, const Catalog &catalog, const std::string &key,
                     const std::filesystem::path &folder)
{
    MODALENS_TRY(item, itemOfKey(catalog, key));
    std::error_code error;
    if (!folder.empty())
        std::filesystem::create_directories(folder, error);
    if (error)
        return Unexpected<Error>(errorFromErrno(error.value(), "create the folder", folder.string()));
    MODALENS_TRY(parts, partsOf(session, catalog, item, folder));
    for (const Json &part : parts)
        session.reporter.print(textOf(part));
    if (parts.empty())
        session.reporter.print("no encoder has seen this item; run `modalens-cli embed CATALOG`\n");
    session.reporter.result({{"key", key}, {"seen", parts}});
    return kOk;
}

} // namespace modalens::cli
