// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/spacerow.h"

#include <algorithm>
#include <limits>

namespace modalens {

namespace {

constexpr std::int64_t kMaxSpaceRows = std::numeric_limits<std::int32_t>::max();

SpaceRow rowFrom(const Statement &row, bool &isSound)
{
    SpaceRow space;
    SpaceInfo &info = space.info;
    info.id = SpaceId{row.integerAt(0)};
    info.name = row.textAt(1);
    const std::optional<Modality> modality = modalityFromName(row.textAt(2));
    info.modality = modality.value_or(Modality::Joint);
    info.encoder = row.textAt(3);
    info.encoderVersion = static_cast<int>(row.integerAt(4));
    info.dimension = static_cast<int>(row.integerAt(5));
    info.dtype = row.textAt(6) == "float32" ? Dtype::Float32 : Dtype::Float16;
    info.seed = std::bit_cast<std::uint64_t>(row.integerAt(7));
    info.state = row.integerAt(8) == 1 ? SpaceState::Complete : SpaceState::Building;
    space.rows = row.integerAt(9);
    info.vectorCount = row.integerAt(10);
    isSound = modality && dtypeName(info.dtype) == row.textAt(6) && row.integerAt(5) >= 1 &&
              row.integerAt(5) <= 65'536 && space.rows >= 0 && space.rows <= kMaxSpaceRows;
    return space;
}

} // namespace

std::string_view dtypeName(Dtype dtype)
{
    return dtype == Dtype::Float32 ? "float32" : "float16";
}

Result<std::vector<SpaceRow>> readSpaces(const Database &database)
{
    MODALENS_TRY(
        statement,
        database.prepare("SELECT id, name, modality, encoder, encoder_version, dimension, dtype, seed, "
                         "state, row_count, item_count FROM spaces ORDER BY id"));
    std::vector<SpaceRow> spaces;
    bool areSound = true;
    MODALENS_CHECK(statement.forEach([&](const Statement &row) {
        bool isSound = true;
        spaces.push_back(rowFrom(row, isSound));
        areSound = areSound && isSound;
    }));
    if (!areSound)
        return fail(ErrorCode::Damaged, "the description of an embedding space makes no sense",
                    "catalog.db: spaces");
    // A space that is embedded anew has a new number: it would change its place.
    std::stable_sort(spaces.begin(), spaces.end(),
                     [](const SpaceRow &a, const SpaceRow &b) { return a.info.modality < b.info.modality; });
    return spaces;
}

Result<SpaceRow> readSpace(const Database &database, SpaceId space)
{
    MODALENS_TRY(spaces, readSpaces(database));
    const auto found =
        std::find_if(spaces.begin(), spaces.end(), [&](const SpaceRow &row) { return row.info.id == space; });
    if (found == spaces.end())
        return fail(ErrorCode::NotFound, "there is no such space",
                    std::to_string(static_cast<std::int64_t>(space)));
    return std::move(*found);
}

} // namespace modalens
