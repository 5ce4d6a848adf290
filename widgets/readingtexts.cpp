// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/readingtexts.h"

#include "widgets/languages.h"

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr int kNotWorthAFold = 3;
constexpr int kPlaceOfOthers = 5;

QString foldedText(const QString &text)
{
    QString folded = text.simplified().toCaseFolded();
    if (folded.endsWith(QLatin1Char('.')) || folded.endsWith(QChar(0x3002)))
        folded.chop(1);
    return folded;
}

/// 0 comes first.
int placeOf(const QString &language, const QLocale &reader)
{
    if (const int fit = languageFit(language, reader); fit > 0)
        return 3 - fit;
    if (language.isEmpty())
        return 3;
    return languageFit(language, QLocale(QLocale::English)) > 0 ? 4 : kPlaceOfOthers;
}

void add(QVector<ReadingText> &texts, const PreviewText &text)
{
    const auto same = std::find_if(texts.begin(), texts.end(), [&text](const ReadingText &known) {
        return readsTheSame(known.text, text.text);
    });
    ReadingText &place = same == texts.end() ? texts.emplaceBack() : *same;
    if (place.text.isEmpty())
        place.text = text.text.trimmed();
    if (!text.language.isEmpty() && !place.languages.contains(text.language))
        place.languages << text.language;
}

} // namespace

bool readsTheSame(const QString &a, const QString &b)
{
    return foldedText(a) == foldedText(b);
}

ReadingTexts readingTexts(const QVector<PreviewText> &texts, const QString &title, const QLocale &reader,
                          const std::function<bool(const QString &)> &canShow)
{
    QVector<std::pair<int, PreviewText>> placed;
    ReadingTexts result;
    for (const PreviewText &text : texts) {
        if (text.text.trimmed().isEmpty() || readsTheSame(text.text, title))
            continue;
        if (canShow(text.text))
            placed.append({placeOf(text.language, reader), text});
        else if (!result.unshowable.contains(text.language))
            result.unshowable << text.language;
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[place, text] : placed) {
        const bool isKnown =
            std::any_of(result.first.begin(), result.first.end(), [&text = text](const ReadingText &known) {
                return readsTheSame(known.text, text.text);
            });
        add(place < kPlaceOfOthers || isKnown ? result.first : result.more, text);
    }
    if (result.more.size() + result.unshowable.size() <= kNotWorthAFold)
        result.first += std::exchange(result.more, {});
    return result;
}

} // namespace modalens
