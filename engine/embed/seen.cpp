// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/seen.h"

#include "engine/embed/embedder.h"

#include <span>
#include <string>

namespace modalens {

Result<std::vector<SeenPart>> whatEncoderSaw(const Catalog &catalog, const SpaceInfo &space, ItemId item,
                                             std::stop_token stop)
{
    MODALENS_TRY(encoder, loadEncoder(catalog, space));
    MODALENS_TRY(summaries, catalog.summaries(std::span(&item, 1)));
    MODALENS_TRY(assets, catalog.contentAssets(std::span(&item, 1), space.modality));
    const ItemSummary &summary = summaries.front();
    if (summary.key.empty())
        return fail(ErrorCode::NotFound, "there is no such item", std::to_string(rowOf(item)));
    if (assets.front().empty())
        return fail(ErrorCode::NotFound,
                    "the item has nothing to see in the modality " +
                        std::string(modalityName(space.modality)),
                    summary.key);
    MODALENS_TRY(content,
                 loadContent(summary.title, assets.front(), space.modality, encoder->request(), stop));
    return encoder->inspect(content);
}

} // namespace modalens
