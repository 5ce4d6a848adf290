// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace modalens {

namespace {

/// Closes its descriptor; -1 is "none".
class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd;
};

Unexpected<Error> lastError(std::string_view doing, const std::filesystem::path &path)
{
    return Unexpected<Error>(errorFromErrno(errno, doing, path.string()));
}

Status writeAll(int fd, std::span<const std::byte> bytes, const std::filesystem::path &path)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return lastError("write the file", path);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Status writeAndSync(const std::filesystem::path &path, std::span<const std::byte> bytes)
{
    const Descriptor fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!fd)
        return lastError("create the file", path);
    MODALENS_CHECK(writeAll(fd.get(), bytes, path));
    if (::fsync(fd.get()) != 0)
        return lastError("flush the file to disk", path);
    return {};
}

} // namespace

Status writeFileAtomically(const std::filesystem::path &path, std::span<const std::byte> bytes)
{
    std::filesystem::path temporary = path;
    temporary += ".part";
    if (Status written = writeAndSync(temporary, bytes); !written) {
        ::unlink(temporary.c_str());
        return written;
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0)
        return lastError("replace the file", path);
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const Descriptor folderFd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folderFd || ::fsync(folderFd.get()) != 0)
        return lastError("flush the folder to disk", folder);
    return {};
}

Status writeFileAtomically(const std::filesystem::path &path, std::string_view text)
{
    return writeFileAtomically(path, std::as_bytes(std::span(text)));
}

Result<std::vector<std::byte>> readFile(const std::filesystem::path &path, std::int64_t maxBytes)
{
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd)
        return lastError("open the file", path);
    struct stat status{};
    if (::fstat(fd.get(), &status) != 0)
        return lastError("inspect the file", path);
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::Unsupported, "not a regular file", path.string());
    if (status.st_size > maxBytes)
        return fail(ErrorCode::TooLarge, "the file is larger than the limit", path.string());
    std::vector<std::byte> bytes(static_cast<std::size_t>(status.st_size));
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count = ::read(fd.get(), bytes.data() + filled, bytes.size() - filled);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return lastError("read the file", path);
        if (count == 0)
            break; // it shrank meanwhile: what is there is what we have
        filled += static_cast<std::size_t>(count);
    }
    bytes.resize(filled);
    return bytes;
}

Result<std::string> readTextFile(const std::filesystem::path &path, std::int64_t maxBytes)
{
    MODALENS_TRY(bytes, readFile(path, maxBytes));
    return std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

Result<MappedFile> MappedFile::open(const std::filesystem::path &path)
{
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd)
        return lastError("open the file", path);
    struct stat status{};
    if (::fstat(fd.get(), &status) != 0)
        return lastError("inspect the file", path);
    MappedFile file;
    file.m_size = static_cast<std::size_t>(status.st_size);
    if (file.m_size == 0)
        return file;
    void *data = ::mmap(nullptr, file.m_size, PROT_READ, MAP_SHARED, fd.get(), 0);
    if (data == MAP_FAILED)
        return lastError("map the file", path);
    file.m_data = static_cast<const std::byte *>(data);
    return file;
}

MappedFile::MappedFile(MappedFile &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

MappedFile &MappedFile::operator=(MappedFile &&other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

MappedFile::~MappedFile()
{
    if (m_data)
        ::munmap(const_cast<std::byte *>(m_data), m_size);
}

} // namespace modalens
