// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/mapping.h"

#include "engine/base/filedescriptor.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace modalens {

Result<PrivateMapping> PrivateMapping::open(const std::filesystem::path &path, std::int64_t sizeBytes)
{
    const FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd)
        return Unexpected<Error>(errorFromErrno(errno, "open the file", path.string()));
    struct stat status
    {
    };
    const bool isLongEnough = ::fstat(fd.get(), &status) == 0 && status.st_size >= sizeBytes;
    if (!isLongEnough)
        return fail(ErrorCode::Damaged, "the file is shorter than the catalog says; embed this space again",
                    path.string());
    void *data = ::mmap(nullptr, static_cast<std::size_t>(sizeBytes), PROT_READ | PROT_WRITE, MAP_PRIVATE,
                        fd.get(), 0);
    if (data == MAP_FAILED)
        return Unexpected<Error>(errorFromErrno(errno, "map the file", path.string()));
    PrivateMapping mapping;
    mapping.m_data = static_cast<std::byte *>(data);
    mapping.m_size = static_cast<std::size_t>(sizeBytes);
    return mapping;
}

PrivateMapping::PrivateMapping(PrivateMapping &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

PrivateMapping &PrivateMapping::operator=(PrivateMapping &&other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

PrivateMapping::~PrivateMapping()
{
    if (m_data)
        ::munmap(m_data, m_size);
}

} // namespace modalens
