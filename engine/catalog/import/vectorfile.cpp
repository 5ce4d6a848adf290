// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/vectorfile.h"

#include "engine/base/float16.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <utility>

namespace modalens {

namespace {

/// One unaligned little- or big-endian value.
template <class T>
T loadValue(const std::byte *at, bool isBigEndian)
{
    std::array<std::byte, sizeof(T)> bytes;
    std::memcpy(bytes.data(), at, sizeof(T));
    if (isBigEndian)
        std::reverse(bytes.begin(), bytes.end());
    return std::bit_cast<T>(bytes);
}

float convert(const std::byte *at, const MatrixLayout &layout)
{
    switch (layout.dtype) {
    case VectorDtype::Float16:
        return floatFromHalf(loadValue<std::uint16_t>(at, layout.isBigEndian));
    case VectorDtype::BFloat16:
        return std::bit_cast<float>(std::uint32_t{loadValue<std::uint16_t>(at, layout.isBigEndian)} << 16);
    case VectorDtype::Float32:
        return loadValue<float>(at, layout.isBigEndian);
    case VectorDtype::Float64:
        break;
    }
    return static_cast<float>(loadValue<double>(at, layout.isBigEndian));
}

} // namespace

Result<PositionedFile> PositionedFile::open(const std::filesystem::path &path)
{
    MODALENS_TRY(file, openRegularFile(path));
    return PositionedFile(std::move(file), path.string());
}

Status PositionedFile::readAt(std::int64_t offset, std::span<std::byte> out) const
{
    while (!out.empty()) {
        const ssize_t count = ::pread(m_file.fd.get(), out.data(), out.size(), offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Unexpected<Error>(errorFromErrno(errno, "read the file", m_path));
        if (count == 0)
            return fail(ErrorCode::Malformed, "the file ends before its data do", m_path);
        out = out.subspan(static_cast<std::size_t>(count));
        offset += count;
    }
    return {};
}

int sizeOf(VectorDtype dtype)
{
    if (dtype == VectorDtype::Float64)
        return 8;
    return dtype == VectorDtype::Float32 ? 4 : 2;
}

Status checkLayout(const PositionedFile &file, std::int64_t rows, std::int64_t columns, VectorDtype dtype,
                   std::int64_t offset)
{
    if (rows < 1 || columns < 1)
        return fail(ErrorCode::Malformed, "the file holds no vectors", file.path());
    if (rows > kMaxVectorRows || columns > kMaxVectorColumns)
        return fail(ErrorCode::TooLarge, "more than 100,000,000 vectors or 65,536 dimensions", file.path());
    if (offset + rows * columns * sizeOf(dtype) > file.sizeBytes())
        return fail(ErrorCode::Malformed, "the file is shorter than the vectors that its header claims",
                    file.path());
    return {};
}

Status readRows(const PositionedFile &file, const MatrixLayout &layout, std::int64_t first,
                std::span<float> out)
{
    const auto size = static_cast<std::size_t>(sizeOf(layout.dtype));
    std::vector<std::byte> bytes(out.size() * size);
    MODALENS_CHECK(
        file.readAt(layout.offsetBytes + first * layout.columns * static_cast<std::int64_t>(size), bytes));
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = convert(bytes.data() + i * size, layout);
    return {};
}

} // namespace modalens
