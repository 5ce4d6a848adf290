// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/facetservice.h"

#include "engine/base/log.h"

#include <algorithm>
#include <atomic>
#include <optional>

namespace modalens {

namespace {

bool isAbout(const Filter &filter, const std::string &name)
{
    return std::any_of(filter.tags.begin(), filter.tags.end(),
                       [&name](const Filter::TagIs &tag) { return tag.group == name; }) ||
           std::any_of(filter.ranges.begin(), filter.ranges.end(),
                       [&name](const Filter::FieldRange &range) { return range.name == name; });
}

QVector<qint64> asVector(const std::vector<std::int64_t> &counts)
{
    return QVector<qint64>(counts.begin(), counts.end());
}

FacetView viewOf(const TagFacet &facet, const Filter &filter, const Bitmap &live, const Bitmap &left)
{
    FacetView view;
    view.name = QString::fromStdString(facet.group());
    const std::vector<std::int64_t> totals = facet.counts(live), visible = facet.counts(left);
    view.values.reserve(static_cast<qsizetype>(totals.size()));
    for (std::size_t code = 0; code < totals.size(); ++code) {
        const Filter::TagIs wanted{facet.group(), facet.values()[code]},
            excluded{wanted.group, wanted.value, true};
        const auto has = [&filter](const Filter::TagIs &tag) {
            return std::find(filter.tags.begin(), filter.tags.end(), tag) != filter.tags.end();
        };
        view.values.append({.value = QString::fromStdString(wanted.value),
                            .visible = visible[code],
                            .total = totals[code],
                            .isChosen = has(wanted),
                            .isExcluded = has(excluded)});
    }
    return view;
}

FacetView viewOf(const NumberFacet &facet, const Filter &filter, const Bitmap &live, const Bitmap &left)
{
    FacetView view;
    view.name = QString::fromStdString(facet.name());
    view.isNumber = true;
    view.isWhole = facet.isWhole();
    view.edges = QVector<double>(facet.edges().begin(), facet.edges().end());
    view.totals = asVector(facet.counts(live));
    view.visible = asVector(facet.counts(left));
    for (const Filter::FieldRange &range : filter.ranges)
        if (range.name == facet.name()) {
            view.chosenMin = range.min;
            view.chosenMax = range.max;
        }
    return view;
}

} // namespace

FacetCounts countFacets(const FacetTable &table, const Filter &filter, const Bitmap *found)
{
    const auto rowsWithout = [&](std::string_view facet) {
        Bitmap rows = table.rows(filter, facet);
        if (found)
            rows &= *found;
        return rows;
    };
    const Bitmap left = rowsWithout({});
    FacetCounts counts;
    const auto add = [&](const auto &facet, const std::string &name) {
        counts.facets.append(
            viewOf(facet, filter, table.liveRows(), isAbout(filter, name) ? rowsWithout(name) : left));
    };
    for (const TagFacet &facet : table.tags())
        add(facet, facet.group());
    for (const NumberFacet &facet : table.numbers())
        if (!facet.edges().empty())
            add(facet, facet.name());
    return counts;
}

struct FacetService::State
{
    std::optional<FacetTable> table;
    Filter looked; ///< What `found` belongs to: words and a set, which only the database knows.
    std::optional<Bitmap> found;
    std::atomic<bool> isStale = false; ///< Set by the GUI thread.

    Result<FacetCounts> count(const Catalog &catalog, const Filter &filter, const QVector<qint64> &marked)
    {
        if (isStale.exchange(false)) {
            table.reset();
            found.reset();
        }
        if (!table) {
            MODALENS_TRY(loaded, FacetTable::load(catalog));
            table = std::move(loaded);
        }
        Filter others;
        others.text = filter.text;
        others.match = filter.match;
        others.only = filter.only;
        if (others.isEmpty()) {
            found.reset();
        } else if (!found || looked != others) {
            MODALENS_TRY(rows, catalog.filterRows(others));
            found = std::move(rows);
            looked = std::move(others);
        }
        if (found && found->size() != table->liveRows().size())
            return fail(ErrorCode::Internal, "the catalog grew while its facets were counted");
        if (marked.isEmpty())
            return countFacets(*table, filter, found ? &*found : nullptr);
        Bitmap rows(table->liveRows().size());
        for (const qint64 item : marked)
            if (item >= 0 && item < rows.size())
                rows.set(item);
        if (found)
            rows &= *found;
        return countFacets(*table, filter, &rows);
    }
};

FacetService::FacetService(QObject *parent)
    : QObject(parent)
{
}

FacetService::~FacetService() = default;

void FacetService::open(const std::filesystem::path &folder, OpenMode mode)
{
    close();
    m_state = std::make_shared<State>();
    m_thread = std::make_unique<CatalogThread>(folder, mode, CatalogThread::Urgency::Background);
}

void FacetService::close()
{
    ++m_generation;
    m_thread.reset();
    m_state.reset();
}

void FacetService::invalidate()
{
    if (m_state)
        m_state->isStale = true;
}

void FacetService::request(const Filter &filter, const QVector<qint64> &marked)
{
    if (!m_thread)
        return;
    const std::uint64_t generation = ++m_generation;
    m_thread->post("facets", [this, state = m_state, filter, marked, generation](Result<Catalog> &catalog,
                                                                                 std::stop_token) {
        if (!catalog)
            return; // said by whoever opened it
        Result<FacetCounts> counts = state->count(*catalog, filter, marked);
        if (!counts) {
            state->isStale = true; // the next request looks anew
            logMessage(LogLevel::Warning, describe(counts.error()));
            counts = FacetCounts{.isFailed = true};
        }
        QMetaObject::invokeMethod(
            this,
            [this, generation, counts = std::move(*counts)] {
                if (generation == m_generation)
                    Q_EMIT counted(counts);
            },
            Qt::QueuedConnection);
    });
}

} // namespace modalens
