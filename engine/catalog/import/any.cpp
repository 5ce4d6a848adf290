// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/columnnames.h"
#include "engine/catalog/import/importrun.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/interactions.h"
#include "engine/catalog/import/mediakind.h"
#include "engine/catalog/import/scores.h"
#include "engine/catalog/import/table.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace modalens {

namespace {

namespace fs = std::filesystem;

enum class TableKind { Items, Interactions, UserTags, Scores, Unknown };

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
TableKind kindOf(const TablePreview &preview)
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
        return TableKind::Scores; // posts of users also have scores, but titles too
    if (const auto interactions = findInteractionColumns(columns))
        return interactions->tag >= 0 ? TableKind::UserTags : TableKind::Interactions;
    const bool isAboutItems = hasUse(preview.mapping, ColumnUse::Title) ||
                              hasUse(preview.mapping, ColumnUse::Text) || hasMedia(preview.mapping);
    return isAboutItems ? TableKind::Items : TableKind::Unknown;
}

struct SeenTable
{
    fs::path file;
    TableKind kind = TableKind::Unknown;
    TableMapping mapping;
    std::int64_t rows = 0;
    bool hasFiles = false; ///< Media columns most of whose files exist.
};

SeenTable lookAt(const fs::path &file)
{
    SeenTable table{file, TableKind::Unknown, {}, 0, false};
    const Result<TablePreview> preview = previewTable(file);
    if (!preview)
        return table;
    table.kind = kindOf(*preview);
    table.mapping = preview->mapping;
    table.rows = preview->rowCount;
    table.hasFiles = hasMedia(preview->mapping) && preview->unresolvedPaths < preview->rowCount;
    return table;
}

/// The tables that lie in a folder itself, by name.
std::vector<SeenTable> tablesIn(const fs::path &folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code typeError;
        if (entry->is_regular_file(typeError) && isTableName(entry->path()) &&
            !entry->path().filename().string().starts_with('.'))
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    std::vector<SeenTable> tables;
    for (const fs::path &file : files)
        tables.push_back(lookAt(file));
    return tables;
}

const SeenTable *largest(const std::vector<SeenTable> &tables, TableKind kind)
{
    const SeenTable *best = nullptr;
    for (const SeenTable &table : tables)
        if (table.kind == kind && (!best || table.rows > best->rows))
            best = &table;
    return best;
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

/// Items with what people did with them: words of users become tags, ratings interactions and two numbers.
Status storeRatedItems(ImportRun &run, const SeenTable &items, const SeenTable *ratings,
                       const SeenTable *tags)
{
    ItemTags words;
    if (tags) {
        MODALENS_TRY(collected, collectUserTags(tags->file, run.report, run.stopToken()));
        words = std::move(collected);
    }
    MODALENS_CHECK(storeTable(run, items.file, items.mapping, words));
    return ratings ? storeInteractions(run, ratings->file) : Status();
}

void noteUnused(ImportRun &run, const std::vector<SeenTable> &tables,
                std::initializer_list<const SeenTable *> used)
{
    for (const SeenTable &table : tables)
        if (std::find(used.begin(), used.end(), &table) == used.end())
            run.report.notes.push_back(
                {escapedUtf8(table.file.filename().string()),
                 "this table was not imported; import it by itself if it describes items"});
}

Result<ImportReport> importAnyFolder(Catalog &catalog, const fs::path &folder, ProgressSink &progress,
                                     std::stop_token stop)
{
    const std::vector<SeenTable> tables = tablesIn(folder);
    const SeenTable *items = largest(tables, TableKind::Items);
    const SeenTable *ratings = largest(tables, TableKind::Interactions);
    const SeenTable *tags = largest(tables, TableKind::UserTags);
    if (!items && ratings)
        return importInteractions(catalog, ratings->file, progress, std::move(stop));
    const bool isTable = items && (ratings || items->hasFiles || !hasMediaBelow(folder));
    if (!isTable)
        return importFolder(catalog, folder, progress, std::move(stop));
    ImportRun run(catalog, folder.string(), progress, std::move(stop));
    MODALENS_CHECK(run.start());
    noteUnused(run, tables, {items, ratings, tags});
    return run.finish(storeRatedItems(run, *items, ratings, tags));
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

Result<ImportReport> importAnyTable(Catalog &catalog, const fs::path &file, ProgressSink &progress,
                                    std::stop_token stop)
{
    MODALENS_TRY(preview, previewTable(file));
    switch (kindOf(preview)) {
    case TableKind::Interactions:
        return importInteractions(catalog, file, progress, std::move(stop));
    case TableKind::Scores:
        return importScores(catalog, file, escapedUtf8(file.stem().string()), progress, std::move(stop));
    case TableKind::Unknown:
        return fail(ErrorCode::Unsupported,
                    "no column of this table is a title, a text or a path of a media file; choose the "
                    "columns by hand",
                    file.string());
    default:
        return importTable(catalog, file, preview.mapping, progress, std::move(stop));
    }
}

} // namespace

Result<ImportReport> importAny(Catalog &catalog, const std::filesystem::path &path, ProgressSink &progress,
                               std::stop_token stop)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        return fail(ErrorCode::NotFound, "there is no such file or folder", path.string());
    if (error)
        return Unexpected<Error>(errorFromErrno(error.value(), "look at it", path.string()));
    if (fs::is_directory(status))
        return importAnyFolder(catalog, path, progress, std::move(stop));
    const std::string extension = asciiLower(extensionOf(path.filename().string()));
    if (extension == "npy" || extension == "safetensors")
        return importVectors(catalog, path, keysBeside(path), escapedUtf8(path.stem().string()),
                             Modality::Joint, progress, std::move(stop));
    if (isTrecRun(path))
        return importScores(catalog, path, escapedUtf8(path.stem().string()), progress, std::move(stop));
    const auto kind = mediaKind(path.filename().string());
    if (kind && kind->modality != Modality::Text)
        return fail(ErrorCode::InvalidArgument, "this is a single media file; import the folder it lies in",
                    path.string());
    return importAnyTable(catalog, path, progress, std::move(stop));
}

} // namespace modalens
