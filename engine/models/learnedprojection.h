// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace modalens {

struct ProjectionOptions
{
    int dimension = 256; ///< At most; fewer where the sample has fewer directions.
    bool standardise =
        false; ///< Divide each feature by its deviation in the sample first: for features of unlike units.
    float variancePower = 0.5f; ///< Coordinates are scaled by deviation^(power - 1): 1 keeps them, 0 whitens.
};

/// The learned last step of the descriptor encoders: dense feature rows, centred (and standardised), onto
/// their principal components, to unit length. Learned once from a sample; const functions are thread-safe
/// afterwards. A sample without variance (one row, or only equal ones) has no components, and its mean is all
/// there is to it: then rows are taken as they are onto random signs, which keeps their cosines about as they
/// are (W. Johnson, J. Lindenstrauss 1984; D. Achlioptas 2003), so that every row has a vector and equal rows
/// have equal ones.
class LearnedProjection
{
public:
    LearnedProjection(std::string encoder, std::int64_t features, const ProjectionOptions &options);

    /// Rows without values are left out. InvalidArgument when none remains.
    Status fit(std::span<const FeatureRow> sample, ProgressSink &progress, std::stop_token stop);
    bool isFitted() const { return m_dimension > 0; }
    int dimension() const { return isFitted() ? m_dimension : m_options.dimension; }

    /// rows.size() x dimension(), each of unit length, or zero where there were no values. A row's bits do
    /// not depend on the batch it is in.
    Result<std::vector<float>> project(std::span<const FeatureRow> rows) const;

    /// "mean" and "scale" (features), "directions" (dimension x features).
    EncoderState state() const;
    Status restore(const EncoderState &state);

private:
    std::vector<float> gathered(std::span<const FeatureRow> sample) const;
    bool standardise(std::span<const float> rows);
    void useRandomSigns();

    std::string m_encoder;
    std::int64_t m_features;
    ProjectionOptions m_options;
    int m_dimension = 0;
    std::vector<float> m_mean;
    std::vector<float> m_scale; ///< Multiplies what is left after the mean.
    std::vector<float> m_directions;
};

} // namespace modalens
