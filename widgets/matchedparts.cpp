// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matchedparts.h"

#include <QBitArray>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr qsizetype kMaxLength = 512;

/// Folded text, and of each of its characters the one that it was made from.
struct Folded
{
    QString text;
    QVector<qsizetype> origins;
};

Folded folded(const QString &text)
{
    Folded result;
    for (qsizetype i = 0; i < std::min(text.size(), kMaxLength); ++i) {
        // A name of its own: replace() returns a reference, and a loop would not keep what it refers to.
        QString letters = QString(text.at(i)).normalized(QString::NormalizationForm_KD).toCaseFolded();
        letters.replace(QChar(0xDF), QStringLiteral("ss"));
        for (const QChar c : std::as_const(letters))
            if (c.unicode() < 0x300 || c.unicode() > 0x36F) {
                result.text += c;
                result.origins << i;
            }
    }
    return result;
}

} // namespace

QVector<TextPart> matchedParts(const QString &text, const QString &typed)
{
    const Folded inside = folded(text);
    const QStringList words = folded(typed).text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QBitArray isMatched(text.size());
    for (const QString &word : words)
        for (qsizetype at = inside.text.indexOf(word); at >= 0; at = inside.text.indexOf(word, at + 1))
            for (qsizetype i = at; i < at + word.size(); ++i)
                isMatched.setBit(inside.origins.at(i));
    QVector<TextPart> parts;
    for (qsizetype i = 0; i < isMatched.size(); ++i) {
        if (!isMatched.testBit(i))
            continue;
        if (!parts.isEmpty() && parts.last().start + parts.last().length == i)
            ++parts.last().length;
        else
            parts.append({i, 1});
    }
    return parts;
}

} // namespace modalens
