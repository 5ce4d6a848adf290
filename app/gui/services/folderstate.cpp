// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/folderstate.h"

#include "app/gui/text/paths.h"
#include "engine/catalog/catalog.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <system_error>
#include <utility>

namespace modalens {

FolderState folderState(const QString &folder)
{
    const std::filesystem::path path = pathFromText(folder);
    if (Catalog::exists(path))
        return FolderState::Catalog;
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return FolderState::OtherFolder;
    return std::filesystem::exists(path, ignored) ? FolderState::File : FolderState::Missing;
}

void lookAtFolder(const QString &folder, QObject *context, std::function<void(FolderState)> tell)
{
    QThreadPool::globalInstance()->start(
        [folder, context = QPointer<QObject>(context), tell = std::move(tell)]() mutable {
            QMetaObject::invokeMethod(
                qApp,
                [state = folderState(folder), context = std::move(context), tell = std::move(tell)] {
                    if (context)
                        tell(state);
                },
                Qt::QueuedConnection);
        });
}

} // namespace modalens
