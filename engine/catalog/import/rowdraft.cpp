// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/rowdraft.h"

#include "engine/base/hash.h"
#include "engine/catalog/import/columnguess.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/pathtemplate.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>

namespace modalens {

namespace {

Modality modalityOf(ColumnUse use)
{
    if (use == ColumnUse::Audio)
        return Modality::Audio;
    return use == ColumnUse::Video ? Modality::Video : Modality::Image;
}

bool isMedia(ColumnUse use)
{
    return use == ColumnUse::Image || use == ColumnUse::Audio || use == ColumnUse::Video;
}

bool hasAsset(const ItemDraft &draft, Modality modality)
{
    return std::any_of(draft.assets.begin(), draft.assets.end(),
                       [&](const AssetDraft &asset) { return asset.modality == modality; });
}

AssetRole nextRole(const ItemDraft &draft, Modality modality)
{
    return hasAsset(draft, modality) ? AssetRole::Content : AssetRole::Primary;
}

double numberOf(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = NAN;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Path cells: a list, or one path ('|' separates paths, as it does tags).
std::vector<std::string> pathEntries(const Cell &cell)
{
    return cell.kind == Cell::Kind::Missing ? std::vector<std::string>() : listEntries(cell);
}

std::string wholeText(const Cell &cell)
{
    if (cell.kind != Cell::Kind::List)
        return cell.text;
    std::string text;
    for (const std::string &entry : cell.list)
        text += (text.empty() ? "" : "\n") + entry;
    return text;
}

} // namespace

RowDrafts::RowDrafts(const std::filesystem::path &file, TableMapping mapping)
    : m_base(std::filesystem::absolute(file).lexically_normal().parent_path())
    , m_tableName(escapedUtf8(file.stem().string()))
    , m_mapping(std::move(mapping))
{
    m_hasKeyColumn = std::any_of(m_mapping.columns.begin(), m_mapping.columns.end(),
                                 [](const ColumnMapping &column) { return column.use == ColumnUse::Key; });
}

void RowDrafts::bind(const std::vector<std::string> &columns)
{
    if (columns.size() == m_boundColumns)
        return;
    m_boundColumns = columns.size();
    m_uses.clear();
    for (const ColumnMapping &mapping : m_mapping.columns) {
        const auto at = std::find(columns.begin(), columns.end(), mapping.column);
        if (at != columns.end() && mapping.use != ColumnUse::Ignore)
            m_uses.push_back({static_cast<std::size_t>(at - columns.begin()), &mapping});
    }
    std::stable_partition(m_uses.begin(), m_uses.end(), [](const Use &use) {
        return use.mapping->use == ColumnUse::Title;
    }); // its text is first
}

RowDrafts::Outcome RowDrafts::make(const std::vector<std::string> &columns, const TableRow &row,
                                   std::int64_t rowNumber)
{
    bind(columns);
    Outcome outcome;
    for (const Use &use : m_uses)
        if (use.column < row.size() && row[use.column].kind != Cell::Kind::Missing)
            addCell(use, row[use.column], outcome);
    chooseKey(rowNumber, outcome);
    if (const int year = yearOfTitle(outcome.draft.title); year > 0)
        if (std::none_of(outcome.draft.fields.begin(), outcome.draft.fields.end(),
                         [](const Field &field) { return field.name == "year"; }))
            outcome.draft.fields.push_back({"year", static_cast<double>(year)});
    return outcome;
}

void RowDrafts::addCell(const Use &use, const Cell &cell, Outcome &outcome) const
{
    ItemDraft &draft = outcome.draft;
    switch (use.mapping->use) {
    case ColumnUse::Key:
        draft.key = wholeText(cell);
        break;
    case ColumnUse::Title:
        if (draft.title.empty())
            draft.title = oneLine(wholeText(cell));
        addText(cell, outcome);
        break;
    case ColumnUse::Text:
        addText(cell, outcome);
        break;
    case ColumnUse::Tag:
        for (std::string &entry : listEntries(cell))
            if (entry.size() <= 200 && entry != "(no genres listed)")
                draft.tags.push_back({use.mapping->column, std::move(entry), "import"});
        break;
    case ColumnUse::Number:
        if (cell.kind != Cell::Kind::List && isNumber(cell.text))
            draft.fields.push_back({use.mapping->column, numberOf(cell.text)});
        else
            outcome.problems.push_back("\"" + oneLine(wholeText(cell), 60) + "\" in column \"" +
                                       use.mapping->column + "\" is not a number");
        break;
    default:
        addFiles(*use.mapping, cell, outcome);
    }
}

void RowDrafts::addText(const Cell &cell, Outcome &outcome) const
{
    std::string text = wholeText(cell);
    if (!text.empty())
        outcome.draft.assets.push_back(
            {Modality::Text, nextRole(outcome.draft, Modality::Text), {}, {}, std::move(text)});
}

void RowDrafts::addFiles(const ColumnMapping &mapping, const Cell &cell, Outcome &outcome) const
{
    if (!isMedia(mapping.use))
        return;
    const Modality modality = modalityOf(mapping.use);
    for (const std::string &entry : pathEntries(cell)) {
        std::string path = resolvedPath(m_base, mapping.pathTemplate, entry);
        if (path.empty())
            outcome.problems.push_back("no file for \"" + oneLine(entry, 200) + "\" in column \"" +
                                       mapping.column + "\"");
        else
            outcome.draft.assets.push_back(
                {modality, nextRole(outcome.draft, modality), {}, std::move(path), {}});
    }
}

void RowDrafts::chooseKey(std::int64_t rowNumber, Outcome &outcome) const
{
    ItemDraft &draft = outcome.draft;
    if (!m_hasKeyColumn)
        draft.key = draft.title.empty() ? m_tableName + "/" + std::to_string(rowNumber) : draft.title;
    if (draft.key.empty())
        outcome.problems.push_back("the row has no id");
    else if (draft.key.size() > 1024) {
        outcome.problems.push_back("the id is longer than 1,024 bytes");
        draft.key.clear();
    }
    if (draft.title.empty())
        draft.title = oneLine(draft.key);
}

void RowDrafts::countPaths(const std::vector<std::string> &columns, const TableRow &row,
                           TablePreview &preview)
{
    constexpr std::size_t kMaxExamples = 5;
    bind(columns);
    for (const Use &use : m_uses) {
        if (!isMedia(use.mapping->use) || use.column >= row.size())
            continue;
        const auto counted =
            std::find_if(preview.mediaColumns.begin(), preview.mediaColumns.end(),
                         [&](const ColumnPaths &column) { return column.column == use.mapping->column; });
        for (const std::string &entry : pathEntries(row[use.column])) {
            const bool isThere = !resolvedPath(m_base, use.mapping->pathTemplate, entry).empty();
            if (counted != preview.mediaColumns.end()) {
                ++counted->paths;
                counted->unresolved += !isThere;
            }
            preview.unresolvedPaths += !isThere;
            if (!isThere && preview.unresolvedExamples.size() < kMaxExamples)
                preview.unresolvedExamples.push_back(oneLine(entry, 200));
        }
    }
}

int yearOfTitle(std::string_view title)
{
    title = trimmed(title);
    if (title.size() < 7 || title[title.size() - 6] != '(' || !title.ends_with(')'))
        return 0;
    int year = 0;
    const std::string_view digits = title.substr(title.size() - 5, 4);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), year);
    const bool isYear =
        error == std::errc() && end == digits.data() + digits.size() && year >= 1800 && year <= 2100;
    return isYear ? year : 0;
}

std::uint64_t stampOfDraft(const ItemDraft &draft, std::uint16_t mark)
{
    std::uint64_t hash = hashText(draft.key, mark);
    hash = hashText(draft.title, hash);
    for (const AssetDraft &asset : draft.assets) {
        struct stat status
        {
        };
        if (!asset.path.empty())
            ::stat(asset.path.c_str(), &status);
        const std::array<std::int64_t, 5> state{static_cast<std::int64_t>(asset.modality),
                                                static_cast<std::int64_t>(asset.role), status.st_size,
                                                status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
        hash = hashBytes(std::as_bytes(std::span(state)), hash);
        hash = hashText(asset.path, hash);
        hash = hashText(asset.text, hash);
    }
    for (const Tag &tag : draft.tags)
        hash = hashText(tag.value, hashText(tag.group, hash));
    for (const Field &field : draft.fields)
        hash = hashBytes(std::as_bytes(std::span(&field.value, 1)), hashText(field.name, hash));
    return (std::uint64_t{mark} << 48) | (hash & 0xffff'ffff'ffffu);
}

} // namespace modalens
