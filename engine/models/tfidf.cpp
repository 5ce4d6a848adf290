// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/tfidf.h"

#include "engine/models/rows.h"
#include "engine/models/tensor/vectorops.h"
#include "engine/text/ngrams.h"

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr double kLeastLength = 1e-4; ///< Of a projected row; rows have length 1 before.

double lengthOf(std::span<const float> vector)
{
    double squares = 0;
    for (const float value : vector)
        squares += static_cast<double>(value) * value;
    return std::sqrt(squares);
}

bool isWords(std::uint32_t hash)
{
    return ngramKind(hash) != NgramKind::Characters;
}

} // namespace

Status TfidfModel::fit(std::span<const FeatureRow> rows, ProgressSink &progress, std::stop_token stop)
{
    m_dimension = 0;
    progress.report({"encode.fit", 0, 2, {}});
    m_vocabulary = chooseVocabulary(rows, m_options.maxTerms);
    if (m_vocabulary.hashes.empty())
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
    matrix.columns = static_cast<std::int64_t>(m_vocabulary.hashes.size());
    for (const FeatureRow &row : rows) {
        const std::size_t begin = matrix.value.size();
        double squares[2]{0, 0};
        for (std::size_t i = 0; i < row.index.size(); ++i) {
            const std::int32_t column = m_vocabulary.find(row.index[i]);
            if (column < 0 || !(row.value[i] > 0))
                continue;
            const float weight =
                (1.0f + std::log(row.value[i])) * m_vocabulary.idf[static_cast<std::size_t>(column)];
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
                factors[isWords(m_vocabulary.hashes[static_cast<std::size_t>(matrix.column[i])]) ? 0 : 1];
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

EncoderState TfidfModel::state() const
{
    if (!isFitted())
        return {};
    const auto terms = static_cast<std::int64_t>(m_vocabulary.hashes.size());
    StateTensor vocabulary{{terms, 2}, {}};
    for (const std::uint32_t hash : m_vocabulary.hashes) {
        vocabulary.values.push_back(static_cast<float>(hash & 0xFFFFu)); // exact: floats hold 24 bits
        vocabulary.values.push_back(static_cast<float>(hash >> 16));
    }
    return {{"vocabulary", std::move(vocabulary)},
            {"idf", {{terms}, m_vocabulary.idf}},
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
    m_vocabulary = {std::move(hashes), idf->values};
    m_directions = directions->values;
    m_options.wordShare = shares->values[0];
    m_dimension = static_cast<int>(directions->shape[1]);
    return {};
}

} // namespace modalens
