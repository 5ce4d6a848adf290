// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/legendlines.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QScrollArea;

namespace modalens {

/// Group values with their colours and counts ("14 / 35"), over the map's corner; a click on its title folds
/// it into a chip and back. Never takes more than a small part of the map: until the analyst chooses it is
/// open where it fits into an eighth of it, and an open one that does not fit scrolls. Hidden while empty.
class MapLegend : public QWidget
{
    Q_OBJECT

public:
    explicit MapLegend(QWidget *parent = nullptr);
    /// What the colours mean, for example the name of a tag group. \param tip more of it, for its tooltip.
    void setTitle(const QString &title, const QString &tip = {});
    /// The first `choosable` entries can be pressed.
    void setEntries(const QVector<LegendEntry> &entries, int choosable = 0);
    void setChosen(const QVector<int> &indices); ///< Pressed entries: the groups that a filter keeps.
    void setRamp(const LegendRamp &ramp);        ///< Above the entries.
    bool isEmpty() const { return m_entries.isEmpty() && m_ramp.colours.isEmpty(); }
    const QVector<LegendEntry> &entries() const { return m_entries; }
    /// The size of the map that it lies on.
    void setRoom(const QSize &room);
    bool isOpen() const;
    /// What the analyst chose; nothing: by the room.
    std::optional<bool> choice() const { return m_choice; }
    void setChoice(std::optional<bool> isOpen);
    QSize sizeHint() const override;

Q_SIGNALS:
    void entryClicked(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSize openSize() const;
    void describe();
    void refresh();

    QPushButton *m_toggle;
    QScrollArea *m_scroll;
    LegendLines *m_lines;
    QString m_title, m_tip;
    QVector<LegendEntry> m_entries;
    LegendRamp m_ramp;
    QSize m_room;
    std::optional<bool> m_choice;
};

} // namespace modalens
