// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spectrogram.h"

#include "widgets/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace modalens {

namespace {

/// Lightness, green to red, blue to yellow.
using Oklab = std::array<double, 3>;

double linear(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

int channel(double value)
{
    const double bounded = std::clamp(value, 0.0, 1.0);
    const double encoded =
        bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * std::pow(bounded, 1 / 2.4) - 0.055;
    return int(std::lround(255 * encoded));
}

// Björn Ottosson, "A perceptual color space for image processing", 2020.
Oklab oklab(const QColor &colour)
{
    const double r = linear(colour.redF()), g = linear(colour.greenF()), b = linear(colour.blueF());
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QRgb rgbOf(const Oklab &lab)
{
    const double l = std::pow(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2], 3);
    const double m = std::pow(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2], 3);
    const double s = std::pow(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2], 3);
    return qRgb(channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

} // namespace

QVector<QRgb> levelColours(const Theme &theme)
{
    const Oklab ground = oklab(theme.raised), middle = oklab(theme.sounds), end = oklab(theme.text);
    // The colour of sounds keeps its hue and takes its turn where its lightness comes.
    const double turn = std::clamp((middle[0] - ground[0]) / (end[0] - ground[0]), 0.2, 0.8);
    QVector<QRgb> colours(256);
    for (int level = 0; level < 256; ++level) {
        const double at = level / 255.0;
        const double before = std::min(1.0, at / turn), after = std::max(0.0, (at - turn) / (1 - turn));
        Oklab lab{ground[0] + at * (end[0] - ground[0]), 0, 0};
        for (int axis = 1; axis < 3; ++axis)
            lab[axis] =
                ground[axis] + before * (middle[axis] - ground[axis]) + after * (end[axis] - middle[axis]);
        colours[level] = rgbOf(lab);
    }
    return colours;
}

QImage spectrogramPicture(const Spectrogram &spectrogram, const Theme &theme)
{
    if (spectrogram.isEmpty() ||
        spectrogram.levels.size() != qsizetype{spectrogram.columns} * spectrogram.bands)
        return {};
    QImage image(spectrogram.columns, spectrogram.bands, QImage::Format_Indexed8);
    image.setColorTable(levelColours(theme));
    for (int band = 0; band < spectrogram.bands; ++band) {
        uchar *line = image.scanLine(spectrogram.bands - 1 - band);
        for (int column = 0; column < spectrogram.columns; ++column)
            line[column] = uchar(spectrogram.levels.at(qsizetype{column} * spectrogram.bands + band));
    }
    return image.convertToFormat(QImage::Format_RGB32);
}

} // namespace modalens
