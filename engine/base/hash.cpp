// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/hash.h"

#include <xxhash.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <vector>

namespace modalens {

std::uint64_t hashBytes(std::span<const std::byte> bytes, std::uint64_t seed)
{
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::uint64_t hashText(std::string_view text, std::uint64_t seed)
{
    return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

Result<std::uint64_t> hashFile(const std::filesystem::path &path)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file)
        return Unexpected<Error>(errorFromErrno(errno, "open the file", path.string()));
    const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t *)> state(XXH3_createState(),
                                                                                 &XXH3_freeState);
    XXH3_64bits_reset(state.get());
    std::vector<std::byte> buffer(1 << 20);
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get()))
        XXH3_64bits_update(state.get(), buffer.data(), count);
    if (std::ferror(file.get()))
        return fail(ErrorCode::Io, "the file could not be read to its end", path.string());
    return XXH3_64bits_digest(state.get());
}

} // namespace modalens
