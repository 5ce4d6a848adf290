// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/signals/queryvectors.h"

#include "engine/rank/signals/signalset.h"

#include "engine/embed/embedder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace modalens {

namespace {

constexpr std::int64_t kMostMatches = 20; ///< Items that unknown words may stand for.

} // namespace

Result<std::vector<ResolvedTerm>> resolveTerms(const Catalog &catalog, const Query &query)
{
    std::vector<ResolvedTerm> resolved;
    for (const QueryTerm &term : query) {
        ResolvedTerm entry{term};
        if (term.kind == QueryTerm::Kind::Item) {
            MODALENS_TRY(item, catalog.findItem(term.value));
            if (!item)
                return fail(ErrorCode::NotFound, kNoSuchItem, term.value);
            entry.item = *item;
        } else if (term.kind == QueryTerm::Kind::Text) {
            MODALENS_TRY(matches, catalog.search(term.value, kMostMatches));
            entry.matches = std::move(matches);
        } else if (term.kind == QueryTerm::Kind::File) {
            MODALENS_TRY(modalities, queryFileModalities(term.value));
            entry.modalities = std::move(modalities);
        }
        resolved.push_back(std::move(entry));
    }
    return resolved;
}

QueryVectorBuilder::QueryVectorBuilder(const SpaceVectors &vectors, const Encoder *encoder,
                                       std::string whyNoEncoder)
    : m_vectors(vectors)
    , m_encoder(encoder)
    , m_whyNoEncoder(std::move(whyNoEncoder))
    , m_liked(static_cast<std::size_t>(vectors.dimension()))
    , m_disliked(m_liked.size())
{
}

/// What the term gives this space's encoder to look at; nullopt (and a reason) when nothing.
Result<std::optional<Content>> QueryVectorBuilder::contentOf(const ResolvedTerm &term, std::stop_token stop)
{
    if (!m_encoder) {
        m_reason = m_whyNoEncoder;
        return std::optional<Content>{};
    }
    const Modality modality = m_encoder->info().modality;
    if (term.term.kind == QueryTerm::Kind::Text) {
        if (modality == Modality::Text)
            return std::optional<Content>(TextContent{{term.term.value}});
        m_reason = "words say nothing to this signal";
        return std::optional<Content>{};
    }
    if (std::find(term.modalities.begin(), term.modalities.end(), modality) == term.modalities.end()) {
        m_reason = "the file has no " + std::string(modalityName(modality));
        return std::optional<Content>{};
    }
    MODALENS_TRY(content, loadQueryContent(term.term.value, modality, m_encoder->request(), stop));
    return std::optional<Content>(std::move(content));
}

/// Mean of the vectors that these items have here; empty when none has one.
std::vector<float> QueryVectorBuilder::meanOf(std::span<const ItemId> items) const
{
    std::vector<float> mean(m_liked.size()), vector(m_liked.size());
    int count = 0;
    for (const ItemId item : items) {
        const std::int64_t position = m_vectors.find(item);
        if (position < 0)
            continue;
        m_vectors.copyVector(position, vector);
        std::transform(mean.begin(), mean.end(), vector.begin(), mean.begin(), std::plus<>());
        ++count;
    }
    if (count == 0)
        return {};
    for (float &value : mean)
        value /= static_cast<float>(count);
    return mean;
}

/// Empty when the term does not reach this space.
Result<std::vector<float>> QueryVectorBuilder::vectorOf(const ResolvedTerm &term, std::stop_token stop)
{
    std::vector<float> vector(m_liked.size());
    if (term.term.kind == QueryTerm::Kind::Item) {
        const std::int64_t position = m_vectors.find(term.item);
        if (position < 0) {
            m_reason = "the item has no " + m_vectors.info().name;
            return std::vector<float>{};
        }
        m_vectors.copyVector(position, vector);
        return vector;
    }
    MODALENS_TRY(content, contentOf(term, stop));
    if (!content)
        return std::vector<float>{};
    NoProgress noProgress;
    MODALENS_TRY(encoded, m_encoder->encode(std::span(&*content, 1), noProgress, stop));
    const bool isZero =
        std::all_of(encoded.begin(), encoded.end(), [](float value) { return value == 0.0f; });
    if (!isZero && encoded.size() == m_liked.size())
        return encoded;
    m_reason = "neither the encoder nor the texts of the catalog know what the query says";
    return meanOf(term.matches);
}

Status QueryVectorBuilder::add(const ResolvedTerm &term, std::stop_token stop)
{
    MODALENS_TRY(vector, vectorOf(term, stop));
    if (vector.empty())
        return {};
    (term.term.isLiked ? m_likedCount : m_dislikedCount) += 1;
    std::vector<double> &sum = term.term.isLiked ? m_liked : m_disliked;
    for (std::size_t d = 0; d < vector.size(); ++d)
        sum[d] += vector[d];
    return {};
}

QueryVector QueryVectorBuilder::result() const
{
    if (m_likedCount + m_dislikedCount == 0)
        return {{}, m_reason.empty() ? "the query is empty" : m_reason};
    std::vector<double> mixed(m_liked.size());
    double squares = 0;
    for (std::size_t d = 0; d < mixed.size(); ++d) {
        mixed[d] = m_liked[d] / std::max(1, m_likedCount) - m_disliked[d] / std::max(1, m_dislikedCount);
        squares += mixed[d] * mixed[d];
    }
    if (squares < 1e-12)
        return {{}, "liked and disliked cancel each other out"};
    QueryVector result;
    for (const double value : mixed)
        result.vector.push_back(static_cast<float>(value / std::sqrt(squares)));
    return result;
}

} // namespace modalens
