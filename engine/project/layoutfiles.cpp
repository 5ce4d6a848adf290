// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/file.h"
#include "engine/base/hash.h"
#include "engine/catalog/npy.h"
#include "engine/project/maps.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string>

namespace modalens {

namespace {

constexpr std::int64_t kMostItems = std::int64_t{1} << 31;

bool isPlainByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

Result<std::filesystem::path> pathOf(const std::filesystem::path &catalogFolder, std::string_view name)
{
    if (name.empty() || name.size() > 100 || name.front() == '.' ||
        !std::all_of(name.begin(), name.end(), isPlainByte))
        return fail(ErrorCode::InvalidArgument, "not a name for a map", std::string(name));
    return catalogFolder / "layouts" / std::string(name);
}

std::filesystem::path withEnding(std::filesystem::path path, std::string_view ending)
{
    path += ending;
    return path;
}

std::string hexOf(std::uint64_t value)
{
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    return std::string(digits.data(), end);
}

std::vector<std::byte> npyBytes(std::string_view descr, std::int64_t rows, std::int64_t columns,
                                std::span<const std::byte> data)
{
    const auto header = npyHeader(descr, rows, columns);
    std::vector<std::byte> bytes(header.size() + data.size());
    std::memcpy(bytes.data(), header.data(), header.size());
    std::ranges::copy(data, bytes.begin() + static_cast<std::ptrdiff_t>(header.size()));
    return bytes;
}

std::string checksums(std::span<const std::byte> xy, std::span<const std::byte> items)
{
    return hexOf(hashBytes(xy)) + ' ' + hexOf(hashBytes(items)) + ' ';
}

std::string sourceLine(std::uint64_t source)
{
    return hexOf(source) + '\n';
}

/// Copies the data of an array file of ours; false when it is not the array that was asked for.
template <class T>
bool takeArray(std::span<const std::byte> bytes, std::string_view descr, std::vector<std::int64_t> shape,
               std::vector<T> &out)
{
    const auto found = parseNpyHeader(bytes.first(std::min(bytes.size(), kNpyHeaderBytes)), {});
    if (!found || found->descr != descr || found->isFortranOrder || found->shape != shape ||
        bytes.size() < kNpyHeaderBytes || found->dataOffset != static_cast<std::int64_t>(kNpyHeaderBytes))
        return false;
    std::int64_t values = 1;
    for (const std::int64_t length : shape)
        values *= length;
    if (static_cast<std::int64_t>(bytes.size() - kNpyHeaderBytes) !=
        values * static_cast<std::int64_t>(sizeof(T)))
        return false;
    out.resize(static_cast<std::size_t>(values));
    if (values > 0)
        std::memcpy(out.data(), bytes.data() + kNpyHeaderBytes, bytes.size() - kNpyHeaderBytes);
    return true;
}

} // namespace

std::uint64_t mapSource(std::span<const SharedVectors> spaces, std::span<const double> weights)
{
    std::string made;
    double most = 0;
    for (const double weight : weights)
        most = std::max(most, std::abs(weight));
    for (std::size_t i = 0; i < spaces.size(); ++i) {
        const SpaceInfo &info = spaces[i]->info();
        const double share = most > 0 && i < weights.size() ? std::abs(weights[i]) / most : 1.0;
        made += std::to_string(static_cast<std::int64_t>(info.id)) + ' ' + info.encoder + ' ' +
                std::to_string(info.encoderVersion) + ' ' +
                hexOf(hashBytes(std::as_bytes(spaces[i]->items()))) + ' ' + hexOf(spaces[i]->vectorsHash()) +
                ' ' + std::to_string(std::llround(share * 1e6)) + '\n';
    }
    return hashBytes(std::as_bytes(std::span(made)));
}

Status saveLayout(const std::filesystem::path &catalogFolder, std::string_view name, std::uint64_t source,
                  const Layout &layout)
{
    MODALENS_TRY(path, pathOf(catalogFolder, name));
    if (layout.xy.size() != 2 * layout.items.size())
        return fail(ErrorCode::InvalidArgument, "a map has two coordinates for each item", std::string(name));
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error)
        return Unexpected<Error>(
            errorFromErrno(error.value(), "create the folder", path.parent_path().string()));
    const auto count = static_cast<std::int64_t>(layout.items.size());
    const auto xy = npyBytes("<f4", count, 2, std::as_bytes(std::span(layout.xy)));
    const auto items = npyBytes("<i8", count, 0, std::as_bytes(std::span(layout.items)));
    MODALENS_CHECK(writeFileAtomically(withEnding(path, ".items.npy"), items));
    MODALENS_CHECK(writeFileAtomically(withEnding(path, ".npy"), xy));
    return writeFileAtomically(withEnding(path, ".sum"), checksums(xy, items) + sourceLine(source));
}

Result<Layout> loadLayout(const std::filesystem::path &catalogFolder, std::string_view name,
                          std::uint64_t source)
{
    MODALENS_TRY(path, pathOf(catalogFolder, name));
    MODALENS_TRY(sums, readTextFile(withEnding(path, ".sum"), 64));
    if (!sums.ends_with(' ' + sourceLine(source)))
        return fail(ErrorCode::NotFound, "the map was made of other vectors", path.string());
    MODALENS_TRY(items, readFile(withEnding(path, ".items.npy"), kMostItems * 8));
    const auto header = static_cast<std::int64_t>(kNpyHeaderBytes);
    const std::int64_t count = (static_cast<std::int64_t>(items.size()) - header) / 8;
    MODALENS_TRY(xy, readFile(withEnding(path, ".npy"), header + std::max<std::int64_t>(count, 0) * 8));
    Layout layout;
    std::vector<std::int64_t> rows;
    if (sums != checksums(xy, items) + sourceLine(source) || !takeArray(items, "<i8", {count}, rows) ||
        !takeArray(xy, "<f4", {count, 2}, layout.xy))
        return fail(ErrorCode::Damaged, "the files of the map do not belong together", path.string());
    layout.items.reserve(rows.size());
    for (const std::int64_t row : rows)
        layout.items.push_back(ItemId{row});
    return layout;
}

} // namespace modalens
