// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/stemgroups.h"

#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/languagetag.h"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace modalens {

namespace {

using Stems = std::unordered_set<std::string_view>;

/// Where a file belongs: the stem of its item and what its suffix says.
SuffixedStem placeOf(std::string_view stem, Modality modality, const Stems &stems)
{
    if (modality == Modality::Image || modality == Modality::Video)
        return {stem, {}, false};
    SuffixedStem split = splitSuffix(stem);
    const bool mayStrip = split.base.size() < stem.size() && stems.contains(split.base) &&
                          (modality == Modality::Audio || !split.isSpoken);
    if (!mayStrip)
        return {stem, {}, false};
    split.isSpoken = modality == Modality::Audio;
    return split;
}

void groupFolder(std::span<const FoundFile> files, const FileListing &listing, StemGroups &groups)
{
    Stems stems;
    for (const FoundFile &file : files)
        stems.insert(stemOf(file.name));
    const std::size_t firstGroup = groups.items.size();
    std::unordered_map<std::string_view, std::size_t> groupOf;
    for (const FoundFile &file : files) {
        if (file.sizeBytes == 0) {
            const std::string &folder = listing.folders[file.folder];
            groups.failures.push_back(
                {escapedUtf8(folder.empty() ? file.name : folder + "/" + file.name), "the file is empty"});
            continue;
        }
        const MediaKind kind = *mediaKind(file.name);
        SuffixedStem place = placeOf(stemOf(file.name), kind.modality, stems);
        const auto [at, isNew] = groupOf.try_emplace(place.base, groups.items.size());
        if (isNew)
            groups.items.push_back({file.folder, std::string(place.base), {}});
        groups.items[at->second].files.push_back({&file, kind, std::move(place.language), place.isSpoken});
    }
    for (std::size_t i = firstGroup; i < groups.items.size(); ++i)
        std::stable_sort(groups.items[i].files.begin(), groups.items[i].files.end(),
                         [](const GroupedFile &a, const GroupedFile &b) {
                             return std::tuple(a.isSpeech, !a.language.empty(), a.kind.preference) <
                                    std::tuple(b.isSpeech, !b.language.empty(), b.kind.preference);
                         });
}

/// Texts that speak about a folder rather than being an item of it.
bool isNotice(std::string_view stem)
{
    constexpr std::array<std::string_view, 14> names{
        "readme",  "license", "licence",     "copying", "credits", "authors", "changelog",
        "changes", "notice",  "attribution", "todo",    "install", "version", "requirements"};
    const std::string lower = asciiLower(stem);
    return std::find(names.begin(), names.end(), lower) != names.end();
}

/// What an item would consist of. A notice (README) speaks about the folder.
enum class Carrier { Visual, Sound, Text, Notice, Nothing };

bool isVisual(const StemGroup &group)
{
    return group.has(Modality::Image) || group.has(Modality::Video);
}

/// True for collections in which most pictures have their name spoken in a file "NAME_desc" beside them:
/// there a sound without a picture is what is left of one.
bool hasSpokenNames(const std::vector<StemGroup> &groups)
{
    std::size_t visual = 0;
    std::size_t spoken = 0;
    for (const StemGroup &group : groups) {
        if (!isVisual(group))
            continue;
        ++visual;
        spoken += std::any_of(group.files.begin(), group.files.end(), [](const GroupedFile &file) {
            return file.isSpeech && splitSuffix(stemOf(file.file->name)).isSpoken;
        });
    }
    return 2 * spoken > visual;
}

Carrier carrierOf(const StemGroup &group, bool namesAreSpoken)
{
    if (isVisual(group))
        return Carrier::Visual;
    if (group.has(Modality::Audio)) // elsewhere "_desc" is only a name
        return namesAreSpoken && splitSuffix(group.stem).isSpoken ? Carrier::Nothing : Carrier::Sound;
    if (group.has(Modality::Text))
        return isNotice(group.stem) ? Carrier::Notice : Carrier::Text;
    return Carrier::Nothing;
}

const char *reasonToLeaveOut(Carrier carrier, const std::array<std::int64_t, 5> &counts, bool namesAreSpoken)
{
    const std::int64_t visual = counts[0];
    const std::int64_t sound = counts[1];
    const std::int64_t text = counts[2];
    if (carrier == Carrier::Notice)
        return "a notice about the folder: not imported";
    if (carrier == Carrier::Nothing)
        return "belongs to no picture, sound or video: not imported";
    if (carrier == Carrier::Sound && namesAreSpoken && sound * 20 < visual)
        return "a sound without a picture, where nearly every item has one and its name is spoken: not "
               "imported";
    if (carrier == Carrier::Text && text * 20 < visual + sound)
        return "a text without media, where nearly every item has some: not imported";
    return nullptr;
}

void leaveOutLeftovers(const FileListing &listing, StemGroups &groups)
{
    const bool namesAreSpoken = hasSpokenNames(groups.items);
    std::array<std::int64_t, 5> counts{};
    std::vector<Carrier> carriers;
    for (const StemGroup &group : groups.items) {
        carriers.push_back(carrierOf(group, namesAreSpoken));
        ++counts[static_cast<std::size_t>(carriers.back())];
    }
    std::vector<StemGroup> kept;
    for (std::size_t i = 0; i < carriers.size(); ++i) {
        const char *reason = reasonToLeaveOut(carriers[i], counts, namesAreSpoken);
        if (!reason) {
            kept.push_back(std::move(groups.items[i]));
            continue;
        }
        const std::string &folder = listing.folders[groups.items[i].folder];
        for (const GroupedFile &file : groups.items[i].files)
            groups.leftOut.push_back(
                {escapedUtf8(folder.empty() ? file.file->name : folder + "/" + file.file->name), reason});
    }
    groups.items = std::move(kept);
}

} // namespace

bool StemGroup::has(Modality modality) const
{
    return std::any_of(files.begin(), files.end(), [&](const GroupedFile &file) {
        return file.kind.modality == modality && !file.isSpeech;
    });
}

StemGroups groupByStem(const FileListing &listing, LeftOvers leftOvers)
{
    StemGroups groups;
    const std::span<const FoundFile> files(listing.files);
    for (std::size_t begin = 0; begin < files.size();) {
        std::size_t end = begin;
        while (end < files.size() && files[end].folder == files[begin].folder)
            ++end;
        groupFolder(files.subspan(begin, end - begin), listing, groups);
        begin = end;
    }
    if (leftOvers == LeftOvers::LeaveOut)
        leaveOutLeftovers(listing, groups);
    return groups;
}

} // namespace modalens
