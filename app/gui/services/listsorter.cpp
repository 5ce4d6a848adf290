// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/listsorter.h"

#include "app/gui/services/windowsummaries.h"
#include "engine/rank/fullorder.h"
#include "engine/rank/rowscorer.h"
#include "engine/text/collation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace modalens {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kKeptColumns = 4;
constexpr std::int64_t kRowsPerReport = 4096;

SharedListOrder shared(const std::vector<ItemId> &items, const std::vector<ItemId> &byRank, std::int64_t rows)
{
    auto order = std::make_shared<ListOrder>();
    order->items.reserve(items.size());
    order->places.assign(static_cast<std::size_t>(rows), -1);
    for (const ItemId item : items) {
        order->places[static_cast<std::size_t>(rowOf(item))] = static_cast<qint32>(order->items.size());
        order->items.push_back(rowOf(item));
    }
    if (&items != &byRank) {
        order->ranks.assign(static_cast<std::size_t>(rows), 0);
        for (std::size_t place = 0; place < byRank.size(); ++place)
            order->ranks[static_cast<std::size_t>(rowOf(byRank[place]))] = static_cast<qint32>(place) + 1;
    }
    return order;
}

/// Parts of the work, about, on a million items.
constexpr double kNamesRead = 0.2, kTextsRead = 0.45, kNamesCollated = 0.85;

struct Reporter
{
    const ListSorter::PartDone &part;
    std::int64_t rows;

    void report(std::int64_t row, double from, double to) const
    {
        if (part && row % kRowsPerReport == 0 && rows > 0)
            part(from + (to - from) * static_cast<double>(row) / static_cast<double>(rows));
    }
};

/// The contribution of a signal to the score of each of `items`.
std::vector<double> contributions(const ListQuestion &question, const std::string &signal,
                                  const std::vector<ItemId> &items)
{
    std::vector<double> keys(items.size(), kNone);
    const auto named = std::find(question.signalNames.begin(), question.signalNames.end(), signal);
    if (named == question.signalNames.end())
        return keys;
    const auto column = static_cast<std::size_t>(named - question.signalNames.begin());
    const FusionRequest fusion = question.fusion();
    const RowScorer scorer(fusion);
    std::array<double, kMaxFusedColumns> values;
    const std::span<const float> cells = question.columns[column]->values();
    for (std::size_t term = 0; term < scorer.terms().size(); ++term)
        for (std::size_t i = 0; i < items.size() && scorer.terms()[term].index == column; ++i) {
            const float cell = cells[static_cast<std::size_t>(rowOf(items[i]))];
            scorer.contributions(rowOf(items[i]), std::span(values).first(scorer.terms().size()));
            keys[i] = cell == cell ? values[term] : kNone;
        }
    return keys;
}

} // namespace

RankedItem rankedItem(const ListQuestion &question, ItemId item)
{
    RankedItem ranked;
    if (question.isRanked && rowOf(item) < question.rows.size())
        ranked = scoreRow(question.fusion(), rowOf(item));
    ranked.item = item;
    if (!std::isfinite(ranked.score))
        ranked.score = 0.0;
    ranked.contributions.resize(question.weights.size());
    return ranked;
}

ListSorter::ListSorter(std::string language)
    : m_language(std::move(language))
{
}

Result<SharedListOrder> ListSorter::order(const Catalog &catalog, const ListQuestion &question,
                                          std::stop_token stop, const PartDone &part)
{
    if (!m_team)
        m_team.emplace();
    MODALENS_TRY(ranked, byRank(question, stop));
    const std::string column = question.sort.column.toStdString();
    if (column.empty())
        return shared(ranked, ranked, question.rows.size());
    std::vector<double> keys; // by rank, so that ties stand by rank
    if (column == "rank" || column == "score") {
        for (std::size_t place = 0; place < ranked.size(); ++place)
            keys.push_back(static_cast<double>(column == "rank" ? place : ranked.size() - place));
    } else if (column.starts_with("signal:")) {
        keys = contributions(question, column.substr(7), ranked);
    } else {
        MODALENS_TRY(byRow, keysOf(catalog, column, stop, part));
        for (const ItemId item : ranked)
            keys.push_back(rowOf(item) < std::ssize(*byRow) ? (*byRow)[static_cast<std::size_t>(rowOf(item))]
                                                            : kNone);
    }
    const auto direction = question.sort.isDescending ? SortDirection::Descending : SortDirection::Ascending;
    MODALENS_TRY(places, orderByKeys(keys, Bitmap(std::ssize(keys), true), direction, *m_team, stop));
    for (ItemId &place : places)
        place = ranked[static_cast<std::size_t>(rowOf(place))];
    return shared(places, ranked, question.rows.size());
}

Result<std::vector<ItemId>> ListSorter::byRank(const ListQuestion &question, std::stop_token stop)
{
    if (question.isRanked)
        return fullOrder(question.fusion(), *m_team, std::move(stop));
    std::vector<ItemId> items;
    for (std::int64_t row = 0; row < question.rows.size(); ++row)
        if (question.rows.test(row))
            items.push_back(ItemId{row});
    return items;
}

Result<const ListSorter::Keys *> ListSorter::keysOf(const Catalog &catalog, const std::string &column,
                                                    std::stop_token stop, const PartDone &part)
{
    if (const auto known = m_keys.find(column); known != m_keys.end())
        return &known->second;
    MODALENS_TRY(keys, read(catalog, column, std::move(stop), part));
    if (m_keys.size() >= kKeptColumns)
        m_keys.clear();
    return &(m_keys[column] = std::move(keys));
}

Result<ListSorter::Keys> ListSorter::read(const Catalog &catalog, const std::string &column,
                                          std::stop_token stop, const PartDone &part)
{
    if (column == "title" || column == "key")
        return nameKeys(catalog, column == "title", std::move(stop), part);
    if (column.starts_with("tag:"))
        return tagKeys(catalog, column.substr(4), std::move(stop));
    if (!column.starts_with("number:"))
        return fail(ErrorCode::NotFound, "no such column", column);
    MODALENS_TRY(values, catalog.fieldColumn(column.substr(7)));
    return Keys(values.begin(), values.end());
}

Result<ListSorter::Keys> ListSorter::nameKeys(const Catalog &catalog, bool areTitles, std::stop_token stop,
                                              const PartDone &part)
{
    MODALENS_TRY(rows, catalog.rowCount());
    const Reporter reporter{part, rows};
    std::vector<std::string> names(static_cast<std::size_t>(rows));
    MODALENS_CHECK(catalog.forEachName(
        [&](ItemId item, std::string_view title, std::string_view key) {
            if (rowOf(item) < rows)
                names[static_cast<std::size_t>(rowOf(item))] = areTitles ? title : key;
            reporter.report(rowOf(item), 0.0, kNamesRead);
        },
        stop));
    if (areTitles && !m_language.empty())
        MODALENS_CHECK(translate(catalog, names, stop, part));
    MODALENS_TRY(places, collationPlaces(names, m_language, std::move(stop), [&reporter](std::size_t read) {
                     reporter.report(static_cast<std::int64_t>(read), kTextsRead, kNamesCollated);
                 }));
    return Keys(places.begin(), places.end());
}

Status ListSorter::translate(const Catalog &catalog, std::vector<std::string> &titles, std::stop_token stop,
                             const PartDone &part)
{
    const Reporter reporter{part, std::ssize(titles)};
    ReadersTitles translated(m_language);
    std::vector<Asset> texts; // of the item at hand
    const auto finish = [&] {
        if (!texts.empty() && rowOf(texts.front().item) < std::ssize(titles)) {
            std::string &title = titles[static_cast<std::size_t>(rowOf(texts.front().item))];
            title = translated.titleOf(title, texts);
        }
        texts.clear();
    };
    MODALENS_CHECK(catalog.forEachText(
        [&](ItemId item, std::string_view language, std::string_view text) {
            if (!texts.empty() && texts.front().item != item)
                finish();
            Asset asset;
            asset.item = item;
            asset.language = language;
            asset.text = text;
            texts.push_back(std::move(asset));
            reporter.report(rowOf(item), kNamesRead, kTextsRead);
        },
        std::move(stop)));
    finish();
    return {};
}

Result<ListSorter::Keys> ListSorter::tagKeys(const Catalog &catalog, const std::string &group,
                                             std::stop_token stop)
{
    MODALENS_TRY(values, catalog.tagColumn(group));
    std::unordered_map<std::string, std::size_t> numbers;
    std::vector<std::string> distinct;
    for (const std::string &value : values)
        if (!value.empty() && numbers.try_emplace(value, distinct.size()).second)
            distinct.push_back(value);
    MODALENS_TRY(places, collationPlaces(distinct, m_language, std::move(stop)));
    Keys keys(values.size(), kNone);
    for (std::size_t row = 0; row < values.size(); ++row)
        if (!values[row].empty())
            keys[row] = places[numbers[values[row]]];
    return keys;
}

} // namespace modalens
