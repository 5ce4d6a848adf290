// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/mapservice.h"
#include "engine/base/bitmap.h"
#include "engine/rank/fusion.h"
#include "widgets/values.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace modalens {

/// What the colours of the map say.
struct MapColour
{
    enum class Kind { None, Tag, Number, Similarity, Contribution };
    Kind kind = Kind::None;
    std::string name; ///< Of the tag group, the field or the signal.
    bool operator==(const MapColour &) const = default;
};

/// As in View::mapColour; anything else is none of them.
std::optional<MapColour> mapColourFrom(const std::string &text);
std::string toString(const MapColour &colour);

/// Colours of one theme, 0xAARRGGBB.
struct MapPalette
{
    std::array<quint32, kMaxMapGroups> groups{};
    quint32 other = 0;         ///< In none of the groups, or without a value.
    quint32 plain = 0;         ///< Where nothing is told apart.
    quint32 filtered = 0;      ///< Kept out by the filter.
    std::vector<quint32> ramp; ///< From the least value to the greatest.
};

/// A ramp whose lightness changes evenly, so that it can be read without colours too, from green over blue to
/// violet; the greater value stands out more from the ground. Evenly spaced in OKLab (B. Ottosson, "A
/// perceptual color space for image processing", 2020).
std::vector<quint32> lightnessRamp(bool isOnDark, int steps = 256);

/// Everything the colours of a map depend on.
struct MapColouringRequest
{
    MapColour colour;
    MapPalette palette;
    SharedMapPoints points;                ///< Counted in the legend; may be nullptr.
    std::shared_ptr<const Bitmap> allowed; ///< nullptr: no filter.
    // The newest answer's, for similarities and contributions:
    std::vector<std::string> signalNames;
    std::vector<SharedColumn> columns;
    std::vector<double> weights;
    Normalisation normalisation = Normalisation::ZScore;
    MissingPolicy missing = MissingPolicy::Renormalise;
};

struct MapColouring
{
    MapColour colour;
    std::vector<quint32> byRow;                 ///< One per catalog row.
    std::vector<quint32> ofPoints;              ///< One per point of the request.
    std::vector<bool> isRowFaint, isPointFaint; ///< The same: kept out by the filter. Empty without one.
    SharedMapPoints points;                     ///< Of the request.
    std::shared_ptr<const MapGroups> groups;    ///< Of a tag group, else nullptr.
    /// Points of each group that pass the filter and all, the last of none of the groups (or without value).
    std::vector<qint64> visible, total;
    double least = 0, greatest = 0; ///< Of the ramp; equal where there are no values.
};

/// The colours by tags. Cost O(rows + points), as below.
MapColouring colouredByGroups(const MapColouringRequest &request, std::shared_ptr<const MapGroups> groups,
                              std::int64_t rows);
/// The colours by a number of each row, NaN where it has none. The ramp spans the values but the outermost
/// hundredth on each side, so that one outlier does not take all colours.
MapColouring colouredByValues(const MapColouringRequest &request, std::span<const float> values);
/// The numbers that a similarity or contribution is told by; empty when the answer has no such signal.
std::vector<float> valuesOf(const MapColouringRequest &request);

} // namespace modalens
