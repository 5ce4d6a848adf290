// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report/vectorfile.h"

#include "engine/base/file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <numeric>

namespace modalens::cli {

namespace {

/// Vector numbers by ascending item.
std::vector<std::size_t> catalogOrder(const SpaceVectors &vectors)
{
    std::vector<std::size_t> order(vectors.items().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto items = vectors.items();
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return items[a] < items[b]; });
    return order;
}

/// Version 1.0 header, padded so that the data begin at a multiple of 64.
std::string npyHeader(const SpaceVectors &vectors)
{
    std::string text = fmt::format("{{'descr': '<{}', 'fortran_order': False, 'shape': ({}, {}), }}",
                                   vectors.info().dtype == Dtype::Float16 ? "f2" : "f4", vectors.count(),
                                   vectors.dimension());
    const std::size_t unpadded = 10 + text.size() + 1;
    text.append((64 - unpadded % 64) % 64, ' ');
    text += '\n';
    std::string header("\x93NUMPY\x01\x00", 8);
    header += static_cast<char>(text.size() & 0xff);
    header += static_cast<char>(text.size() >> 8);
    return header + text;
}

Result<std::string> keysText(const Catalog &catalog, const SpaceVectors &vectors,
                             const std::vector<std::size_t> &order)
{
    std::vector<ItemId> items;
    for (const std::size_t vector : order)
        items.push_back(vectors.items()[vector]);
    MODALENS_TRY(summaries, catalog.summaries(items));
    std::string text;
    for (const ItemSummary &summary : summaries) {
        if (summary.key.find_first_of("\r\n") != std::string::npos)
            return fail(ErrorCode::Unsupported, "a key with a line break cannot be written one key a line",
                        summary.key);
        text += summary.key + '\n';
    }
    return text;
}

template <class T>
void writeRows(std::ofstream &out, std::span<const T> values, const std::vector<std::size_t> &order,
               int dimension)
{
    const auto width = static_cast<std::size_t>(dimension);
    for (const std::size_t vector : order)
        out.write(reinterpret_cast<const char *>(values.data() + vector * width),
                  static_cast<std::streamsize>(width * sizeof(T)));
}

} // namespace

std::filesystem::path keysFileFor(const std::filesystem::path &file)
{
    std::filesystem::path keys = file;
    return keys.replace_extension(".keys.txt");
}

Status writeVectors(const Catalog &catalog, const SpaceVectors &vectors, const std::filesystem::path &file)
{
    const std::vector<std::size_t> order = catalogOrder(vectors);
    MODALENS_TRY(keys, keysText(catalog, vectors, order));
    std::filesystem::path temporary = file;
    temporary += ".part";
    errno = 0;
    std::ofstream out(temporary, std::ios::binary);
    out << npyHeader(vectors);
    if (vectors.info().dtype == Dtype::Float16)
        writeRows(out, vectors.halves(), order, vectors.dimension());
    else
        writeRows(out, vectors.floats(), order, vectors.dimension());
    out.close();
    std::error_code renamed;
    if (out)
        std::filesystem::rename(temporary, file, renamed);
    if (!out || renamed) {
        const int reason = renamed ? renamed.value() : errno;
        std::filesystem::remove(temporary, renamed);
        return Unexpected<Error>(errorFromErrno(reason, "write the vectors", file.string()));
    }
    return writeFileAtomically(keysFileFor(file), keys);
}

} // namespace modalens::cli
