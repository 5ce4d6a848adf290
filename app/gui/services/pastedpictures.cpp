// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/pastedpictures.h"

#include "app/gui/text/paths.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QSaveFile>

#include <algorithm>
#include <string>
#include <vector>

namespace modalens {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "pasted-";
constexpr std::string_view kSuffix = ".png";

struct Kept
{
    fs::path file;
    fs::file_time_type time;
    std::uintmax_t bytes = 0;
};

std::vector<Kept> keptNewestFirst(const fs::path &folder)
{
    std::vector<Kept> kept;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code sizeError, timeError;
        const Kept entry{at->path(), at->last_write_time(timeError), at->file_size(sizeError)};
        if (isPastedPicture(at->path()) && !sizeError && !timeError)
            kept.push_back(entry);
    }
    std::sort(kept.begin(), kept.end(), [](const Kept &a, const Kept &b) { return a.time > b.time; });
    return kept;
}

/// What cannot be removed stays until the next time.
void removeOld(const fs::path &folder, const fs::path &newest, const PastedLimits &limits)
{
    const auto oldest = fs::file_time_type::clock::now() - limits.maxAge;
    std::uintmax_t bytes = 0;
    for (const Kept &entry : keptNewestFirst(folder)) {
        bytes += entry.bytes;
        std::error_code ignored;
        if (entry.file != newest && (bytes > limits.maxBytes || entry.time < oldest))
            fs::remove(entry.file, ignored);
    }
}

} // namespace

bool isPastedPicture(const fs::path &file)
{
    const std::string name = file.filename().string();
    return name.starts_with(kPrefix) && name.ends_with(kSuffix);
}

Result<fs::path> keepPastedPicture(const fs::path &folder, const QImage &picture, const PastedLimits &limits)
{
    if (picture.isNull())
        return fail(ErrorCode::Malformed, "there is no picture in what was pasted");
    const QImage fitted =
        std::max(picture.width(), picture.height()) > limits.maxSide
            ? picture.scaled(limits.maxSide, limits.maxSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
            : picture;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !fitted.save(&buffer, "PNG"))
        return fail(ErrorCode::Io, "the pasted picture could not be written as PNG");
    std::error_code error;
    fs::create_directories(folder, error); // a failure shows when the file is written
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex().left(16);
    const fs::path file = folder / (std::string(kPrefix) + hash.toStdString() + std::string(kSuffix));
    QSaveFile out(textFromPath(file));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return fail(ErrorCode::Io, "the pasted picture could not be kept", file.string());
    removeOld(folder, file, limits);
    return file;
}

} // namespace modalens
