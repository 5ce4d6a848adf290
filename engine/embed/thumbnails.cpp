// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/thumbnails.h"

#include "engine/base/hash.h"
#include "engine/media/sniff.h"
#include "engine/media/video.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace modalens {

namespace fs = std::filesystem;

namespace {

constexpr int kMaxSide = 4096;
constexpr int kJpegQuality = 85;
constexpr std::size_t kNameDigits = 32;
constexpr std::string_view kExtension = ".jpg";
constexpr std::string_view kPartExtension = ".part";
/// A temporary file of this age was left by a process that died.
constexpr auto kStaleAfter = std::chrono::hours(1);

bool isOurName(std::string_view name, std::string_view extension)
{
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return name.size() > kNameDigits && name.ends_with(extension) &&
           std::all_of(name.begin(), name.begin() + kNameDigits, isHex) &&
           (extension == kPartExtension || name.size() == kNameDigits + extension.size());
}

struct Entry
{
    fs::path path;
    std::int64_t bytes = 0;
    fs::file_time_type used;
};

/// Thumbnails in the folder (two levels: 00/..., 01/...). Temporary files left by a crash are removed on the
/// way.
std::vector<Entry> entriesOf(const fs::path &folder)
{
    std::vector<Entry> entries;
    std::error_code error;
    const auto now = fs::file_time_type::clock::now();
    for (fs::directory_iterator group(folder, error), end; !error && group != end; group.increment(error)) {
        std::error_code inner;
        if (group->path().filename().string().size() != 2 || !group->is_directory(inner))
            continue;
        for (fs::directory_iterator file(group->path(), inner); !inner && file != end;
             file.increment(inner)) {
            std::error_code ignored; // another process may have removed it
            const std::string name = file->path().filename().string();
            const auto used = file->last_write_time(ignored);
            if (isOurName(name, kPartExtension) && !ignored && now - used > kStaleAfter)
                fs::remove(file->path(), ignored);
            if (!isOurName(name, kExtension) || !file->is_regular_file(ignored))
                continue;
            const auto bytes = file->file_size(ignored);
            if (!ignored)
                entries.push_back({file->path(), static_cast<std::int64_t>(bytes), used});
        }
    }
    return entries;
}

/// A frame from the first third; any frame where that part cannot be read.
Result<Image> videoThumbnail(const fs::path &file, int side)
{
    MODALENS_TRY(info, probeVideo(file));
    std::optional<Image> image;
    const Status played = playFrames(file, info.durationS / 4, side, [&](VideoFrame &&frame) {
        image = std::move(frame.image);
        return false;
    });
    if (image)
        return std::move(*image);
    if (!played)
        return Unexpected<Error>(played.error());
    MODALENS_TRY(frames, decodeFrames(file, {.count = 1, .maxSide = side}));
    return std::move(frames.front().image);
}

Result<Image> makeThumbnail(const fs::path &file, int side)
{
    MODALENS_TRY(modality, sniffModality(file));
    if (modality == Modality::Image)
        return decodeImage(file, {.maxSide = side});
    if (modality == Modality::Video)
        return videoThumbnail(file, side);
    return fail(ErrorCode::Unsupported, "neither a picture nor a video", file.string());
}

} // namespace

fs::path defaultThumbnailFolder()
{
    // The XDG Base Directory Specification: a relative path there counts as none.
    const char *cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && cache[0] == '/')
        return fs::path(cache) / "modalens" / "thumbnails";
    const char *home = std::getenv("HOME");
    return home != nullptr && home[0] == '/' ? fs::path(home) / ".cache" / "modalens" / "thumbnails"
                                             : fs::path();
}

ThumbnailCache::ThumbnailCache(fs::path folder, std::int64_t maxBytes)
    : m_folder(std::move(folder))
    , m_maxBytes(maxBytes)
{
}

Result<fs::path> ThumbnailCache::entryOf(const fs::path &file, int side) const
{
    if (side < 1 || side > kMaxSide)
        return fail(ErrorCode::InvalidArgument, "impossible size of a thumbnail", file.string());
    struct stat status
    {
    };
    if (::stat(file.c_str(), &status) != 0)
        return Unexpected<Error>(errorFromErrno(errno, "inspect the file", file.string()));
    const std::int64_t time = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
    std::error_code error;
    const fs::path absolute = fs::absolute(file, error).lexically_normal();
    const std::string key = absolute.string() + '\0' + std::to_string(status.st_size) + '\0' +
                            std::to_string(time) + '\0' + std::to_string(side);
    std::array<char, kNameDigits + 1> name{};
    std::snprintf(name.data(), name.size(), "%016llx%016llx",
                  static_cast<unsigned long long>(hashText(key, 1)),
                  static_cast<unsigned long long>(hashText(key, 2)));
    const std::string digits = name.data();
    return m_folder / digits.substr(0, 2) / (digits + std::string(kExtension));
}

Result<Image> ThumbnailCache::thumbnail(const fs::path &file, int side)
{
    MODALENS_TRY(entry, entryOf(file, side));
    if (Result<Image> cached = decodeImage(entry); cached) {
        ::utimensat(AT_FDCWD, entry.c_str(), nullptr, 0); // used now; a read-only cache simply ages
        return cached;
    }
    MODALENS_TRY(image, makeThumbnail(file, side));
    store(entry, image);
    return std::move(image);
}

bool ThumbnailCache::put(const fs::path &file, const Image &decoded, int decodedMaxSide, int side)
{
    const bool hasOwnSize = decodedMaxSide == 0 || std::max(decoded.width, decoded.height) < decodedMaxSide;
    if (decoded.width < 1 || decoded.height < 1 ||
        (!hasOwnSize && std::max(decoded.width, decoded.height) < side))
        return false;
    const auto entry = entryOf(file, side);
    if (!entry)
        return false;
    if (::access(entry->c_str(), F_OK) == 0)
        return true;
    store(*entry, std::max(decoded.width, decoded.height) > side ? scaledToFit(decoded, side) : decoded);
    return ::access(entry->c_str(), F_OK) == 0;
}

void ThumbnailCache::store(const fs::path &entry, const Image &image)
{
    const auto jpeg = encodeJpeg(image, kJpegQuality);
    if (m_folder.empty() || !jpeg || static_cast<std::int64_t>(jpeg->size()) > m_maxBytes)
        return;
    // No fsync: a thumbnail that a power cut damages is made again. The name is unique among threads and
    // processes.
    static std::atomic<unsigned> counter{0};
    std::error_code error;
    fs::create_directories(entry.parent_path(), error);
    fs::path part = entry;
    part.replace_extension("." + std::to_string(::getpid()) + "-" + std::to_string(counter++) +
                           std::string(kPartExtension));
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char *>(jpeg->data()), static_cast<std::streamsize>(jpeg->size()));
    out.close();
    const std::lock_guard lock(m_mutex);
    countOnce();
    const auto replacedBytes = fs::file_size(entry, error);
    const bool isReplaced = !error;
    if (out)
        fs::rename(part, entry, error);
    if (!out || error) {
        fs::remove(part, error);
        return;
    }
    *m_bytes +=
        static_cast<std::int64_t>(jpeg->size()) - (isReplaced ? static_cast<std::int64_t>(replacedBytes) : 0);
    if (*m_bytes > m_maxBytes)
        clearOut();
}

void ThumbnailCache::countOnce() const
{
    if (m_bytes)
        return;
    m_bytes = 0;
    for (const Entry &entry : entriesOf(m_folder))
        *m_bytes += entry.bytes;
}

void ThumbnailCache::clearOut()
{
    std::vector<Entry> entries = entriesOf(m_folder);
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.used < b.used; });
    std::int64_t total = 0;
    for (const Entry &entry : entries)
        total += entry.bytes;
    // A tenth more than needed goes, so that this does not happen with every thumbnail.
    const std::int64_t target = total > m_maxBytes ? m_maxBytes - m_maxBytes / 10 : m_maxBytes;
    for (const Entry &entry : entries) {
        if (total <= target)
            break;
        std::error_code ignored;
        fs::remove(entry.path, ignored);
        total -= entry.bytes;
    }
    m_bytes = total;
}

std::int64_t ThumbnailCache::sizeBytes() const
{
    const std::lock_guard lock(m_mutex);
    countOnce();
    return *m_bytes;
}

} // namespace modalens
