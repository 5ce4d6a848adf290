// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <string>

namespace modalens::test {

/// A text encoder whose numbers can be worked out by hand: letter counts of title and texts (features), minus
/// their mean over the sample (fit), which keeps the first `dimension` letters. "bad" cannot be encoded, a
/// text without letters gives nothing.
class FakeEncoder final : public Encoder
{
public:
    static constexpr int kLetters = 26;

    std::int64_t wantedSample = 0;
    int version = 1;
    std::function<void(std::int64_t call)> onCall; ///< Before each content, with its number from 1.

    EncoderInfo info() const override { return {"fake", version, Modality::Text, kLetters}; }
    std::int64_t sampleSize() const override { return wantedSample; }
    bool isFitted() const override { return wantedSample == 0 || !m_mean.empty(); }
    std::int64_t calls() const { return m_calls; }

    Result<std::vector<FeatureRow>> features(std::span<const Content> contents,
                                             std::stop_token stop) const override
    {
        std::vector<FeatureRow> rows;
        for (const Content &content : contents) {
            if (stop.stop_requested())
                return fail(ErrorCode::Cancelled, "stopped");
            const std::int64_t call = ++m_calls;
            if (onCall)
                onCall(call);
            FeatureRow row;
            const auto &texts = std::get<TextContent>(content);
            std::string joined = texts.title;
            for (const std::string &text : texts.texts)
                joined += text;
            if (joined.find("bad") != std::string::npos)
                return fail(ErrorCode::Malformed, "cannot be encoded", "bad text");
            if (std::any_of(joined.begin(), joined.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
                row.value.assign(kLetters, 0.0f);
                for (const char c : joined)
                    if (c >= 'a' && c <= 'z')
                        row.value[static_cast<std::size_t>(c - 'a')] += 1.0f;
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Status fit(std::span<const FeatureRow> sample, ProgressSink &, std::stop_token) override
    {
        m_mean.assign(kLetters, 0.0f);
        for (const FeatureRow &row : sample)
            for (std::size_t i = 0; i < m_mean.size(); ++i)
                m_mean[i] += row.value[i] / static_cast<float>(sample.size());
        ++fits;
        return {};
    }
    EncoderState state() const override { return {{"mean", {{kLetters}, m_mean}}}; }
    Status restore(const EncoderState &state) override
    {
        m_mean = state.at("mean").values;
        return {};
    }

    Result<std::vector<float>> project(std::span<const FeatureRow> rows) const override
    {
        std::vector<float> vectors;
        for (const FeatureRow &row : rows)
            for (std::size_t i = 0; i < kLetters; ++i)
                vectors.push_back(row.value[i] - (m_mean.empty() ? 0.0f : m_mean[i]));
        return vectors;
    }
    Result<std::vector<SeenPart>> inspect(const Content &) const override { return std::vector<SeenPart>{}; }

    int fits = 0;

private:
    mutable std::atomic<std::int64_t> m_calls = 0;
    std::vector<float> m_mean;
};

} // namespace modalens::test
