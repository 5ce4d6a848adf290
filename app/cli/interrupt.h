// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace modalens::cli {

/// Turns SIGINT and SIGTERM into a stop token; a second one that does not follow at once ends the process. A
/// signal that was ignored when the program started (nohup, background jobs of a script) stays ignored.
/// SIGPIPE is ignored: writing to a reader that has gone fails like any other write. One object at a time,
/// for the life of main().
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;
    std::stop_token token() const { return m_source.get_token(); }

private:
    void wait();

    std::stop_source m_source;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

} // namespace modalens::cli
