// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import/filewalk.h"
#include "engine/catalog/import/mediakind.h"

#include <string>
#include <string_view>
#include <vector>

namespace modalens {

struct GroupedFile
{
    const FoundFile *file = nullptr; ///< Belongs to the listing.
    MediaKind kind;
    std::string language;  ///< BCP 47 from the name's suffix, else empty.
    bool isSpeech = false; ///< The name or description read aloud.
};

/// The files of one folder that share a stem.
struct StemGroup
{
    std::uint32_t folder = 0;
    std::string stem;
    std::vector<GroupedFile> files; ///< By modality, then preference.

    bool has(Modality modality) const; ///< Speech is not counted as audio.
};

struct StemGroups
{
    std::vector<StemGroup> items;
    std::vector<ImportFailure> leftOut;  ///< Files that belong to no item and why.
    std::vector<ImportFailure> failures; ///< Empty files.
};

/// Files that share a stem in one folder are one item. A language suffix ("_fr", "_en_GB") of a sound or text
/// is stripped only when the bare stem exists in that folder; such sounds and those marked "_desc" are
/// speech. Pictures and videos keep their whole stem.
///
/// Every sound that is no item's speech is an item of its own. Left-overs are not, unless LeftOvers::Import
/// asks for them: READMEs and licences without media; a text without media where fewer than one item in 20 is
/// such a text; and, in collections where most pictures have their name spoken ("crow_desc.ogg" beside
/// "crow.png"), speech of nothing and sounds without a picture where they are fewer than one in 20 (of
/// pictures that were removed).
StemGroups groupByStem(const FileListing &listing, LeftOvers leftOvers = LeftOvers::LeaveOut);

} // namespace modalens
