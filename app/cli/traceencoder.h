// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"

#include <filesystem>
#include <memory>

namespace modalens::cli {

/// Passes everything to another encoder and appends one line to a file for every content that is given to it,
/// written before the work is done, so that the count survives kill -9. For measuring how much work an
/// interruption costs.
class TraceEncoder final : public Encoder
{
public:
    static Result<std::unique_ptr<Encoder>> create(std::unique_ptr<Encoder> encoder,
                                                   const std::filesystem::path &file);
    ~TraceEncoder() override;

    EncoderInfo info() const override { return m_encoder->info(); }
    ContentRequest request() const override { return m_encoder->request(); }
    Result<std::vector<FeatureRow>> features(std::span<const Content> contents,
                                             std::stop_token stop) const override;
    std::string whyEmpty() const override { return m_encoder->whyEmpty(); }
    std::int64_t sampleSize() const override { return m_encoder->sampleSize(); }
    Status fit(std::span<const FeatureRow> sample, ProgressSink &progress, std::stop_token stop) override;
    bool isFitted() const override { return m_encoder->isFitted(); }
    EncoderState state() const override { return m_encoder->state(); }
    Status restore(const EncoderState &state) override { return m_encoder->restore(state); }
    std::uint64_t settingsHash() const override { return m_encoder->settingsHash(); }
    bool agreesWith(const EncoderState &state) const override { return m_encoder->agreesWith(state); }
    Result<std::vector<float>> project(std::span<const FeatureRow> rows) const override;
    Result<std::vector<SeenPart>> inspect(const Content &content) const override;

private:
    TraceEncoder(std::unique_ptr<Encoder> encoder, int fd);
    std::unique_ptr<Encoder> m_encoder;
    int m_fd;
};

} // namespace modalens::cli
