// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/folderstate.h"
#include "app/gui/text/errortext.h"

#include <QStringList>

namespace modalens {

/// Why no catalog opens from `folder`, or is not there any more, and the way out.
/// \param wasCatalog it is known to have been one. \pre state is not FolderState::Catalog.
ErrorText noCatalogText(FolderState state, const QString &folder, bool wasCatalog);
/// Why no view is shown: neither one of the catalog's, `views`, nor a file nor a query is called so.
ErrorText noViewText(const QString &name, const QStringList &views);

} // namespace modalens
