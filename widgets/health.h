// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

// What the health page shows, as plain values.

namespace modalens {

/// One thing that is looked for. All texts are translated.
struct HealthCheck
{
    enum class State {
        Unavailable, ///< It cannot be looked for; `message` says what to do first.
        Waiting,     ///< It is looked for when asked: `message` says how much work it is.
        Running,
        Done,
        Failed ///< `message` says why.
    };
    QString id; ///< Stable: "matrix", "near:text".
    QString label;
    State state = State::Unavailable;
    qint64 count = 0; ///< Findings; groups where there are groups.
    QString message;
    QString action; ///< What the button under `message` says; empty: none.
    bool operator==(const HealthCheck &) const = default;
};

/// One item of a list of findings.
struct HealthRow
{
    qint64 item = -1; ///< -1: a file that belongs to no item.
    int group = 0;    ///< Rows of one group follow one another.
    QString title;
    QString detail; ///< Why it is listed, or its key.
    QString figure; ///< Its score as text, or empty.
    QString picturePath;
    QString modality; ///< Of the sign that stands for an item without a picture.
    bool operator==(const HealthRow &) const = default;
};

/// One line of the matrix: the items that have exactly these modalities.
struct HealthSet
{
    int id = 0;
    QVector<bool> has; ///< Beside HealthFindings::modalities.
    qint64 items = 0;
};

/// What one check found.
struct HealthFindings
{
    QString check;
    QString summary;         ///< What the list is and how its figure is to be read.
    QVector<HealthRow> rows; ///< The first of all.
    QVector<qint64> items;   ///< All items found.
    QVector<qint64> repeats; ///< Of groups: items that can go while something of each group stays.
    QString name;            ///< Of these items as a set: "Outliers by words".
    bool hasGroups = false;
    bool hasThreshold = false;
    double threshold = 0.0;
    QStringList modalities; ///< Of the matrix; empty for other checks.
    QVector<HealthSet> sets;
    int currentSet = -1; ///< The one that is listed.
};

} // namespace modalens
