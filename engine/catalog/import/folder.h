// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import/stemgroups.h"
#include "engine/catalog/types.h"

#include <filesystem>
#include <string>
#include <vector>

// How a folder becomes items:
//  - Files that share a stem in one folder are one item (stemgroups.h); its key is the relative path without
//  extension.
//  - The best picture, sound and video of a stem is Primary, the same in another format is Alternate.
//  - NAME.txt gives the texts, one asset a language (stamptext.h); the first is Primary, translations are
//  Content.
//  - Where no item of the import has a text file, names that consist of words are their items' text
//  (itemname.h).
//  - Speech is listed with its language and is never part of the sound signal.
//  - The top folder becomes the tag "folder", the whole relative folder the tag "path".

namespace modalens {

/// Groups of a folder with what all of them share.
struct FolderItems
{
    FileListing listing; ///< Owns what the groups point at: move, do not copy.
    StemGroups groups;
    bool namesAreText = false;        ///< No item has a text file: names may speak.
    bool shortNumbersAreText = false; ///< Most names are words, so "7" is one as well.
};

Result<FolderItems> scanFolder(const std::filesystem::path &root, LeftOvers leftOvers, ProgressSink &progress,
                               std::stop_token stop);

std::string keyOf(const FolderItems &items, const StemGroup &group);

/// Hash of all an item is made from as the walk saw it (path, size, time of each file): no file is opened.
/// The upper 16 bits name the root folder, so that items of this source can be told from others.
std::uint64_t stampOf(const FolderItems &items, const StemGroup &group, std::string_view root);
std::uint16_t sourceMark(std::string_view root);
inline std::uint16_t sourceMarkOf(std::uint64_t stamp)
{
    return static_cast<std::uint16_t>(stamp >> 48);
}

/// Reads the item's text files and checks that its media can be read. Files that cannot become rows in
/// `report`; an item of which nothing is left has no assets.
ItemDraft makeDraft(const FolderItems &items, const StemGroup &group, const std::string &root,
                    ImportReport &report);

} // namespace modalens
