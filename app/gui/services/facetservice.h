// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "engine/catalog/facets.h"
#include "widgets/values.h"

#include <QObject>

#include <memory>

namespace modalens {

/// Counts of every facet under a filter. Each facet leaves its own part of the filter out, so that it shows
/// what its other values would add.
struct FacetCounts
{
    QVector<FacetView> facets;
    bool isFailed = false; ///< The tags could not be read; `facets` is empty.
};

/// `table` counted under `filter`. \param found the only rows to count, such as those of the filter's text;
/// nullptr: all.
FacetCounts countFacets(const FacetTable &table, const Filter &filter, const Bitmap *found);

/// The facets of the open catalog, on a thread of their own. Nothing is read before the first request; then
/// tags and numbers stay in memory (about 8 bytes a row and facet). The newest request wins. GUI thread.
class FacetService : public QObject
{
    Q_OBJECT

public:
    explicit FacetService(QObject *parent = nullptr);
    ~FacetService() override;

    void open(const std::filesystem::path &folder, OpenMode mode);
    void close();
    /// Reads tags and numbers again at the next request: an import or an edit has changed them.
    void invalidate();
    /// \param marked items that alone are counted, against all; empty: all that the filter leaves.
    void request(const Filter &filter, const QVector<qint64> &marked = {});

Q_SIGNALS:
    void counted(const modalens::FacetCounts &counts);

private:
    struct State;
    std::shared_ptr<State> m_state; ///< Touched by m_thread alone.
    std::uint64_t m_generation = 0;
    std::unique_ptr<CatalogThread> m_thread; // last: joined before the rest goes away
};

} // namespace modalens
