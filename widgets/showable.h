// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

namespace modalens {

/// Whether `font`, with all fonts that stand in for it, has a shape for every letter, mark and digit of
/// `text`: false means that parts of it would be painted as boxes. Costs a look-up for each letter that was
/// not asked for before. GUI thread.
bool isShowable(const QString &text, const QFont &font);

/// What stands for an item: its title; where no font can write that, its key; where none can write the key
/// either, words that say so. Looks at the part that a line has room for. GUI thread.
QString shownTitle(const QString &title, const QString &key);

} // namespace modalens
