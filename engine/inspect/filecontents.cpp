// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/filecontents.h"

#include "engine/base/hash.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>
#include <vector>

namespace modalens {

std::optional<std::uint64_t> hashOfBeginning(const std::string &path, std::int64_t maxBytes,
                                             const std::stop_token &stop)
{
    constexpr std::int64_t kPieceBytes = 1 << 20;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored))
        return std::nullopt;
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file)
        return std::nullopt;
    std::vector<std::byte> buffer(static_cast<std::size_t>(std::min(maxBytes, kPieceBytes)));
    std::uint64_t hash = 0;
    std::int64_t read = 0;
    while (read < maxBytes && !stop.stop_requested()) {
        const auto wanted = static_cast<std::size_t>(std::min(maxBytes - read, kPieceBytes));
        const std::size_t count = std::fread(buffer.data(), 1, wanted, file.get());
        if (count == 0)
            break;
        hash = hashBytes(std::span(buffer).first(count), hash);
        read += static_cast<std::int64_t>(count);
    }
    if (stop.stop_requested() || std::ferror(file.get()))
        return std::nullopt;
    return hashBytes(std::as_bytes(std::span(&read, 1)), hash);
}

} // namespace modalens
