// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"

#include <QLocale>

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace modalens {

/// Titles as a reader of one language wants them. Belongs to one thread.
class ReadersTitles
{
public:
    /// \param language "zh_CN".
    explicit ReadersTitles(std::string_view language);
    /// `stored` unless it is the first of `texts`, the item's content texts, and one of them is in the
    /// language.
    std::string titleOf(const std::string &stored, const std::vector<Asset> &texts);

private:
    int fitOf(const std::string &language);

    QLocale m_reader;
    std::unordered_map<std::string, int> m_fits; ///< By language: few, and each costs microseconds.
};

/// What stands for items in the window, wherever they are shown: Catalog::summaries() with
/// - the title in `language` ("zh_CN"; empty: as stored), where the stored title is the first of the item's
///   texts and the same text is there in that language (the translations of a picture's name);
/// - `picturePath` naming the item's sound where it has no picture: MediaService draws it as a waveform.
/// Costs one more look-up for each item with texts, and one for each with a sound and no picture.
Result<std::vector<ItemSummary>> windowSummaries(const Catalog &catalog, std::span<const ItemId> items,
                                                 std::string_view language);

} // namespace modalens
