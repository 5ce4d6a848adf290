// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobtexts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace modalens {

namespace {

class JobWords
{
    Q_DECLARE_TR_FUNCTIONS(JobWords)
};

} // namespace

QString jobDoneText(qint64 done, qint64 total)
{
    const QLocale locale;
    if (total < 0)
        return done > 0 ? locale.toString(done) : QString();
    return JobWords::tr("%1 of %2").arg(locale.toString(done), locale.toString(total));
}

QString jobRateText(double perSecond)
{
    if (!(perSecond > 0))
        return {};
    return JobWords::tr("%1 a second").arg(QLocale().toString(perSecond, 'f', perSecond < 10 ? 1 : 0));
}

QString jobLeftText(qint64 remainingMs)
{
    return remainingMs < 0 ? QString() : JobWords::tr("%1 left").arg(durationText(remainingMs));
}

QString durationText(qint64 milliseconds)
{
    const qint64 seconds = (std::max<qint64>(0, milliseconds) + 500) / 1000;
    if (seconds < 60)
        return JobWords::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return JobWords::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return JobWords::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

} // namespace modalens
