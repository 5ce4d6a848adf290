// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace modalens {

// How far a job is, in words, the same in the bar of running jobs and on the jobs page. Each is empty where
// nothing is known.

/// "1,234 of 5,000"; "1,234" while the total (-1) is not known.
QString jobDoneText(qint64 done, qint64 total);
QString jobRateText(double perSecond);   ///< "210 a second"
QString jobLeftText(qint64 remainingMs); ///< "18 s left"; -1: not known.
/// "42 s", "3 min 5 s", "1 h 20 min".
QString durationText(qint64 milliseconds);

} // namespace modalens
