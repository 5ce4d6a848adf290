// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/signals/signalset.h"

#include "engine/embed/embedder.h"
#include "engine/rank/signals/queryvectors.h"
#include "engine/rank/similarity.h"

#include <cmath>
#include <limits>
#include <mutex>
#include <numeric>
#include <utility>

namespace modalens {

namespace {

constexpr std::string_view kFieldPrefix = "field:";
constexpr std::string_view kScorePrefix = "score:";
constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

SharedColumn similarityColumn(const SpaceVectors &vectors, std::span<const float> query, std::int64_t rows,
                              ThreadTeam &team)
{
    auto values = vectors.info().dtype == Dtype::Float16
                      ? dotColumn(vectors.halves(), vectors.items(), query, rows, team)
                      : dotColumn(vectors.floats(), vectors.items(), query, rows, team);
    return std::make_shared<const Column>(std::move(values));
}

/// Mean over the terms that have a score for a row; disliked terms count negative.
Result<SharedColumn> scoresFor(const Catalog &catalog, std::string_view signal,
                               std::span<const ResolvedTerm> terms, std::int64_t rows)
{
    std::vector<double> sums(static_cast<std::size_t>(rows));
    std::vector<int> counts(sums.size());
    for (const ResolvedTerm &term : terms) {
        MODALENS_TRY(scores, catalog.scoreColumn(signal, term.term.value));
        for (std::size_t row = 0; row < std::min(scores.size(), sums.size()); ++row) {
            if (!std::isfinite(scores[row]))
                continue;
            sums[row] += term.term.isLiked ? scores[row] : -scores[row];
            ++counts[row];
        }
    }
    std::vector<float> values(sums.size(), kMissing);
    for (std::size_t row = 0; row < sums.size(); ++row)
        if (counts[row] > 0)
            values[row] = static_cast<float>(sums[row] / counts[row]);
    return SharedColumn(std::make_shared<const Column>(std::move(values)));
}

} // namespace

class SignalSet::LazyColumn
{
public:
    /// \param make returns a Result of the values.
    template <class Make>
    Result<SharedColumn> get(Make make)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_column) {
            MODALENS_TRY(values, make());
            m_column = std::make_shared<const Column>(std::move(values));
        }
        return m_column;
    }

private:
    std::mutex m_mutex;
    SharedColumn m_column;
};

Result<SignalSet> SignalSet::load(const Catalog &catalog, UnreadableSpaces unreadable)
{
    SignalSet set;
    set.m_nothing = std::make_shared<LazyColumn>();
    MODALENS_TRY(rows, catalog.rowCount());
    set.m_rowCount = rows;
    MODALENS_CHECK(set.addSpaces(catalog, unreadable));
    MODALENS_CHECK(set.addFields(catalog));
    MODALENS_CHECK(set.addScores(catalog));
    return set;
}

Status SignalSet::addSpaces(const Catalog &catalog, UnreadableSpaces unreadable)
{
    MODALENS_TRY(spaces, catalog.spaces());
    for (const SpaceInfo &space : spaces) {
        if (space.vectorCount == 0)
            continue;
        const Status added = addSpace(catalog, space);
        if (!added && unreadable == UnreadableSpaces::Refuse)
            return added;
        if (!added)
            m_unreadable.push_back({space, added.error()});
    }
    return {};
}

Status SignalSet::addSpace(const Catalog &catalog, const SpaceInfo &space)
{
    Source source;
    MODALENS_TRY(vectors, catalog.loadVectors(space.id));
    source.vectors = std::move(vectors);
    if (auto encoder = loadEncoder(catalog, space))
        source.encoder = std::move(*encoder);
    else
        source.whyNoEncoder = describe(encoder.error());
    m_infos.push_back(
        {space.name, SignalKind::Space, space.modality, source.vectors->count(), space.dimension});
    m_sources.push_back(std::move(source));
    return {};
}

Status SignalSet::addFields(const Catalog &catalog)
{
    MODALENS_TRY(names, catalog.fieldNames());
    for (const std::string &name : names) {
        m_infos.push_back({std::string(kFieldPrefix) + name, SignalKind::Field, Modality::Joint, 0, 1});
        m_sources.push_back({.field = std::make_shared<LazyColumn>()});
    }
    return {};
}

Status SignalSet::addScores(const Catalog &catalog)
{
    MODALENS_TRY(names, catalog.scoreSignals());
    for (const std::string &name : names) {
        m_infos.push_back({std::string(kScorePrefix) + name, SignalKind::Score, Modality::Joint, 0, 1});
        m_sources.emplace_back();
    }
    return {};
}

int SignalSet::indexOf(std::string_view name) const
{
    for (std::size_t i = 0; i < m_infos.size(); ++i)
        if (m_infos[i].name == name)
            return static_cast<int>(i);
    return -1;
}

SharedVectors SignalSet::vectors(int signal) const
{
    return m_sources[static_cast<std::size_t>(signal)].vectors;
}

std::shared_ptr<const Encoder> SignalSet::encoder(int signal) const
{
    return m_sources[static_cast<std::size_t>(signal)].encoder;
}

Result<SignalSet::SignalColumn> SignalSet::spaceColumn(const Source &source,
                                                       std::span<const ResolvedTerm> terms, ThreadTeam &team,
                                                       std::stop_token stop) const
{
    QueryVectorBuilder builder(*source.vectors, source.encoder.get(), source.whyNoEncoder);
    for (const ResolvedTerm &term : terms)
        MODALENS_CHECK(builder.add(term, stop));
    QueryVector query = builder.result();
    if (query.vector.empty())
        return SignalColumn{nullptr, std::move(query.reason)};
    return SignalColumn{similarityColumn(*source.vectors, query.vector, m_rowCount, team), {}};
}

Result<SignalSet::SignalColumn> SignalSet::fieldColumn(std::size_t signal, const Catalog &catalog) const
{
    const auto read = [&]() -> Result<std::vector<float>> {
        MODALENS_TRY(values, catalog.fieldColumn(m_infos[signal].name.substr(kFieldPrefix.size())));
        values.resize(static_cast<std::size_t>(m_rowCount), kMissing); // items may have come since load()
        return values;
    };
    MODALENS_TRY(column, m_sources[signal].field->get(read));
    return SignalColumn{std::move(column), {}};
}

Result<SignalSet::SignalColumn> SignalSet::scoreColumn(const Catalog &catalog, std::string_view name,
                                                       std::span<const ResolvedTerm> terms) const
{
    MODALENS_TRY(column, scoresFor(catalog, name, terms, m_rowCount));
    if (column->stats().present == 0)
        return SignalColumn{nullptr, "there are no scores for this query"};
    return SignalColumn{std::move(column), {}};
}

Result<SignalSet::SignalColumn> SignalSet::columnOf(std::size_t signal, const Catalog &catalog,
                                                    std::span<const ResolvedTerm> terms, ThreadTeam &team,
                                                    std::stop_token stop) const
{
    switch (m_infos[signal].kind) {
    case SignalKind::Field:
        return fieldColumn(signal, catalog);
    case SignalKind::Score:
        return scoreColumn(catalog, m_infos[signal].name.substr(kScorePrefix.size()), terms);
    case SignalKind::Space:
        break;
    }
    return spaceColumn(m_sources[signal], terms, team, stop);
}

Result<QueryColumns> SignalSet::columns(const Catalog &catalog, const Query &query, ThreadTeam &team,
                                        std::stop_token stop) const
{
    std::vector<int> all(m_infos.size());
    std::iota(all.begin(), all.end(), 0);
    return columns(catalog, query, all, team, std::move(stop));
}

Result<QueryColumns> SignalSet::columns(const Catalog &catalog, const Query &query,
                                        std::span<const int> wanted, ThreadTeam &team,
                                        std::stop_token stop) const
{
    MODALENS_TRY(terms, resolveTerms(catalog, query));
    QueryColumns result;
    for (const ResolvedTerm &term : terms)
        if (term.term.kind == QueryTerm::Kind::Item)
            result.queryItems.push_back(term.item);
    result.columns.resize(m_infos.size());
    result.reasons.resize(m_infos.size(), "it was not asked for");
    result.isReached.resize(m_infos.size(), false);
    const auto nothing = [this]() -> Result<std::vector<float>> {
        return std::vector<float>(static_cast<std::size_t>(m_rowCount), kMissing);
    };
    for (const int signal : wanted) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "the query was dropped");
        const auto i = static_cast<std::size_t>(signal);
        MODALENS_TRY(found, columnOf(i, catalog, terms, team, stop));
        result.isReached[i] = found.column != nullptr;
        result.columns[i] = std::move(found.column);
        if (!result.columns[i]) {
            MODALENS_TRY(empty, m_nothing->get(nothing));
            result.columns[i] = empty;
        }
        result.reasons[i] = std::move(found.whyNot);
    }
    return result;
}

} // namespace modalens
