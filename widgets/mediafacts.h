// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QSize>
#include <QString>

namespace modalens {

/// What a file says of itself, read from its first bytes. What does not apply stays at its default.
struct MediaFacts
{
    QString format;       ///< "PNG", "Ogg Vorbis": short, not translated; or empty.
    QSize pixels;         ///< Of pictures and videos, as shown (after orientation).
    double durationS = 0; ///< Of sounds and videos; 0 when unknown.
    int sampleRate = 0;   ///< Hz
    int channels = 0;
    double framesPerSecond = 0;
    qint64 frameCount = 0;
    qint64 sizeBytes = -1; ///< -1: there is no such file.
    QDateTime modified;
    QString problem; ///< Translated: why nothing more is known, or empty.

    bool operator==(const MediaFacts &) const = default;
};

} // namespace modalens
