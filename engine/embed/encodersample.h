// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/embed/batchrunner.h"
#include "engine/embed/embedjob.h"
#include "engine/embed/samplelog.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_set>
#include <vector>

namespace modalens {

/// What an encoder learns from before it can make vectors: the features of the first items of the order,
/// logged batch by batch in the catalog, so that a crash costs one batch of them too. Borrows catalog and
/// encoder.
class EncoderSample
{
public:
    EncoderSample(Catalog &catalog, Encoder &encoder, std::string spaceName, std::uint64_t seed);

    /// Whether an earlier run has left its log.
    bool isLogged() const { return std::filesystem::exists(path()); }
    /// Opens the log, or begins one where there is none that was made in the same way.
    Status open();
    bool isOpen() const { return m_log.has_value(); }
    /// What is logged as a failure so far will be tried again. \pre isOpen()
    void forgetFailures() { m_forgotten = m_log->items().size(); }
    /// Runs batches of the order until the encoder has the rows it wants; what is logged is not encoded
    /// again. \pre isOpen()
    Status collect(BatchRunner &runner, EmbedJob &job);
    /// Fits the encoder; false when not one item could be encoded: then there is nothing to learn from, and
    /// the failures of `report` say why. \pre collect() has ended
    Result<bool> fit(EmbedReport &report, ProgressSink &progress, std::stop_token stop);
    /// \pre isOpen()
    KnownItems known() const;
    void remove(); ///< Deletes the log, once all that was learned from it is stored.

private:
    std::filesystem::path path() const;

    Catalog &m_catalog;
    Encoder &m_encoder;
    std::string m_spaceName;
    std::uint64_t m_seed;
    std::optional<SampleLog> m_log;
    std::size_t m_forgotten = 0; ///< Failures among the first so many entries of the log do not count.
    std::unordered_set<ItemId> m_untried; ///< Items whose logged outcome was used again.
};

} // namespace modalens
