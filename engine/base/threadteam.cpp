// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/threadteam.h"

#include <algorithm>

namespace modalens {

ThreadTeam::ThreadTeam(int size)
    : m_size(size > 0 ? size : std::max(1, static_cast<int>(std::thread::hardware_concurrency())))
{
    for (int member = 1; member < m_size; ++member)
        m_threads.emplace_back([this, member](std::stop_token stop) { serve(member, stop); });
}

ThreadTeam::~ThreadTeam() = default; // jthreads request stop and join; condition_variable_any wakes on it

void ThreadTeam::run(const std::function<void(int)> &work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_work = &work;
        m_pending = m_size - 1;
        ++m_generation;
    }
    m_start.notify_all();
    work(0);
    std::unique_lock lock(m_mutex);
    m_finished.wait(lock, [this] { return m_pending == 0; });
    m_work = nullptr;
}

void ThreadTeam::serve(int member, std::stop_token stop)
{
    std::uint64_t seen = 0;
    std::unique_lock lock(m_mutex);
    while (m_start.wait(lock, stop, [&] { return m_generation != seen; })) {
        seen = m_generation;
        const auto *work = m_work;
        lock.unlock();
        (*work)(member);
        lock.lock();
        if (--m_pending == 0)
            m_finished.notify_one();
    }
}

} // namespace modalens
