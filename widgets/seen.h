// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QVector>

// What encoders saw of one item, as the window shows it: plain values, already translated.

namespace modalens {

/// A word or a piece of one. A weight of 0 means that it does not count: too common, or never learned.
struct SeenWord
{
    QString text;
    double weight = 0.0;
};

/// One thing an encoder looked at: a picture, or words, each with a name and perhaps a sentence.
struct SeenEntry
{
    QString label;
    QString text;
    QImage image;
    QVector<SeenWord> words;
};

/// All that the encoder of one embedding space looked at.
struct SeenSpace
{
    QString name;     ///< Of the space: "image".
    QString label;    ///< "Looks"
    QString modality; ///< Decides the colour.
    QString note;     ///< What made it: encoder and length of the vector.
    QVector<SeenEntry> entries;
    QString problem;       ///< Why there is nothing to see; empty when there is.
    bool isBroken = false; ///< The problem is an error, not just that the item has nothing here.
};

} // namespace modalens
