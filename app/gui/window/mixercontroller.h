// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"
#include "widgets/values.h"

#include <QHash>
#include <QObject>

namespace modalens {

class CatalogSession;
class DeskPanels;

/// Connects the mixer with the desk: faders become views, views become faders, answers bring the effective
/// shares. Also the menus beside it: fusion options, further signals, reset.
class MixerController : public QObject
{
    Q_OBJECT

public:
    MixerController(CatalogSession &session, DeskPanels &panels, QObject *parent);

private:
    void showTracks();
    void showShares(const RankingAnswer &answer);
    View viewFromFaders() const;
    void buildMethodMenu();
    void showMethod();
    void buildSignalMenu();
    void addSignal(const std::string &name);
    void resetMix();

    CatalogSession &m_session;
    DeskPanels &m_panels;
    QHash<QString, double> m_shares;
    QHash<QString, bool> m_reached;
};

} // namespace modalens
