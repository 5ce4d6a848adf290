// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/exactduplicates.h"

#include "engine/base/hash.h"
#include "engine/inspect/assetpass.h"
#include "engine/inspect/comparabletext.h"
#include "engine/inspect/filecontents.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <tuple>

namespace modalens {

namespace {

constexpr std::int64_t kBeginningBytes = 1 << 16;

/// A content file, with what tells it from others so far; equal keys go on to the next stage.
struct ContentFile
{
    std::int64_t sizeBytes = 0;
    std::uint64_t hash = 0; ///< Of the path, then of the beginning, then of all.
    std::int64_t asset = 0;
    ItemId item{};
    bool isReadable = false; ///< Its folder exists.

    auto key() const { return std::tuple(sizeBytes, hash); }
    bool operator<(const ContentFile &other) const
    {
        return std::tuple(sizeBytes, hash, asset) < std::tuple(other.sizeBytes, other.hash, other.asset);
    }
};

struct ItemText
{
    std::uint64_t hash = 0;
    ItemId item{};
    bool operator<(const ItemText &other) const
    {
        return std::tuple(hash, item) < std::tuple(other.hash, other.item);
    }
};

/// What one member of the team collects.
struct Collected
{
    std::vector<ContentFile> files;
    std::vector<ItemText> texts;
    FolderMemo folders;

    void add(const ScannedAsset &asset)
    {
        if (asset.role != AssetRole::Primary && asset.role != AssetRole::Content)
            return;
        if (!asset.path.empty())
            files.push_back({asset.sizeBytes, hashText(asset.path), asset.id, asset.item,
                             asset.sizeBytes > 0 && folders.folderExists(asset.path)});
        else if (asset.modality == Modality::Text)
            addText(asset);
    }

    void addText(const ScannedAsset &asset)
    {
        const std::string text = comparableText(asset.text);
        if (text.empty())
            return;
        if (texts.empty() || texts.back().item != asset.item)
            texts.push_back({0, asset.item});
        texts.back().hash = hashText(text, texts.back().hash + 1);
    }
};

void addGroup(DuplicateKind kind, std::vector<ItemId> items, std::int64_t sizeBytes,
              std::vector<DuplicateGroup> &groups)
{
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    if (items.size() > 1)
        groups.push_back({kind, std::move(items), sizeBytes});
}

/// Calls take(first, last) for each range of equal neighbours of a sorted list.
template <class Entry, class IsEqual, class Take>
void forEachRun(const std::vector<Entry> &entries, IsEqual isEqual, Take take)
{
    for (auto first = entries.begin(); first != entries.end();) {
        const auto last =
            std::find_if(first, entries.end(), [&](const Entry &entry) { return !isEqual(*first, entry); });
        take(first, last);
        first = last;
    }
}

std::vector<DuplicateGroup> textGroups(std::vector<ItemText> texts)
{
    std::sort(texts.begin(), texts.end());
    std::vector<DuplicateGroup> groups;
    forEachRun(
        texts, [](const ItemText &a, const ItemText &b) { return a.hash == b.hash; },
        [&](auto first, auto last) {
            std::vector<ItemId> items;
            std::transform(first, last, std::back_inserter(items), [](const ItemText &t) { return t.item; });
            addGroup(DuplicateKind::Text, std::move(items), 0, groups);
        });
    return groups;
}

/// Narrows files of one size down to files of one content.
class FileComparison
{
public:
    FileComparison(const std::filesystem::path &catalogFolder, ThreadTeam &team, ProgressSink &progress,
                   std::stop_token stop)
        : m_catalogFolder(catalogFolder)
        , m_team(team)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
    }

    Result<std::vector<DuplicateGroup>> run(std::vector<ContentFile> files)
    {
        std::sort(files.begin(), files.end());
        takeEqualPaths(files);
        keepEqual(files, [](const ContentFile &f) { return f.sizeBytes; });
        MODALENS_CHECK(hashAll(files, kBeginningBytes));
        keepEqual(files, [](const ContentFile &f) { return f.key(); });
        MODALENS_CHECK(hashAll(files, std::numeric_limits<std::int64_t>::max()));
        keepEqual(files, [](const ContentFile &f) { return f.key(); });
        takeEqual(files);
        return std::move(m_groups);
    }

private:
    template <class Key>
    static void keepEqual(std::vector<ContentFile> &files, Key key)
    {
        std::vector<ContentFile> kept;
        forEachRun(
            files, [&](const ContentFile &a, const ContentFile &b) { return key(a) == key(b); },
            [&](auto first, auto last) {
                if (last - first > 1)
                    kept.insert(kept.end(), first, last);
            });
        files = std::move(kept);
    }

    void takeEqual(const std::vector<ContentFile> &files)
    {
        forEachRun(
            files, [](const ContentFile &a, const ContentFile &b) { return a.key() == b.key(); },
            [&](auto first, auto last) {
                std::vector<ItemId> items;
                std::transform(first, last, std::back_inserter(items),
                               [](const ContentFile &f) { return f.item; });
                addGroup(DuplicateKind::File, std::move(items), first->sizeBytes, m_groups);
            });
    }

    /// Files that need no reading because they are the same file; what cannot be read is then left out.
    void takeEqualPaths(std::vector<ContentFile> &files)
    {
        std::vector<ContentFile> gone;
        std::copy_if(files.begin(), files.end(), std::back_inserter(gone),
                     [](const ContentFile &f) { return !f.isReadable; });
        takeEqual(gone);
        std::erase_if(files, [](const ContentFile &f) { return !f.isReadable; });
    }

    /// Replaces the hashes by those of contents, leaves out what cannot be read, and sorts again.
    Status hashAll(std::vector<ContentFile> &files, std::int64_t maxBytes)
    {
        std::atomic<std::size_t> next{0};
        m_team.run([&](int) {
            const Result<CatalogScan> scan = CatalogScan::open(m_catalogFolder);
            for (std::size_t i; !m_stop.stop_requested() && (i = next.fetch_add(1)) < files.size();) {
                const Result<std::string> path = scan ? scan->path(files[i].asset) : std::string();
                const auto hash = path ? hashOfBeginning(*path, maxBytes, m_stop) : std::nullopt;
                files[i].isReadable = hash.has_value();
                files[i].hash = hash.value_or(0);
                m_progress.report({"inspect.files", static_cast<std::int64_t>(i),
                                   static_cast<std::int64_t>(files.size()), path.value_or("")});
            }
        });
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped");
        std::erase_if(files, [](const ContentFile &file) { return !file.isReadable; });
        std::sort(files.begin(), files.end());
        return {};
    }

    const std::filesystem::path &m_catalogFolder;
    ThreadTeam &m_team;
    ProgressSink &m_progress;
    std::stop_token m_stop;
    std::vector<DuplicateGroup> m_groups;
};

} // namespace

Result<std::vector<DuplicateGroup>> exactDuplicates(const std::filesystem::path &catalogFolder,
                                                    ThreadTeam &team, ProgressSink &progress,
                                                    std::stop_token stop)
{
    std::vector<Collected> members(static_cast<std::size_t>(team.size()));
    MODALENS_CHECK(
        visitAssets(catalogFolder, team, progress, stop, [&](int member, const ScannedAsset &asset) {
            members[static_cast<std::size_t>(member)].add(asset);
        }));
    std::vector<ContentFile> files;
    std::vector<ItemText> texts;
    for (Collected &collected : members) {
        files.insert(files.end(), collected.files.begin(), collected.files.end());
        texts.insert(texts.end(), collected.texts.begin(), collected.texts.end());
        collected = {};
    }
    FileComparison comparison(catalogFolder, team, progress, stop);
    MODALENS_TRY(groups, comparison.run(std::move(files)));
    const auto byFirstItem = [](const DuplicateGroup &a, const DuplicateGroup &b) {
        return a.items < b.items;
    };
    std::sort(groups.begin(), groups.end(), byFirstItem);
    std::vector<DuplicateGroup> byText = textGroups(std::move(texts));
    std::sort(byText.begin(), byText.end(), byFirstItem);
    groups.insert(groups.end(), byText.begin(), byText.end());
    return groups;
}

} // namespace modalens
