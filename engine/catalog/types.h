// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/ids.h"
#include "engine/base/modality.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// The plain values a catalog stores. All strings are valid UTF-8; all times are Unix time in milliseconds.

namespace modalens {

/// What an asset is to its item.
enum class AssetRole {
    Primary,   ///< The one that is shown; counts in its modality's vector.
    Content,   ///< Further content of the same modality; counts in the vector too (a second photograph).
    Alternate, ///< The same content in another format (an SVG beside its PNG); listed, never embedded.
    Speech,    ///< The item's name or description read aloud; played, never part of the sound signal.
    Derived ///< Made by a converter (caption, speech recognition); shown as such, embedded as a signal of its
            ///< own.
};

struct AssetDraft
{
    Modality modality = Modality::Text;
    AssetRole role = AssetRole::Primary;
    std::string language;       ///< BCP 47 ("en", "zh-CN", "pt-BR") or empty.
    std::string path;           ///< Absolute path as raw bytes of the file system; empty for inline text.
    std::string text;           ///< Inline text; empty for files.
    std::int64_t sizeBytes = 0; ///< Of the file. When this and the next are 0, putItems asks the file system.
    std::int64_t modifiedNs = 0;   ///< Unix time in nanoseconds.
    std::uint64_t contentHash = 0; ///< hashFile(), or 0 when the importer did not read the file.
    bool operator==(const AssetDraft &) const = default;
};

struct Asset : AssetDraft
{
    AssetId id{};
    ItemId item{};
};

/// A label from somewhere: group "folder", value "animals". `source` says who claims it: "import", "user", a
/// model.
struct Tag
{
    std::string group;
    std::string value;
    std::string source = "import";
    bool operator==(const Tag &) const = default;
};

struct Field
{
    std::string name;
    double value = 0.0;
    bool operator==(const Field &) const = default;
};

/// An item as an importer hands it over. `key` is the catalog-wide unique external name
/// ("animals/birds/crow").
struct ItemDraft
{
    std::string key;
    std::string title;
    std::vector<AssetDraft> assets;
    std::vector<Tag> tags;
    std::vector<Field> fields;
    std::uint64_t stamp =
        0; ///< Hash of all the item was made from; an equal stamp means "unchanged, skip". 0: none.
};

/// What an item may hold. Longer titles and texts are cut at a character boundary (an importer that wants to
/// report it compares first), a longer key or more assets are `InvalidArgument`.
inline constexpr std::size_t kMaxKeyBytes = 4096;
inline constexpr std::size_t kMaxTitleBytes = 4096;
inline constexpr std::size_t kMaxTextBytes = 1 << 20;
inline constexpr std::size_t kMaxNameBytes = 1024; ///< Tag groups and values, field, signal and user names.
inline constexpr std::size_t kMaxAssetsPerItem = 65'536;

struct ItemSummary
{
    ItemId id{};
    std::string key;
    std::string title;
    std::string picturePath;     ///< File of the primary image, else of the primary video, else empty.
    std::uint8_t modalities = 0; ///< Bit (1 << Modality) for each modality with content assets.
};

/// What a search found.
struct SearchHits
{
    std::vector<ItemId> items; ///< The first ones, at most as many as asked for.
    std::int64_t total = 0;    ///< All that match, or as many as were counted.
    bool isTotalExact = true;  ///< False: there are more than `total`.
};

struct Interaction
{
    std::string user;
    ItemId item{};
    double value = 0.0;
    std::int64_t timeMs = 0;
};

enum class Dtype { Float16, Float32 };
enum class SpaceState { Building, Complete };

/// An embedding space as created: see SpaceWriter and SpaceVectors for its vectors.
struct SpaceDraft
{
    std::string name; ///< Unique signal name; the built-in encoders' spaces are called after their modality.
    Modality modality = Modality::Text;
    std::string encoder; ///< Name of what made it; "import" for ready vectors.
    int encoderVersion = 1;
    int dimension = 0;
    Dtype dtype = Dtype::Float16;
    std::uint64_t seed = 1; ///< Of the random order in which items are embedded.
};

struct SpaceInfo : SpaceDraft
{
    SpaceId id{};
    std::int64_t vectorCount = 0;
    SpaceState state = SpaceState::Building;
};

/// Which state of the content of all items something was made from: see Catalog::contentVersion().
enum class ContentVersion : std::int64_t { Latest = std::numeric_limits<std::int64_t>::max() };

/// An item that an encoder could not embed and why; kept so that a resumed run does not try again and the
/// report can say it.
struct EmbedFailure
{
    ItemId item{};
    std::string reason;
};

/// A judgment of a person or a model. Never changed and never deleted: a correction is a new judgment with
/// the same uuid and the next revision, so that the work of two people can be merged by union.
struct Judgment
{
    std::string uuid; ///< Empty in a draft: the catalog makes one.
    std::string annotator;
    std::string task; ///< "relevance", "preference", "tag:mood", ...
    std::string itemKey;
    std::string otherKey; ///< Second item of a pair; empty otherwise.
    std::string queryKey; ///< Query of a query-item judgment; empty otherwise.
    std::string value;    ///< JSON scalar or object; meaning belongs to the task.
    int revision = 1;
    std::int64_t timeMs = 0;
    std::int64_t durationMs = 0;
};

enum class JobState { Running, Finished, Cancelled, Failed };

/// A long operation as the catalog remembers it; `report` is JSON.
struct JobRecord
{
    JobId id{};
    std::string kind; ///< "import", "search-index", "embed:text", "layout:fused"
    JobState state = JobState::Running;
    std::int64_t startedMs = 0;
    std::int64_t finishedMs = 0;
    std::int64_t done = 0;
    std::int64_t total = -1;
    std::string report;
};

/// How words that a person types are looked for. All but patterns ignore case and accents.
enum class TextMatch {
    Texts,      ///< In titles and texts, as words or the beginnings of words; Han, kana and Hangul anywhere.
    WholeWords, ///< The same, whole words only.
    Names,      ///< In titles and keys, anywhere.
    Pattern     ///< A regular expression (RE2) for a title or a key, case ignored.
};

/// Items that were found once and are known by a name since: "Outliers by Words". Immutable once shared.
struct ItemSet
{
    std::string name;
    std::vector<std::string> keys; ///< Those that are gone are passed over.
    std::vector<ItemId> items;     ///< Of a set too large for keys, which no view keeps; else empty.
    bool operator==(const ItemSet &) const = default;
};

/// Which rows a ranking or a map may show. All parts must hold; an empty filter lets everything through.
struct Filter
{
    struct TagIs
    {
        std::string group;
        std::string value;
        bool isExcluded = false; ///< Items with this tag are left out.
        bool operator==(const TagIs &) const = default;
    };
    struct FieldRange
    {
        std::string name;
        std::optional<double> min;
        std::optional<double> max;
        bool operator==(const FieldRange &) const = default;
    };
    /// Wanted tags of one group are alternatives, groups must all match, and no excluded tag may be there.
    std::vector<TagIs> tags;
    std::vector<FieldRange> ranges;
    std::string text; ///< Words or a pattern; see Catalog::find.
    TextMatch match = TextMatch::Texts;
    std::shared_ptr<const ItemSet> only; ///< Exactly these; nullptr: whichever.

    bool isEmpty() const { return tags.empty() && ranges.empty() && text.empty() && !only; }
    bool operator==(const Filter &other) const
    {
        const bool isSameSet = only == other.only || (only && other.only && *only == *other.only);
        return tags == other.tags && ranges == other.ranges && text == other.text && match == other.match &&
               isSameSet;
    }
};

} // namespace modalens
