// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/cleaning.h"

#include "engine/base/utf8.h"
#include "engine/text/markup.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace modalens {

namespace {

icu::UnicodeString fromUtf8(std::string_view text)
{
    const std::string_view bounded = text.substr(0, kMaxTextBytes);
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(bounded.data(), static_cast<std::int32_t>(bounded.size())));
}

std::string toUtf8(const icu::UnicodeString &text)
{
    std::string result;
    text.toUTF8String(result);
    return result;
}

/// The instances are ICU's own singletons. They can only be missing when ICU's data is; then the text stays
/// as it is.
icu::UnicodeString normalised(const icu::UnicodeString &text,
                              const icu::Normalizer2 *(*instance)(UErrorCode &))
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *normalizer = instance(status);
    const icu::UnicodeString result = U_SUCCESS(status) ? normalizer->normalize(text, status) : text;
    return U_SUCCESS(status) ? result : text;
}

constexpr UChar32 kTypographicApostrophe = 0x2019; ///< "don’t" and "don't" are one word.

bool losesAccents(UChar32 letter)
{
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(letter, &status);
    return U_SUCCESS(status) && (script == USCRIPT_LATIN || script == USCRIPT_GREEK);
}

bool isNoText(UChar32 c)
{
    const auto category = u_charType(c);
    return category == U_CONTROL_CHAR || category == U_PRIVATE_USE_CHAR || category == U_UNASSIGNED ||
           category == U_SURROGATE || c == 0xFFFD;
}

/// Compatibility normalisation takes the Thai and Lao vowel "am" apart; ICU's dictionaries know it in one
/// piece.
void joinVowels(icu::UnicodeString &text)
{
    text.findAndReplace(icu::UnicodeString(u"\u0E4D\u0E32"), icu::UnicodeString(u"\u0E33"));
    text.findAndReplace(icu::UnicodeString(u"\u0ECD\u0EB2"), icu::UnicodeString(u"\u0EB3"));
}

std::string withoutControls(std::string_view text)
{
    const icu::UnicodeString source = fromUtf8(text);
    icu::UnicodeString result;
    for (std::int32_t at = 0; at < source.length(); at = source.moveIndex32(at, 1)) {
        const UChar32 c = source.char32At(at);
        result.append(isNoText(c) ? UChar32{' '} : c == kTypographicApostrophe ? UChar32{'\''} : c);
    }
    joinVowels(result);
    return toUtf8(result);
}

} // namespace

std::string caseFolded(std::string_view text)
{
    return toUtf8(normalised(fromUtf8(text), &icu::Normalizer2::getNFKCCasefoldInstance));
}

std::string accentsFolded(std::string_view text)
{
    const icu::UnicodeString apart = normalised(fromUtf8(text), &icu::Normalizer2::getNFDInstance);
    icu::UnicodeString kept;
    bool isFoldable = false;
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const UChar32 c = apart.char32At(at);
        const bool isMark = u_charType(c) == U_NON_SPACING_MARK;
        if (!isMark)
            isFoldable = losesAccents(c);
        if (!isMark || !isFoldable)
            kept.append(c);
    }
    return toUtf8(normalised(kept, &icu::Normalizer2::getNFCInstance));
}

std::string cleanText(std::string_view text)
{
    // Cut before validation: at worst the cut makes one ill-formed character, which validation replaces.
    const std::string valid = validUtf8(text.substr(0, kMaxTextBytes));
    const std::string plain = withoutAddresses(withoutEntities(withoutMarkup(valid)));
    return withoutControls(accentsFolded(caseFolded(truncatedUtf8(plain, kMaxTextBytes))));
}

} // namespace modalens
