// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/filedescriptor.h"
#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace modalens {

enum class VectorDtype { Float16, BFloat16, Float32, Float64 };

/// Where a matrix of vectors lies in a file.
struct MatrixLayout
{
    std::int64_t rows = 0;
    int columns = 0;
    VectorDtype dtype = VectorDtype::Float32;
    bool isBigEndian = false;
    std::int64_t offsetBytes = 0; ///< Of the first row from the start of the file; may be misaligned.
};

/// A file opened for pread: a file that shrinks is an error, never a signal.
class PositionedFile
{
public:
    static Result<PositionedFile> open(const std::filesystem::path &path);

    std::int64_t sizeBytes() const { return m_file.sizeBytes; }
    const std::string &path() const { return m_path; }
    /// All of `out` or an error.
    Status readAt(std::int64_t offset, std::span<std::byte> out) const;

private:
    PositionedFile(OpenFile file, std::string path)
        : m_file(std::move(file))
        , m_path(std::move(path))
    {
    }
    OpenFile m_file;
    std::string m_path;
};

/// Reads rows [first, first + out.size() / columns) as float32, whatever the file's type.
Status readRows(const PositionedFile &file, const MatrixLayout &layout, std::int64_t first,
                std::span<float> out);

inline constexpr std::int64_t kMaxVectorRows = 100'000'000;
inline constexpr int kMaxVectorColumns = 65'536;

/// Refuses shapes outside the limits and files that are shorter than their header claims.
Status checkLayout(const PositionedFile &file, std::int64_t rows, std::int64_t columns, VectorDtype dtype,
                   std::int64_t offset);
int sizeOf(VectorDtype dtype);

/// A 2-D .npy file, version 1 to 3, '<f2' '<f4' '<f8' and their big-endian kin, C order. Fortran order, other
/// types and other shapes are `Unsupported` with a sentence that says how to convert.
Result<MatrixLayout> readNpyHeader(const PositionedFile &file);

/// The 2-D tensor of a .safetensors file and the keys that its metadata may hold.
struct SafetensorsMatrix
{
    MatrixLayout layout;
    std::string tensor;
    std::vector<std::string>
        keys; ///< From __metadata__.keys: a JSON array of strings or one a line; may be empty.
};

/// Header at most 100 MB; offsets, sizes and overlaps of every tensor are checked. Takes the only 2-D tensor
/// of a float type, or of several the one called "embeddings", "vectors" or "weight".
Result<SafetensorsMatrix> readSafetensorsHeader(const PositionedFile &file);

} // namespace modalens
