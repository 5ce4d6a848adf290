// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/pictures.h"

#include "app/gui/text/paths.h"
#include "engine/base/file.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

#include <algorithm>

namespace modalens {

namespace {

constexpr std::int64_t kMaxPngBytes = 64 << 20;
constexpr qint64 kMaxPixels =
    25'000'000; // larger ones are photographs: the engine's scaled decoding serves them

} // namespace

QImage qImageFrom(const Image &image)
{
    if (image.width <= 0 || image.height <= 0)
        return {};
    const QImage borrowed(image.pixels.data(), image.width, image.height, qsizetype{image.width} * 3,
                          QImage::Format_RGB888);
    return borrowed.convertToFormat(QImage::Format_RGB32);
}

QImage transparentPicture(const QString &path, int maxSide)
{
    const std::filesystem::path file = pathFromText(path);
    const auto info = probeImage(file);
    if (!info || std::string_view(info->format) != "png" || info->isAnimated ||
        qint64{info->width} * info->height > kMaxPixels)
        return {};
    const auto bytes = readFile(file, kMaxPngBytes);
    if (!bytes)
        return {};
    QByteArray content(reinterpret_cast<const char *>(bytes->data()), static_cast<qsizetype>(bytes->size()));
    QBuffer buffer(&content);
    QImageReader reader(&buffer, QByteArrayLiteral("png"));
    const bool hasAlpha =
        reader.imageFormat() == QImage::Format_ARGB32 || reader.imageFormat() == QImage::Format_Indexed8;
    QImage image = hasAlpha ? reader.read() : QImage();
    if (image.isNull() || !image.hasAlphaChannel())
        return {};
    image = image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    if (std::max(image.width(), image.height()) > maxSide)
        image = image.scaled(maxSide, maxSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return image;
}

} // namespace modalens
