// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/text/opentext.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/text/paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace modalens {

namespace {

constexpr qsizetype kViewsNamed = 8;

class OpenWords
{
    Q_DECLARE_TR_FUNCTIONS(OpenWords)

public:
    static ErrorText gone(FolderState state, const QString &place, const QString &name)
    {
        const QString what = tr("The catalog “%1” is no longer there").arg(name);
        if (state == FolderState::Missing)
            return {what,
                    tr("It was in %1. Connect its drive and try again or, if it was moved, open it from "
                       "its new place")
                        .arg(place)};
        return {what, tr("What is now at %1 is no catalog. If it was moved, open it from its new place; else "
                         "go back to a copy")
                          .arg(place)};
    }

    static ErrorText never(FolderState state, const QString &place)
    {
        switch (state) {
        case FolderState::Missing:
            return {tr("There is nothing at %1").arg(place),
                    tr("Check how it is written and that its drive is connected")};
        case FolderState::File:
            return {tr("%1 is a file, no catalog").arg(place),
                    tr("Import it to make a catalog of it; the file stays as it is")};
        default:
            return {
                tr("There is no catalog in %1").arg(place),
                tr("Import the folder to make a catalog of what is in it; the files stay where they are")};
        }
    }

    static ErrorText noView(const QString &name, const QStringList &views)
    {
        const QString what = tr("No view is called “%1” in this catalog").arg(name);
        if (views.isEmpty())
            return {what,
                    tr("It has no views yet. A file of a view or a query such as item:KEY will do, too")};
        const QString known = QLocale().createSeparatedList(views.mid(0, kViewsNamed));
        if (views.size() <= kViewsNamed)
            return {what, tr("Its views: %1").arg(known)};
        return {what, tr("Its first views: %1").arg(known)};
    }
};

} // namespace

ErrorText noCatalogText(FolderState state, const QString &folder, bool wasCatalog)
{
    const QString place = QDir::toNativeSeparators(folder);
    if (wasCatalog)
        return OpenWords::gone(state, place, CatalogSession::nameOf(pathFromText(folder)));
    return OpenWords::never(state, place);
}

ErrorText noViewText(const QString &name, const QStringList &views)
{
    return OpenWords::noView(name, views);
}

} // namespace modalens
