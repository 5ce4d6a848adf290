// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QVector>

namespace modalens {

struct Theme;

/// How loud each band of tones is over time, as a picture of bounded size however long the sound is.
struct Spectrogram
{
    int columns = 0;   ///< Equal stretches of the sound, in order.
    int bands = 0;     ///< Evenly spaced in mel, low tones first.
    QByteArray levels; ///< columns x bands: 0 is 80 dB below the loudest, 255 the loudest.
    double durationS = 0;
    double lowHz = 0, highHz = 0;
    double loudestS = 0; ///< Where the loudest second begins.

    bool isEmpty() const { return columns <= 0 || bands <= 0; }
    bool operator==(const Spectrogram &) const = default;
};

/// 256 colours from the panel's ground to the far end of lightness through the colour of sounds. Lightness
/// grows in equal steps (Oklab), so that equal steps of level look equal, also to people who do not tell
/// colours apart. Pure.
QVector<QRgb> levelColours(const Theme &theme);

/// One pixel a column and band, high tones on top. Pure.
QImage spectrogramPicture(const Spectrogram &spectrogram, const Theme &theme);

} // namespace modalens
