// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/interactions.h"

#include "engine/catalog/import/columnnames.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/itemindex.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace modalens {

namespace {

constexpr std::size_t kBatch = 10'000;

bool isHeaderless(const std::vector<std::string> &columns)
{
    return columns.size() >= 3 && columns.size() <= 4 && columns.front() == "column 1" &&
           columns[1] == "column 2";
}

int columnWith(const std::vector<std::string> &columns, NameHint hint)
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (nameHint(columns[i]) == hint)
            return static_cast<int>(i);
    return -1;
}

std::string_view cellText(const TableRow &row, int column)
{
    const auto index = static_cast<std::size_t>(column);
    return column >= 0 && index < row.size() ? std::string_view(row[index].text) : std::string_view();
}

std::optional<double> numberFrom(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Two digits at `at`, -1 when they are none.
int twoDigits(std::string_view text, std::size_t at)
{
    int value = -1;
    if (at + 2 <= text.size())
        std::from_chars(text.data() + at, text.data() + at + 2, value);
    return value;
}

std::optional<std::int64_t> dateMs(std::string_view text)
{
    using namespace std::chrono;
    int year = 0;
    if (text.size() < 10 || text[4] != '-' || text[7] != '-' ||
        std::from_chars(text.data(), text.data() + 4, year).ec != std::errc())
        return std::nullopt;
    const int month = twoDigits(text, 5);
    const int day = twoDigits(text, 8);
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (month < 0 || day < 0 || !date.ok())
        return std::nullopt;
    const int hour = std::max(0, twoDigits(text, 11));
    const int minute = std::max(0, twoDigits(text, 14));
    const int second = std::max(0, twoDigits(text, 17));
    const auto moment = sys_days(date) + hours(hour) + minutes(minute) + seconds(second);
    return duration_cast<milliseconds>(moment.time_since_epoch()).count();
}

/// One row as an interaction, or why it is none.
std::string readRow(const InteractionColumns &columns, const TableRow &row, RawInteraction &out)
{
    out.user = cellText(row, columns.user);
    out.item = cellText(row, columns.item);
    out.tag = cellText(row, columns.tag);
    out.value = 1.0;
    out.timeMs = 0;
    if (out.user.empty())
        return "the row has no user";
    if (out.item.empty())
        return "the row has no item";
    if (const std::string_view text = cellText(row, columns.value); columns.value >= 0) {
        const std::optional<double> value = numberFrom(text);
        if (!value)
            return "\"" + oneLine(text, 60) + "\" is not a value";
        out.value = *value;
    }
    if (const std::string_view text = cellText(row, columns.time); !text.empty()) {
        const std::optional<std::int64_t> time = timeMsFrom(text);
        if (!time)
            return "\"" + oneLine(text, 60) + "\" is not a time";
        out.timeMs = *time;
    }
    return {};
}

} // namespace

std::optional<std::int64_t> timeMsFrom(std::string_view text)
{
    const std::optional<double> number = numberFrom(text);
    if (!number)
        return dateMs(text);
    const double size = std::abs(*number);
    if (size > 1e19)
        return std::nullopt;
    if (size >= 1e17)
        return static_cast<std::int64_t>(*number / 1e6);
    if (size >= 1e14)
        return static_cast<std::int64_t>(*number / 1e3);
    if (size >= 1e11)
        return static_cast<std::int64_t>(*number);
    return static_cast<std::int64_t>(*number * 1e3);
}

std::optional<InteractionColumns> findInteractionColumns(const std::vector<std::string> &columns)
{
    InteractionColumns found;
    if (isHeaderless(columns)) {
        found.user = 0;
        found.item = 1;
        found.value = 2;
        found.time = columns.size() > 3 ? 3 : -1;
        return found;
    }
    found.user = columnWith(columns, NameHint::User);
    found.item = columnWith(columns, NameHint::Item);
    found.value = columnWith(columns, NameHint::Value);
    if (found.value < 0)
        found.value = columnWith(columns, NameHint::Score);
    found.time = columnWith(columns, NameHint::Time);
    found.tag = found.value < 0 ? columnWith(columns, NameHint::Tag) : -1;
    if (found.user < 0 || found.item < 0)
        return std::nullopt;
    return found;
}

Status readInteractions(const std::filesystem::path &file, ImportReport *report, std::stop_token stop,
                        const std::function<Status(const RawInteraction &, std::int64_t row)> &visit)
{
    MODALENS_TRY(reader, openTable(file));
    const std::string name = escapedUtf8(file.filename().string());
    TableRow row;
    RawInteraction interaction;
    std::optional<InteractionColumns> columns = findInteractionColumns(reader->columns());
    for (RowRead read = reader->next(row); read.kind != RowRead::Kind::End; read = reader->next(row)) {
        if (!columns && read.kind == RowRead::Kind::Row) // the columns of JSON are known after a row
            columns = findInteractionColumns(reader->columns());
        if (!columns && read.kind == RowRead::Kind::Row)
            break;
        if (read.kind == RowRead::Kind::Row)
            read.reason = readRow(*columns, row, interaction);
        if (read.reason.empty())
            MODALENS_CHECK(visit(interaction, reader->rowNumber()));
        else if (report)
            addFailure(*report, name + ":row " + std::to_string(reader->rowNumber()), std::move(read.reason));
        if (reader->rowNumber() % kBatch == 0 && stop.stop_requested())
            return fail(ErrorCode::Cancelled, "the import was stopped", name);
    }
    MODALENS_CHECK(reader->error());
    if (!columns)
        return fail(
            ErrorCode::Malformed,
            "no columns for users and items; name them \"user\" and \"item\" (and \"value\", \"time\")",
            file.string());
    return {};
}

Status storeInteractions(ImportRun &run, const std::filesystem::path &file)
{
    const std::string name = escapedUtf8(file.filename().string());
    ItemIndex index(run.catalog());
    std::vector<Interaction> batch;
    const auto flush = [&]() -> Status {
        MODALENS_CHECK(run.catalog().putInteractions(batch));
        run.report.imported += std::ssize(batch);
        run.report.interactions += std::ssize(batch);
        batch.clear();
        return {};
    };
    MODALENS_CHECK(readInteractions(file, &run.report, run.stopToken(),
                                    [&](const RawInteraction &raw, std::int64_t) -> Status {
                                        run.advance(-1, name);
                                        MODALENS_TRY(item, index.find(raw.item));
                                        if (item)
                                            batch.push_back({raw.user, *item, raw.value, raw.timeMs});
                                        return batch.size() < kBatch ? Status() : flush();
                                    }));
    MODALENS_CHECK(flush());
    index.reportUnknown(name, run.report);
    return summariseInteractions(run.catalog());
}

Result<ImportReport> importInteractions(Catalog &catalog, const std::filesystem::path &file,
                                        ProgressSink &progress, std::stop_token stop)
{
    ImportRun run(catalog, file.string(), progress, std::move(stop));
    MODALENS_CHECK(run.start());
    return run.finish(storeInteractions(run, file));
}

} // namespace modalens
