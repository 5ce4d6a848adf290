// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace modalens {

/// What typed words are looked for in.
enum class SearchMode { Names, Texts, WholeWords, Pattern };

/// An item that a search found.
struct SearchHit
{
    QString key;
    QString title;
    QString place; ///< "animals › birds", or empty.
    QString picturePath;
    bool operator==(const SearchHit &) const = default;
};

/// What another mode finds where the chosen one finds nothing.
struct SearchElsewhere
{
    SearchMode mode = SearchMode::Texts;
    qint64 total = 0; ///< 0: nothing either.
    bool isTotalExact = true;
};

struct SearchAnswer
{
    QString text; ///< What was asked, as typed.
    SearchMode mode = SearchMode::Names;
    QVector<SearchHit> hits; ///< The first ones, best first.
    qint64 total = 0;
    bool isTotalExact = true; ///< False: there are more.
    QString problem;          ///< Translated: why nothing could be looked for.
    SearchElsewhere elsewhere = {};
};

} // namespace modalens
