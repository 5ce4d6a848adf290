// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/jobs/catalogthread.h"

#include "engine/base/log.h"

#include <algorithm>
#include <exception>
#include <utility>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace modalens {

namespace {

/// On Linux each thread has a nice value of its own; threads that it starts inherit it.
void stepBack()
{
#ifdef __linux__
    constexpr int kNice = 10;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice);
#endif
}

} // namespace

CatalogThread::CatalogThread(std::filesystem::path folder, OpenMode mode, Urgency urgency)
    : m_folder(std::move(folder))
    , m_mode(mode)
    , m_thread([this, urgency](std::stop_token stop) { serve(urgency, std::move(stop)); })
{
}

CatalogThread::~CatalogThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
        m_runningStop.request_stop();
        m_thread.request_stop();
    }
    m_thread.join();
}

void CatalogThread::post(std::string key, Task task, Running running)
{
    {
        const std::lock_guard lock(m_mutex);
        if (running == Running::Stop && m_runningKey == key)
            m_runningStop.request_stop();
        const auto same = std::find_if(m_waiting.begin(), m_waiting.end(),
                                       [&key](const Entry &entry) { return entry.key == key; });
        if (same != m_waiting.end())
            same->task = std::move(task);
        else
            m_waiting.push_back({std::move(key), std::move(task)});
    }
    m_wake.notify_one();
}

void CatalogThread::append(std::string key, Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({std::move(key), std::move(task)});
    }
    m_wake.notify_one();
}

void CatalogThread::finish(const std::string &key)
{
    std::unique_lock lock(m_mutex);
    std::erase_if(m_waiting, [&key](const Entry &entry) { return entry.key != key; });
    m_idle.wait(lock, [this, &key] { return m_waiting.empty() && m_runningKey != key; });
}

std::optional<CatalogThread::Entry> CatalogThread::next(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_runningKey.clear();
    m_idle.notify_all();
    if (!m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); }) || stop.stop_requested())
        return std::nullopt;
    Entry entry = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_runningKey = entry.key;
    m_runningStop = std::stop_source();
    return entry;
}

void CatalogThread::serve(Urgency urgency, std::stop_token stop)
{
    if (urgency == Urgency::Background)
        stepBack();
    Result<Catalog> catalog = Catalog::open(m_folder, m_mode);
    while (auto entry = next(stop)) {
        std::stop_token running;
        {
            const std::lock_guard lock(m_mutex);
            running = m_runningStop.get_token();
        }
        try {
            entry->task(catalog, running);
        } catch (const std::exception &exception) {
            logMessage(LogLevel::Error, exception.what());
        }
    }
}

} // namespace modalens
