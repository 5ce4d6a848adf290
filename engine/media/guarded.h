// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <exception>
#include <new>
#include <string>
#include <utility>

namespace modalens::media {

/// Runs a decoder at the edge of the engine: what OpenCV or the standard library throws on a hostile file
/// becomes an Error that names the file.
template <class Work>
auto guarded(const std::string &subject, Work &&work) -> decltype(work())
{
    try {
        return std::forward<Work>(work)();
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::TooLarge, "not enough memory to decode the file", subject);
    } catch (const std::exception &exception) {
        return fail(ErrorCode::Malformed, std::string("the decoder gave up: ") + exception.what(), subject);
    }
}

} // namespace modalens::media
