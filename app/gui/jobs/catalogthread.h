// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

namespace modalens {

/// One thread with its own Catalog object, for the services that answer while the analyst works. Tasks run
/// one at a time in the order posted; posting under a key that is still waiting replaces that task, so a
/// service that always uses the same key has one running and one waiting and the newest request wins.
/// Destroying it drops what waits, asks what runs to stop, and joins.
class CatalogThread
{
public:
    /// The catalog is an error when it could not be opened; the task decides what to say.
    using Task = std::function<void(Result<Catalog> &catalog, std::stop_token stop)>;
    enum class Running {
        Keep, ///< Let a running task of the same key end: its answer is still wanted.
        Stop  ///< Ask it to stop: its answer would be dropped.
    };

    enum class Urgency {
        Now,
        Background ///< Leaves the processor to whatever the analyst waits for.
    };

    /// Opens the catalog on the new thread before the first task.
    CatalogThread(std::filesystem::path folder, OpenMode mode, Urgency urgency = Urgency::Now);
    ~CatalogThread();
    CatalogThread(const CatalogThread &) = delete;
    CatalogThread &operator=(const CatalogThread &) = delete;

    /// Thread-safe, returns at once. Tasks must not throw.
    void post(std::string key, Task task, Running running = Running::Keep);
    /// Replaces nothing: for writes, each of which must be done.
    void append(std::string key, Task task);
    /// Drops all that waits except tasks of `key` and waits until nothing of that key waits or runs.
    void finish(const std::string &key);

private:
    struct Entry
    {
        std::string key;
        Task task;
    };
    void serve(Urgency urgency, std::stop_token stop);
    std::optional<Entry> next(std::stop_token stop);

    std::filesystem::path m_folder;
    OpenMode m_mode;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::condition_variable_any m_idle;
    std::deque<Entry> m_waiting;
    std::string m_runningKey;
    std::stop_source m_runningStop;
    std::jthread m_thread; // last: joined before the rest goes away
};

} // namespace modalens
