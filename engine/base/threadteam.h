// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace modalens {

/// A fixed team of threads for short data-parallel work such as one ranking pass. The caller is member 0, so
/// a team of one starts no thread. Members watch for the next job for some microseconds before they sleep:
/// jobs that follow one another start at once, after a pause it takes a wake-up (tens of microseconds). Let
/// members claim pieces of work from a shared counter rather than deal them out: one that wakes late then
/// delays nobody. run() may be called from one thread at a time.
class ThreadTeam
{
public:
    /// \param size members including the caller; 0 means one per hardware thread.
    explicit ThreadTeam(int size = 0);
    ~ThreadTeam();
    ThreadTeam(const ThreadTeam &) = delete;
    ThreadTeam &operator=(const ThreadTeam &) = delete;

    int size() const { return m_size; }

    /// Calls work(member) once for each member and returns when all are done. `work` must not throw.
    void run(const std::function<void(int member)> &work);

private:
    void serve(int member, std::stop_token stop);
    bool awaitJob(std::uint64_t seen, std::stop_token stop);

    int m_size;
    std::mutex m_mutex;
    std::condition_variable_any m_start;
    std::condition_variable m_finished;
    int m_sleeping = 0;                               // guarded by m_mutex
    const std::function<void(int)> *m_work = nullptr; // written before m_generation, read after it
    std::atomic<std::uint64_t> m_generation{0};
    std::atomic<int> m_pending{0};
    std::vector<std::jthread> m_threads; // last: joined before the rest goes away
};

} // namespace modalens
