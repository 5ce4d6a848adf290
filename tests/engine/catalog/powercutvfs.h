// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace modalens::test {

/// What a database folder may look like after a power cut: content by file name ("catalog.db",
/// "catalog.db-wal").
using DiskImage = std::map<std::string, std::string>;

/// While it lives, SQLite's default file system is one whose writes are remembered since the last sync of
/// their file. A power cut may happen at every write and sync; the image it leaves has all synced content and
/// an arbitrary, reordered and torn (by sectors of 512 bytes) part of the rest. A deleted file may come back
/// as it was last synced, since its folder is not synced. One at a time, one thread.
class PowerCutVfs
{
public:
    /// \param onCut called with the image for each cut; \param everyNth mean number of disk operations
    /// between cuts.
    PowerCutVfs(unsigned seed, int everyNth, std::function<void(const DiskImage &)> onCut);
    ~PowerCutVfs();
    PowerCutVfs(const PowerCutVfs &) = delete;
    PowerCutVfs &operator=(const PowerCutVfs &) = delete;

    /// Cuts happen only while armed.
    void setArmed(bool isArmed) { m_isArmed = isArmed; }

    struct Operation
    {
        std::int64_t offset = 0;
        std::string bytes;
        std::int64_t truncateTo = -1; ///< A truncation when not negative.
    };
    struct FileHistory
    {
        std::string synced;
        bool existsSynced = false;
        std::vector<Operation> pending;
    };
    FileHistory &history(const std::string &name) { return m_files[name]; }
    void changed();
    void synced(FileHistory &file);

private:
    DiskImage imageAfterCut();
    std::string contentAfterCut(const FileHistory &file);

    std::mt19937 m_random;
    int m_everyNth;
    std::function<void(const DiskImage &)> m_onCut;
    std::map<std::string, FileHistory> m_files;
    bool m_isArmed = false;
};

} // namespace modalens::test
