// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reporter.h"

#include "app/cli/exitcodes.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iostream>
#include <utility>

namespace modalens::cli {

namespace {

/// Characters, not bytes: good enough for columns of Latin text; wide characters may shift a row.
std::size_t width(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string progressText(const ProgressUpdate &update)
{
    std::string text = update.stage + ' ' + std::to_string(update.done);
    if (update.total >= 0)
        text += '/' + std::to_string(update.total);
    if (!update.subject.empty())
        text += ' ' + printable(update.subject);
    return text;
}

} // namespace

Table::Table(std::vector<std::string> header, std::vector<bool> rightAligned)
    : m_rightAligned(std::move(rightAligned))
{
    m_rightAligned.resize(header.size());
    m_rows.push_back(std::move(header));
}

void Table::addRow(std::vector<std::string> cells)
{
    cells.resize(m_rows.front().size());
    for (std::string &cell : cells)
        cell = printable(cell);
    m_rows.push_back(std::move(cells));
}

std::string Table::text() const
{
    std::vector<std::size_t> widths(m_rows.front().size());
    for (const auto &row : m_rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width(row[i]));
    std::string text;
    for (const auto &row : m_rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - width(row[i]), ' ');
            line += (i > 0 ? "  " : "") + (m_rightAligned[i] ? padding + row[i] : row[i] + padding);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string printable(std::string_view text)
{
    std::string clean(text);
    for (char &c : clean)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = '?';
    return clean;
}

std::string fixed(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof(text), "%.*f", decimals, value);
    return text;
}

void Reporter::print(std::string_view text)
{
    const std::lock_guard lock(m_mutex);
    if (isJson)
        return;
    clearProgressLine();
    write(text);
}

void Reporter::result(const Json &json)
{
    const std::lock_guard lock(m_mutex);
    clearProgressLine();
    if (isJson) // names of files may be no valid UTF-8
        write(json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
}

void Reporter::write(std::string_view text)
{
    if (m_outputErrno != 0)
        return;
    errno = 0;
    std::cout << text << std::flush;
    if (!std::cout)
        m_outputErrno = errno != 0 ? errno : EIO;
}

void Reporter::note(std::string_view text)
{
    const std::lock_guard lock(m_mutex);
    clearProgressLine();
    std::cerr << text << std::endl;
}

int Reporter::exitCode(int code)
{
    if (m_outputErrno == 0 || m_outputErrno == EPIPE)
        return code;
    return fail(errorFromErrno(m_outputErrno, "write the output", "standard output"), {});
}

int Reporter::fail(const Error &error)
{
    return fail(error, wayOut(error));
}

int Reporter::fail(const Error &error, const std::string &help)
{
    std::string line = "modalens-cli: " + printable(describe(error));
    if (!help.empty())
        line += "\n" + help;
    note(line);
    result({{"error",
             {{"code", errorCodeName(error.code)},
              {"message", error.message},
              {"subject", error.subject},
              {"help", help}}}});
    return exitCodeOf(error.code);
}

void Reporter::report(const ProgressUpdate &update)
{
    const std::lock_guard lock(m_mutex);
    const bool isTerminal = ::isatty(STDERR_FILENO) != 0;
    if (!isTerminal && !alwaysShowsProgress)
        return;
    const std::string text = progressText(update);
    const auto shown = m_stages.find(update.stage);
    const bool isKnown = shown != m_stages.end() && shown->second.text == text;
    if ((isKnown && !isTerminal) || !isNews(update, isTerminal))
        return;
    m_stages[update.stage].text = text;
    m_lastProgress = std::chrono::steady_clock::now();
    if (isTerminal) {
        std::cerr << "\r\033[K" << text << std::flush;
        m_hasProgressLine = true;
    } else {
        std::cerr << text << std::endl;
    }
}

bool Reporter::isNews(const ProgressUpdate &update, bool isTerminal)
{
    using namespace std::chrono_literals;
    const bool isLast = update.done == update.total;
    const bool isOther = std::exchange(m_lastStage, update.stage) != update.stage;
    const bool isFirst = !m_stages.contains(update.stage);
    bool &hasEnded = m_stages[update.stage].hasEnded;
    const bool isFirstEnd = isLast && !std::exchange(hasEnded, hasEnded || isLast);
    const bool isTurn = isTerminal ? isOther || isLast : isFirst || isFirstEnd;
    const auto pause = isTerminal ? 100ms : 3000ms;
    return isTurn || std::chrono::steady_clock::now() - m_lastProgress >= pause;
}

void Reporter::clearProgressLine()
{
    if (m_hasProgressLine)
        std::cerr << "\r\033[K" << std::flush;
    m_hasProgressLine = false;
}

} // namespace modalens::cli
