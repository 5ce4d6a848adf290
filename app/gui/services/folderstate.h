// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace modalens {

/// What there is where a catalog is expected.
enum class FolderState { Catalog, OtherFolder, File, Missing };

/// Touches the disk: where a drive has vanished it answers late.
FolderState folderState(const QString &folder);
/// The same on another thread; `tell` follows on the GUI thread, unless `context` is gone by then.
void lookAtFolder(const QString &folder, QObject *context, std::function<void(FolderState)> tell);

} // namespace modalens
