// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/vectorfile.h"
#include "engine/catalog/npy.h"

#include <algorithm>
#include <optional>

namespace modalens {

namespace {

constexpr std::int64_t kMaxHeaderBytes = 64 << 10;

std::optional<VectorDtype> dtypeOf(std::string_view descr)
{
    if (descr.size() != 3 || (descr[0] != '<' && descr[0] != '>' && descr[0] != '='))
        return std::nullopt;
    const std::string_view type = descr.substr(1);
    if (type == "f2")
        return VectorDtype::Float16;
    if (type == "f4")
        return VectorDtype::Float32;
    return type == "f8" ? std::optional(VectorDtype::Float64) : std::nullopt;
}

} // namespace

Result<MatrixLayout> readNpyHeader(const PositionedFile &file)
{
    std::vector<std::byte> start(static_cast<std::size_t>(std::min(file.sizeBytes(), kMaxHeaderBytes)));
    MODALENS_CHECK(file.readAt(0, start));
    MODALENS_TRY(header, parseNpyHeader(start, file.path()));
    const std::optional<VectorDtype> dtype = dtypeOf(header.descr);
    if (!dtype)
        return fail(ErrorCode::Unsupported,
                    "the array holds \"" + oneLine(header.descr, 40) +
                        "\" values; save it as float16, float32 or float64",
                    file.path());
    if (header.isFortranOrder)
        return fail(ErrorCode::Unsupported,
                    "the array is in Fortran order; save it with numpy.ascontiguousarray", file.path());
    if (header.shape.size() != 2)
        return fail(ErrorCode::Unsupported,
                    "the array has " + std::to_string(header.shape.size()) +
                        " dimensions; one row of numbers for each item is needed",
                    file.path());
    MODALENS_CHECK(checkLayout(file, header.shape[0], header.shape[1], *dtype, header.dataOffset));
    return MatrixLayout{header.shape[0], static_cast<int>(header.shape[1]), *dtype, header.descr[0] == '>',
                        header.dataOffset};
}

} // namespace modalens
