// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace modalens {

/// Whether things on screen jump to where they go instead of gliding or fading there. One setting for the
/// whole program; false until it is set. GUI thread.
bool isMotionReduced();
void setMotionReduced(bool isReduced);

} // namespace modalens
