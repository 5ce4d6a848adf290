// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/deskstate.h"
#include "app/gui/desk/itemselection.h"
#include "app/gui/services/editservice.h"
#include "app/gui/services/itemservice.h"
#include "app/gui/services/mapcolourservice.h"
#include "app/gui/services/mapservice.h"
#include "app/gui/services/rankingservice.h"
#include "app/gui/services/seenservice.h"
#include "app/gui/services/viewservice.h"

#include <QObject>
#include <QTimer>

namespace modalens {

/// The open catalog as the GUI thread knows it: its folder, facts and desk, and the services that work on it,
/// each with its own Catalog object on its own thread. Keeps the desk in the catalog as the view "~session".
class CatalogSession : public QObject
{
    Q_OBJECT

public:
    explicit CatalogSession(QObject *parent = nullptr);
    ~CatalogSession() override;

    /// opened() or openFailed() follows; the present catalog is closed first.
    /// \param keepsSession false: what happens on the desk is not saved (rendering a picture).
    void open(const std::filesystem::path &folder, bool keepsSession = true);
    /// Saves the session and closes. Waits for one small write.
    void close();
    void reload() { m_ranking.reload(); } ///< grown() follows.

    bool isOpen() const { return m_isOpen; }
    const std::filesystem::path &folder() const { return m_folder; }
    QString name() const { return nameOf(m_folder); }
    /// What a catalog is called: its folder's name without ".modalens".
    static QString nameOf(const std::filesystem::path &folder);
    bool keepsSession() const { return m_keepsSession; }
    const CatalogFacts &facts() const { return m_facts; }
    const SignalInfo *
    signalInfo(const std::string &name) const; ///< nullptr when the catalog has no such signal.

    DeskState &desk() { return m_desk; }
    ItemSelection &marked() { return m_marked; }
    RankingService &ranking() { return m_ranking; }
    ItemService &items() { return m_items; }
    MapService &maps() { return m_maps; }
    MapColourService &mapColours() { return m_mapColours; }
    SeenService &seen() { return m_seen; }
    ViewService &views() { return m_views; }
    EditService &edits() { return m_edits; }

    /// Asks for the ranking of the desk as it stands; done by itself whenever the desk or the catalog
    /// changes.
    void rank();

Q_SIGNALS:
    void opened(); ///< A catalog is open and the desk shows its start view.
    void grown();  ///< The same catalog has more items, vectors or signals than before.
    /// \param folder the one that was asked for.
    void openFailed(const modalens::Error &error, const QString &folder);
    void closed();

private:
    void showFacts(const CatalogFacts &facts, bool isReload);
    void restoreMarks(const std::vector<std::string> &keys);
    void saveSession();
    void saveSoon();

    DeskState m_desk;
    ItemSelection m_marked{*m_desk.undoStack()};
    RankingService m_ranking;
    ItemService m_items;
    MapService m_maps;
    MapColourService m_mapColours;
    SeenService m_seen;
    ViewService m_views;
    EditService m_edits;
    std::filesystem::path m_folder;
    CatalogFacts m_facts;
    bool m_isOpen = false;
    bool m_keepsSession = true;
    bool m_isDirty = false;
    QTimer m_saveTimer;
};

RankingRequest rankingRequestOf(const View &view);

} // namespace modalens
