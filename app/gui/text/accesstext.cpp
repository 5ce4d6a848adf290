// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/text/accesstext.h"

#include <QCoreApplication>

namespace modalens {

namespace {

class AccessWords
{
    Q_DECLARE_TR_FUNCTIONS(AccessWords)
};

bool isHeldByAnother(const std::string &reason)
{
    return reason.starts_with("another Modalens");
}

} // namespace

QString readOnlyText(const std::string &reason)
{
    if (isHeldByAnother(reason))
        return AccessWords::tr(
            "Another Modalens has this catalog open. You can look, rank and search here, but "
            "change nothing; close it there and open it again here to change it");
    return AccessWords::tr(
        "This catalog cannot be written. You can look, rank and search, but change nothing");
}

QString readOnlyLabel(const std::string &reason)
{
    return isHeldByAnother(reason) ? AccessWords::tr("Read-only: open in another Modalens")
                                   : AccessWords::tr("Read-only");
}

} // namespace modalens
