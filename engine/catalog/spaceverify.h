// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/database.h"
#include "engine/catalog/spacefiles.h"

#include <map>

namespace modalens {

/// The checksums of a space's blocks as the database has them, with the row count they belong to: both come
/// from one statement, so that an append in between does not part them.
struct StoredHashes
{
    std::int64_t rows = 0;
    std::map<std::int64_t, SpaceFiles::BlockHashes> blocks;
};
Result<StoredHashes> readStoredHashes(const Database &database, SpaceId space);
/// One for the vectors of all blocks.
std::uint64_t vectorsHash(const StoredHashes &stored);

/// How many bytes of vectors a space is verified by when it is opened: milliseconds from memory, a fraction
/// of a second from a disk. A catalog of some 50,000 items is verified whole, of a larger one evenly spread
/// blocks; Catalog::check() reads everything.
inline constexpr std::int64_t kVerifiedOnLoadBytes = 64 << 20;

/// `Damaged` with the file when the item list or one of those blocks fails its checksum. Blocks without a
/// checksum are passed over.
Status verifySample(const SpaceFiles &files, const StoredHashes &stored);

} // namespace modalens
