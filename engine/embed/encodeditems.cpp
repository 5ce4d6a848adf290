// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/encodeditems.h"

#include "engine/base/hash.h"
#include "engine/embed/embedder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace modalens {

namespace {

/// Empty for a vector that can be compared: finite and not zero.
std::string whyUseless(std::span<const float> vector)
{
    double squares = 0;
    for (const float value : vector)
        squares += static_cast<double>(value) * value;
    if (!std::isfinite(squares))
        return "the encoder gave a vector that is not finite";
    return squares > 0 ? "" : "nothing in it is like what the encoder learned from this catalog";
}

} // namespace

std::string whyNotEncoded(const Encoder &encoder, const EncodedItem &item)
{
    if (!item.failure.empty())
        return item.failure;
    return item.row.value.empty() ? encoder.whyEmpty() : std::string();
}

FitSample fitSampleOf(const Encoder &encoder, std::span<const EncodedItem> logged, std::uint64_t seed)
{
    std::unordered_map<ItemId, EncodedItem> latest;
    std::vector<ItemId> items;
    for (const EncodedItem &item : logged)
        if (latest.insert_or_assign(item.item, item).second)
            items.push_back(item.item);
    FitSample sample;
    for (const ItemId item : embeddingOrder(std::move(items), seed)) {
        EncodedItem &encoded = latest[item];
        if (std::string why = whyNotEncoded(encoder, encoded); !why.empty())
            sample.failures.push_back({item, std::move(why)});
        else
            sample.rows.push_back(std::move(encoded.row));
    }
    return sample;
}

Result<VectorBatch> vectorsOf(const Encoder &encoder, std::vector<EncodedItem> batch, int dimension)
{
    VectorBatch made;
    std::vector<FeatureRow> rows;
    std::vector<ItemId> rowItems;
    for (EncodedItem &item : batch) {
        if (std::string why = whyNotEncoded(encoder, item); !why.empty()) {
            made.failures.push_back({item.item, std::move(why)});
            continue;
        }
        rows.push_back(std::move(item.row));
        rowItems.push_back(item.item);
    }
    if (rows.empty())
        return made;
    MODALENS_TRY(projected, encoder.project(rows));
    const auto width = static_cast<std::size_t>(dimension);
    for (std::size_t i = 0; i < rowItems.size(); ++i) {
        const auto vector = std::span<const float>(projected).subspan(i * width, width);
        if (std::string why = whyUseless(vector); !why.empty()) {
            made.failures.push_back({rowItems[i], std::move(why)});
            continue;
        }
        made.items.push_back(rowItems[i]);
        made.vectors.insert(made.vectors.end(), vector.begin(), vector.end());
    }
    return made;
}

std::vector<ItemId> embeddingOrder(std::vector<ItemId> items, std::uint64_t seed)
{
    std::vector<std::pair<std::uint64_t, ItemId>> keyed;
    keyed.reserve(items.size());
    for (const ItemId item : items) {
        const std::array value{rowOf(item)};
        keyed.emplace_back(hashBytes(std::as_bytes(std::span(value)), seed), item);
    }
    std::sort(keyed.begin(), keyed.end());
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i] = keyed[i].second;
    return items;
}

} // namespace modalens
