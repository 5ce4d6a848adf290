// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/float16.h"
#include "engine/catalog/npy.h"
#include "engine/catalog/spacefiles.h"

#include <cstring>

namespace modalens {

void SpaceVectors::copyVector(std::int64_t vector, std::span<float> out) const
{
    const std::size_t start = static_cast<std::size_t>(vector) * out.size();
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = m_halves.empty() ? m_floats[start + i] : floatFromHalf(m_halves[start + i]);
}

std::int64_t SpaceVectors::find(ItemId item) const
{
    const std::int64_t row = rowOf(item);
    return row >= 0 && row < static_cast<std::int64_t>(m_vectorOfRow.size())
               ? m_vectorOfRow[static_cast<std::size_t>(row)]
               : -1;
}

Result<SharedVectors> SpaceLoader::load(const SpaceFiles &files, const SpaceInfo &info, std::int64_t rows,
                                        const Bitmap &live, std::uint64_t vectorsHash)
{
    MODALENS_CHECK(files.checkHeaders(rows));
    MODALENS_TRY(items, files.readItems(0, rows));
    for (const std::int64_t item : items)
        if (item < 0 || item >= live.size())
            return fail(ErrorCode::Damaged, "the file names items that the catalog does not have",
                        files.itemsPath().string());
    const auto header = static_cast<std::int64_t>(kNpyHeaderBytes);
    MODALENS_TRY(mapping, PrivateMapping::open(files.vectorsPath(), header + rows * files.rowBytes()));

    const auto vectors = std::make_shared<SpaceVectors>();
    vectors->m_info = info;
    vectors->m_vectorsHash = vectorsHash;
    vectors->m_mapping = std::move(mapping);
    vectors->m_items.reserve(items.size());
    for (const std::int64_t item : items)
        vectors->m_items.push_back(ItemId{item});
    dropOutdated(*vectors, files.rowBytes(), live);

    const auto values = vectors->m_items.size() * static_cast<std::size_t>(info.dimension);
    const std::byte *data = vectors->m_mapping.bytes().data() + kNpyHeaderBytes;
    if (info.dtype == Dtype::Float16)
        vectors->m_halves = {reinterpret_cast<const std::uint16_t *>(data), values};
    else
        vectors->m_floats = {reinterpret_cast<const float *>(data), values};
    return SharedVectors(vectors);
}

// The newest row of each live item stays; each other place is filled with the last row that stays, so that
// the rows remain contiguous and only pages with outdated rows are copied.
void SpaceLoader::dropOutdated(SpaceVectors &vectors, std::int64_t rowBytes, const Bitmap &live)
{
    std::vector<ItemId> &items = vectors.m_items;
    std::vector<std::int32_t> &newest = vectors.m_vectorOfRow;
    newest.assign(static_cast<std::size_t>(live.size()), -1);
    for (std::size_t v = 0; v < items.size(); ++v)
        if (live.test(rowOf(items[v])))
            newest[static_cast<std::size_t>(rowOf(items[v]))] = static_cast<std::int32_t>(v);
    const auto stays = [&](std::size_t v) {
        return newest[static_cast<std::size_t>(rowOf(items[v]))] == static_cast<std::int32_t>(v);
    };
    std::byte *data = vectors.m_mapping.writableBytes().data() + kNpyHeaderBytes;
    const auto bytes = static_cast<std::size_t>(rowBytes);
    std::size_t end = items.size();
    for (std::size_t v = 0; v < end; ++v) {
        if (stays(v))
            continue;
        while (end > v + 1 && !stays(end - 1))
            --end;
        if (--end == v)
            break;
        std::memcpy(data + v * bytes, data + end * bytes, bytes);
        items[v] = items[end];
        newest[static_cast<std::size_t>(rowOf(items[v]))] = static_cast<std::int32_t>(v);
    }
    items.resize(end);
}

} // namespace modalens
