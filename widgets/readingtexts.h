// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QLocale>

#include <functional>

namespace modalens {

/// One text and the languages in which it reads the same, as BCP 47 tags; empty where it has none.
struct ReadingText
{
    QStringList languages;
    QString text;
    bool operator==(const ReadingText &) const = default;
};

/// The texts of an item as a reader wants them.
struct ReadingTexts
{
    QVector<ReadingText> first; ///< The reader's language, then no language, then English.
    QVector<ReadingText> more;  ///< All others, as given.
    QStringList unshowable;     ///< Languages of texts that no font can show.
};

/// Whether two texts say the same to a reader: case, spaces around and a full stop at the end do not count.
bool readsTheSame(const QString &a, const QString &b);

/// Sorts the texts of an item for a reader. What only repeats the title is left out, texts that read the same
/// become one, and texts for which `canShow` is false give their language alone. A few other languages are
/// not worth a fold and stand with the first. Pure but for `canShow`.
ReadingTexts readingTexts(const QVector<PreviewText> &texts, const QString &title, const QLocale &reader,
                          const std::function<bool(const QString &)> &canShow);

} // namespace modalens
