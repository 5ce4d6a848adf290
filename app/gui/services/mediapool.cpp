// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/mediapool.h"

#include "engine/base/log.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace modalens {

MediaPool::MediaPool(int threads, std::size_t maxWaiting)
    : m_maxWaiting(maxWaiting)
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this](std::stop_token stop) { serve(std::move(stop)); });
}

MediaPool::~MediaPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
    }
    for (std::jthread &thread : m_threads)
        thread.request_stop();
    m_threads.clear();
}

std::vector<QString> MediaPool::push(QString key, Task task)
{
    std::vector<QString> dropped;
    {
        const std::lock_guard lock(m_mutex);
        if (std::find(m_running.begin(), m_running.end(), key) != m_running.end())
            return dropped;
        std::erase_if(m_waiting, [&key](const Entry &entry) { return entry.key == key; });
        m_waiting.push_back({std::move(key), std::move(task)});
        while (m_waiting.size() > m_maxWaiting) {
            dropped.push_back(std::move(m_waiting.front().key));
            m_waiting.pop_front();
        }
    }
    m_wake.notify_one();
    return dropped;
}

void MediaPool::serve(std::stop_token stop)
{
    while (true) {
        Entry entry;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); });
            if (stop.stop_requested())
                return;
            entry = std::move(m_waiting.back());
            m_waiting.pop_back();
            m_running.push_back(entry.key);
        }
        try {
            entry.task(stop);
        } catch (const std::exception &exception) {
            logMessage(LogLevel::Error, exception.what());
        }
        const std::lock_guard lock(m_mutex);
        std::erase(m_running, entry.key);
    }
}

} // namespace modalens
