// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/pictures.h"

#include "app/gui/text/paths.h"

#include <algorithm>
#include <string_view>

namespace modalens {

namespace {

constexpr qint64 kMaxPixels =
    25'000'000; // larger ones are photographs: the engine's scaled decoding serves them

bool mayBeTransparent(std::string_view format)
{
    return format == "png" || format == "svg" || format == "webp" || format == "avif" || format == "heic";
}

/// On black a pixel is colour * alpha, on white it is that plus 255 * (1 - alpha): premultiplied colour and
/// alpha follow from the two.
QImage fromTwoGrounds(const Image &black, const Image &white)
{
    QImage image(black.width, black.height, QImage::Format_ARGB32_Premultiplied);
    const std::uint8_t *b = black.pixels.data();
    const std::uint8_t *w = white.pixels.data();
    for (int y = 0; y < image.height(); ++y) {
        auto *out = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x, b += 3, w += 3) {
            const int alpha = std::clamp(255 - (w[1] - b[1]), int{std::max({b[0], b[1], b[2]})}, 255);
            out[x] = qRgba(b[0], b[1], b[2], alpha);
        }
    }
    return image;
}

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
    if (!info || info->isAnimated || !mayBeTransparent(info->format) ||
        qint64{info->width} * info->height > kMaxPixels)
        return {};
    const auto onBlack = decodeImage(file, {.maxSide = maxSide, .ground = 0});
    const auto onWhite = decodeImage(file, {.maxSide = maxSide, .ground = 255});
    if (!onBlack || !onWhite || onBlack->pixels == onWhite->pixels)
        return {};
    return fromTwoGrounds(*onBlack, *onWhite);
}

} // namespace modalens
