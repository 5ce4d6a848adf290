// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLocale;

namespace modalens {

/// How well a text in `tag` (BCP 47 or "zh_CN"; empty: no language) serves a reader of `reader`: 3 the same
/// language, script and territory, 2 the same language and script, 1 the same language, 0 another. Pure.
int languageFit(const QString &tag, const QLocale &reader);

/// The language's name in itself, with the territory where the tag has one: "Deutsch", "português (Brasil)".
/// A tag that is not known stays as it is.
QString languageName(const QString &tag);
/// The same in English, for a name that no font can show.
QString englishLanguageName(const QString &tag);

} // namespace modalens
