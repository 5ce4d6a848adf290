// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace modalens {

/// The first bytes of one of our own files, mapped copy-on-write: what is written through it stays in this
/// process. The file is never shortened while Modalens holds it, so reading cannot fault. Movable.
class PrivateMapping
{
public:
    /// `Damaged` when the file is shorter than `sizeBytes`.
    static Result<PrivateMapping> open(const std::filesystem::path &path, std::int64_t sizeBytes);
    PrivateMapping() = default;
    PrivateMapping(PrivateMapping &&other) noexcept;
    PrivateMapping &operator=(PrivateMapping &&other) noexcept;
    ~PrivateMapping();

    std::span<const std::byte> bytes() const { return {m_data, m_size}; }
    std::span<std::byte> writableBytes() { return {m_data, m_size}; }

private:
    std::byte *m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace modalens
