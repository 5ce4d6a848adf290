// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/file.h"

#include "engine/base/filedescriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace modalens {

namespace {

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

/// Errors name `target`: the temporary file means nothing to the reader.
Status writeAndSync(const std::filesystem::path &temporary, std::span<const std::byte> bytes,
                    const std::filesystem::path &target)
{
    const FileDescriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!fd)
        return lastError("create the file", target);
    MODALENS_CHECK(writeAll(fd.get(), bytes, target));
    if (::fsync(fd.get()) != 0)
        return lastError("flush the file to disk", target);
    return {};
}

} // namespace

FileDescriptor::~FileDescriptor()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<OpenFile> openRegularFile(const std::filesystem::path &path)
{
    OpenFile file;
    file.fd = FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!file.fd)
        return lastError("open the file", path);
    struct stat status
    {
    };
    if (::fstat(file.fd.get(), &status) != 0)
        return lastError("inspect the file", path);
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::Unsupported, "not a regular file", path.string());
    file.sizeBytes = status.st_size;
    return file;
}

Status writeFileAtomically(const std::filesystem::path &path, std::span<const std::byte> bytes)
{
    std::filesystem::path temporary = path;
    temporary += ".part";
    Status written = writeAndSync(temporary, bytes, path);
    if (written && ::rename(temporary.c_str(), path.c_str()) != 0)
        written = lastError("replace the file", path);
    if (!written) {
        ::unlink(temporary.c_str());
        return written;
    }
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const FileDescriptor folderFd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
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
    MODALENS_TRY(file, openRegularFile(path));
    if (file.sizeBytes > maxBytes)
        return fail(ErrorCode::TooLarge, "the file is larger than the limit", path.string());
    std::vector<std::byte> bytes(static_cast<std::size_t>(file.sizeBytes));
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count = ::read(file.fd.get(), bytes.data() + filled, bytes.size() - filled);
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

} // namespace modalens
