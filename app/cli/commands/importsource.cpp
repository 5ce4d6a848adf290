// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/importsource.h"

#include "app/cli/commands/importtable.h"

#include <algorithm>
#include <array>

namespace modalens::cli {

namespace {

constexpr std::size_t kEntriesShown = 20;

/// In the order of SourceUse: for --json and for people.
constexpr std::array<std::string_view, 7> kUseNames{"media",  "items",   "user-tags", "interactions",
                                                    "scores", "vectors", "unused"};
constexpr std::array<std::string_view, 7> kUseTexts{"a folder of media",
                                                    "a table of items",
                                                    "words that people gave to the items",
                                                    "interactions",
                                                    "external scores, a signal of this name",
                                                    "ready vectors",
                                                    "not imported"};

std::size_t numberOf(SourceUse use)
{
    return static_cast<std::size_t>(use);
}

std::string nameOf(const SourceFile &file)
{
    const std::string name = file.file.filename().string();
    return printable(name.empty() ? file.file.string() : name);
}

std::string fileText(const SourceFile &file)
{
    std::string text = nameOf(file) + ": " + std::string(kUseTexts[numberOf(file.use)]);
    if (!file.keys.empty())
        text += ", keys from " + printable(file.keys.filename().string());
    const bool showsRows = file.use != SourceUse::Items && file.table.rowCount > 0;
    if (showsRows)
        text += ", " + std::to_string(file.table.rowCount) + " rows";
    return text + '\n';
}

} // namespace

Result<SourcePlan> plannedSource(const std::string &source, const std::vector<std::string> &overrides)
{
    MODALENS_TRY(plan, planSource(std::filesystem::absolute(source)));
    if (overrides.empty())
        return plan;
    const SourceFile *items = plan.first(SourceUse::Items);
    TableMapping mapping = (items ? *items : plan.files.front()).table.mapping;
    MODALENS_CHECK(applyOverrides(mapping, overrides));
    MODALENS_CHECK(useMapping(plan, std::move(mapping)));
    return plan;
}

std::string planText(const SourcePlan &plan)
{
    std::string text;
    for (const SourceFile &file : plan.files) {
        text += fileText(file);
        const bool isTableToMap =
            file.use == SourceUse::Items || (plan.files.size() == 1 && file.use == SourceUse::Unused);
        if (isTableToMap)
            text += previewText(file.table);
    }
    return text;
}

Json planJson(const SourcePlan &plan)
{
    Json json{{"source", plan.source.string()}};
    Json files = Json::array();
    for (const SourceFile &file : plan.files) {
        Json entry{{"file", file.file.string()}, {"use", kUseNames[numberOf(file.use)]}};
        if (!file.table.mapping.columns.empty())
            entry.update(previewJson(file.table));
        files.push_back(std::move(entry));
    }
    const SourceFile *items = plan.first(SourceUse::Items);
    if (items || plan.files.size() == 1)
        if (const TablePreview &table = (items ? *items : plan.files.front()).table;
            !table.mapping.columns.empty())
            json.update(previewJson(table));
    json["files"] = std::move(files);
    return json;
}

std::string folderText(const FolderPreview &preview)
{
    constexpr std::array<std::string_view, 4> names{"texts", "pictures", "sounds", "videos"};
    std::string text = std::to_string(preview.items) + " items from";
    for (const auto &[modality, count] : preview.files)
        text += " " + std::to_string(count) + " " +
                std::string(names[std::min(static_cast<std::size_t>(modality), names.size() - 1)]) + ",";
    text += " " + std::to_string(preview.spoken) + " spoken names; " + std::to_string(preview.ignored) +
            " files of other kinds\n";
    if (!preview.failures.empty())
        text += "cannot be read:\n" + textOf(preview.failures);
    if (!preview.leftOut.empty())
        text += std::to_string(preview.leftOut.size()) +
                " files would be left out (--import-left-overs imports them):\n" + textOf(preview.leftOut);
    return text;
}

Json folderJson(const FolderPreview &preview)
{
    Json files = Json::object();
    for (const auto &[modality, count] : preview.files)
        files[std::string(modalityName(modality))] = count;
    return {{"items", preview.items},
            {"files", files},
            {"spoken", preview.spoken},
            {"ignored", preview.ignored},
            {"failures", jsonOf(preview.failures)},
            {"leftOut", jsonOf(preview.leftOut)}};
}

Json jsonOf(const std::vector<ImportFailure> &entries)
{
    Json json = Json::array();
    for (const ImportFailure &entry : entries)
        json.push_back({{"what", entry.what}, {"reason", entry.reason}});
    return json;
}

std::string textOf(const std::vector<ImportFailure> &entries)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(entries.size(), kEntriesShown); ++i)
        text += "  " + printable(entries[i].what) + ": " + printable(entries[i].reason) + '\n';
    if (entries.size() > kEntriesShown)
        text +=
            "  and " + std::to_string(entries.size() - kEntriesShown) + " more; --json lists all of them\n";
    return text;
}

} // namespace modalens::cli
