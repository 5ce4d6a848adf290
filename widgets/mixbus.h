// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stripview.h"

#include <QStringList>
#include <QVector>

namespace modalens {

/// Tracks that share a fader: indexes into the mixer's tracks, ascending.
struct MixBus
{
    QString key;
    QVector<int> members;
    bool operator==(const MixBus &) const = default;
};

/// Every track is in one bus; buses stand where their first track stood. A track without a bus has one of its
/// own.
QVector<MixBus> busesOf(const QVector<StripView> &tracks);

/// The proportions of the tracks of a bus, kept while its fader moves, also down to nothing and back: weights
/// are rounded, so that they alone would lose them. Pure.
class BusShape
{
public:
    /// Takes the weights as they are now; proportions change unless these are what at() gives.
    void observe(const QStringList &names, const QVector<double> &weights);
    /// What the bus fader shows: the largest weight.
    double level() const { return m_level; }
    /// The weights that belong to a level; the largest is the level itself. Before any weight was seen above
    /// zero all are alike.
    QVector<double> at(double level) const;

private:
    QStringList m_names;
    QVector<double> m_ratios; ///< Weight over level.
    double m_level = 0.0;
};

} // namespace modalens
