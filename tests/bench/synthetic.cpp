// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthetic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace modalens::bench {

namespace {

constexpr int kClusters = 60;
constexpr std::int64_t kItemBatch = 20'000;
constexpr std::int64_t kVectorBatch = 16'384;
constexpr std::array kSpaceModalities{Modality::Text, Modality::Image, Modality::Audio, Modality::Video,
                                      Modality::Joint};
constexpr std::array<std::string_view, 12> kGenres{"drama",   "comedy", "nature",  "history",
                                                   "science", "sport",  "music",   "crime",
                                                   "fantasy", "travel", "cooking", "news"};
constexpr std::array<std::string_view, 6> kMoods{"calm", "tense", "bright", "dark", "playful", "solemn"};
constexpr std::array<std::string_view, 24> kSyllables{"ba", "co", "da",  "fe",  "gri", "ho", "ja",  "ke",
                                                      "lu", "mi", "nor", "pa",  "qui", "ra", "sol", "ta",
                                                      "ur", "ve", "wen", "xan", "yo",  "zi", "bri", "star"};
constexpr std::array<std::string_view, 8> kChinese{"乌鸦", "音乐", "城市", "河流",
                                                   "电影", "山",   "夜晚", "鸟"};

/// SplitMix64: a number for any combination of seed, row and purpose, without state.
std::uint64_t mix(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15u;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

std::uint64_t numberFor(const SyntheticOptions &options, std::int64_t row, std::uint64_t purpose)
{
    return mix(mix(options.seed * 1'000'003 + purpose) ^ static_cast<std::uint64_t>(row));
}

double unit(std::uint64_t number)
{
    return static_cast<double>(number >> 11) * 0x1p-53;
}

/// Nearly normal: the sum of four uniform numbers, from one hash.
float normal(std::uint64_t number)
{
    const auto part = [&](int shift) { return static_cast<float>((number >> shift) & 0xffffu); };
    return (part(0) + part(16) + part(32) + part(48) - 131070.0f) * (1.7320508f / 65536.0f);
}

int clusterOf(std::int64_t row, const SyntheticOptions &options)
{
    const double u = unit(numberFor(options, row, 1));
    return std::min(kClusters - 1, static_cast<int>(u * u * kClusters)); // some clusters are much larger
}

/// How far a cluster's share of missing items lies from the wanted one, about -1 to 1; 0 on average over all
/// items.
double waveOf(int cluster, int space)
{
    const auto raw = [&](int c) { return ((c * 7 + space * 13) % kClusters + 0.5) / kClusters * 2 - 1; };
    static const std::array<double, kClusters> shares = [] {
        std::array<double, kClusters> result{};
        for (int c = 0; c < kClusters; ++c) // the inverse of clusterOf()
            result[static_cast<std::size_t>(c)] =
                std::sqrt((c + 1.0) / kClusters) - std::sqrt(double(c) / kClusters);
        return result;
    }();
    double mean = 0;
    for (int c = 0; c < kClusters; ++c)
        mean += shares[static_cast<std::size_t>(c)] * raw(c);
    return raw(cluster) - mean;
}

/// A word of a vocabulary of about 14,000, frequent ones first as in real texts.
std::string word(std::uint64_t number)
{
    const double u = unit(number);
    auto index = static_cast<std::uint64_t>(u * u * u * 13'824);
    std::string text;
    for (int i = 0; i < 3; ++i, index /= kSyllables.size())
        text += kSyllables[index % kSyllables.size()];
    return text;
}

std::string words(std::int64_t row, int count, std::uint64_t purpose, const SyntheticOptions &options)
{
    std::string text;
    for (int i = 0; i < count; ++i) {
        const std::uint64_t number = numberFor(options, row, purpose + static_cast<std::uint64_t>(i));
        text += i > 0 ? " " : "";
        text += number % 50 == 0 ? std::string(kChinese[number / 50 % kChinese.size()]) : word(mix(number));
    }
    return text;
}

std::string spaceName(int space)
{
    return space < 5 ? std::string(modalityName(kSpaceModalities[static_cast<std::size_t>(space)]))
                     : "joint-" + std::to_string(space - 3);
}

std::string mediaPath(std::int64_t row, std::string_view extension)
{
    return "/media/library/" + std::to_string(row / 1000) + "/" + std::to_string(row) +
           std::string(extension);
}

Status appendSpace(Catalog &catalog, int space, const SyntheticOptions &options, ProgressSink &progress)
{
    SpaceDraft draft;
    draft.name = spaceName(space);
    draft.modality = space < 5 ? kSpaceModalities[static_cast<std::size_t>(space)] : Modality::Joint;
    draft.encoder = "synthetic";
    draft.dimension = options.dimension;
    draft.dtype = options.dtype;
    MODALENS_TRY(info, catalog.createSpace(draft));
    std::vector<ItemId> items;
    std::vector<float> vectors;
    for (std::int64_t row = 0; row < options.items; ++row) {
        if (hasVector(row, space, options)) {
            items.push_back(ItemId{row});
            vectors.resize(items.size() * static_cast<std::size_t>(options.dimension));
            syntheticVector(row, space, options,
                            std::span(vectors).last(static_cast<std::size_t>(options.dimension)));
        }
        if (static_cast<std::int64_t>(items.size()) == kVectorBatch ||
            (row + 1 == options.items && !items.empty())) {
            MODALENS_CHECK(catalog.appendVectors(info.id, items, vectors));
            progress.report({"synthetic.vectors", row + 1, options.items, draft.name});
            items.clear();
            vectors.clear();
        }
    }
    return catalog.finishSpace(info.id);
}

} // namespace

bool hasVector(std::int64_t row, int space, const SyntheticOptions &options)
{
    const double spread = std::min(options.missing, 1 - options.missing) * 0.8;
    return unit(numberFor(options, row, 100 + static_cast<std::uint64_t>(space))) >=
           options.missing + waveOf(clusterOf(row, options), space) * spread;
}

void syntheticVector(std::int64_t row, int space, const SyntheticOptions &options, std::span<float> out)
{
    const int cluster = clusterOf(row, options);
    const std::uint64_t center =
        mix(options.seed ^ (static_cast<std::uint64_t>(space) << 32 | static_cast<std::uint64_t>(cluster)));
    const std::uint64_t own = numberFor(options, row, 200 + static_cast<std::uint64_t>(space));
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = normal(mix(center + i)) + 0.6f * normal(mix(own + i));
}

ItemDraft syntheticItem(std::int64_t row, const SyntheticOptions &options)
{
    ItemDraft item;
    item.key = "library/" + std::to_string(row / 1000) + "/" + std::to_string(row);
    item.title = words(row, 4, 1000, options);
    item.stamp = numberFor(options, row, 2) | 1;
    if (hasVector(row, 0, options))
        item.assets.push_back(
            {.modality = Modality::Text, .language = "en", .text = words(row, 14, 2000, options)});
    constexpr std::array<std::string_view, 3> extensions{".jpg", ".flac", ".mp4"};
    for (std::size_t i = 0; i < extensions.size(); ++i)
        if (hasVector(row, static_cast<int>(i) + 1, options))
            item.assets.push_back({.modality = kSpaceModalities[i + 1],
                                   .path = mediaPath(row, extensions[i]),
                                   .sizeBytes = 100'000,
                                   .modifiedNs = 1'700'000'000'000'000'000});
    const std::uint64_t number = numberFor(options, row, 3);
    item.tags = {{"cluster", "cluster " + std::to_string(clusterOf(row, options))},
                 {"genre", std::string(kGenres[number % kGenres.size()])},
                 {"mood", std::string(kMoods[number / 16 % kMoods.size()])}};
    item.fields = {{"year", 1950.0 + static_cast<double>(number / 256 % 75)},
                   {"rating", unit(mix(number)) * 5},
                   {"duration", 60 + unit(mix(number + 1)) * 7200}};
    return item;
}

Status makeSyntheticCatalog(const std::filesystem::path &folder, const SyntheticOptions &options,
                            ProgressSink &progress)
{
    MODALENS_TRY(catalog, Catalog::create(folder));
    for (std::int64_t first = 0; first < options.items; first += kItemBatch) {
        std::vector<ItemDraft> drafts;
        for (std::int64_t row = first; row < std::min(options.items, first + kItemBatch); ++row)
            drafts.push_back(syntheticItem(row, options));
        MODALENS_CHECK(catalog.putItems(drafts));
        progress.report(
            {"synthetic.items", first + static_cast<std::int64_t>(drafts.size()), options.items, {}});
    }
    for (int space = 0; space < options.spaces; ++space)
        MODALENS_CHECK(appendSpace(catalog, space, options, progress));
    return catalog.indexSearchText(progress, {});
}

} // namespace modalens::bench
