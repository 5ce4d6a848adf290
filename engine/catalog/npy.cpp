// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/npy.h"

#include <algorithm>
#include <charconv>

namespace modalens {

namespace {

constexpr std::string_view kMagic("\x93NUMPY", 6);
constexpr std::size_t kMaxDimensions = 8;

/// What follows `'name':` in the dictionary, without leading spaces; empty when the name is not there.
std::string_view valueOf(std::string_view dictionary, std::string_view name)
{
    const std::string quoted = "'" + std::string(name) + "':";
    const std::size_t at = dictionary.find(quoted);
    if (at == std::string_view::npos)
        return {};
    std::string_view value = dictionary.substr(at + quoted.size());
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    return value;
}

bool readShape(std::string_view text, std::vector<std::int64_t> &shape)
{
    const std::size_t close = text.find(')');
    if (!text.starts_with('(') || close == std::string_view::npos)
        return false;
    std::string_view inside = text.substr(1, close - 1);
    while (true) {
        inside.remove_prefix(std::min(inside.find_first_not_of(" ,"), inside.size()));
        if (inside.empty())
            return true;
        std::int64_t length = -1;
        const auto [end, error] = std::from_chars(inside.data(), inside.data() + inside.size(), length);
        if (error != std::errc() || length < 0 || shape.size() == kMaxDimensions)
            return false;
        shape.push_back(length);
        inside.remove_prefix(static_cast<std::size_t>(end - inside.data()));
    }
}

} // namespace

std::array<char, kNpyHeaderBytes> npyHeader(std::string_view descr, std::int64_t rows, std::int64_t columns)
{
    std::string text(kMagic);
    text += '\x01';
    text += '\x00';
    text += static_cast<char>(kNpyHeaderBytes - 10);
    text += '\x00';
    text += "{'descr': '" + std::string(descr) + "', 'fortran_order': False, 'shape': (" +
            std::to_string(rows) + "," + (columns > 0 ? " " + std::to_string(columns) : "") + "), }";
    std::array<char, kNpyHeaderBytes> header;
    header.fill(' ');
    std::copy(text.begin(), text.end(), header.begin());
    header.back() = '\n';
    return header;
}

Result<NpyShape> parseNpyHeader(std::span<const std::byte> start, std::string subject)
{
    const std::string_view bytes(reinterpret_cast<const char *>(start.data()), start.size());
    const auto byteAt = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at]));
    };
    if (bytes.size() < 12 || !bytes.starts_with(kMagic) || byteAt(6) < 1 || byteAt(6) > 3)
        return fail(ErrorCode::Malformed, "not a NumPy array file", std::move(subject));
    const bool isShort = byteAt(6) == 1;
    const std::size_t textAt = isShort ? 10 : 12;
    std::size_t length = byteAt(8) | byteAt(9) << 8;
    if (!isShort)
        length |= byteAt(10) << 16 | byteAt(11) << 24;
    if (length > bytes.size() - textAt)
        return fail(ErrorCode::Malformed, "the NumPy header is cut short", std::move(subject));
    const std::string_view dictionary = bytes.substr(textAt, length);
    NpyShape shape;
    shape.dataOffset = static_cast<std::int64_t>(textAt + length);
    const std::string_view descr = valueOf(dictionary, "descr");
    const std::size_t descrEnd = descr.find('\'', 1);
    const std::string_view order = valueOf(dictionary, "fortran_order");
    if (!descr.starts_with('\'') || descrEnd == std::string_view::npos ||
        !(order.starts_with("True") || order.starts_with("False")) ||
        !readShape(valueOf(dictionary, "shape"), shape.shape))
        return fail(ErrorCode::Malformed, "the NumPy header cannot be read", std::move(subject));
    shape.descr = descr.substr(1, descrEnd - 1);
    shape.isFortranOrder = order.starts_with("True");
    return shape;
}

} // namespace modalens
