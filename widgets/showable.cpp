// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/showable.h"

#include "widgets/theme.h"

#include <QChar>
#include <QCoreApplication>
#include <QFont>
#include <QFontMetrics>
#include <QHash>
#include <QString>

namespace modalens {

namespace {

constexpr qsizetype kLooked = 200; // no line is longer

/// Letters of one font; the answer for a letter never changes while the program runs.
struct KnownLetters
{
    QString font;
    QHash<char32_t, bool> isThere;
};

bool isThere(char32_t letter, const QFont &font)
{
    static KnownLetters known;
    if (known.font != font.key())
        known = {font.key(), {}};
    const auto found = known.isThere.constFind(letter);
    if (found != known.isThere.constEnd())
        return *found;
    return *known.isThere.insert(letter, QFontMetrics(font).inFontUcs4(letter));
}

} // namespace

bool isShowable(const QString &text, const QFont &font)
{
    for (const char32_t letter : text.toUcs4())
        if ((QChar::isLetterOrNumber(letter) || QChar::isMark(letter)) && !isThere(letter, font))
            return false;
    return true;
}

QString shownTitle(const QString &title, const QString &key)
{
    if (isShowable(title.left(kLooked), uiFont()))
        return title;
    return isShowable(key.left(kLooked), uiFont())
               ? key
               : QCoreApplication::translate("modalens::showable", "(no font for this title)");
}

} // namespace modalens
