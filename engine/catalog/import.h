// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace modalens {

struct ImportFailure
{
    std::string what;   ///< Path or "file:row 17".
    std::string reason; ///< English sentence.
};

/// How an import ended. Failures never stop one; `failures` names every bad file or row. Items are counted by
/// importFolder and importTable, interactions, vectors and scores by the others, the sum of both by importAny
/// of a folder of ratings.
struct ImportReport
{
    std::int64_t imported = 0, updated = 0;
    /// Parts of `imported` that are no items.
    std::int64_t interactions = 0, scores = 0, vectors = 0;
    /// Unchanged since the last import, or `ignored`.
    std::int64_t skipped = 0;
    /// What Modalens does not import, counted by kind: ".dat", "without an ending", "zero vectors".
    std::map<std::string, std::int64_t> ignored;
    /// Files of a folder that belong to no item (LeftOvers); each has a note.
    std::int64_t leftOut = 0;
    /// Items of an earlier import whose files are gone; they are kept, with all labels.
    std::int64_t vanished = 0;
    std::vector<ImportFailure> failures; ///< At most kMaxFailuresListed.
    std::int64_t unlistedFailures = 0;
    std::vector<ImportFailure> notes; ///< What was left out or altered on purpose, and vanished items.
    bool wasCancelled = false;
};

/// A file of ten million bad rows must not fill the memory: what exceeds this is counted.
inline constexpr std::size_t kMaxFailuresListed = 100'000;
/// The sum over the kinds.
std::int64_t ignoredCount(const ImportReport &report);
void addFailure(ImportReport &report, std::string what, std::string reason);

std::string toJson(const ImportReport &report);

/// What becomes of files that are most likely the remains of something: engine/catalog/import/stemgroups.h
/// has the rule.
enum class LeftOvers { LeaveOut, Import };

/// (a) A folder of media; see engine/catalog/import/folder.h for the rules. Resumable, cancellable (within
/// one batch of 1,000 items), can be run again.
Result<ImportReport> importFolder(Catalog &catalog, const std::filesystem::path &folder,
                                  ProgressSink &progress, std::stop_token stop,
                                  LeftOvers leftOvers = LeftOvers::LeaveOut);

/// What a column of a table means.
enum class ColumnUse { Ignore, Key, Title, Text, Image, Audio, Video, Tag, Number };

struct ColumnMapping
{
    std::string column;
    ColumnUse use = ColumnUse::Ignore;
    std::string pathTemplate; ///< For media: "images/{dir}_{name}" with {path}, {dir}, {stem}, {name}, {ext}
                              ///< relative to the table's folder; "{path}" when empty.
};

struct TableMapping
{
    std::vector<ColumnMapping> columns;
};

/// The paths in one media column of a table.
struct ColumnPaths
{
    std::string column;
    std::int64_t paths = 0;
    std::int64_t unresolved = 0; ///< Those whose file does not exist under the mapping.
    bool leadNowhere() const { return paths > 0 && unresolved == paths; }
};

/// What the analyst sees before a table import starts.
struct TablePreview
{
    TableMapping mapping;                        ///< Guessed.
    std::vector<std::vector<std::string>> rows;  ///< First 20 rows, in column order of the mapping.
    std::int64_t rowCount = 0;                   ///< Rows in the file.
    std::int64_t unresolvedPaths = 0;            ///< Path cells whose file does not exist under the mapping.
    std::vector<std::string> unresolvedExamples; ///< At most 5.
    std::vector<ColumnPaths> mediaColumns;       ///< In the order of the mapping.
};

/// (b) CSV, TSV, JSON array or JSONL, told apart by content. Passing a mapping recounts unresolved paths
/// under it.
Result<TablePreview> previewTable(const std::filesystem::path &file,
                                  const std::optional<TableMapping> &mapping = std::nullopt);
Result<ImportReport> importTable(Catalog &catalog, const std::filesystem::path &file,
                                 const TableMapping &mapping, ProgressSink &progress, std::stop_token stop);

/// (c) Interactions: a CSV with user, item, value and time columns; MovieLens names and common others are
/// recognised, and files without a header whose first columns are user, item, value, time. Items are found by
/// their key.
Result<ImportReport> importInteractions(Catalog &catalog, const std::filesystem::path &file,
                                        ProgressSink &progress, std::stop_token stop);

/// (d) Ready vectors: .npy with a text file of keys (one a line) or .safetensors (a 2-D tensor and keys in
/// the metadata or a text file), as a new complete space called `name`.
Result<ImportReport> importVectors(Catalog &catalog, const std::filesystem::path &vectors,
                                   const std::filesystem::path &keys, std::string_view name,
                                   Modality modality, ProgressSink &progress, std::stop_token stop);

/// (d) External scores as a signal: CSV (query or user, item, score) or a TREC run file.
Result<ImportReport> importScores(Catalog &catalog, const std::filesystem::path &file,
                                  std::string_view signal, ProgressSink &progress, std::stop_token stop);

/// Whatever `path` is: folder, table, interactions (a folder with ratings.csv and movies.csv imports both),
/// by looking at it.
Result<ImportReport> importAny(Catalog &catalog, const std::filesystem::path &path, ProgressSink &progress,
                               std::stop_token stop);

} // namespace modalens
