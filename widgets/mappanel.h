// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/smallmaps.h"
#include "widgets/values.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QStackedLayout;

namespace modalens {

class EmptyState;
class MapLegend;
class MapTools;
class MapView;
class MediaSource;

/// The map with its tabs (fused, then one per signal), its tools, its legend in the corner with fewest
/// points, a line that says when points are counted instead of drawn, and below it, if wanted, the small
/// maps; a message in its place where the map is empty. Selection, marks and colours given here reach all
/// maps.
class MapPanel : public QWidget
{
    Q_OBJECT

public:
    explicit MapPanel(MediaSource *media, QWidget *parent = nullptr);
    MapView *map() const { return m_map; }
    MapLegend *legend() const { return m_legend; }
    MapTools *tools() const { return m_tools; }
    SmallMaps *smallMaps() const { return m_small; }
    void setSmallMapsShown(bool areShown); ///< Emits nothing, as the next.
    void toggleSmallMaps(bool areShown);   ///< As the button does.
    bool areSmallMapsShown() const { return m_areSmallShown; }
    void setLinked(bool isLinked); ///< Small maps look where the large one does.
    bool isLinked() const { return m_isLinked; }
    void followCamera(); ///< Small maps look where the large one does, if they are linked.
    /// One colour for each item by its number; `ofPoints` the same for the large map's points.
    void setColours(const SharedItemColours &byItem, ItemColours ofPoints);
    void setCurrent(qint64 item);
    void setQueryItems(const QVector<qint64> &items);
    /// Of all maps; emits nothing. The analyst's own changes come from MapView::selectionChanged().
    void setSelection(const QVector<qint64> &items);
    /// Tabs after "Fused". The chosen one stays if it is still there.
    void setSignals(const QVector<SignalView> &signalViews);
    QString currentSignal() const;              ///< Empty: fused.
    void setCurrentSignal(const QString &name); ///< Emits nothing.
    /// Shown while there is no point: set a title and a sentence.
    EmptyState *emptyState() const { return m_empty; }
    /// Switches between the map and the empty state.
    void setHasPoints(bool hasPoints);

Q_SIGNALS:
    void mapSignalChanged(const QString &name); ///< Empty: fused. By the user.
    void smallMapsToggled(bool areShown);       ///< By the user, as the next.
    void linkedToggled(bool isLinked);
    void itemHovered(qint64 item); ///< In any of the maps; -1: none any more.

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuildTabs();
    void addTab(const QString &label, const QString &signalName);
    void colourTabs();
    void connectMap();
    void placeFloating();
    void placeLegend(const QRect &stage);
    void placeNote(int room);
    void showMarks(qint64 hovered);
    void showNote();
    void chooseSignal(const QString &name);

    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QWidget *m_stage; ///< The large map or what stands for it, and what floats over it.
    MapView *m_map;
    MapLegend *m_legend;
    MapTools *m_tools;
    QLabel *m_note;
    SmallMaps *m_small;
    bool m_areSmallShown = false;
    bool m_isLinked = false;
    Qt::Corner m_legendCorner = Qt::BottomLeftCorner;
    QScrollArea *m_tabs;
    QHBoxLayout *m_tabLayout;
    QButtonGroup *m_group = nullptr;
    QVector<SignalView> m_signals;
    QString m_current;
};

} // namespace modalens
