// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace modalens {

class MainWindow;

/// Makes a catalog of three texts in a temporary folder, opens it in `window`, waits for its items to be
/// listed, closes the window. Returns an exit code. Runs its own event loop.
int runSelfTest(MainWindow &window);

} // namespace modalens
