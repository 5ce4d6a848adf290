// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/audio.h"
#include "widgets/spectrogram.h"

#include <stop_token>

namespace modalens {

/// Log-mel spectrogram and loudest second of a sound. Takes it 16 s at a time, so that an hour needs no more
/// memory than that; a stretch that is longer than a window shows its loudest window. Thread-safe; stops
/// after 16 s of sound. \param columns at most so many, \param bands of tones, both >= 1.
Result<Spectrogram> makeSpectrogram(const Audio &audio, int columns, int bands, std::stop_token stop = {});

} // namespace modalens
