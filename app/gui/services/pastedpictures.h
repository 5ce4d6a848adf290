// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QImage>

#include <chrono>
#include <cstdint>
#include <filesystem>

namespace modalens {

/// How much of what was pasted is kept.
struct PastedLimits
{
    std::uintmax_t maxBytes = std::uintmax_t{256} << 20;
    std::chrono::hours maxAge = std::chrono::hours(24 * 30);
    int maxSide = 4096; ///< Larger pictures are scaled down.
};

/// Keeps a picture that came without a file (from a browser, a screenshot) as a PNG in `folder`, so that a
/// query can name it: the same picture is one file. Pictures that are too old, and the oldest of too many,
/// go. Takes as long as writing a PNG: not for the GUI thread.
Result<std::filesystem::path> keepPastedPicture(const std::filesystem::path &folder, const QImage &picture,
                                                const PastedLimits &limits = {});

/// What its file is called tells a kept picture from others.
bool isPastedPicture(const std::filesystem::path &file);

} // namespace modalens
