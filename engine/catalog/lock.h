// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <utility>

namespace modalens {

/// One share of the right to write a catalog folder: an exclusive flock on catalog.lock that all shares of
/// this process have in common and that goes with the last of them. The operating system releases it when the
/// process ends, however it ends. Thread-safe.
class CatalogLock
{
public:
    /// `Busy` with a sentence naming the holder when another process has it.
    static Result<std::unique_ptr<CatalogLock>> acquire(const std::filesystem::path &folder);
    ~CatalogLock();
    CatalogLock(const CatalogLock &) = delete;
    CatalogLock &operator=(const CatalogLock &) = delete;

private:
    using FileIdentity = std::pair<dev_t, ino_t>;
    explicit CatalogLock(FileIdentity identity)
        : m_identity(identity)
    {
    }
    FileIdentity m_identity;
};

} // namespace modalens
