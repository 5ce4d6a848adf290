// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/viewservice.h"

#include <QObject>

#include <array>
#include <optional>

namespace modalens {

class Actions;
class CatalogSession;
class DeskPanels;

/// Two mixes to compare, A and B, kept in the catalog as views of its own. Bringing one back changes the mix
/// alone, as one step of the history, and leaves locked weights, names and locks as they are.
class MixPresets : public QObject
{
    Q_OBJECT

public:
    MixPresets(CatalogSession &session, DeskPanels &panels, Actions &actions, QObject *parent);

    static const std::array<std::string, 2> kViewNames;

Q_SIGNALS:
    void said(const QString &text);

private:
    void take(const std::vector<NamedView> &views);
    void keep(int place);
    void takeWritten(const std::vector<ViewChange> &changes);
    void showKept(int place, const View &mix);
    void bringBack(int place);
    void switchOver();
    void show();

    CatalogSession &m_session;
    DeskPanels &m_panels;
    std::array<std::optional<View>, 2> m_mixes;
    int m_last = -1; ///< Kept or brought back last.
};

} // namespace modalens
