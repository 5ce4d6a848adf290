// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/sourceplan.h"

#include "engine/catalog/import/columnnames.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/interactions.h"
#include "engine/catalog/import/mediakind.h"
#include "engine/catalog/import/scores.h"

#include <algorithm>
#include <array>
#include <system_error>

// Which files of a path an import reads, and as what.

namespace modalens {

namespace {

namespace fs = std::filesystem;

bool isTableName(const fs::path &file)
{
    constexpr std::array<std::string_view, 6> extensions{"csv", "tsv", "tab", "json", "jsonl", "ndjson"};
    const std::string extension = asciiLower(extensionOf(file.filename().string()));
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

bool hasUse(const TableMapping &mapping, ColumnUse use)
{
    return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                       [&](const ColumnMapping &column) { return column.use == use; });
}

bool hasMedia(const TableMapping &mapping)
{
    return hasUse(mapping, ColumnUse::Image) || hasUse(mapping, ColumnUse::Audio) ||
           hasUse(mapping, ColumnUse::Video);
}

/// What a table is about, by its columns: their names decide between people's actions, scores and things.
SourceUse useOf(const TablePreview &preview)
{
    std::vector<std::string> columns;
    for (const ColumnMapping &column : preview.mapping.columns)
        columns.push_back(column.column);
    const auto hasHint = [&](NameHint hint) {
        return std::any_of(columns.begin(), columns.end(),
                           [&](const std::string &c) { return nameHint(c) == hint; });
    };
    const bool isAboutQueries = hasHint(NameHint::Query) || !hasUse(preview.mapping, ColumnUse::Title);
    if (hasHint(NameHint::Score) && isAboutQueries && findScoreColumns(columns))
        return SourceUse::Scores; // posts of users also have scores, but titles too
    if (const auto interactions = findInteractionColumns(columns))
        return interactions->tag >= 0 ? SourceUse::UserTags : SourceUse::Interactions;
    const bool isAboutItems = hasUse(preview.mapping, ColumnUse::Title) ||
                              hasUse(preview.mapping, ColumnUse::Text) || hasMedia(preview.mapping);
    return isAboutItems ? SourceUse::Items : SourceUse::Unused;
}

bool hasFiles(const TablePreview &table)
{
    return hasMedia(table.mapping) && table.unresolvedPaths < table.rowCount;
}

/// The tables that lie in a folder itself, by name.
std::vector<SourceFile> tablesIn(const fs::path &folder)
{
    std::vector<SourceFile> tables;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code typeError;
        if (entry->is_regular_file(typeError) && isTableName(entry->path()) &&
            !entry->path().filename().string().starts_with('.'))
            tables.push_back({entry->path(), SourceUse::Unused, {}, {}});
    }
    std::sort(tables.begin(), tables.end(),
              [](const SourceFile &a, const SourceFile &b) { return a.file < b.file; });
    for (SourceFile &table : tables) {
        Result<TablePreview> preview = previewTable(table.file);
        if (!preview)
            continue;
        table.use = useOf(*preview);
        table.table = std::move(*preview);
    }
    return tables;
}

bool hasMediaBelow(const fs::path &folder)
{
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        const auto kind = mediaKind(entry->path().filename().string());
        if (kind && kind->modality != Modality::Text)
            return true;
    }
    return false;
}

/// Leaves a use to the largest table that has it and sets the others aside.
void keepLargest(std::vector<SourceFile> &tables, SourceUse use)
{
    SourceFile *best = nullptr;
    for (SourceFile &table : tables) {
        if (table.use != use)
            continue;
        if (best)
            (table.table.rowCount > best->table.rowCount ? *best : table).use = SourceUse::Unused;
        if (table.use == use)
            best = &table;
    }
}

SourcePlan planFolder(const fs::path &folder)
{
    SourcePlan plan{folder, LeftOvers::LeaveOut, tablesIn(folder)};
    for (const SourceUse use : {SourceUse::Items, SourceUse::Interactions, SourceUse::UserTags})
        keepLargest(plan.files, use);
    const SourceFile *items = plan.first(SourceUse::Items);
    const bool hasRatings = plan.first(SourceUse::Interactions) != nullptr;
    const bool isRatingsAlone = !items && hasRatings;
    const bool isTable = items && (hasRatings || hasFiles(items->table) || !hasMediaBelow(folder));
    const bool isMedia = !isTable && !isRatingsAlone;
    if (isMedia) // tables of no known meaning are one file of many here: the settings of a photograph
        std::erase_if(plan.files, [](const SourceFile &file) { return file.use == SourceUse::Unused; });
    for (SourceFile &file : plan.files) {
        const bool isRead =
            isTable ? file.use != SourceUse::Scores : isRatingsAlone && file.use == SourceUse::Interactions;
        if (!isRead)
            file.use = SourceUse::Unused;
    }
    if (isMedia)
        plan.files.push_back({folder, SourceUse::Media, {}, {}});
    std::stable_sort(plan.files.begin(), plan.files.end(),
                     [](const SourceFile &a, const SourceFile &b) { return a.use < b.use; });
    return plan;
}

/// The keys of a vector file are looked for beside it.
fs::path keysBeside(const fs::path &vectors)
{
    const std::string stem = vectors.stem().string();
    for (const std::string &name : {stem + ".keys.txt", stem + ".ids.txt", stem + ".txt",
                                    std::string("keys.txt"), std::string("ids.txt")}) {
        std::error_code error;
        if (fs::is_regular_file(vectors.parent_path() / name, error))
            return vectors.parent_path() / name;
    }
    return {};
}

Result<SourcePlan> planFile(const fs::path &file)
{
    const std::string name = file.filename().string();
    const std::string extension = asciiLower(extensionOf(name));
    if (extension == "npy" || extension == "safetensors")
        return SourcePlan{file, LeftOvers::LeaveOut, {{file, SourceUse::Vectors, {}, keysBeside(file)}}};
    if (isTrecRun(file))
        return SourcePlan{file, LeftOvers::LeaveOut, {{file, SourceUse::Scores, {}, {}}}};
    const auto kind = mediaKind(name);
    if (kind && kind->modality != Modality::Text)
        return fail(ErrorCode::InvalidArgument, "this is a single media file; import the folder it lies in",
                    file.string());
    MODALENS_TRY(preview, previewTable(file));
    SourceUse use = useOf(preview);
    if (use == SourceUse::UserTags) // by itself its rows are all there is
        use = SourceUse::Items;
    return SourcePlan{file, LeftOvers::LeaveOut, {{file, use, std::move(preview), {}}}};
}

} // namespace

const SourceFile *SourcePlan::first(SourceUse use) const
{
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const SourceFile &file) { return file.use == use; });
    return found == files.end() ? nullptr : &*found;
}

Result<SourcePlan> planSource(const fs::path &path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        return fail(ErrorCode::NotFound, "there is no such file or folder", path.string());
    if (error)
        return Unexpected<Error>(errorFromErrno(error.value(), "look at it", path.string()));
    return fs::is_directory(status) ? planFolder(path) : planFile(path);
}

Status useMapping(SourcePlan &plan, TableMapping mapping)
{
    const bool isOneTable = plan.files.size() == 1 && plan.files.front().table.rowCount > 0;
    for (SourceFile &file : plan.files) {
        if (file.use != SourceUse::Items && !isOneTable)
            continue;
        MODALENS_TRY(preview, previewTable(file.file, mapping));
        file.use = SourceUse::Items;
        file.table = std::move(preview);
        return {};
    }
    return fail(ErrorCode::InvalidArgument,
                "nothing here is read as a table of items, so no column can be mapped", plan.source.string());
}

} // namespace modalens
