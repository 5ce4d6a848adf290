// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/hash.h"
#include "engine/catalog/import/folder.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/itemname.h"

#include <array>
#include <span>

namespace modalens {

namespace {

/// Part of every stamp: a change of the rules above makes all items "changed".
constexpr std::uint64_t kRulesVersion = 1;

} // namespace

Result<FolderItems> scanFolder(const std::filesystem::path &root, LeftOvers leftOvers, ProgressSink &progress,
                               std::stop_token stop)
{
    FolderItems items;
    MODALENS_TRY(listing, walkFolder(root, progress, std::move(stop)));
    items.listing = std::move(listing);
    items.groups = groupByStem(items.listing, leftOvers);
    items.namesAreText = true;
    std::size_t wordNames = 0;
    for (const StemGroup &group : items.groups.items) {
        items.namesAreText = items.namesAreText && !group.has(Modality::Text);
        wordNames += nameKind(group.stem) == NameKind::Words;
    }
    items.shortNumbersAreText = 2 * wordNames > items.groups.items.size();
    return items;
}

std::string keyOf(const FolderItems &items, const StemGroup &group)
{
    const std::string &folder = items.listing.folders[group.folder];
    return escapedUtf8(folder.empty() ? group.stem : folder + "/" + group.stem);
}

std::uint16_t sourceMark(std::string_view root)
{
    return static_cast<std::uint16_t>(hashText(root, kRulesVersion));
}

std::uint64_t stampOf(const FolderItems &items, const StemGroup &group, std::string_view root)
{
    const std::uint64_t flags = (items.namesAreText ? 1u : 0u) | (items.shortNumbersAreText ? 2u : 0u);
    std::uint64_t hash = hashText(root, kRulesVersion * 4 + flags);
    for (const GroupedFile &grouped : group.files) {
        const std::array<std::int64_t, 2> state{grouped.file->sizeBytes, grouped.file->modifiedNs};
        hash = hashText(grouped.file->name, hash);
        hash = hashBytes(std::as_bytes(std::span(state)), hash);
    }
    return (std::uint64_t{sourceMark(root)} << 48) | (hash & 0xffff'ffff'ffffu);
}

} // namespace modalens
