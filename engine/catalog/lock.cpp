// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace modalens {

namespace {

using FileIdentity = std::pair<dev_t, ino_t>;

struct Held
{
    pid_t process = 0; // a forked child inherits the registry but not the right
    int fd = -1;
    int shares = 0;
};

/// What this process holds, by identity of the lock file, so that two spellings of a path share one.
struct Registry
{
    std::mutex mutex;
    std::map<FileIdentity, Held> held;
};

Registry &registry()
{
    static Registry instance;
    return instance;
}

std::string holderOf(int fd)
{
    std::array<char, 32> text{};
    const ssize_t count = ::pread(fd, text.data(), text.size() - 1, 0);
    const std::string pid(text.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    const std::string digits = pid.substr(0, pid.find_first_not_of("0123456789"));
    return digits.empty() ? "an unknown process" : "process " + digits;
}

void writeHolder(int fd)
{
    const std::string pid = std::to_string(::getpid()) + "\n";
    // Only a courtesy to whoever finds the lock taken; the lock itself does not depend on it.
    if (::ftruncate(fd, 0) == 0)
        static_cast<void>(!::pwrite(fd, pid.data(), pid.size(), 0));
}

} // namespace

Result<std::unique_ptr<CatalogLock>> CatalogLock::acquire(const std::filesystem::path &folder)
{
    const std::filesystem::path path = folder / "catalog.lock";
    const std::lock_guard guard(registry().mutex);
    struct stat status
    {
    };
    if (::stat(path.c_str(), &status) == 0) {
        const auto found = registry().held.find({status.st_dev, status.st_ino});
        if (found != registry().held.end() && found->second.process == ::getpid()) {
            ++found->second.shares;
            return std::unique_ptr<CatalogLock>(new CatalogLock(found->first));
        }
    }
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0)
        return Unexpected<Error>(errorFromErrno(errno, "open the lock file", path.string()));
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0 || ::fstat(fd, &status) != 0) {
        const int reason = errno;
        const std::string holder = holderOf(fd);
        ::close(fd);
        if (reason != EWOULDBLOCK)
            return Unexpected<Error>(errorFromErrno(reason, "lock the catalog", path.string()));
        return fail(ErrorCode::Busy, "another Modalens has this catalog open for writing (" + holder + ")",
                    path.string());
    }
    writeHolder(fd);
    const FileIdentity identity{status.st_dev, status.st_ino};
    registry().held[identity] = {::getpid(), fd, 1};
    return std::unique_ptr<CatalogLock>(new CatalogLock(identity));
}

CatalogLock::~CatalogLock()
{
    const std::lock_guard guard(registry().mutex);
    const auto found = registry().held.find(m_identity);
    if (--found->second.shares > 0)
        return;
    ::close(found->second.fd); // releases the flock; the file stays, so that nobody locks an unlinked one
    registry().held.erase(found);
}

} // namespace modalens
