// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/bitmap.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/catalog/facets.h"
#include "engine/catalog/space.h"
#include "engine/catalog/types.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

enum class OpenMode {
    WriteIfPossible, ///< Take the lock when it is free and the folder is writable, else open read-only.
    ReadOnly         ///< Never take the lock.
};

struct CatalogInfo
{
    int schemaVersion = 0;
    std::int64_t rows = 0;  ///< Including tombstones: the length of every column.
    std::int64_t items = 0; ///< Without tombstones.
    std::int64_t assets = 0;
    std::int64_t interactions = 0;
    std::int64_t judgments = 0;
    std::vector<std::pair<Modality, std::int64_t>> itemsByModality; ///< Items with content assets.
};

struct TagCount
{
    std::string group;
    std::string value;
    std::int64_t items = 0;
};

/// One finding of Catalog::check().
struct Damage
{
    enum class Kind {
        Database,    ///< catalog.db itself: only a copy helps.
        SearchIndex, ///< Catalog::rebuildSearchIndex() makes it anew.
        Space        ///< Vectors or encoder state of `space`: it can be removed and embedded again.
    };
    std::string what; ///< File or table with its place: "spaces/3/vectors.npy blocks 17 to 19".
    std::string how;
    Kind kind = Kind::Database;
    std::string space; ///< Name of the damaged space.
};

/// A catalog folder: catalog.db (SQLite) and spaces/<id>/. This class is the only place that speaks SQL.
/// One object belongs to one thread at a time; open the same folder once for each thread that needs it. The
/// first writer of the process tree holds catalog.lock; objects of one process share it, other processes open
/// read-only. Every writing call is one transaction: when it returns success the data is on disk
/// (synchronous=FULL for what a person made, NORMAL for what can be rebuilt), when it returns an error
/// nothing of it is.
class Catalog
{
public:
    static Result<Catalog> create(const std::filesystem::path &folder);
    static Result<Catalog> open(const std::filesystem::path &folder,
                                OpenMode mode = OpenMode::WriteIfPossible);
    /// True when the folder looks like a catalog (has catalog.db).
    static bool exists(const std::filesystem::path &folder);

    Catalog(Catalog &&) noexcept;
    Catalog &operator=(Catalog &&) noexcept;
    ~Catalog();

    const std::filesystem::path &folder() const;
    bool isReadOnly() const;
    /// English sentence ("another Modalens has this catalog open for writing (process 4711)"); empty when
    /// writable.
    const std::string &readOnlyReason() const;
    Result<CatalogInfo> info() const;
    Result<std::int64_t> rowCount() const;

    // --- items ---
    /// Inserts new items, replaces the content of items whose key exists (their row stays), skips equal
    /// stamps. Ids in the order of `drafts`. Replacing keeps tags whose source is not "import". Malformed
    /// UTF-8 becomes U+FFFD, except in paths, which are bytes; in keys it becomes U+FFFD and the byte in
    /// hexadecimal, so that keys stay apart.
    struct PutOutcome
    {
        std::vector<ItemId> ids;
        std::int64_t inserted = 0, updated = 0, unchanged = 0;
    };
    Result<PutOutcome> putItems(std::span<const ItemDraft> drafts);
    Status removeItem(ItemId item); ///< Leaves a tombstone.
    Result<std::optional<ItemId>> findItem(std::string_view key) const;
    /// In the order asked; an id that is unknown or a tombstone gives a summary with an empty key.
    Result<std::vector<ItemSummary>> summaries(std::span<const ItemId> items) const;
    Result<std::vector<Asset>> assets(ItemId item) const;
    Result<std::vector<Tag>> tags(ItemId item) const;
    Result<std::vector<Field>> fields(ItemId item) const;
    /// Content assets (Primary and Content) of one modality, grouped by item, for the items asked, in their
    /// order.
    Result<std::vector<std::vector<Asset>>> contentAssets(std::span<const ItemId> items,
                                                          Modality modality) const;
    /// Items with at least one content asset of a modality, ascending.
    Result<std::vector<ItemId>> itemsWith(Modality modality) const;
    Result<Bitmap> liveRows() const; ///< Bit set for every row that is not a tombstone.

    // --- tags, fields, scores, interactions ---
    Result<std::vector<TagCount>>
    tagCounts(std::string_view group = {}) const; ///< Largest first within a group.
    Result<std::vector<std::string>> tagGroups() const;
    /// For each row the first value of a group (in import order) or empty.
    Result<std::vector<std::string>> tagColumn(std::string_view group) const;
    /// Every tag group as a column of codes (values by how many items have them, most first), by name of the
    /// group. One pass over all tags.
    Result<std::vector<TagFacet>> tagFacets() const;
    Status addTags(ItemId item, std::span<const Tag> tags);
    Status removeTags(ItemId item, std::span<const Tag> tags);
    /// One tag for many items, as one transaction. Returns those that did not have it from this source before
    /// (or, untagging, had it), so that an undo takes back what was done and no more. Items that are unknown
    /// or tombstones are passed over.
    Result<std::vector<ItemId>> tagItems(std::span<const ItemId> items, const Tag &tag);
    Result<std::vector<ItemId>> untagItems(std::span<const ItemId> items, const Tag &tag);
    Result<std::vector<std::string>> fieldNames() const; ///< Those of which some item has a value.
    /// rowCount() floats, NaN where missing.
    Result<std::vector<float>> fieldColumn(std::string_view name) const;
    /// One number of many items; a NaN means that it is not known. Replacing an item's content takes its
    /// fields away.
    Status putFields(std::string_view name, std::span<const std::pair<ItemId, double>> values);
    Status putScores(std::string_view signal, std::string_view query,
                     std::span<const std::pair<ItemId, float>> scores);
    Result<std::vector<std::string>> scoreSignals() const;
    /// rowCount() floats, NaN where the signal has no score for this query.
    Result<std::vector<float>> scoreColumn(std::string_view signal, std::string_view query) const;
    /// Adds; one with the same user, item and time replaces the earlier one, so that an import can run again.
    Status putInteractions(std::span<const Interaction> interactions);
    /// By user in order of first appearance, then item, then time.
    Status forEachInteraction(const std::function<void(const Interaction &)> &visit) const;

    // --- search ---
    /// Items whose name or texts contain all words of `words` (prefixes count; Han, kana and Hangul by
    /// character; accents and case ignored), best first (when more than 50,000 match: those with the
    /// words in their title first, then by row). Query syntax is taken as plain words. Only what
    /// indexSearchText() has reached is found.
    Result<std::vector<ItemId>> search(std::string_view words, std::int64_t limit) const;
    /// The same for someone who types: by whole words or by their beginnings (TextMatch::WholeWords or
    /// Texts), with the number of all that match, and best first only where few enough do for it to take no
    /// time. `Cancelled` soon after a stop. Names and patterns are looked up by ItemFinder.
    Result<SearchHits> find(std::string_view words, TextMatch match, std::int64_t limit,
                            std::stop_token stop) const;
    /// Calls visit(item, title, key) for every item, by row; the strings live for the call.
    using NameVisit = std::function<void(ItemId item, std::string_view title, std::string_view key)>;
    Status forEachName(const NameVisit &visit, std::stop_token stop) const;
    /// Calls visit(item, language, text) for every content text, by row and place; the strings live for the
    /// call.
    using TextVisit = std::function<void(ItemId item, std::string_view language, std::string_view text)>;
    Status forEachText(const TextVisit &visit, std::stop_token stop) const;
    /// `InvalidArgument` with the reason for a pattern that is none.
    Result<Bitmap> filterRows(const Filter &filter) const;
    /// The following job: indexes what putItems left behind, in batches, resumable.
    Status indexSearchText(ProgressSink &progress, std::stop_token stop);
    Result<std::int64_t> searchBacklog() const; ///< Items not yet indexed.
    /// Throws the index away and makes it again; a stop leaves the rest to indexSearchText().
    Status rebuildSearchIndex(ProgressSink &progress, std::stop_token stop);

    // --- embedding spaces ---
    Result<SpaceInfo> createSpace(const SpaceDraft &draft);
    /// By modality, those of one modality in the order they were made.
    Result<std::vector<SpaceInfo>> spaces() const;
    Result<std::optional<SpaceInfo>> findSpace(std::string_view name) const;
    Status removeSpace(SpaceId space);
    std::filesystem::path spaceFolder(SpaceId space) const;
    /// One durable batch: items.size() rows of the space's dimension (normalised to unit length here; zero or
    /// non-finite rows are refused as InvalidArgument) and items that failed. Data, header and item list are
    /// synced before the row count in the database, which alone is believed. An item embedded again replaces
    /// its earlier vector. `madeFrom` is the contentVersion() asked before the items were read: an item whose
    /// content was replaced since then stays pending, and a failure of its old content is not kept.
    Status appendVectors(SpaceId space, std::span<const ItemId> items, std::span<const float> vectors,
                         std::span<const EmbedFailure> failures = {},
                         ContentVersion madeFrom = ContentVersion::Latest);
    /// Grows with every putItems() that replaces content. Whoever encodes items asks for it first, then reads
    /// the items, and hands it to appendVectors() with what it made of them.
    Result<ContentVersion> contentVersion() const;
    Status finishSpace(SpaceId space);
    /// Keeps `bytes` (at most 1 GiB) as a file beside the vectors, replaced as one step, with a checksum in
    /// the database: what an encoder learned about this catalog. `name` is a plain file name.
    Status putSpaceFile(SpaceId space, std::string_view name, std::span<const std::byte> bytes);
    /// `NotFound` when there is none of that name, `Damaged` when it fails its checksum.
    Result<std::vector<std::byte>> spaceFile(SpaceId space, std::string_view name) const;
    /// `Damaged` with the file when it is short, of another shape, or fails the checksums that are looked at
    /// (all of a small space, a spread of 64 MiB of a large one).
    Result<SharedVectors> loadVectors(SpaceId space) const;
    Result<std::vector<EmbedFailure>> embedFailures(SpaceId space) const;
    /// Items with this modality whose vector is neither stored nor failed, or whose content changed since.
    Result<std::vector<ItemId>> pendingItems(SpaceId space) const;

    // --- what people make ---
    /// Appends; assigns uuid, revision and time where the draft leaves them empty. There is no update and no
    /// delete.
    Result<Judgment> appendJudgment(Judgment draft);
    /// Every revision, in the order appended; `task` empty for all tasks.
    Result<std::vector<Judgment>> judgments(std::string_view task = {}) const;
    Status saveView(std::string_view name, std::string_view json); ///< See engine/catalog/view.h.
    Result<std::optional<std::string>> view(std::string_view name) const;
    Result<std::vector<std::string>> viewNames() const;
    Status removeView(std::string_view name);

    // --- jobs, sources, upkeep ---
    Result<JobId> startJob(std::string_view kind, std::string_view report = {});
    Status updateJob(JobId job, JobState state, std::int64_t done, std::int64_t total,
                     std::string_view report);
    Result<std::vector<JobRecord>> jobs(int newest = 50) const;
    /// Stamps of imported sources, so that an import that runs again skips what did not change.
    Result<std::vector<std::pair<std::string, std::uint64_t>>> itemStamps() const;
    /// Reads everything: the integrity of the database, the search index against the items and texts (the
    /// texts only while no other process writes), all block checksums. Empty when sound.
    Result<std::vector<Damage>> check(ProgressSink &progress, std::stop_token stop) const;

private:
    class Impl;
    explicit Catalog(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace modalens
