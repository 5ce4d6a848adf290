// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/view.h"
#include "engine/models/encoder.h"

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace modalens {

/// A query term with what it names looked up once for all signals.
struct ResolvedTerm
{
    QueryTerm term;
    ItemId item{};                      ///< Items only.
    std::vector<Modality> modalities{}; ///< Files only: what the file has.
    std::vector<ItemId> matches{};      ///< Words only: the first items whose texts contain them.
};

/// `NotFound` names the item or file that does not exist.
Result<std::vector<ResolvedTerm>> resolveTerms(const Catalog &catalog, const Query &query);

/// The query as a unit vector of one space, or why it says nothing there.
struct QueryVector
{
    std::vector<float> vector; ///< Empty when not reached.
    std::string reason;
};

/// Rocchio (1971) with equal weights: mean of the liked unit vectors minus mean of the disliked ones,
/// normalised. Words that the encoder does not know stand for the items whose texts contain them
/// (pseudo-relevance feedback): a rare word, or one in a rare language of the catalog, still finds its items.
class QueryVectorBuilder
{
public:
    /// `encoder` may be nullptr: then only items reach the space, and `whyNoEncoder` says why the rest does
    /// not.
    QueryVectorBuilder(const SpaceVectors &vectors, const Encoder *encoder, std::string whyNoEncoder);
    Status add(const ResolvedTerm &term, std::stop_token stop);
    QueryVector result() const;

private:
    Result<std::optional<Content>> contentOf(const ResolvedTerm &term, std::stop_token stop);
    std::vector<float> meanOf(std::span<const ItemId> items) const;
    Result<std::vector<float>> vectorOf(const ResolvedTerm &term, std::stop_token stop);

    const SpaceVectors &m_vectors;
    const Encoder *m_encoder;
    std::string m_whyNoEncoder;
    std::vector<double> m_liked, m_disliked;
    int m_likedCount = 0, m_dislikedCount = 0;
    std::string m_reason;
};

} // namespace modalens
