// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"

#include <QStatusBar>

class QLabel;

namespace modalens {

class CatalogSession;

/// The line at the foot: items, signals, threads, time of the last ranking, and whether the catalog is saved
/// or read-only.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(CatalogSession &session, QWidget *parent);

private:
    void showCatalog();
    void showAnswer(const RankingAnswer &answer);

    CatalogSession &m_session;
    QLabel *m_items;
    QLabel *m_signals;
    QLabel *m_device;
    QLabel *m_time;
    QLabel *m_access;
};

} // namespace modalens
