// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/modalitymatrix.h"

#include "engine/catalog/catalogscan.h"

#include <algorithm>
#include <array>
#include <utility>

namespace modalens {

namespace {

constexpr std::int64_t kRowsPerStep = 16'384;

} // namespace

Result<std::vector<ModalitySet>> modalityMatrix(const std::filesystem::path &catalogFolder,
                                                std::stop_token stop)
{
    MODALENS_TRY(scan, CatalogScan::open(catalogFolder));
    MODALENS_TRY(rows, scan.rowCount());
    std::array<std::vector<ItemId>, 256> itemsOf;
    for (std::int64_t first = 0; first < rows; first += kRowsPerStep) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped");
        MODALENS_CHECK(
            scan.items(first, first + kRowsPerStep, [&itemsOf](ItemId item, std::uint8_t modalities) {
                itemsOf[modalities].push_back(item);
            }));
    }
    std::vector<ModalitySet> sets;
    for (std::size_t mask = 0; mask < itemsOf.size(); ++mask)
        if (!itemsOf[mask].empty())
            sets.push_back({static_cast<std::uint8_t>(mask), std::move(itemsOf[mask])});
    std::stable_sort(sets.begin(), sets.end(), [](const ModalitySet &a, const ModalitySet &b) {
        return a.items.size() > b.items.size();
    });
    return sets;
}

} // namespace modalens
