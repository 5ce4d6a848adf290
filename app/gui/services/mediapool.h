// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace modalens {

/// A few threads that decode what is on screen: newest first, because that is what the analyst looks at now,
/// and bounded, so that scrolling through a million rows does not queue a million files. Destroying it drops
/// what waits, asks what runs to stop, and joins.
class MediaPool
{
public:
    using Task = std::function<void(std::stop_token stop)>;

    explicit MediaPool(int threads = 2, std::size_t maxWaiting = 256);
    ~MediaPool();
    MediaPool(const MediaPool &) = delete;
    MediaPool &operator=(const MediaPool &) = delete;

    /// Keys of older tasks that were dropped to make room; they may be asked for again. A key that waits
    /// already moves to the front; one that runs is left alone.
    std::vector<QString> push(QString key, Task task);

private:
    struct Entry
    {
        QString key;
        Task task;
    };
    void serve(std::stop_token stop);

    std::size_t m_maxWaiting;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Entry> m_waiting; ///< Newest at the back.
    std::vector<QString> m_running;
    std::vector<std::jthread> m_threads; // last: joined before the rest goes away
};

} // namespace modalens
