// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/columnguess.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/pathtemplate.h"
#include "engine/catalog/import/rowdraft.h"

#include <algorithm>

namespace modalens {

namespace {

constexpr std::size_t kPreviewRows = 20;
constexpr std::size_t kPreviewCellBytes = 2000;

bool isMedia(ColumnUse use)
{
    return use == ColumnUse::Image || use == ColumnUse::Audio || use == ColumnUse::Video;
}

std::string previewText(const Cell &cell)
{
    if (cell.kind != Cell::Kind::List)
        return oneLine(cell.text, kPreviewCellBytes / 4);
    std::string text;
    for (const std::string &entry : cell.list)
        if (text.size() < kPreviewCellBytes)
            text += (text.empty() ? "" : " | ") + oneLine(entry, kPreviewCellBytes / 4);
    return text;
}

/// What one pass over the whole table tells.
struct Survey
{
    TableProfile profile;
    std::vector<std::string> columns;
    std::vector<TableRow> firstRows;
    std::int64_t rows = 0;
};

Result<Survey> surveyTable(const std::filesystem::path &file)
{
    Survey survey;
    MODALENS_TRY(reader, openTable(file));
    TableRow row;
    for (RowRead read = reader->next(row); read.kind != RowRead::Kind::End; read = reader->next(row)) {
        if (read.kind == RowRead::Kind::Bad)
            continue;
        survey.profile.add(reader->columns(), row);
        if (survey.firstRows.size() < kPreviewRows)
            survey.firstRows.push_back(row);
    }
    MODALENS_CHECK(reader->error());
    survey.rows = reader->rowNumber();
    survey.columns = reader->columns();
    if (survey.firstRows.empty())
        return fail(ErrorCode::Malformed, "the table has no row that can be read", file.string());
    return survey;
}

void guessTemplates(const std::filesystem::path &file, const Survey &survey, TableMapping &mapping)
{
    const std::filesystem::path base = std::filesystem::absolute(file).lexically_normal().parent_path();
    for (std::size_t column = 0; column < mapping.columns.size(); ++column) {
        if (!isMedia(mapping.columns[column].use))
            continue;
        std::vector<std::string> values;
        for (const TableRow &row : survey.firstRows)
            if (column < row.size() && row[column].kind != Cell::Kind::Missing)
                for (std::string &entry : listEntries(row[column]))
                    if (values.size() < kPreviewRows)
                        values.push_back(std::move(entry));
        mapping.columns[column].pathTemplate = guessTemplate(base, values);
    }
}

Status countUnresolved(const std::filesystem::path &file, TablePreview &preview)
{
    for (const ColumnMapping &column : preview.mapping.columns)
        if (isMedia(column.use))
            preview.mediaColumns.push_back({column.column, 0, 0});
    if (preview.mediaColumns.empty())
        return {};
    MODALENS_TRY(reader, openTable(file));
    RowDrafts drafts(file, preview.mapping);
    TableRow row;
    for (RowRead read = reader->next(row); read.kind != RowRead::Kind::End; read = reader->next(row))
        if (read.kind == RowRead::Kind::Row)
            drafts.countPaths(reader->columns(), row, preview);
    return reader->error();
}

std::vector<std::vector<std::string>> previewRows(const Survey &survey, const TableMapping &mapping)
{
    std::vector<std::vector<std::string>> rows;
    for (const TableRow &row : survey.firstRows) {
        std::vector<std::string> &texts = rows.emplace_back();
        for (const ColumnMapping &mapped : mapping.columns) {
            const auto at = std::find(survey.columns.begin(), survey.columns.end(), mapped.column);
            const auto index = static_cast<std::size_t>(at - survey.columns.begin());
            texts.push_back(index < row.size() ? previewText(row[index]) : std::string());
        }
    }
    return rows;
}

} // namespace

Result<TablePreview> previewTable(const std::filesystem::path &file,
                                  const std::optional<TableMapping> &mapping)
{
    MODALENS_TRY(survey, surveyTable(file));
    TablePreview preview;
    preview.rowCount = survey.rows;
    if (mapping) {
        preview.mapping = *mapping;
    } else {
        preview.mapping = survey.profile.guess();
        guessTemplates(file, survey, preview.mapping);
    }
    preview.rows = previewRows(survey, preview.mapping);
    MODALENS_CHECK(countUnresolved(file, preview));
    return preview;
}

} // namespace modalens
