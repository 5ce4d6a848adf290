// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mixbus.h"

#include "widgets/weighttext.h"

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

double largest(const QVector<double> &weights)
{
    double level = 0.0;
    for (double weight : weights)
        level = std::max(level, std::abs(weight)); // views written by hand may hold negative weights
    return level;
}

bool areAlike(const QVector<double> &a, const QVector<double> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return std::abs(x - y) < kWeightGrid / 2; });
}

} // namespace

QVector<MixBus> busesOf(const QVector<StripView> &tracks)
{
    QVector<MixBus> buses;
    for (int i = 0; i < tracks.size(); ++i) {
        const QString &key = tracks.at(i).bus;
        const auto known = std::find_if(buses.begin(), buses.end(), [&key](const MixBus &bus) {
            return !key.isEmpty() && bus.key == key;
        });
        if (known == buses.end())
            buses.append({key, {i}});
        else
            known->members.append(i);
    }
    return buses;
}

void BusShape::observe(const QStringList &names, const QVector<double> &weights)
{
    const double level = largest(weights);
    const bool isKept = names == m_names && areAlike(at(level), weights);
    m_level = level;
    if (isKept)
        return;
    m_names = names;
    m_ratios.clear();
    for (double weight : weights)
        m_ratios.append(level > 0.0 ? weight / level : 1.0);
}

QVector<double> BusShape::at(double level) const
{
    QVector<double> weights;
    for (double ratio : m_ratios)
        weights.append(std::round(ratio * level / kWeightGrid) * kWeightGrid);
    return weights;
}

} // namespace modalens
