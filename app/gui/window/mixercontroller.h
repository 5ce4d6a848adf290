// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"
#include "app/gui/services/signaltwins.h"
#include "widgets/stripview.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace modalens {

class CatalogSession;
class DeskPanels;
class MixerMenus;
class Settings;

/// Connects the mixer with the desk: faders become views, views become faders, answers bring the effective
/// shares, quiet moments the signals that say the same. Also reset and the names of tracks.
class MixerController : public QObject
{
    Q_OBJECT

public:
    MixerController(CatalogSession &session, DeskPanels &panels, Settings &settings, QObject *parent);
    /// Spaces that are being embedded, with how much of each is done in percent: they keep their tracks.
    void showMaking(const QHash<QString, int> &percents);

private:
    void keepInfos();
    void showTracks();
    void showShares(const RankingAnswer &answer);
    std::optional<SignalInfo> infoOf(const MixerTrack &track) const;
    void showWhyNot(const std::string &signal, StripView &view) const;
    StripView stripOf(const MixerTrack &track, const SignalInfo &info) const;
    QString twinNote(const std::string &signal) const;
    double defaultWeight(const std::string &signal) const;
    View viewFromFaders() const;
    void rename(const QString &signal, const QString &name);
    void reset();

    CatalogSession &m_session;
    DeskPanels &m_panels;
    QHash<QString, double> m_shares;
    QHash<QString, bool> m_reached;
    std::vector<SignalTwins> m_twins;
    QHash<QString, int> m_making;
    bool m_isMakingOver = false;
    std::vector<SignalInfo> m_infos; ///< Of the catalog that is open: what it has or had.
    MixerMenus *m_menus;
};

} // namespace modalens
