// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/models/encoder.h"

#include <filesystem>
#include <memory>

namespace modalens {

/// The analyst's list of stop words in the catalog's folder: UTF-8, one or more words a line, '#' starts a
/// comment; the whole list, not an addition. Without this file the built-in list counts. A changed list makes
/// the text space anew with the next embedding.
inline constexpr const char *kStopWordsFile = "stopwords.txt";

/// Copies a list into the catalog, after reading it. Needs a writable catalog.
Status keepStopWords(const Catalog &catalog, const std::filesystem::path &list);

/// A new built-in encoder with the settings of this catalog: kStopWordsFile. nullptr where there is none for
/// the modality; an error names a list that cannot be read.
Result<std::unique_ptr<Encoder>> makeEncoder(const Catalog &catalog, Modality modality);

/// The fitted encoder of a space, restored from its folder; NotFound for imported vectors.
Result<std::unique_ptr<Encoder>> loadEncoder(const Catalog &catalog, const SpaceInfo &space);

} // namespace modalens
