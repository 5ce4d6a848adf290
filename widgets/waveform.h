// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QVector>

namespace modalens {

/// Loudest sample of each of `count` equal stretches, scaled so that the loudest of all is 1. Silence is all
/// 0. Pure.
QVector<float> soundEnvelope(const QVector<float> &samples, int count);

/// The sound as bars in a square of `side` pixels, transparent around them: a thumbnail. Thread-safe.
QImage waveformPicture(const QVector<float> &samples, int side, const QColor &colour);

} // namespace modalens
