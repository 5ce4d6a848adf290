// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/ids.h"
#include "engine/base/result.h"
#include "engine/models/encoder.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace modalens {

/// What encoding one item gave: features, or why there are none.
struct EncodedItem
{
    ItemId item{};
    std::uint64_t contentHash = 0; ///< Of the assets it was made from; see hashOfContent().
    FeatureRow row;
    std::string failure; ///< Empty when `row` is good.
};

/// The features an encoder will be fitted on, kept on disk while they are collected, so that a crash costs
/// one batch of encoding and not the whole sample. Append-only; every batch carries its checksum, and what
/// follows the last whole batch is cut off when the file is opened again. The fingerprint says which encoder,
/// space and order the rows belong to; a file with another one is started afresh. One writer; not
/// thread-safe.
class SampleLog
{
public:
    /// Creates the file or reads what it holds.
    static Result<SampleLog> open(const std::filesystem::path &path, std::uint64_t fingerprint);
    SampleLog(SampleLog &&other) noexcept;
    SampleLog &operator=(SampleLog &&) = delete;
    ~SampleLog();

    /// Durable when it returns.
    Status append(std::vector<EncodedItem> batch);
    const std::vector<EncodedItem> &items() const { return m_items; }
    /// Closes and deletes the file.
    void remove();

private:
    SampleLog(std::filesystem::path path, int fd);
    Status readExisting(std::uint64_t fingerprint);

    std::filesystem::path m_path;
    int m_fd = -1;
    std::vector<EncodedItem> m_items;
};

} // namespace modalens
