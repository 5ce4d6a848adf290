// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/descriptorencoder.h"

#include "engine/models/rows.h"

#include <algorithm>

namespace modalens {

DescriptorEncoder::DescriptorEncoder(const char *name, Modality modality, std::int64_t features,
                                     const ProjectionOptions &options)
    : m_name(name)
    , m_modality(modality)
    , m_projection(name, features, options)
{
}

EncoderInfo DescriptorEncoder::info() const
{
    return {m_name, 1, m_modality, m_projection.dimension()};
}

Result<std::vector<FeatureRow>> DescriptorEncoder::features(std::span<const Content> contents,
                                                            std::stop_token stop) const
{
    std::vector<FeatureRow> rows;
    rows.reserve(contents.size());
    for (const Content &content : contents) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while describing items", m_name);
        MODALENS_TRY(row, guarded<Result<FeatureRow>>(m_name, [&] { return describe(content, stop); }));
        rows.push_back(std::move(row));
    }
    return rows;
}

Status DescriptorEncoder::fit(std::span<const FeatureRow> sample, ProgressSink &progress,
                              std::stop_token stop)
{
    return m_projection.fit(sample, progress, stop);
}

bool DescriptorEncoder::agreesWith(const EncoderState &state) const
{
    const auto directions = state.find("directions");
    return directions == state.end() ||
           std::any_of(directions->second.values.begin(), directions->second.values.end(),
                       [](float value) { return value != 0; });
}

Result<std::vector<float>> DescriptorEncoder::project(std::span<const FeatureRow> rows) const
{
    return m_projection.project(rows);
}

Result<std::vector<SeenPart>> DescriptorEncoder::inspect(const Content &content) const
{
    return guarded<Result<std::vector<SeenPart>>>(m_name, [&] { return partsOf(content); });
}

} // namespace modalens
