// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace modalens {

/// Makes every ChannelStrip a slider with a value to screen readers. May be called often.
void installChannelStripAccess();

} // namespace modalens
