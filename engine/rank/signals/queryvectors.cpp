// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/signals/queryvectors.h"

#include "engine/embed/embedder.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace modalens {

Result<std::vector<ResolvedTerm>> resolveTerms(const Catalog &catalog, const Query &query)
{
    std::vector<ResolvedTerm> resolved;
    for (const QueryTerm &term : query) {
        ResolvedTerm entry{term};
        if (term.kind == QueryTerm::Kind::Item) {
            MODALENS_TRY(item, catalog.findItem(term.value));
            if (!item)
                return fail(ErrorCode::NotFound, "no item of the catalog has this key", term.value);
            entry.item = *item;
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
    if (isZero || encoded.size() != m_liked.size()) {
        m_reason = "the encoder finds nothing it knows in the query";
        return std::vector<float>{};
    }
    return encoded;
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
