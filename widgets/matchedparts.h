// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace modalens {

struct TextPart
{
    qsizetype start = 0;
    qsizetype length = 0;
    bool operator==(const TextPart &) const = default;
};

/// Where the words of `typed` stand in `text`, case and accents ignored, in order and without overlap. Looks
/// at the first 512 characters of both.
QVector<TextPart> matchedParts(const QString &text, const QString &typed);

} // namespace modalens
