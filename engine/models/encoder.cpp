// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/encoder.h"

namespace modalens {

Status Encoder::fit(std::span<const FeatureRow>, ProgressSink &, std::stop_token)
{
    return {};
}

Status Encoder::restore(const EncoderState &)
{
    return {};
}

Result<std::vector<float>> Encoder::encode(std::span<const Content> contents, ProgressSink &progress,
                                           std::stop_token stop) const
{
    MODALENS_TRY(rows, features(contents, stop));
    progress.report({"encode",
                     static_cast<std::int64_t>(contents.size()),
                     static_cast<std::int64_t>(contents.size()),
                     {}});
    return project(rows);
}

} // namespace modalens
