// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>

namespace modalens {

/// One part of the filter as a chip.
struct FilterChip
{
    QString label;
    QString group; ///< Of the tag or number; in the tooltip.
    bool operator==(const FilterChip &) const = default;
};

/// What the filter asks for: a chip for each part, with a cross that removes it, and a button that removes
/// all. Takes no room while there is nothing.
class FilterChips : public QWidget
{
    Q_OBJECT

public:
    explicit FilterChips(QWidget *parent = nullptr);
    /// Shows the first kMaxChips and how many more there are.
    void setChips(const QVector<FilterChip> &chips);
    const QVector<FilterChip> &chips() const { return m_chips; }

    static constexpr int kMaxChips = 20;

Q_SIGNALS:
    void removeRequested(int index);
    void clearRequested();

private:
    void addChip(int index);

    QVector<FilterChip> m_chips;
};

} // namespace modalens
