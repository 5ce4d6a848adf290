// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/tfidfvocabulary.h"

#include "engine/text/ngrams.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace modalens {

namespace {

struct TermFrequency
{
    std::uint32_t hash;
    std::int64_t documents;
};

std::vector<TermFrequency> documentFrequencies(std::span<const FeatureRow> rows)
{
    std::vector<std::uint32_t> hashes;
    for (const FeatureRow &row : rows)
        hashes.insert(hashes.end(), row.index.begin(), row.index.end());
    std::sort(hashes.begin(), hashes.end());
    std::vector<TermFrequency> terms;
    for (const std::uint32_t hash : hashes) {
        if (terms.empty() || terms.back().hash != hash)
            terms.push_back({hash, 0});
        ++terms.back().documents;
    }
    return terms;
}

std::int64_t fewestDocuments(std::size_t rows)
{
    return rows >= 20 ? 2 : 1;
}

bool isKnown(std::span<const TermFrequency> terms, std::uint32_t hash)
{
    const auto found =
        std::lower_bound(terms.begin(), terms.end(), hash,
                         [](const TermFrequency &term, std::uint32_t h) { return term.hash < h; });
    return found != terms.end() && found->hash == hash;
}

/// The words of documents that share no term with any other. \param terms by hash; stay so. No more than
/// `maxTerms`.
void addLonelyWords(std::vector<TermFrequency> &terms, std::span<const FeatureRow> rows, std::size_t maxTerms)
{
    std::vector<std::uint32_t> lonely;
    for (const FeatureRow &row : rows) {
        if (std::any_of(row.index.begin(), row.index.end(),
                        [&](std::uint32_t hash) { return isKnown(terms, hash); }))
            continue;
        std::copy_if(row.index.begin(), row.index.end(), std::back_inserter(lonely),
                     [](std::uint32_t hash) { return ngramKind(hash) == NgramKind::Word; });
    }
    std::sort(lonely.begin(), lonely.end());
    lonely.erase(std::unique(lonely.begin(), lonely.end()), lonely.end());
    for (const std::uint32_t hash : lonely)
        if (terms.size() < maxTerms)
            terms.push_back({hash, 1});
    std::sort(terms.begin(), terms.end(), [](const auto &a, const auto &b) { return a.hash < b.hash; });
}

void keepMostFrequent(std::vector<TermFrequency> &terms, std::size_t maxTerms)
{
    if (terms.size() <= maxTerms)
        return;
    const auto last = terms.begin() + static_cast<std::ptrdiff_t>(maxTerms);
    std::nth_element(terms.begin(), last, terms.end(), [](const TermFrequency &a, const TermFrequency &b) {
        return a.documents != b.documents ? a.documents > b.documents : a.hash < b.hash;
    });
    terms.erase(last, terms.end());
    std::sort(terms.begin(), terms.end(), [](const auto &a, const auto &b) { return a.hash < b.hash; });
}

} // namespace

std::int32_t TfidfVocabulary::find(std::uint32_t hash) const
{
    const auto found = std::lower_bound(hashes.begin(), hashes.end(), hash);
    return found != hashes.end() && *found == hash ? static_cast<std::int32_t>(found - hashes.begin()) : -1;
}

TfidfVocabulary chooseVocabulary(std::span<const FeatureRow> rows, std::size_t maxTerms)
{
    std::vector<TermFrequency> terms = documentFrequencies(rows);
    std::erase_if(terms,
                  [&](const TermFrequency &term) { return term.documents < fewestDocuments(rows.size()); });
    keepMostFrequent(terms, maxTerms);
    addLonelyWords(terms, rows, maxTerms);
    TfidfVocabulary vocabulary;
    const auto documents = static_cast<double>(rows.size());
    for (const TermFrequency &term : terms) {
        vocabulary.hashes.push_back(term.hash);
        vocabulary.idf.push_back(static_cast<float>(
            std::log((1.0 + documents) / (1.0 + static_cast<double>(term.documents))) + 1.0));
    }
    return vocabulary;
}

} // namespace modalens
