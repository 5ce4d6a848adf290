// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/tfidf.h"

#include "engine/models/rows.h"
#include "engine/models/tensor/vectorops.h"
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

constexpr double kLeastLength = 1e-4; ///< Of a projected row; rows have length 1 before.

double lengthOf(std::span<const float> vector)
{
    double squares = 0;
    for (const float value : vector)
        squares += static_cast<double>(value) * value;
    return std::sqrt(squares);
}

/// An n-gram of one document alone joins nothing to anything; in a tiny sample it is all there is.
std::int64_t fewestDocuments(std::size_t rows)
{
    return rows >= 20 ? 2 : 1;
}

bool isWords(std::uint32_t hash)
{
    return ngramKind(hash) != NgramKind::Characters;
}

bool isKnown(std::span<const TermFrequency> terms, std::uint32_t hash)
{
    const auto found =
        std::lower_bound(terms.begin(), terms.end(), hash,
                         [](const TermFrequency &term, std::uint32_t h) { return term.hash < h; });
    return found != terms.end() && found->hash == hash;
}

/// The words of documents that share no term with any other ("K"): each is found by its own word at least.
/// \param terms by hash; stay so. No more than `maxTerms`.
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

} // namespace

void TfidfModel::chooseVocabulary(std::span<const FeatureRow> rows)
{
    std::vector<TermFrequency> terms = documentFrequencies(rows);
    std::erase_if(terms,
                  [&](const TermFrequency &term) { return term.documents < fewestDocuments(rows.size()); });
    if (terms.size() > m_options.maxTerms) {
        const auto last = terms.begin() + static_cast<std::ptrdiff_t>(m_options.maxTerms);
        std::nth_element(terms.begin(), last, terms.end(),
                         [](const TermFrequency &a, const TermFrequency &b) {
                             return a.documents != b.documents ? a.documents > b.documents : a.hash < b.hash;
                         });
        terms.erase(last, terms.end());
        std::sort(terms.begin(), terms.end(), [](const auto &a, const auto &b) { return a.hash < b.hash; });
    }
    addLonelyWords(terms, rows, m_options.maxTerms);
    m_vocabulary.clear();
    m_idf.clear();
    const auto documents = static_cast<double>(rows.size());
    for (const TermFrequency &term : terms) {
        m_vocabulary.push_back(term.hash);
        m_idf.push_back(static_cast<float>(
            std::log((1.0 + documents) / (1.0 + static_cast<double>(term.documents))) + 1.0));
    }
}

Status TfidfModel::fit(std::span<const FeatureRow> rows, ProgressSink &progress, std::stop_token stop)
{
    m_dimension = 0;
    progress.report({"encode.fit", 0, 2, {}});
    chooseVocabulary(rows);
    if (m_vocabulary.empty())
        return fail(ErrorCode::InvalidArgument, "no text in the sample has a word to learn from");
    const CsrMatrix weights = weigh(rows);
    progress.report({"encode.fit", 1, 2, {}});
    const std::int64_t rank = std::min<std::int64_t>({m_options.dimension, weights.rows, weights.columns});
    MODALENS_TRY(
        svd, truncatedSvd(weights.view(), {.rank = static_cast<int>(rank), .seed = m_options.seed}, stop));
    for (std::size_t i = 0; i < svd.rightVectors.size(); ++i) {
        const float singular = svd.singular[i % static_cast<std::size_t>(rank)];
        svd.rightVectors[i] *= singular > 0 ? std::pow(singular, m_options.singularPower - 1.0f) : 0.0f;
    }
    m_directions = std::move(svd.rightVectors);
    m_dimension = static_cast<int>(rank);
    progress.report({"encode.fit", 2, 2, {}});
    return {};
}

CsrMatrix TfidfModel::weigh(std::span<const FeatureRow> rows) const
{
    const float shares[2]{m_options.wordShare,
                          std::sqrt(std::max(0.0f, 1 - m_options.wordShare * m_options.wordShare))};
    CsrMatrix matrix;
    matrix.columns = static_cast<std::int64_t>(m_vocabulary.size());
    for (const FeatureRow &row : rows) {
        const std::size_t begin = matrix.value.size();
        double squares[2]{0, 0};
        for (std::size_t i = 0; i < row.index.size(); ++i) {
            const std::int32_t column = columnOf(row.index[i]);
            if (column < 0 || !(row.value[i] > 0))
                continue;
            const float weight = (1.0f + std::log(row.value[i])) * m_idf[static_cast<std::size_t>(column)];
            squares[isWords(row.index[i]) ? 0 : 1] += static_cast<double>(weight) * weight;
            matrix.column.push_back(column);
            matrix.value.push_back(weight);
        }
        float factors[2];
        for (int part = 0; part < 2; ++part)
            factors[part] =
                squares[part] > 0 ? shares[part] / static_cast<float>(std::sqrt(squares[part])) : 0.0f;
        for (std::size_t i = begin; i < matrix.value.size(); ++i)
            matrix.value[i] *=
                factors[isWords(m_vocabulary[static_cast<std::size_t>(matrix.column[i])]) ? 0 : 1];
        matrix.rowStart.push_back(static_cast<std::int64_t>(matrix.value.size()));
    }
    matrix.rows = static_cast<std::int64_t>(rows.size());
    return matrix;
}

std::vector<float> TfidfModel::project(std::span<const FeatureRow> rows) const
{
    const auto width = static_cast<std::size_t>(m_dimension);
    const CsrMatrix weights = weigh(rows);
    std::vector<float> vectors(rows.size() * width, 0.0f);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::span<float> target(vectors.data() + row * width, width);
        for (std::int64_t i = weights.rowStart[row]; i < weights.rowStart[row + 1]; ++i) {
            const float *direction =
                m_directions.data() + static_cast<std::size_t>(weights.column[i]) * width;
            addScaled(weights.value[i], direction, target.data(), width);
        }
        // A row of which the directions hold nothing gives rounding errors, not a place.
        if (lengthOf(target) < kLeastLength)
            std::fill(target.begin(), target.end(), 0.0f);
        normalise(target);
    }
    return vectors;
}

std::int32_t TfidfModel::columnOf(std::uint32_t hash) const
{
    const auto found = std::lower_bound(m_vocabulary.begin(), m_vocabulary.end(), hash);
    return found != m_vocabulary.end() && *found == hash
               ? static_cast<std::int32_t>(found - m_vocabulary.begin())
               : -1;
}

EncoderState TfidfModel::state() const
{
    if (!isFitted())
        return {};
    const auto terms = static_cast<std::int64_t>(m_vocabulary.size());
    StateTensor vocabulary{{terms, 2}, {}};
    for (const std::uint32_t hash : m_vocabulary) {
        vocabulary.values.push_back(static_cast<float>(hash & 0xFFFFu)); // exact: floats hold 24 bits
        vocabulary.values.push_back(static_cast<float>(hash >> 16));
    }
    return {{"vocabulary", std::move(vocabulary)},
            {"idf", {{terms}, m_idf}},
            {"directions", {{terms, m_dimension}, m_directions}},
            {"shares", {{1}, {m_options.wordShare}}}};
}

Status TfidfModel::restore(const EncoderState &state)
{
    const StateTensor *vocabulary = findTensor(state, "vocabulary", 2);
    const StateTensor *idf = findTensor(state, "idf", 1);
    const StateTensor *directions = findTensor(state, "directions", 2);
    const StateTensor *shares = findTensor(state, "shares", 1);
    if (vocabulary == nullptr || idf == nullptr || directions == nullptr || shares == nullptr ||
        vocabulary->shape[1] != 2 || vocabulary->shape[0] != idf->shape[0] ||
        idf->shape[0] != directions->shape[0] || shares->values.size() != 1 || directions->shape[1] < 1 ||
        directions->shape[1] > m_options.dimension)
        return fail(ErrorCode::Damaged, "the stored state of the text encoder does not fit together",
                    "tfidf-svd");
    std::vector<std::uint32_t> hashes;
    for (std::size_t i = 0; i < vocabulary->values.size(); ++i) {
        const float half = vocabulary->values[i];
        if (!(half >= 0 && half <= 65535))
            return fail(ErrorCode::Damaged, "the stored vocabulary holds no hashes", "tfidf-svd");
        if (i % 2 == 0)
            hashes.push_back(static_cast<std::uint32_t>(half));
        else
            hashes.back() |= static_cast<std::uint32_t>(half) << 16;
    }
    if (!std::is_sorted(hashes.begin(), hashes.end()))
        return fail(ErrorCode::Damaged, "the stored vocabulary is out of order", "tfidf-svd");
    m_vocabulary = std::move(hashes);
    m_idf = idf->values;
    m_directions = directions->values;
    m_options.wordShare = shares->values[0];
    m_dimension = static_cast<int>(directions->shape[1]);
    return {};
}

} // namespace modalens
