// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/opening.h"

#include <functional>

namespace modalens {

/// One asset as a scan meets it; the texts live until the next one.
struct ScannedAsset
{
    std::int64_t id = 0; ///< Ascending within the scan; those of one item follow one another.
    ItemId item{};
    Modality modality = Modality::Text;
    AssetRole role = AssetRole::Primary;
    std::string_view path; ///< Bytes; empty for inline text.
    std::string_view text;
    std::int64_t sizeBytes = 0;
    std::uint64_t contentHash = 0;
};

/// Reads a whole catalog from front to back, on a read-only connection of its own: several, each on its own
/// thread, share the work by rows. Takes no lock. One call reads the rows [first, last) and cannot be
/// stopped: ask for a few thousand at a time.
class CatalogScan
{
public:
    static Result<CatalogScan> open(const std::filesystem::path &folder);

    Result<std::int64_t> rowCount() const;
    /// Every item that is not a tombstone, with a bit (1 << Modality) for each modality it has.
    Status items(std::int64_t first, std::int64_t last,
                 const std::function<void(ItemId, std::uint8_t)> &visit) const;
    Status assets(std::int64_t first, std::int64_t last,
                  const std::function<void(const ScannedAsset &)> &visit) const;
    /// The path of one asset; empty when there is none.
    Result<std::string> path(std::int64_t asset) const;

private:
    explicit CatalogScan(OpenedCatalog opened)
        : m_opened(std::move(opened))
    {
    }
    OpenedCatalog m_opened;
};

} // namespace modalens
