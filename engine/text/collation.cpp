// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/collation.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace modalens {

namespace {

constexpr std::size_t kTextsPerQuestion = 4096;
constexpr std::int32_t kMaxUnits = 256; // of UTF-16: more of a text is not compared

/// The sort keys of ICU one behind the other: comparing their bytes compares the texts.
class SortKeys
{
public:
    explicit SortKeys(std::size_t texts) { m_starts.reserve(texts + 1); }

    void append(const icu::Collator &collator, const std::string &text)
    {
        const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(
            icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
        std::uint8_t key[2048];
        const std::int32_t length = std::min<std::int32_t>(
            collator.getSortKey(wide.tempSubString(0, kMaxUnits), key, sizeof key), sizeof key);
        m_bytes.insert(m_bytes.end(), key, key + length);
        m_starts.push_back(m_bytes.size());
    }

    int compare(std::uint32_t a, std::uint32_t b) const
    {
        const std::span<const std::uint8_t> left = key(a), right = key(b);
        const int order = std::memcmp(left.data(), right.data(), std::min(left.size(), right.size()));
        return order != 0 ? order : static_cast<int>(left.size()) - static_cast<int>(right.size());
    }

    /// The first bytes as a number that compares as they do.
    std::uint64_t beginning(std::uint32_t text) const
    {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < sizeof value; ++i)
            value = value << 8 | (i < key(text).size() ? key(text)[i] : 0);
        return value;
    }

private:
    std::span<const std::uint8_t> key(std::uint32_t text) const
    {
        return std::span(m_bytes).subspan(m_starts[text], m_starts[text + 1] - m_starts[text]);
    }

    std::vector<std::uint8_t> m_bytes;
    std::vector<std::size_t> m_starts{0};
};

std::unique_ptr<icu::Collator> collatorOf(const std::string &locale)
{
    UErrorCode code = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale(locale.c_str()), code));
    if (U_FAILURE(code) || !collator)
        return nullptr;
    collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, code);
    return U_FAILURE(code) ? nullptr : std::move(collator);
}

} // namespace

Result<std::vector<std::uint32_t>> collationPlaces(std::span<const std::string> texts,
                                                   const std::string &locale, std::stop_token stop,
                                                   const std::function<void(std::size_t)> &read)
{
    const std::unique_ptr<icu::Collator> collator = collatorOf(locale);
    if (!collator)
        return fail(ErrorCode::Internal, "no order of texts for this language", locale);
    SortKeys keys(texts.size());
    struct Entry
    {
        std::uint64_t beginning;
        std::uint32_t text;
    };
    std::vector<Entry> entries(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i % kTextsPerQuestion == 0 && stop.stop_requested())
            return fail(ErrorCode::Cancelled, "sorting was stopped");
        if (i % kTextsPerQuestion == 0 && read)
            read(i);
        keys.append(*collator, texts[i]);
        const auto text = static_cast<std::uint32_t>(i);
        entries[i] = {keys.beginning(text), text};
    }
    std::sort(entries.begin(), entries.end(), [&keys](const Entry &a, const Entry &b) {
        return a.beginning != b.beginning ? a.beginning < b.beginning : keys.compare(a.text, b.text) < 0;
    });
    std::vector<std::uint32_t> places(texts.size());
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i > 0 && keys.compare(entries[i - 1].text, entries[i].text) != 0)
            ++place;
        places[entries[i].text] = place;
    }
    return places;
}

} // namespace modalens
