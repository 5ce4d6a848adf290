// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

/// Replaces `path` as one step: temporary file beside it, fsync, rename, fsync of the folder. After a crash the file is
/// either the old or the new one.
Status writeFileAtomically(const std::filesystem::path &path, std::span<const std::byte> bytes);
Status writeFileAtomically(const std::filesystem::path &path, std::string_view text);

/// The whole file, or `TooLarge` without allocating when it is longer than `maxBytes`.
Result<std::vector<std::byte>> readFile(const std::filesystem::path &path, std::int64_t maxBytes);
Result<std::string> readTextFile(const std::filesystem::path &path, std::int64_t maxBytes);

/// A file mapped read-only. Only for files that Modalens itself writes and holds the lock for: a mapped file that
/// someone shrinks is a SIGBUS. Movable, unmaps itself, survives the file being unlinked.
class MappedFile
{
public:
    static Result<MappedFile> open(const std::filesystem::path &path);
    MappedFile() = default;
    MappedFile(MappedFile &&other) noexcept;
    MappedFile &operator=(MappedFile &&other) noexcept;
    ~MappedFile();

    std::span<const std::byte> bytes() const { return {m_data, m_size}; }

private:
    const std::byte *m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace modalens
