// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "app/gui/services/rankingengine.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace modalens {

/// The ranking of the open catalog for the GUI thread, which never waits: one thread owns catalog, signal set
/// and thread team; one request runs, one waits, the newest wins. Answers come in the order of requests; an
/// answer to an older query, filter or state of the catalog is dropped. When requests rest and the focus is
/// not in the list, its exact place follows; after a new query, which signals say the same. Its Catalog
/// object stays open and so holds the catalog's lock for the session.
class RankingService : public QObject
{
    Q_OBJECT

public:
    explicit RankingService(QObject *parent = nullptr);
    ~RankingService() override;

    /// Opens a catalog in place of the present one; opened() or openFailed() follows.
    void open(const std::filesystem::path &folder, OpenMode mode = OpenMode::WriteIfPossible);
    void close();
    /// Looks again at spaces, fields and items that an import or a running embedding has added; opened()
    /// follows with isReload. Reloads that are asked for while one waits become one.
    void reload();
    void request(const RankingRequest &request);

Q_SIGNALS:
    void opened(const modalens::CatalogFacts &facts, bool isReload);
    void openFailed(const modalens::Error &error);
    void answered(const modalens::RankingAnswer &answer);
    /// Belongs to the answer before it.
    void placed(const modalens::FocusPlace &place);
    /// Of the query of the answers before it.
    void twinsFound(const std::vector<modalens::SignalTwins> &twins);

private:
    void load(bool isReload);
    void receive(std::uint64_t generation, std::uint64_t epoch, const RankingAnswer &answer);
    void rest();
    void askForPlace();
    void askForTwins();
    std::vector<std::string> tracksOfNewest() const;

    std::shared_ptr<RankingEngine> m_engine; ///< Touched by m_thread alone.
    RankingRequest m_newest;
    std::uint64_t m_generation = 0;      ///< Of the newest request.
    std::uint64_t m_shown = 0;           ///< Of the newest answer passed on.
    std::uint64_t m_epoch = 0;           ///< Raised when older answers lose their meaning.
    std::uint64_t m_catalogNumber = 0;   ///< Raised by open() and close().
    QTimer m_restTimer;                  ///< Runs while the newest answer waits for what follows it.
    bool m_wantsPlace = false;           ///< Of the newest answer.
    std::optional<Query> m_twinnedQuery; ///< That twinsFound() has told of, with these tracks.
    std::vector<std::string> m_twinnedTracks;
    std::stop_source m_quiet;                ///< Stopped by the next request: what runs in a quiet moment.
    std::unique_ptr<CatalogThread> m_thread; // last: joined before the rest goes away
};

} // namespace modalens
