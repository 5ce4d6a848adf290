// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/text/errortext.h"

#include "app/gui/text/paths.h"
#include "engine/rank/signals/signalset.h"

#include <QCoreApplication>

namespace modalens {

namespace {

class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)

public:
    static ErrorText of(ErrorCode code, const QString &subject);
    static ErrorText noItem(const QString &key)
    {
        return {tr("No item of this catalog is called “%1”").arg(key),
                tr("Take it out of the query and search for another item")};
    }

private:
    static ErrorText ofFile(ErrorCode code, const QString &subject);
    static ErrorText ofCatalog(ErrorCode code, const QString &subject);
};

ErrorText ErrorWords::of(ErrorCode code, const QString &subject)
{
    switch (code) {
    case ErrorCode::NotFound:
    case ErrorCode::PermissionDenied:
    case ErrorCode::Malformed:
    case ErrorCode::Unsupported:
    case ErrorCode::TooLarge:
    case ErrorCode::Io:
        return ofFile(code, subject);
    default:
        return ofCatalog(code, subject);
    }
}

ErrorText ErrorWords::ofFile(ErrorCode code, const QString &subject)
{
    switch (code) {
    case ErrorCode::NotFound:
        return {tr("%1 was not found").arg(subject),
                tr("Check that it still exists and that its drive is connected")};
    case ErrorCode::PermissionDenied:
        return {tr("The system does not allow access to %1").arg(subject),
                tr("Change its permissions or choose another place")};
    case ErrorCode::Malformed:
        return {tr("%1 is not what it claims to be").arg(subject),
                tr("The file is damaged or has the wrong type")};
    case ErrorCode::Unsupported:
        return {tr("Modalens does not read %1").arg(subject), tr("Convert it to a common format")};
    case ErrorCode::TooLarge:
        return {tr("%1 is larger than Modalens accepts").arg(subject), tr("Use a smaller version of it")};
    default:
        return {tr("%1 could not be read or written").arg(subject), tr("Check the drive and try again")};
    }
}

ErrorText ErrorWords::ofCatalog(ErrorCode code, const QString &subject)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return {tr("Cancelled"), QString()};
    case ErrorCode::AlreadyExists:
        return {tr("%1 already exists").arg(subject), tr("Choose another name")};
    case ErrorCode::ReadOnly:
        return {tr("%1 is open for reading only").arg(subject),
                tr("Close the other program that has it open")};
    case ErrorCode::DiskFull:
        return {tr("There is no space left for %1").arg(subject),
                tr("Free some space and start again: what was stored before is intact")};
    case ErrorCode::InvalidArgument:
        return {tr("That does not work with %1").arg(subject), QString()};
    case ErrorCode::Damaged:
        if (subject.endsWith(QLatin1String("catalog.db")))
            return {tr("%1 is damaged").arg(subject),
                    tr("Go back to a copy of the catalog folder. Without one, “sqlite3 catalog.db .recover” "
                       "saves what can be read; “modalens-cli check” names what is damaged")};
        return {tr("%1 is damaged").arg(subject),
                tr("Run “modalens-cli check” to see what is affected; vectors can be made again")};
    case ErrorCode::Busy:
        return {tr("Someone else is using %1").arg(subject), tr("Try again in a moment")};
    default:
        return {tr("Something went wrong inside Modalens with %1").arg(subject),
                tr("Please report it with the details below")};
    }
}

} // namespace

ErrorText errorText(const Error &error)
{
    if (error.code == ErrorCode::NotFound && error.message == kNoSuchItem)
        return ErrorWords::noItem(textFromPath(error.subject));
    const QString subject =
        error.subject.empty() ? ErrorWords::tr("the catalog") : textFromPath(error.subject);
    ErrorText text = ErrorWords::of(error.code, subject);
    if (error.subject.empty() && !text.what.isEmpty()) // a name stays as it is written
        text.what[0] = text.what.at(0).toUpper();
    return text;
}

QString fullErrorText(const Error &error)
{
    const ErrorText text = errorText(error);
    QStringList lines{text.what};
    if (!text.wayOut.isEmpty())
        lines << text.wayOut;
    if (!error.message.empty() && error.code != ErrorCode::Cancelled)
        lines << QString::fromStdString(error.message);
    return lines.join(QLatin1Char('\n'));
}

} // namespace modalens
