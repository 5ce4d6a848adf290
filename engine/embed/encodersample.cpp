// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/encodersample.h"

#include "engine/base/hash.h"
#include "engine/embed/encodeditems.h"

#include <system_error>
#include <utility>

namespace modalens {

EncoderSample::EncoderSample(Catalog &catalog, Encoder &encoder, std::string spaceName, std::uint64_t seed)
    : m_catalog(catalog)
    , m_encoder(encoder)
    , m_spaceName(std::move(spaceName))
    , m_seed(seed)
{
}

std::filesystem::path EncoderSample::path() const
{
    // Not in the space's folder: the space is created with the dimension that fitting finds, after the
    // sample.
    return m_catalog.folder() / "spaces" / ("sample-" + std::to_string(hashText(m_spaceName)) + ".log");
}

Status EncoderSample::open()
{
    std::error_code error;
    std::filesystem::create_directories(path().parent_path(), error);
    if (error)
        return Unexpected<Error>(errorFromErrno(error.value(), "create the folder", path().string()));
    const EncoderInfo encoder = m_encoder.info();
    const std::string made = encoder.name + '\n' + std::to_string(encoder.version) + '\n' +
                             std::to_string(m_encoder.settingsHash()) + '\n' + m_spaceName;
    MODALENS_TRY(log, SampleLog::open(path(), hashText(made, m_seed)));
    m_log.emplace(std::move(log));
    return {};
}

Status EncoderSample::collect(BatchRunner &runner, EmbedJob &job)
{
    MODALENS_TRY(items, m_catalog.itemsWith(m_encoder.info().modality));
    const std::vector<ItemId> order = embeddingOrder(std::move(items), m_seed);
    const KnownItems logged = known();
    std::int64_t usable = 0;
    std::int64_t seen = 0;
    return runner.run(order, logged, [&](std::vector<EncodedItem> batch, ContentVersion) -> Result<bool> {
        std::vector<EncodedItem> fresh;
        for (EncodedItem &item : batch) {
            ++seen;
            usable += whyNotEncoded(m_encoder, item).empty();
            const auto earlier = logged.find(item.item);
            if (earlier == logged.end() || earlier->second.contentHash != item.contentHash)
                fresh.push_back(std::move(item));
            else
                m_untried.insert(item.item);
        }
        if (!fresh.empty()) {
            MODALENS_CHECK(m_log->append(std::move(fresh)));
        }
        job.sampled(seen, runner.encoderCalls());
        return usable < m_encoder.sampleSize();
    });
}

Result<bool> EncoderSample::fit(EmbedReport &report, ProgressSink &progress, std::stop_token stop)
{
    FitSample sample = fitSampleOf(m_encoder, m_log->items(), m_seed);
    if (sample.rows.empty()) {
        for (EmbedFailure &failure : sample.failures)
            (m_untried.contains(failure.item) ? report.earlierFailures : report.failures)
                .push_back(std::move(failure));
        return false;
    }
    MODALENS_CHECK(m_encoder.fit(sample.rows, progress, std::move(stop)));
    return true;
}

KnownItems EncoderSample::known() const
{
    KnownItems known;
    const std::vector<EncodedItem> &items = m_log->items();
    for (std::size_t i = 0; i < items.size(); ++i)
        if (i < m_forgotten && !whyNotEncoded(m_encoder, items[i]).empty())
            known.erase(items[i].item);
        else
            known.insert_or_assign(items[i].item, items[i]);
    return known;
}

void EncoderSample::remove()
{
    if (m_log)
        m_log->remove();
}

} // namespace modalens
