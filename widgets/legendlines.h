// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QAbstractButton>
#include <QRgb>

namespace modalens {

/// A continuous scale in the legend.
struct LegendRamp
{
    QVector<QRgb> colours; ///< From least to greatest; empty: no scale.
    QString least, greatest;
    bool operator==(const LegendRamp &) const = default;
};

/// "14 / 35" where some are hidden, else "35".
QString legendCount(const LegendEntry &entry, bool isFiltered);
/// Some entry has hidden items: then all say how many are visible.
bool isFiltered(const QVector<LegendEntry> &entries);

/// One line of the legend: dot, label, count. Checkable, where it can filter by its group.
class LegendLine : public QAbstractButton
{
    Q_OBJECT

public:
    LegendLine(const LegendEntry &entry, bool isFiltered, bool canChoose, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    LegendEntry m_entry;
    QString m_count;
};

/// The lines below the legend's title: a scale, if there is one, then the entries.
class LegendLines : public QWidget
{
    Q_OBJECT

public:
    explicit LegendLines(QWidget *parent = nullptr);
    /// The first `choosable` entries can be pressed.
    void setEntries(const QVector<LegendEntry> &entries, int choosable);
    void setChosen(const QVector<int> &indices);
    void setRamp(const LegendRamp &ramp);
    QSize sizeHint() const override;

Q_SIGNALS:
    void clicked(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int rampHeight() const;

    QVector<LegendLine *> m_lines;
    LegendRamp m_ramp;
};

} // namespace modalens
