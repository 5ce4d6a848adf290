// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <string>

namespace modalens {

class CatalogSession;
class DeskPanels;

/// The menus beside the mixer: how the signals are fused, and which further ones there are.
class MixerMenus : public QObject
{
    Q_OBJECT

public:
    MixerMenus(CatalogSession &session, DeskPanels &panels, QObject *parent);
    /// The present fusion, and what there is to add.
    void show();

private:
    void buildMethodMenu();
    void buildSignalMenu();
    void addSignal(const std::string &name);

    CatalogSession &m_session;
    DeskPanels &m_panels;
};

} // namespace modalens
