// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/threadteam.h"

#include <algorithm>
#include <chrono>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace modalens {

namespace {

/// Long enough to bridge the gap between two passes of one request, short enough that nobody pays for an idle
/// team.
constexpr std::chrono::microseconds kWatchTime{30};

void pauseBriefly()
{
#if defined(__x86_64__)
    _mm_pause();
#endif
}

/// Watches `condition` for kWatchTime; false when it did not come true.
template <class Condition>
bool watch(Condition condition)
{
    const auto end = std::chrono::steady_clock::now() + kWatchTime;
    do {
        for (int i = 0; i < 32; ++i) {
            if (condition())
                return true;
            pauseBriefly();
        }
    } while (std::chrono::steady_clock::now() < end);
    return false;
}

} // namespace

ThreadTeam::ThreadTeam(int size)
    : m_size(size > 0 ? size : std::max(1, static_cast<int>(std::thread::hardware_concurrency())))
{
    for (int member = 1; member < m_size; ++member)
        m_threads.emplace_back([this, member](std::stop_token stop) { serve(member, stop); });
}

ThreadTeam::~ThreadTeam() = default; // jthreads request stop and join; condition_variable_any wakes on it

void ThreadTeam::run(const std::function<void(int)> &work)
{
    if (m_size == 1)
        return work(0);
    m_work = &work;
    m_pending.store(m_size - 1, std::memory_order_relaxed);
    m_generation.fetch_add(1, std::memory_order_release);
    bool mustWake = false;
    {
        const std::lock_guard lock(m_mutex);
        mustWake = m_sleeping > 0;
    }
    if (mustWake)
        m_start.notify_all();
    work(0);
    const auto isDone = [this] { return m_pending.load(std::memory_order_acquire) == 0; };
    if (!watch(isDone)) {
        std::unique_lock lock(m_mutex);
        m_finished.wait(lock, isDone);
    }
}

bool ThreadTeam::awaitJob(std::uint64_t seen, std::stop_token stop)
{
    const auto isThere = [&] { return m_generation.load(std::memory_order_acquire) != seen; };
    if (watch([&] { return isThere() || stop.stop_requested(); }))
        return isThere();
    std::unique_lock lock(m_mutex);
    ++m_sleeping;
    const bool isJob = m_start.wait(lock, stop, isThere);
    --m_sleeping;
    return isJob;
}

void ThreadTeam::serve(int member, std::stop_token stop)
{
    for (std::uint64_t seen = 0; awaitJob(seen, stop);
         ++seen) { // run() does not start another before all are done
        (*m_work)(member);
        if (m_pending.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            const std::lock_guard lock(m_mutex); // run() is either before its check or asleep
            m_finished.notify_one();
        }
    }
}

} // namespace modalens
