// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/view.h"

#include <QString>
#include <QVector>

#include <span>

namespace modalens {

/// One thing that a filter asks for.
struct FilterPart
{
    enum class Kind { Tag, Range, Items, Words };
    Kind kind;
    std::size_t index; ///< Into the filter's tags or ranges.
    QString text;      ///< "animals", "not animals", "year 1990–1995", "Outliers", "“crow”".
    QString group;     ///< Tag group or field, empty for words and items.
};

/// In the order in which they stand in the filter. \param tracks for what the analyst calls the numbers.
QVector<FilterPart> filterParts(const Filter &filter, std::span<const MixerTrack> tracks = {});
/// `filter` with a tag wanted, or excluded, as asked; without it where it was that already.
Filter withTagToggled(Filter filter, const Filter::TagIs &tag);
/// `filter` without one of its parts.
Filter withoutPart(Filter filter, const FilterPart &part);

/// "animals", "animals, food", "“crow”": what a filter keeps, in a few words; empty for an empty filter.
QString filterText(const Filter &filter, std::span<const MixerTrack> tracks = {});
/// Why a list of items is empty when no row is allowed.
QString nothingLeftText(const Filter &filter, std::span<const MixerTrack> tracks = {});

} // namespace modalens
