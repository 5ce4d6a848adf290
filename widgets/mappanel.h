// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QScrollArea;
class QStackedLayout;

namespace modalens {

class EmptyState;
class MapLegend;
class MapView;
class MediaSource;

/// The map with its tabs (fused, then one per signal) and legend; a message in its place where OpenGL is
/// missing or the map is empty.
class MapPanel : public QWidget
{
    Q_OBJECT

public:
    explicit MapPanel(MediaSource *media, QWidget *parent = nullptr);
    /// nullptr without OpenGL. Callers must check.
    MapView *map() const { return m_map; }
    MapLegend *legend() const { return m_legend; }
    /// Tabs after "Fused". The chosen one stays if it is still there.
    void setSignals(const QVector<SignalView> &signalViews);
    QString currentSignal() const;              ///< Empty: fused.
    void setCurrentSignal(const QString &name); ///< Emits nothing.
    /// Shown while there is no point: set a title and a sentence.
    EmptyState *emptyState() const { return m_empty; }
    /// Switches between the map and the empty state; without OpenGL the message stays.
    void setHasPoints(bool hasPoints);

Q_SIGNALS:
    void mapSignalChanged(const QString &name); ///< Empty: fused. By the user.

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void rebuildTabs();
    void addTab(const QString &label, const QString &signalName);
    void colourTabs();
    void placeFloating();

    MapView *m_map = nullptr;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    EmptyState *m_noGl = nullptr;
    MapLegend *m_legend;
    QScrollArea *m_tabs;
    QHBoxLayout *m_tabLayout;
    QButtonGroup *m_group = nullptr;
    QVector<SignalView> m_signals;
    QString m_current;
};

} // namespace modalens
