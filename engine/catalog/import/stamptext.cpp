// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/stamptext.h"

#include "engine/base/utf8.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/languagetag.h"

#include <algorithm>
#include <optional>

namespace modalens {

namespace {

struct Translation
{
    std::string language;
    std::string_view charset;
    std::string_view bytes;
};

bool isUtf8Name(std::string_view charset)
{
    const std::string lower = asciiLower(charset);
    return lower == "utf8" || lower == "utf-8";
}

/// A language that ICU knows; before ".utf8=" also any other code of two or three letters ("shs", "son"),
/// because nothing but a translation is written like that.
std::string languageOf(std::string_view spelling, std::string_view charset)
{
    std::string known = languageTag(spelling.substr(0, std::min(spelling.find('.'), spelling.size())));
    if (!known.empty() || !isUtf8Name(charset) || spelling.size() < 2 || spelling.size() > 3)
        return known;
    std::string code = asciiLower(spelling);
    const bool isCode = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return isCode ? code : std::string();
}

/// "pt_BR.utf8=Um corvo." taken apart, or nullopt for any other line.
std::optional<Translation> translationLine(std::string_view line)
{
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals > 40)
        return std::nullopt;
    const std::size_t dot = line.substr(0, equals).rfind('.'); // "iu.usk.utf8": the last part is the charset
    if (dot == std::string_view::npos || dot + 1 == equals)
        return std::nullopt;
    const std::string_view charset = line.substr(dot + 1, equals - dot - 1);
    if (charset.find_first_of(" \t") != std::string_view::npos)
        return std::nullopt;
    std::string language = languageOf(line.substr(0, dot), charset);
    if (language.empty())
        return std::nullopt;
    return Translation{std::move(language), charset, trimmed(line.substr(equals + 1))};
}

class Parser
{
public:
    TextFileContent parse(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const std::size_t end = std::min(bytes.find('\n'), bytes.size());
            takeLine(bytes.substr(0, end));
            bytes.remove_prefix(std::min(end + 1, bytes.size()));
        }
        finishOwnText();
        return std::move(m_content);
    }

private:
    void takeLine(std::string_view line)
    {
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const std::optional<Translation> translation = translationLine(line);
        if (!translation) {
            m_own += line;
            m_own += '\n';
            return;
        }
        m_hasTranslations = true;
        if (translation->bytes.empty())
            return;
        const bool isUtf8 = isUtf8Name(translation->charset);
        std::string text = isUtf8 ? sanitised(translation->bytes)
                                  : utf8FromCharset(translation->bytes, translation->charset);
        if (!text.empty())
            store(translation->language, std::move(text), isUtf8);
    }

    void store(const std::string &language, std::string text, bool isPreferred)
    {
        const auto known = std::find_if(m_content.texts.begin(), m_content.texts.end(),
                                        [&](const LanguageText &t) { return t.language == language; });
        if (known == m_content.texts.end())
            m_content.texts.push_back({language, std::move(text)});
        else if (isPreferred)
            known->text = std::move(text);
    }

    std::string sanitised(std::string_view bytes)
    {
        const bool isValid = isValidUtf8(bytes);
        m_content.wasSanitised = m_content.wasSanitised || !isValid;
        return isValid ? std::string(bytes) : validUtf8(bytes);
    }

    void finishOwnText()
    {
        const std::string own = sanitised(trimmed(m_own));
        if (!own.empty())
            m_content.texts.insert(m_content.texts.begin(), {m_hasTranslations ? "en" : "", own});
    }

    TextFileContent m_content;
    std::string m_own;
    bool m_hasTranslations = false;
};

} // namespace

TextFileContent parseTextFile(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return Parser().parse(utf8FromCharset(bytes, "utf-16"));
    return Parser().parse(bytes);
}

} // namespace modalens
