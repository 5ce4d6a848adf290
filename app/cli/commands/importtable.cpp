// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/importtable.h"

#include <algorithm>
#include <array>

namespace modalens::cli {

namespace {

constexpr std::array<std::string_view, 9> kUseNames{"ignore", "key",   "title", "text",  "image",
                                                    "audio",  "video", "tag",   "number"};

std::string_view useName(ColumnUse use)
{
    return kUseNames[static_cast<std::size_t>(use)];
}

Status applyOverride(TableMapping &mapping, const std::string &text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        return fail(ErrorCode::InvalidArgument, "a mapping is written COLUMN=USE or COLUMN=USE:TEMPLATE",
                    text);
    const std::string column = text.substr(0, equals);
    const std::size_t colon = text.find(':', equals);
    const std::string use = text.substr(equals + 1, colon == std::string::npos ? colon : colon - equals - 1);
    const auto known = std::find(kUseNames.begin(), kUseNames.end(), use);
    if (known == kUseNames.end())
        return fail(ErrorCode::InvalidArgument,
                    "unknown use; one of ignore, key, title, text, image, audio, video, tag, number", use);
    const auto target = std::find_if(mapping.columns.begin(), mapping.columns.end(),
                                     [&](const ColumnMapping &entry) { return entry.column == column; });
    if (target == mapping.columns.end())
        return fail(ErrorCode::NotFound, "the table has no such column; --preview lists them", column);
    target->use = static_cast<ColumnUse>(known - kUseNames.begin());
    if (colon != std::string::npos)
        target->pathTemplate = text.substr(colon + 1);
    return {};
}

/// How to say where the files of a column lie.
std::string warningAbout(const TablePreview &preview, const ColumnPaths &column)
{
    const std::string name = printable(column.column);
    if (!column.leadNowhere())
        return "column \"" + name + "\": " + std::to_string(column.unresolved) + " of " +
               std::to_string(column.paths) + " paths lead to no file";
    const auto mapped =
        std::find_if(preview.mapping.columns.begin(), preview.mapping.columns.end(),
                     [&](const ColumnMapping &mapping) { return mapping.column == column.column; });
    const std::string use(mapped == preview.mapping.columns.end() ? "image" : useName(mapped->use));
    return "column \"" + name + "\": none of the " + std::to_string(column.paths) +
           " paths leads to a file, so the items have no " + use + "; say where the files lie with --map \"" +
           name + "=" + use + ":FOLDER/{path}\", or keep the words with --map \"" + name + "=text\"";
}

} // namespace

Status applyOverrides(TableMapping &mapping, const std::vector<std::string> &overrides)
{
    for (const std::string &text : overrides)
        MODALENS_CHECK(applyOverride(mapping, text));
    return {};
}

std::string previewText(const TablePreview &preview)
{
    Table table({"column", "use", "template", "first value"});
    for (std::size_t i = 0; i < preview.mapping.columns.size(); ++i) {
        const ColumnMapping &column = preview.mapping.columns[i];
        std::string example = preview.rows.empty() || i >= preview.rows[0].size() ? "" : preview.rows[0][i];
        if (example.size() > 48)
            example = example.substr(0, 45) + "...";
        table.addRow({column.column, std::string(useName(column.use)), column.pathTemplate, example});
    }
    std::string text = table.text();
    text += std::to_string(preview.rowCount) + " rows, " + std::to_string(preview.unresolvedPaths) +
            " paths that lead to no file\n";
    for (const std::string &path : preview.unresolvedExamples)
        text += "  " + printable(path) + '\n';
    for (const ColumnPaths &column : preview.mediaColumns)
        if (column.unresolved > 0)
            text += "warning: " + warningAbout(preview, column) + '\n';
    return text;
}

Json previewJson(const TablePreview &preview)
{
    Json columns = Json::array();
    for (const ColumnMapping &column : preview.mapping.columns)
        columns.push_back(
            {{"column", column.column}, {"use", useName(column.use)}, {"template", column.pathTemplate}});
    Json mediaColumns = Json::array();
    Json warnings = Json::array();
    for (const ColumnPaths &column : preview.mediaColumns) {
        mediaColumns.push_back(
            {{"column", column.column}, {"paths", column.paths}, {"unresolved", column.unresolved}});
        if (column.unresolved > 0)
            warnings.push_back(warningAbout(preview, column));
    }
    return {{"columns", columns},
            {"rows", preview.rowCount},
            {"unresolvedPaths", preview.unresolvedPaths},
            {"unresolvedExamples", preview.unresolvedExamples},
            {"mediaColumns", mediaColumns},
            {"warnings", warnings}};
}

} // namespace modalens::cli
