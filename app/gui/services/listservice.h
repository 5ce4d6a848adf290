// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "app/gui/services/listsorter.h"
#include "app/gui/services/rankingtypes.h"
#include "app/gui/services/summarycache.h"

#include <QObject>
#include <QStringList>
#include <QVector>

#include <memory>

namespace modalens {

using SharedListQuestion = std::shared_ptr<const ListQuestion>;

struct ListRows
{
    std::vector<ExplainedItem> rows; ///< In the order asked, without items that are gone.
    QVector<QStringList> cells;      ///< One per row: what the columns asked for say of it.
    std::vector<std::int64_t> ranks; ///< One per row, of pinned rows alone; 0: not ranked.
};

/// What the list shows beyond the best rows, which come with the answer of the RankingService: the order of
/// all items and the rows of those that are looked at. Two threads, so that no page waits for a sort. Of each
/// kind of question only the newest is answered. GUI thread.
class ListService : public QObject
{
    Q_OBJECT

public:
    explicit ListService(QObject *parent = nullptr);
    ~ListService() override;

    void open(const std::filesystem::path &folder, OpenMode mode);
    void close();
    void forget(); ///< Names, tags and numbers may have changed.

    void requestOrder(SharedListQuestion question);
    void cancelOrder(); ///< The mix moves: its processor time is wanted.
    /// \param columns of the table beyond those of the row: "tag:GROUP", "number:FIELD".
    void requestRows(SharedListQuestion question, const QVector<qint64> &items, const QStringList &columns);
    /// The same for the clipboard, without cells. For a few thousand.
    void requestCopy(SharedListQuestion question, const QVector<qint64> &items);
    /// By key, each with its rank among all.
    void requestPins(SharedListQuestion question, const std::vector<std::string> &keys,
                     const QStringList &columns);

Q_SIGNALS:
    void ordered(const modalens::SharedListQuestion &question, const modalens::SharedListOrder &order);
    /// `part` of 0 to 1 is done; only where reading takes long.
    void orderProgressed(const modalens::SharedListQuestion &question, double part);
    void rowsReady(const modalens::ListRows &rows);
    void copyReady(const modalens::ListRows &rows);
    void pinsReady(const modalens::ListRows &rows);
    void failed(const modalens::Error &error);

private:
    struct Reader;
    template <class Ask, class Tell>
    void post(CatalogThread *thread, std::string key, Ask ask, Tell tell);

    std::shared_ptr<ListSorter> m_sorting; ///< Touched by m_sorter alone.
    std::shared_ptr<Reader> m_reading;     ///< Touched by m_reader alone.
    std::uint64_t m_catalogNumber = 0;
    std::unique_ptr<CatalogThread> m_sorter, m_reader; // last: joined before the rest goes away
};

} // namespace modalens
