// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/columnguess.h"

#include "engine/base/hash.h"
#include "engine/catalog/import/columnnames.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/itemname.h"
#include "engine/catalog/import/mediakind.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace modalens {

namespace {

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

bool isDate(std::string_view text)
{
    constexpr std::string_view shape = "dddd-dd-dd";
    if (text.size() < shape.size())
        return false;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == 'd' ? !std::isdigit(static_cast<unsigned char>(text[i])) : text[i] != shape[i])
            return false;
    return true;
}

bool isUrl(std::string_view text)
{
    return text.starts_with("http://") || text.starts_with("https://");
}

bool isFlag(std::string_view text)
{
    const std::string lower = asciiLower(text.substr(0, 6));
    return lower == "true" || lower == "false" || lower == "yes" || lower == "no";
}

/// One word with a folder before it or an extension behind it: "foo/bar", "bar.xyz", "C:\\a b\\c.png".
bool isPathLike(std::string_view text)
{
    constexpr std::size_t kMaxExtension = 5;
    if (text.empty() || text.size() > 1024 || isUrl(text) || isNumber(text) ||
        text.find_first_of("\n\t") != std::string_view::npos)
        return false;
    const std::string_view extension = extensionOf(text);
    const bool hasExtension =
        !extension.empty() && extension.size() <= kMaxExtension &&
        std::all_of(extension.begin(), extension.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
    const bool hasFolder = text.find_first_of("/\\") != std::string_view::npos;
    return hasExtension || (hasFolder && text.find(' ') == std::string_view::npos);
}

std::int64_t countWords(std::string_view text)
{
    std::int64_t words = 0;
    bool isInWord = false;
    for (const char c : text) {
        const bool isSpace = c == ' ' || c == '\n' || c == '\t';
        words += !isSpace && !isInWord;
        isInWord = !isSpace;
    }
    return words;
}

} // namespace

std::vector<std::string> listEntries(const Cell &cell)
{
    if (cell.kind == Cell::Kind::List)
        return cell.list;
    std::vector<std::string> entries;
    std::string_view rest = cell.text;
    while (!rest.empty()) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        if (const std::string_view entry = trimmed(rest.substr(0, bar)); !entry.empty())
            entries.emplace_back(entry);
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return entries;
}

void TableProfile::Column::addText(const std::string &text)
{
    ++entries;
    bytes += static_cast<std::int64_t>(text.size());
    words += countWords(text);
    urls += isUrl(text);
    dates += isDate(text);
    flags += isFlag(text);
    codes += text.size() < 80 && nameKind(text) == NameKind::Code;
    paths += isPathLike(text);
    const std::optional<MediaKind> kind = text.size() < 1024 ? mediaKind(text) : std::nullopt;
    if (!kind || isUrl(text))
        return;
    images += kind->modality == Modality::Image;
    sounds += kind->modality == Modality::Audio;
    videos += kind->modality == Modality::Video;
}

void TableProfile::Column::addCell(const Cell &cell)
{
    if (cell.kind == Cell::Kind::Missing)
        return;
    ++present;
    if (cell.kind == Cell::Kind::List) {
        ++lists;
        for (const std::string &entry : cell.list)
            addText(entry);
        return;
    }
    numbers += cell.kind == Cell::Kind::Number || isNumber(cell.text);
    piped += cell.text.find('|') != std::string::npos;
    distinct.insert(hashText(cell.text));
    addText(cell.text);
}

ColumnUse TableProfile::Column::mediaUse() const
{
    constexpr double kMost = 0.8;
    constexpr double kHalf = 0.5;
    if (share(images, entries) >= kMost)
        return ColumnUse::Image;
    if (share(sounds, entries) >= kMost)
        return ColumnUse::Audio;
    if (share(videos, entries) >= kMost)
        return ColumnUse::Video;
    // What is called a picture and looks like a path is one, whatever its extension and wherever it leads.
    const std::optional<Modality> called = mediaHint(name);
    if (!called || share(paths, entries) <= kHalf)
        return ColumnUse::Ignore;
    if (*called == Modality::Image)
        return ColumnUse::Image;
    return *called == Modality::Audio ? ColumnUse::Audio : ColumnUse::Video;
}

void TableProfile::add(const std::vector<std::string> &columns, const TableRow &row)
{
    while (m_columns.size() < columns.size()) {
        m_columns.emplace_back();
        m_columns.back().name = columns[m_columns.size() - 1];
    }
    if (m_rows >= kMaxRows || m_bytes >= kMaxBytes)
        return;
    ++m_rows;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::int64_t before = m_columns[i].bytes;
        m_columns[i].addCell(row[i]);
        m_bytes += static_cast<std::size_t>(m_columns[i].bytes - before);
    }
}

bool TableProfile::isKeyCandidate(const Column &column) const
{
    // A column called "id" is meant as one even where rows repeat it: those are then reported, not hidden.
    const bool isDistinct = nameHint(column.name) == NameHint::Id
                                ? 2 * std::int64_t(column.distinct.size()) > column.present
                                : column.isUnique();
    return looksLikeId(column.name) && isDistinct && column.lists == 0 && column.meanBytes() <= 200 &&
           column.mediaUse() == ColumnUse::Ignore && 2 * column.present > m_rows;
}

std::size_t TableProfile::chooseKey(const TableMapping &mapping) const
{
    std::size_t best = kNoColumn;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (mapping.columns[i].use != ColumnUse::Ignore || !isKeyCandidate(m_columns[i]))
            continue;
        const bool isPlain = nameHint(m_columns[i].name) == NameHint::Id;
        if (best == kNoColumn || (isPlain && nameHint(m_columns[best].name) != NameHint::Id))
            best = i;
    }
    return best;
}

std::size_t TableProfile::chooseTitle(const TableMapping &mapping) const
{
    const auto isFree = [&](std::size_t i) {
        return mapping.columns[i].use == ColumnUse::Ignore && m_columns[i].lists == 0 &&
               m_columns[i].present > 0 && !m_columns[i].isNumeric() && m_columns[i].meanBytes() <= 200;
    };
    for (const std::string_view exact : {"title", "name"})
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (isFree(i) && foldedColumnName(m_columns[i].name) == exact)
                return i;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (isFree(i) && nameHint(m_columns[i].name) == NameHint::Title)
            return i;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (isFree(i) && m_columns[i].isUnique() && m_columns[i].meanBytes() <= 80 &&
            nameHint(m_columns[i].name) == NameHint::None && useByValues(m_columns[i]) == ColumnUse::Text)
            return i;
    return kNoColumn;
}

/// What a column that is neither key nor title nor media means.
ColumnUse TableProfile::useByValues(const Column &column)
{
    constexpr double kMost = 0.8;
    const NameHint hint = nameHint(column.name);
    if (column.present == 0)
        return ColumnUse::Ignore;
    if (column.isNumeric())
        return looksLikeId(column.name) ? ColumnUse::Ignore : ColumnUse::Number;
    if (looksLikeId(column.name) || column.share(column.urls, column.entries) >= kMost ||
        column.share(column.dates, column.entries) >= kMost)
        return ColumnUse::Ignore;
    if (hint == NameHint::Text)
        return ColumnUse::Text;
    if (column.meanBytes() > 40 && column.piped * 10 < column.present * 3)
        return ColumnUse::Text;
    const bool isList = column.lists * 2 > column.present || column.piped * 10 >= column.present * 3;
    const bool isCategory =
        column.present >= 10 && 2 * std::int64_t(column.distinct.size()) <= column.present;
    if (hint == NameHint::Tag || isList || isCategory || column.flags == column.entries)
        return ColumnUse::Tag;
    return column.share(column.codes, column.entries) >= kMost ? ColumnUse::Ignore : ColumnUse::Text;
}

TableMapping TableProfile::guess() const
{
    TableMapping mapping;
    for (const Column &column : m_columns)
        mapping.columns.push_back({column.name, column.mediaUse(), {}});
    const std::size_t key = chooseKey(mapping);
    if (key != kNoColumn)
        mapping.columns[key].use = ColumnUse::Key;
    const std::size_t title = chooseTitle(mapping);
    if (title != kNoColumn)
        mapping.columns[title].use = ColumnUse::Title;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (mapping.columns[i].use == ColumnUse::Ignore)
            mapping.columns[i].use = useByValues(m_columns[i]);
    return mapping;
}

} // namespace modalens
