// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace modalens {

/// One report of a long operation. `total` is -1 while it is unknown.
struct ProgressUpdate
{
    std::string stage; ///< English key such as "import.scan"; the application translates it.
    std::int64_t done = 0;
    std::int64_t total = -1;
    std::string subject; ///< What is being worked on, for example a file name; may be empty.
};

/// Where long operations report to. Called from any thread and as often as the work likes; implementations
/// throttle. Stopping is not asked here: every long operation also takes a std::stop_token.
class ProgressSink
{
public:
    virtual ~ProgressSink() = default;
    virtual void report(const ProgressUpdate &update) = 0;
};

/// For callers that do not want to hear.
class NoProgress final : public ProgressSink
{
public:
    void report(const ProgressUpdate &) override {}
};

} // namespace modalens
