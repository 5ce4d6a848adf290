// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/mapcolouring.h"

#include <QColor>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace modalens {

namespace {

constexpr std::pair<MapColour::Kind, std::string_view> kKinds[] = {
    {MapColour::Kind::Tag, "tag:"},
    {MapColour::Kind::Number, "number:"},
    {MapColour::Kind::Similarity, "similarity:"},
    {MapColour::Kind::Contribution, "contribution:"}};
constexpr std::string_view kNone = "none";
constexpr double kTrimmed = 0.01;
constexpr std::size_t kMaxSampled = 100'000;

int channel(double linear)
{
    const double value =
        linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(std::max(linear, 0.0), 1 / 2.4) - 0.055;
    return std::clamp(static_cast<int>(std::lround(value * 255)), 0, 255);
}

quint32 rgbOfOklab(double lightness, double a, double b)
{
    const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return qRgb(channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

bool isAllowed(const MapColouringRequest &request, std::int64_t row)
{
    return !request.allowed || (row < request.allowed->size() && request.allowed->test(row));
}

/// Colours each row, then the points by their rows, counting them by `groupOf(row)`.
template <class GroupOf, class ColourOf>
MapColouring coloured(const MapColouringRequest &request, std::int64_t rows, std::size_t groups,
                      GroupOf groupOf, ColourOf colourOf)
{
    MapColouring result;
    result.colour = request.colour;
    result.points = request.points;
    result.byRow.resize(static_cast<std::size_t>(rows));
    for (std::int64_t row = 0; row < rows; ++row)
        result.byRow[static_cast<std::size_t>(row)] =
            isAllowed(request, row) ? colourOf(row) : request.palette.filtered;
    if (request.allowed) {
        result.isRowFaint.resize(static_cast<std::size_t>(rows));
        for (std::int64_t row = 0; row < rows; ++row)
            result.isRowFaint[static_cast<std::size_t>(row)] = !isAllowed(request, row);
    }
    result.visible.resize(groups + 1);
    result.total.resize(groups + 1);
    if (!request.points)
        return result;
    result.ofPoints.reserve(request.points->items.size());
    for (const qint64 item : request.points->items) {
        const bool isKnown = item >= 0 && item < rows;
        const std::size_t group = isKnown ? groupOf(item) : groups;
        ++result.total[group];
        result.visible[group] += isAllowed(request, item) ? 1 : 0;
        if (request.allowed)
            result.isPointFaint.push_back(!isAllowed(request, item));
        result.ofPoints.push_back(isKnown ? result.byRow[static_cast<std::size_t>(item)]
                                          : request.palette.other);
    }
    return result;
}

/// The range of the ramp, from evenly spread values of a large catalog.
std::pair<double, double> trimmedRange(std::span<const float> values)
{
    const std::size_t stride = std::max<std::size_t>(1, values.size() / kMaxSampled);
    std::vector<float> sampled;
    for (std::size_t i = 0; i < values.size(); i += stride)
        if (std::isfinite(values[i]))
            sampled.push_back(values[i]);
    if (sampled.empty())
        return {0, 0};
    std::sort(sampled.begin(), sampled.end());
    const auto skipped = static_cast<std::size_t>(kTrimmed * static_cast<double>(sampled.size()));
    return {sampled[skipped], sampled[sampled.size() - 1 - skipped]};
}

} // namespace

std::optional<MapColour> mapColourFrom(const std::string &text)
{
    if (text == kNone)
        return MapColour{};
    for (const auto &[kind, prefix] : kKinds)
        if (text.starts_with(prefix) && text.size() > prefix.size())
            return MapColour{kind, text.substr(prefix.size())};
    return std::nullopt;
}

std::string toString(const MapColour &colour)
{
    for (const auto &[kind, prefix] : kKinds)
        if (kind == colour.kind)
            return std::string(prefix) + colour.name;
    return std::string(kNone);
}

std::vector<quint32> lightnessRamp(bool isOnDark, int steps)
{
    constexpr double kChroma = 0.11, kDegree = M_PI / 180;
    const double fromLightness = isOnDark ? 0.40 : 0.82, toLightness = isOnDark ? 0.90 : 0.30;
    const double fromHue = isOnDark ? 300 : 150, toHue = isOnDark ? 150 : 300;
    std::vector<quint32> ramp;
    for (int i = 0; i < steps; ++i) {
        const double share = steps > 1 ? double(i) / (steps - 1) : 0;
        const double lightness = fromLightness + share * (toLightness - fromLightness);
        const double hue = (fromHue + share * (toHue - fromHue)) * kDegree;
        ramp.push_back(rgbOfOklab(lightness, kChroma * std::cos(hue), kChroma * std::sin(hue)));
    }
    return ramp;
}

MapColouring colouredByGroups(const MapColouringRequest &request, std::shared_ptr<const MapGroups> groups,
                              std::int64_t rows)
{
    const std::size_t count = groups ? groups->values.size() : 0;
    const auto groupOf = [&](std::int64_t row) {
        const bool isKnown = groups && row < std::ssize(groups->valueOf);
        const int group = isKnown ? groups->valueOf[static_cast<std::size_t>(row)] : -1;
        return group < 0 ? count : static_cast<std::size_t>(group);
    };
    const quint32 rest = count > 0 ? request.palette.other : request.palette.plain;
    MapColouring result = coloured(request, rows, count, groupOf, [&](std::int64_t row) {
        const std::size_t group = groupOf(row);
        return group < count ? request.palette.groups[group] : rest;
    });
    result.groups = std::move(groups);
    return result;
}

MapColouring colouredByValues(const MapColouringRequest &request, std::span<const float> values)
{
    const auto [least, greatest] = trimmedRange(values);
    const double steps = static_cast<double>(request.palette.ramp.size()) - 1;
    const double perValue = greatest > least ? steps / (greatest - least) : 0;
    const auto valueOf = [&](std::int64_t row) { return values[static_cast<std::size_t>(row)]; };
    MapColouring result = coloured(
        request, std::ssize(values), 1,
        [&](std::int64_t row) { return std::isfinite(valueOf(row)) ? std::size_t{0} : std::size_t{1}; },
        [&, least = least](std::int64_t row) {
            const float value = valueOf(row);
            if (!std::isfinite(value) || request.palette.ramp.empty())
                return request.palette.other;
            const double step = std::clamp((value - least) * perValue, 0.0, steps);
            return request.palette.ramp[static_cast<std::size_t>(step)];
        });
    result.least = least;
    result.greatest = greatest;
    return result;
}

std::vector<float> valuesOf(const MapColouringRequest &request)
{
    const auto found = std::find(request.signalNames.begin(), request.signalNames.end(), request.colour.name);
    const auto at = static_cast<std::size_t>(found - request.signalNames.begin());
    if (at >= request.columns.size() || !request.columns[at])
        return {};
    const std::span<const float> values = request.columns[at]->values();
    if (request.colour.kind == MapColour::Kind::Similarity)
        return {values.begin(), values.end()};
    const FusionRequest fusion{request.columns, request.weights, request.normalisation, request.missing};
    std::vector<float> contributions(values.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t row = 0; row < values.size(); ++row) {
        const RankedItem ranked = scoreRow(fusion, static_cast<std::int64_t>(row));
        if (std::isfinite(ranked.score) && (ranked.presentMask >> at & 1u))
            contributions[row] = static_cast<float>(ranked.contributions[at]);
    }
    return contributions;
}

} // namespace modalens
