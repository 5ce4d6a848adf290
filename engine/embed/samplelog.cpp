// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/samplelog.h"

#include "engine/base/file.h"
#include "engine/base/hash.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

namespace modalens {

namespace {

// File: header, then batches. Native byte order: the file never leaves the machine that is embedding.
constexpr std::uint64_t kMagic = 0x31504d41534c444dull; // "MDLSAMP1"
constexpr std::int64_t kMaxBytes = std::int64_t{8} << 30;

struct FileHeader
{
    std::uint64_t magic = kMagic;
    std::uint64_t fingerprint = 0;
};

struct BatchHeader
{
    std::uint64_t payloadBytes = 0;
    std::uint64_t checksum = 0;
};

template <class T>
std::span<const std::byte> bytesOf(const T &value)
{
    return std::as_bytes(std::span(&value, 1));
}

class Writer
{
public:
    template <class T>
    void put(const T &value)
    {
        putBytes(bytesOf(value));
    }
    template <class Range>
    void putRange(const Range &range)
    {
        put(static_cast<std::uint64_t>(range.size()));
        putBytes(std::as_bytes(std::span(range.data(), range.size())));
    }
    void putBytes(std::span<const std::byte> bytes)
    {
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    }
    const std::vector<std::byte> &bytes() const { return m_bytes; }

private:
    std::vector<std::byte> m_bytes;
};

/// Reads what Writer wrote; never past the end: after a failed read everything fails.
class Reader
{
public:
    explicit Reader(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }
    template <class T>
    bool get(T &value)
    {
        if (m_bytes.size() < sizeof(T))
            return false;
        std::memcpy(&value, m_bytes.data(), sizeof(T));
        m_bytes = m_bytes.subspan(sizeof(T));
        return true;
    }
    template <class Range>
    bool getRange(Range &range)
    {
        std::uint64_t count = 0;
        if (!get(count) || count > m_bytes.size() / sizeof(range[0]))
            return false;
        range.resize(count);
        const std::size_t size = count * sizeof(range[0]);
        if (size > 0)
            std::memcpy(range.data(), m_bytes.data(), size);
        m_bytes = m_bytes.subspan(size);
        return true;
    }
    std::span<const std::byte> rest() const { return m_bytes; }
    void skip(std::size_t count) { m_bytes = m_bytes.subspan(count); }

private:
    std::span<const std::byte> m_bytes;
};

std::vector<std::byte> serialised(std::span<const EncodedItem> batch)
{
    Writer writer;
    writer.put(static_cast<std::uint64_t>(batch.size()));
    for (const EncodedItem &item : batch) {
        writer.put(item.item);
        writer.put(item.contentHash);
        writer.putRange(item.failure);
        writer.putRange(item.row.index);
        writer.putRange(item.row.value);
    }
    return writer.bytes();
}

bool parseBatch(std::span<const std::byte> payload, std::vector<EncodedItem> &out)
{
    Reader reader(payload);
    std::uint64_t count = 0;
    if (!reader.get(count))
        return false;
    for (std::uint64_t i = 0; i < count; ++i) {
        EncodedItem item;
        if (!reader.get(item.item) || !reader.get(item.contentHash) || !reader.getRange(item.failure) ||
            !reader.getRange(item.row.index) || !reader.getRange(item.row.value))
            return false;
        out.push_back(std::move(item));
    }
    return true;
}

/// The payload of the next whole and undamaged batch; nullopt where the usable part of the file ends.
std::optional<std::span<const std::byte>> nextBatch(Reader &reader)
{
    BatchHeader header;
    if (!reader.get(header) || header.payloadBytes > reader.rest().size())
        return std::nullopt;
    const auto payload = reader.rest().first(header.payloadBytes);
    if (hashBytes(payload) != header.checksum)
        return std::nullopt;
    reader.skip(payload.size());
    return payload;
}

} // namespace

SampleLog::SampleLog(std::filesystem::path path, int fd)
    : m_path(std::move(path))
    , m_fd(fd)
{
}

SampleLog::SampleLog(SampleLog &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_fd(std::exchange(other.m_fd, -1))
    , m_items(std::move(other.m_items))
{
}

SampleLog::~SampleLog()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<SampleLog> SampleLog::open(const std::filesystem::path &path, std::uint64_t fingerprint)
{
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        return Unexpected<Error>(errorFromErrno(errno, "open the embedding sample", path.string()));
    SampleLog log(path, fd);
    MODALENS_CHECK(log.readExisting(fingerprint));
    return log;
}

Status SampleLog::readExisting(std::uint64_t fingerprint)
{
    MODALENS_TRY(bytes, readFile(m_path, kMaxBytes));
    Reader reader(bytes);
    FileHeader header;
    std::size_t usable = 0;
    if (reader.get(header) && header.magic == kMagic && header.fingerprint == fingerprint) {
        usable = sizeof(header);
        while (const auto payload = nextBatch(reader)) {
            if (!parseBatch(*payload, m_items))
                break;
            usable += sizeof(BatchHeader) + payload->size();
        }
    }
    if (::ftruncate(m_fd, static_cast<off_t>(usable)) != 0 || ::lseek(m_fd, 0, SEEK_END) < 0)
        return Unexpected<Error>(errorFromErrno(errno, "cut the embedding sample", m_path.string()));
    if (usable > 0)
        return {};
    const FileHeader fresh{kMagic, fingerprint};
    if (::write(m_fd, &fresh, sizeof(fresh)) != sizeof(fresh))
        return Unexpected<Error>(errorFromErrno(errno, "write the embedding sample", m_path.string()));
    return {};
}

Status SampleLog::append(std::vector<EncodedItem> batch)
{
    const std::vector<std::byte> payload = serialised(batch);
    Writer record;
    record.put(BatchHeader{payload.size(), hashBytes(payload)});
    record.putBytes(payload);
    std::span<const std::byte> rest = record.bytes();
    while (!rest.empty()) {
        const ssize_t written = ::write(m_fd, rest.data(), rest.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return Unexpected<Error>(errorFromErrno(errno, "write the embedding sample", m_path.string()));
        rest = rest.subspan(static_cast<std::size_t>(written));
    }
    if (::fdatasync(m_fd) != 0)
        return Unexpected<Error>(errorFromErrno(errno, "flush the embedding sample", m_path.string()));
    for (EncodedItem &item : batch)
        m_items.push_back(std::move(item));
    return {};
}

void SampleLog::remove()
{
    ::close(std::exchange(m_fd, -1));
    ::unlink(m_path.c_str());
}

} // namespace modalens
