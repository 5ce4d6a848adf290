// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/smallmap.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace modalens {

/// A row of small maps, the fused one and one for each signal, that show the same colours and marks. Repaints
/// one map in each turn of the event loop.
class SmallMaps : public QWidget
{
    Q_OBJECT

public:
    explicit SmallMaps(QWidget *parent = nullptr);
    void setSignals(const QVector<SignalView> &signalViews);
    void setCurrentSignal(const QString &name); ///< Empty: fused. Emits nothing.
    /// Names that still lack points; "" is the fused map.
    QStringList missing() const;
    void setPoints(const QString &name, SharedMapPoints points, std::shared_ptr<const PointGrid> grid);
    void forgetPoints();
    void setColours(const SharedItemColours &colours);
    void setMarks(const MapMarks &marks);
    const MapMarks &marks() const { return m_marks; }
    void setCamera(std::optional<Camera> camera); ///< For all; nothing: each shows everything.
    SmallMap *map(const QString &name) const;     ///< nullptr when there is none.

Q_SIGNALS:
    void signalChosen(const QString &name);
    void itemHovered(qint64 item);

protected:
    void changeEvent(QEvent *event) override;

private:
    SmallMap *addMap(const QString &label, const QString &name);
    void colourDots();
    void refreshNext();

    QHBoxLayout *m_layout;
    QButtonGroup *m_group;
    QVector<SignalView> m_signals;
    QStringList m_names; ///< In order; the first is empty.
    QHash<QString, SmallMap *> m_maps;
    SharedItemColours m_colours;
    MapMarks m_marks;
    std::optional<Camera> m_camera;
    QTimer m_refreshTimer;
};

} // namespace modalens
