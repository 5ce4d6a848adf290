// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <string_view>

namespace modalens {

/// Fails unless `device` names a device that this LibTorch can use now: "cpu", "cuda" or "cuda:N". Every
/// function of this folder takes such a name and makes the same check, so callers never see a torch type.
Status checkDevice(std::string_view device);

} // namespace modalens
