// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/encoders.h"

#include "engine/base/file.h"
#include "engine/embed/encoderstate.h"

namespace modalens {

Status keepStopWords(const Catalog &catalog, const std::filesystem::path &list)
{
    if (catalog.isReadOnly())
        return fail(ErrorCode::ReadOnly, catalog.readOnlyReason(), catalog.folder().string());
    MODALENS_TRY(words, StopWords::fromFile(list));
    const std::string heading = "# Stop words of this catalog. Without this file the built-in list counts.\n";
    return writeFileAtomically(catalog.folder() / kStopWordsFile, heading + words.asText());
}

Result<std::unique_ptr<Encoder>> makeEncoder(const Catalog &catalog, Modality modality)
{
    EncoderSettings settings;
    const std::filesystem::path list = catalog.folder() / kStopWordsFile;
    std::error_code ignored;
    if (modality == Modality::Text && std::filesystem::exists(list, ignored)) {
        MODALENS_TRY(words, StopWords::fromFile(list));
        settings.stopWords = std::move(words);
    }
    return makeBuiltinEncoder(builtinEncoderFor(modality), settings);
}

Result<std::unique_ptr<Encoder>> loadEncoder(const Catalog &catalog, const SpaceInfo &space)
{
    auto encoder = makeBuiltinEncoder(space.encoder);
    if (!encoder)
        return fail(ErrorCode::NotFound,
                    "no encoder of this name is available, so new queries cannot be encoded", space.encoder);
    if (encoder->info().version != space.encoderVersion)
        return fail(ErrorCode::Unsupported,
                    "another version of the encoder made this space; embed the catalog again", space.name);
    if (encoder->sampleSize() == 0)
        return encoder;
    MODALENS_TRY(bytes, catalog.spaceFile(space.id, kEncoderStateFile));
    MODALENS_TRY(state, parseEncoderState(bytes, encoder->info()));
    MODALENS_CHECK(encoder->restore(state));
    return encoder;
}

} // namespace modalens
