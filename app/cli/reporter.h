// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace modalens::cli {

using Json = nlohmann::ordered_json;

/// Rows of text under a header, columns as wide as their longest cell; the cells of `rightAligned` columns
/// end at one place.
class Table
{
public:
    explicit Table(std::vector<std::string> header, std::vector<bool> rightAligned = {});
    void addRow(std::vector<std::string> cells);
    std::string text() const;

private:
    std::vector<std::vector<std::string>> m_rows;
    std::vector<bool> m_rightAligned;
};

/// Text from a catalog for a terminal: control characters become '?', so that a title cannot move the cursor.
std::string printable(std::string_view text);
std::string fixed(double value, int decimals);

/// The one place that writes. Results go to stdout, as text or with --json as one object; progress and errors
/// go to stderr. Progress is drawn only on a terminal or with --progress: there a line for the beginning and
/// the end of each stage and one every few seconds, none twice. Thread-safe.
class Reporter final : public ProgressSink
{
public:
    bool isJson = false;
    bool alwaysShowsProgress = false;

    /// Text for people; dropped with --json.
    void print(std::string_view text);
    /// The result; dropped without --json.
    void result(const Json &json);
    /// A remark on stderr.
    void note(std::string_view text);
    /// Says what happened, to what, and what can be done; returns the exit code. With --json also {"error":
    /// ...}.
    int fail(const Error &error);
    int fail(const Error &error, const std::string &help);
    /// `code`, or that of the error when the output could not be written, which is said then. A reader that
    /// has gone (`| head`) is no error: it wanted no more.
    int exitCode(int code);

    void report(const ProgressUpdate &update) override;

private:
    void write(std::string_view text);
    void clearProgressLine();

    std::mutex m_mutex;
    int m_outputErrno = 0;
    bool m_hasProgressLine = false;
    bool isNews(const ProgressUpdate &update, bool isTerminal);

    struct Shown
    {
        std::string text; ///< The last line.
        bool hasEnded = false;
    };
    std::map<std::string, Shown> m_stages;
    std::string m_lastStage;
    std::chrono::steady_clock::time_point m_lastProgress{};
};

} // namespace modalens::cli
