// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/types.h"
#include "engine/embed/samplelog.h"
#include "engine/models/encoder.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace modalens {

class ThumbnailCache;

/// An item on its way to an encoder. With `known`, it was encoded before and passes through untouched.
struct PipelineItem
{
    ItemId item{};
    std::string title;
    std::vector<Asset> assets;
    std::optional<EncodedItem> known;
};

/// What the features of an item depend on beside the encoder: its title and its assets as import saw them.
std::uint64_t hashOfContent(const PipelineItem &item);

/// An item while it is worked on.
struct CodedItem
{
    PipelineItem input;
    std::optional<Content> content; ///< Between decoding and encoding.
    EncodedItem output;
};

/// The steps that make an item's content a feature row. What goes wrong with an item, exceptions of decoders
/// and encoders included, becomes its failure. Const and thread-safe; threads work on different items.
class ItemCoder
{
public:
    /// \param thumbnails nullptr or where to keep small pictures of what is decoded. `encoder` and
    /// `thumbnails` must outlive the coder.
    ItemCoder(const Encoder &encoder, ThumbnailCache *thumbnails, std::stop_token stop);

    Modality modality() const { return m_info.modality; }
    void decode(CodedItem &item) const;
    /// In one call of the encoder, or one for each item when that fails: one bad content must not fail its
    /// neighbours. \return the contents passed to the encoder.
    std::int64_t encode(std::span<CodedItem *const> group) const;

private:
    void keepThumbnails(const CodedItem &item) const;
    Result<std::vector<FeatureRow>> features(std::span<const Content> contents) const;

    const Encoder &m_encoder;
    const EncoderInfo m_info;
    const ContentRequest m_request;
    ThumbnailCache *const m_thumbnails;
    const std::stop_token m_stop;
};

} // namespace modalens
