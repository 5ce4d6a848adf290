// SPDX-License-Identifier: GPL-3.0-or-later
#include "powercutvfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

namespace modalens::test {

namespace {

PowerCutVfs *g_current = nullptr;
sqlite3_vfs *g_real = nullptr;
sqlite3_vfs g_vfs{};
sqlite3_io_methods g_methods{};

struct File
{
    sqlite3_file base;
    PowerCutVfs::FileHistory *history; // null for files that may not matter after a crash
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

File *self(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

void apply(std::string &content, const PowerCutVfs::Operation &operation)
{
    if (operation.truncateTo >= 0) {
        content.resize(std::min(content.size(), static_cast<std::size_t>(operation.truncateTo)));
        return;
    }
    const auto end = static_cast<std::size_t>(operation.offset) + operation.bytes.size();
    content.resize(std::max(content.size(), end));
    content.replace(static_cast<std::size_t>(operation.offset), operation.bytes.size(), operation.bytes);
}

int closeFile(sqlite3_file *file)
{
    return self(file)->real()->pMethods->xClose(self(file)->real());
}

int readFile(sqlite3_file *file, void *data, int count, sqlite3_int64 offset)
{
    return self(file)->real()->pMethods->xRead(self(file)->real(), data, count, offset);
}

int writeFile(sqlite3_file *file, const void *data, int count, sqlite3_int64 offset)
{
    if (self(file)->history) {
        const std::string bytes(static_cast<const char *>(data), static_cast<std::size_t>(count));
        self(file)->history->pending.push_back({offset, bytes, -1});
        g_current->changed();
    }
    return self(file)->real()->pMethods->xWrite(self(file)->real(), data, count, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (self(file)->history) {
        self(file)->history->pending.push_back({0, {}, size});
        g_current->changed();
    }
    return self(file)->real()->pMethods->xTruncate(self(file)->real(), size);
}

int syncFile(sqlite3_file *file, int)
{
    if (self(file)->history)
        g_current->synced(*self(file)->history);
    return SQLITE_OK; // the real disk need not wait: it is the simulated one that counts
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return self(file)->real()->pMethods->xFileSize(self(file)->real(), size);
}

int lockFile(sqlite3_file *file, int level)
{
    return self(file)->real()->pMethods->xLock(self(file)->real(), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return self(file)->real()->pMethods->xUnlock(self(file)->real(), level);
}

int checkLock(sqlite3_file *file, int *isReserved)
{
    return self(file)->real()->pMethods->xCheckReservedLock(self(file)->real(), isReserved);
}

int fileControl(sqlite3_file *file, int operation, void *argument)
{
    return self(file)->real()->pMethods->xFileControl(self(file)->real(), operation, argument);
}

int sectorSize(sqlite3_file *file)
{
    return self(file)->real()->pMethods->xSectorSize(self(file)->real());
}

int characteristics(sqlite3_file *file)
{
    return self(file)->real()->pMethods->xDeviceCharacteristics(self(file)->real());
}

int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    return self(file)->real()->pMethods->xShmMap(self(file)->real(), page, size, extend, memory);
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return self(file)->real()->pMethods->xShmLock(self(file)->real(), offset, count, flags);
}

void shmBarrier(sqlite3_file *file)
{
    self(file)->real()->pMethods->xShmBarrier(self(file)->real());
}

int shmUnmap(sqlite3_file *file, int shouldDelete)
{
    return self(file)->real()->pMethods->xShmUnmap(self(file)->real(), shouldDelete);
}

int openFile(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    File *opened = self(file);
    opened->base.pMethods = nullptr;
    opened->history = nullptr;
    const int outcome = g_real->xOpen(g_real, name, opened->real(), flags, outFlags);
    if (outcome != SQLITE_OK)
        return outcome;
    opened->base.pMethods = &g_methods;
    if (name && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) != 0)
        opened->history = &g_current->history(std::filesystem::path(name).filename().string());
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    PowerCutVfs::FileHistory &history = g_current->history(std::filesystem::path(name).filename().string());
    history.pending.clear();
    if (syncFolder)
        history = {};
    return g_real->xDelete(g_real, name, syncFolder);
}

} // namespace

PowerCutVfs::PowerCutVfs(unsigned seed, int everyNth, std::function<void(const DiskImage &)> onCut)
    : m_random(seed)
    , m_everyNth(everyNth)
    , m_onCut(std::move(onCut))
{
    g_current = this;
    g_real = sqlite3_vfs_find(nullptr);
    g_vfs = *g_real;
    g_vfs.zName = "power-cut";
    g_vfs.szOsFile = static_cast<int>(sizeof(File)) + g_real->szOsFile;
    g_vfs.xOpen = &openFile;
    g_vfs.xDelete = &deleteFile;
    // Version 2: no memory-mapped reading.
    g_methods = {2,         &closeFile,  &readFile,  &writeFile,   &truncateFile, &syncFile,        &fileSize,
                 &lockFile, &unlockFile, &checkLock, &fileControl, &sectorSize,   &characteristics, &shmMap,
                 &shmLock,  &shmBarrier, &shmUnmap,  nullptr,      nullptr};
    sqlite3_vfs_register(&g_vfs, 1);
}

PowerCutVfs::~PowerCutVfs()
{
    sqlite3_vfs_unregister(&g_vfs);
    sqlite3_vfs_register(g_real, 1);
    g_current = nullptr;
}

void PowerCutVfs::changed()
{
    if (m_isArmed && m_random() % static_cast<unsigned>(m_everyNth) == 0)
        m_onCut(imageAfterCut());
}

void PowerCutVfs::synced(FileHistory &file)
{
    changed(); // the cut may come just before
    for (const Operation &operation : file.pending)
        apply(file.synced, operation);
    file.pending.clear();
    file.existsSynced = true;
    changed();
}

DiskImage PowerCutVfs::imageAfterCut()
{
    DiskImage image;
    for (const auto &[name, file] : m_files)
        if (file.existsSynced)
            image[name] = contentAfterCut(file);
    return image;
}

std::string PowerCutVfs::contentAfterCut(const FileHistory &file)
{
    constexpr std::size_t sector = 512;
    std::string content = file.synced;
    std::vector<Operation> survivors;
    for (const Operation &operation : file.pending)
        if (m_random() % 2 == 0)
            survivors.push_back(operation);
    if (m_random() % 2 == 0)
        std::shuffle(survivors.begin(), survivors.end(), m_random);
    for (const Operation &operation : survivors) {
        if (operation.truncateTo >= 0 || m_random() % 3 != 0) {
            apply(content, operation);
            continue;
        }
        for (std::size_t at = 0; at < operation.bytes.size(); at += sector) // torn
            if (m_random() % 2 == 0)
                apply(content, {operation.offset + static_cast<std::int64_t>(at),
                                operation.bytes.substr(at, sector), -1});
    }
    return content;
}

} // namespace modalens::test
