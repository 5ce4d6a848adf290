// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/itemcoder.h"

#include "engine/base/hash.h"
#include "engine/embed/embedder.h"
#include "engine/embed/thumbnails.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

namespace modalens {

namespace {

template <class T>
std::uint64_t mixed(std::uint64_t hash, const T &value)
{
    return hashBytes(std::as_bytes(std::span(&value, 1)), hash);
}

} // namespace

std::uint64_t hashOfContent(const PipelineItem &item)
{
    std::uint64_t hash = hashText(item.title, 1);
    for (const Asset &asset : item.assets) {
        hash = hashText(asset.path, hash);
        hash = hashText(asset.text, hash);
        hash = mixed(hash, asset.sizeBytes);
        hash = mixed(hash, asset.modifiedNs);
        hash = mixed(hash, asset.contentHash);
    }
    return hash;
}

ItemCoder::ItemCoder(const Encoder &encoder, ThumbnailCache *thumbnails, std::stop_token stop)
    : m_encoder(encoder)
    , m_info(encoder.info())
    , m_request(encoder.request())
    , m_thumbnails(thumbnails)
    , m_stop(std::move(stop))
{
}

void ItemCoder::decode(CodedItem &item) const
{
    try {
        auto content = loadContent(item.input.title, item.input.assets, m_info.modality, m_request, m_stop);
        if (content) {
            item.content = std::move(*content);
            keepThumbnails(item);
        } else {
            item.output.failure = describe(content.error());
        }
    } catch (const std::exception &error) { // a decoder that throws must not take the run down
        item.output.failure = std::string("decoding failed: ") + error.what();
    }
}

/// Where some of an item's files could not be decoded, it is not known which picture is whose: then none.
void ItemCoder::keepThumbnails(const CodedItem &item) const
{
    if (m_thumbnails == nullptr)
        return;
    const std::vector<Asset> &assets = item.input.assets;
    if (const auto *content = std::get_if<ImageContent>(&*item.content)) {
        for (std::size_t i = 0; content->images.size() == assets.size() && i < assets.size(); ++i)
            m_thumbnails->put(assets[i].path, content->images[i], m_request.image.maxSide, kThumbnailSide);
    } else if (const auto *video = std::get_if<VideoContent>(&*item.content)) {
        const double wanted = video->durationS / 4; // as ThumbnailCache itself chooses
        const auto nearest = std::min_element(
            video->frames.begin(), video->frames.end(), [&](const VideoFrame &a, const VideoFrame &b) {
                return std::abs(a.timeS - wanted) < std::abs(b.timeS - wanted);
            });
        if (assets.size() == 1 && nearest != video->frames.end())
            m_thumbnails->put(assets.front().path, nearest->image, m_request.video.maxSide, kThumbnailSide);
    }
}

std::int64_t ItemCoder::encode(std::span<CodedItem *const> group) const
{
    std::vector<Content> contents;
    std::vector<CodedItem *> coded;
    for (CodedItem *item : group) {
        if (!item->content)
            continue;
        contents.push_back(std::move(*item->content));
        item->content.reset();
        coded.push_back(item);
    }
    if (contents.empty())
        return 0;
    auto calls = static_cast<std::int64_t>(contents.size());
    auto rows = features(contents);
    for (std::size_t i = 0; rows && i < coded.size(); ++i)
        coded[i]->output.row = std::move((*rows)[i]);
    if (rows)
        return calls;
    if (coded.size() == 1) {
        coded[0]->output.failure = describe(rows.error());
        return calls;
    }
    // One bad content must not fail its neighbours: each by itself, which also tells which one it was.
    for (std::size_t i = 0; i < coded.size() && !m_stop.stop_requested(); ++i) {
        const auto row = features(std::span(contents).subspan(i, 1));
        if (row)
            coded[i]->output.row = row->front();
        else
            coded[i]->output.failure = describe(row.error());
        ++calls;
    }
    return calls;
}

Result<std::vector<FeatureRow>> ItemCoder::features(std::span<const Content> contents) const
{
    try {
        auto rows = m_encoder.features(contents, m_stop);
        if (rows && rows->size() != contents.size())
            return fail(ErrorCode::Internal, "the encoder gave another number of rows than contents",
                        m_info.name);
        return rows;
    } catch (const std::exception &error) {
        return fail(ErrorCode::Internal, std::string("encoding failed: ") + error.what(), m_info.name);
    }
}

} // namespace modalens
