// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/learnedprojection.h"

#include "engine/models/rows.h"
#include "engine/models/tensor/pca.h"
#include "engine/models/tensor/vectorops.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace modalens {

namespace {

constexpr std::uint64_t kSignSeed = 1; // fixed: the same descriptor gives the same vector in any catalog

} // namespace

LearnedProjection::LearnedProjection(std::string encoder, std::int64_t features,
                                     const ProjectionOptions &options)
    : m_encoder(std::move(encoder))
    , m_features(features)
    , m_options(options)
{
}

std::vector<float> LearnedProjection::gathered(std::span<const FeatureRow> sample) const
{
    std::vector<float> rows;
    for (const FeatureRow &row : sample)
        if (static_cast<std::int64_t>(row.value.size()) == m_features)
            rows.insert(rows.end(), row.value.begin(), row.value.end());
    return rows;
}

/// Sets mean and scale. A feature that never varies in the sample says nothing and gets the scale zero. False
/// when none does.
bool LearnedProjection::standardise(std::span<const float> rows)
{
    const auto width = static_cast<std::size_t>(m_features);
    const double count = static_cast<double>(rows.size() / width);
    std::vector<double> sums(width, 0.0), squares(width, 0.0);
    for (std::size_t i = 0; i < rows.size(); ++i)
        sums[i % width] += rows[i];
    for (std::size_t i = 0; i < rows.size(); ++i)
        squares[i % width] += std::pow(rows[i] - sums[i % width] / count, 2);
    m_mean.resize(width);
    m_scale.assign(width, 1.0f);
    bool anyVaries = false;
    for (std::size_t j = 0; j < width; ++j) {
        const double mean = sums[j] / count, deviation = std::sqrt(squares[j] / count);
        const bool varies = deviation > 1e-6 * (1.0 + std::abs(mean));
        m_mean[j] = static_cast<float>(mean);
        if (m_options.standardise)
            m_scale[j] = varies ? static_cast<float>(1.0 / deviation) : 0.0f;
        anyVaries = anyVaries || varies;
    }
    return anyVaries;
}

void LearnedProjection::useRandomSigns()
{
    m_dimension = static_cast<int>(std::min<std::int64_t>(m_options.dimension, m_features));
    const auto width = static_cast<std::size_t>(m_features);
    m_mean.assign(width, 0.0f);
    m_scale.assign(width, 1.0f);
    m_directions.resize(static_cast<std::size_t>(m_dimension) * width);
    std::mt19937_64 random(kSignSeed);
    for (float &direction : m_directions)
        direction = (random() >> 63) != 0 ? 1.0f : -1.0f;
}

Status LearnedProjection::fit(std::span<const FeatureRow> sample, ProgressSink &progress,
                              std::stop_token stop)
{
    m_dimension = 0;
    std::vector<float> rows = gathered(sample);
    if (rows.empty())
        return fail(ErrorCode::InvalidArgument, "nothing in the sample could be encoded", m_encoder);
    progress.report({"encode.fit", 0, 1, {}});
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped before learning the projection", m_encoder);
    if (!standardise(rows)) {
        useRandomSigns();
        progress.report({"encode.fit", 1, 1, {}});
        return {};
    }
    const auto width = static_cast<std::size_t>(m_features);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = (rows[i] - m_mean[i % width]) * m_scale[i % width];
    const auto count = static_cast<std::int64_t>(rows.size() / width);
    const auto k =
        std::min<std::int64_t>({m_options.dimension, m_features, std::max<std::int64_t>(1, count - 1)});
    MODALENS_TRY(pca, principalComponents(rows, count, m_features, static_cast<int>(k)));
    m_directions = std::move(pca.components);
    for (std::size_t i = 0; i < m_directions.size(); ++i) {
        const float variance = pca.variance[i / width];
        m_directions[i] *= variance > 0 ? std::pow(variance, 0.5f * (m_options.variancePower - 1.0f)) : 0.0f;
    }
    m_dimension = static_cast<int>(k);
    progress.report({"encode.fit", 1, 1, {}});
    return {};
}

Result<std::vector<float>> LearnedProjection::project(std::span<const FeatureRow> rows) const
{
    if (!isFitted())
        return fail(ErrorCode::Internal, "the encoder has learned nothing yet", m_encoder);
    const auto width = static_cast<std::size_t>(m_features);
    const auto dimension = static_cast<std::size_t>(m_dimension);
    std::vector<float> vectors(rows.size() * dimension, 0.0f);
    std::vector<float> centred(width);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row].value.empty())
            continue;
        if (rows[row].value.size() != width)
            return fail(ErrorCode::InvalidArgument, "feature rows of another encoder", m_encoder);
        for (std::size_t j = 0; j < width; ++j)
            centred[j] = (rows[row].value[j] - m_mean[j]) * m_scale[j];
        for (std::size_t k = 0; k < dimension; ++k)
            vectors[row * dimension + k] = dot(centred.data(), m_directions.data() + k * width, width);
        normalise(std::span(vectors).subspan(row * dimension, dimension));
    }
    return vectors;
}

EncoderState LearnedProjection::state() const
{
    if (!isFitted())
        return {};
    return {{"mean", {{m_features}, m_mean}},
            {"scale", {{m_features}, m_scale}},
            {"directions", {{m_dimension, m_features}, m_directions}}};
}

Status LearnedProjection::restore(const EncoderState &state)
{
    const StateTensor *mean = findTensor(state, "mean", 1);
    const StateTensor *scale = findTensor(state, "scale", 1);
    const StateTensor *directions = findTensor(state, "directions", 2);
    if (mean == nullptr || scale == nullptr || directions == nullptr || mean->shape[0] != m_features ||
        scale->shape[0] != m_features || directions->shape[1] != m_features ||
        directions->shape[0] > m_options.dimension)
        return fail(ErrorCode::Damaged, "the stored state of the encoder does not fit together", m_encoder);
    m_mean = mean->values;
    m_scale = scale->values;
    m_directions = directions->values;
    m_dimension = static_cast<int>(directions->shape[0]);
    return {};
}

} // namespace modalens
