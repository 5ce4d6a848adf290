// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/words.h"

#include "engine/text/cleaning.h"
#include "engine/text/stopwordlists.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

namespace modalens {

namespace {

constexpr std::int32_t kMaxWordLength = 40;
constexpr std::uintmax_t kMaxListBytes = std::uintmax_t{1} << 20;

/// One iterator for each thread: making one reads rule tables, and an iterator may not be shared.
icu::BreakIterator *wordIterator()
{
    thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    return iterator.get();
}

} // namespace

std::vector<std::string> wordsOf(std::string_view cleanedText)
{
    std::vector<std::string> words;
    icu::BreakIterator *iterator = wordIterator();
    if (iterator == nullptr)
        return words;
    const std::string_view bounded = cleanedText.substr(0, 2 * kMaxTextBytes);
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(bounded.data(), static_cast<std::int32_t>(bounded.size())));
    iterator->setText(text);
    std::int32_t begin = iterator->first();
    for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
        if (iterator->getRuleStatus() >= UBRK_WORD_NONE_LIMIT &&
            text.countChar32(begin, end - begin) <= kMaxWordLength)
            text.tempSubStringBetween(begin, end).toUTF8String(words.emplace_back());
        begin = end;
    }
    iterator->setText(icu::UnicodeString()); // it must not keep a view of `text`
    return words;
}

StopWords StopWords::builtin()
{
    StopWords words = fromText(englishStopWords());
    words.m_words.merge(fromText(chineseStopWords()).m_words);
    return words;
}

StopWords StopWords::fromText(std::string_view text)
{
    StopWords result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        const std::string cleaned = cleanText(line.substr(0, line.find('#')));
        for (std::size_t at = 0; at < cleaned.size();) {
            const std::size_t space = std::min(cleaned.find(' ', at), cleaned.size());
            if (space > at)
                result.m_words.insert(cleaned.substr(at, space - at));
            at = space + 1;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

Result<StopWords> StopWords::fromFile(const std::filesystem::path &file)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error)
        return fail(ErrorCode::NotFound, "cannot read the list of stop words: " + error.message(),
                    file.string());
    if (size > kMaxListBytes)
        return fail(ErrorCode::TooLarge, "a list of stop words may have at most 1 MiB", file.string());
    std::ifstream stream(file, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(size));
    if (!stream)
        return fail(ErrorCode::Io, "cannot read the list of stop words", file.string());
    return fromText(text);
}

bool StopWords::contains(std::string_view cleanedWord) const
{
    return m_words.find(cleanedWord) != m_words.end();
}

std::string StopWords::asText() const
{
    std::vector<std::string_view> sorted(m_words.begin(), m_words.end());
    std::sort(sorted.begin(), sorted.end());
    std::string text;
    for (const std::string_view word : sorted)
        (text += word) += '\n';
    return text;
}

} // namespace modalens
