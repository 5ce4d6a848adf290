// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalogfixture.h"

#include <memory>
#include <random>

namespace modalens::test {

/// A new catalog of text items in a folder of its own.
struct InspectCatalog
{
    QTemporaryDir folder;
    std::unique_ptr<Catalog> catalog;

    explicit InspectCatalog(int items = 0)
        : catalog(std::make_unique<Catalog>(take(Catalog::create(pathOf(folder)))))
    {
        if (items > 0)
            take(catalog->putItems(textItems(items)));
    }

    /// The item of `rows[i]` gets the i-th row of `values`.
    SharedVectors addSpace(const std::string &name, int dimension, const std::vector<std::int64_t> &rows,
                           const std::vector<float> &values, Modality modality = Modality::Text)
    {
        SpaceDraft draft;
        draft.name = name;
        draft.modality = modality;
        draft.encoder = "test";
        draft.dimension = dimension;
        draft.dtype = Dtype::Float32;
        const SpaceInfo space = take(catalog->createSpace(draft));
        std::vector<ItemId> items;
        for (const std::int64_t row : rows)
            items.push_back(ItemId{row});
        take(catalog->appendVectors(space.id, items, values));
        take(catalog->finishSpace(space.id));
        return take(catalog->loadVectors(space.id));
    }
};

/// `count` random vectors around `centres` random centres, so that there are near and far ones.
inline std::vector<float> clusteredVectors(int count, int dimension, int centres, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> middle(static_cast<std::size_t>(centres * dimension));
    for (float &value : middle)
        value = normal(random);
    std::vector<float> values;
    for (int i = 0; i < count; ++i)
        for (int d = 0; d < dimension; ++d)
            values.push_back(middle[static_cast<std::size_t>(i % centres * dimension + d)] +
                             0.5F * normal(random));
    return values;
}

/// 0, 1, ... but backwards, so that positions differ from rows.
inline std::vector<std::int64_t> rowsBackwards(int count)
{
    std::vector<std::int64_t> rows;
    for (int i = count - 1; i >= 0; --i)
        rows.push_back(i);
    return rows;
}

inline double cosineOf(const SpaceVectors &space, std::int64_t a, std::int64_t b)
{
    const auto dimension = static_cast<std::size_t>(space.dimension());
    std::vector<float> x(dimension), y(dimension);
    space.copyVector(a, x);
    space.copyVector(b, y);
    double sum = 0;
    for (std::size_t d = 0; d < dimension; ++d)
        sum += static_cast<double>(x[d]) * static_cast<double>(y[d]);
    return sum;
}

} // namespace modalens::test
