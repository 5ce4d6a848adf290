// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/encodepipeline.h"

#include "engine/base/hash.h"
#include "engine/embed/embedder.h"
#include "engine/embed/thumbnails.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

namespace modalens {

namespace {

/// How many contents an encoder gets at once: many small ones, but never several long sounds or videos.
std::size_t groupSizeFor(Modality modality)
{
    switch (modality) {
    case Modality::Text:
        return 32;
    case Modality::Image:
        return 8;
    default:
        return 1;
    }
}

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

EncodePipeline::EncodePipeline(const Encoder &encoder, int threads, ThumbnailCache *thumbnails,
                               std::stop_token stop)
    : m_encoder(encoder)
    , m_info(encoder.info())
    , m_request(encoder.request())
    , m_stop(std::move(stop))
    , m_groupSize(groupSizeFor(m_info.modality))
    , m_thumbnails(thumbnails)
{
    if (threads <= 0)
        threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    // At least two groups, or a group that is only half decoded could wait for room for ever.
    m_maxDecoded = std::max(2 * m_groupSize, 3 * static_cast<std::size_t>(threads));
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this](std::stop_token own) { work(own); });
}

EncodePipeline::~EncodePipeline()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
}

void EncodePipeline::addSlot(Batch &batch, PipelineItem item, std::size_t groupSize)
{
    Slot &slot = batch.slots.emplace_back();
    if (item.known) {
        slot.output = std::move(*item.known);
        return;
    }
    slot.output.item = item.item;
    slot.output.contentHash = hashOfContent(item);
    slot.input = std::move(item);
    if (batch.groups.empty() || batch.groups.back().slots.size() == groupSize)
        batch.groups.emplace_back();
    slot.group = batch.groups.size() - 1;
    const std::size_t index = batch.slots.size() - 1;
    batch.groups.back().slots.push_back(index);
    ++batch.groups.back().undecoded;
    batch.toDecode.push_back(index);
    ++batch.unfinished;
}

void EncodePipeline::submit(std::vector<PipelineItem> items)
{
    auto batch = std::make_unique<Batch>();
    for (PipelineItem &item : items)
        addSlot(*batch, std::move(item), m_groupSize);
    const std::lock_guard lock(m_mutex);
    m_batches.push_back(std::move(batch));
    m_changed.notify_all();
}

Result<std::vector<EncodedItem>> EncodePipeline::take()
{
    std::unique_lock lock(m_mutex);
    Batch &batch = *m_batches.front();
    batch.isOpen = true;
    m_changed.notify_all();
    const bool isDone = m_changed.wait(lock, m_stop, [&] { return batch.unfinished == 0; });
    if (!isDone || m_stop.stop_requested())
        return fail(ErrorCode::Cancelled, "embedding was stopped; it goes on from here next time");
    std::vector<EncodedItem> encoded;
    for (Slot &slot : batch.slots)
        encoded.push_back(std::move(slot.output));
    m_batches.pop_front();
    return encoded;
}

std::int64_t EncodePipeline::encoderCalls() const
{
    const std::lock_guard lock(m_mutex);
    return m_encoderCalls;
}

void EncodePipeline::work(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        std::optional<Task> task;
        m_changed.wait(lock, stop, [&] { return (task = claim()).has_value(); });
        if (!task || stop.stop_requested())
            return;
        lock.unlock();
        std::int64_t calls = 0;
        if (task->isEncode)
            calls = encode(*task->batch, task->batch->groups[task->index]);
        else
            decode(task->batch->slots[task->index]);
        lock.lock();
        m_encoderCalls += calls;
        finish(*task);
        m_changed.notify_all();
    }
}

std::optional<EncodePipeline::Task> EncodePipeline::claim()
{
    if (!m_batches.empty() && m_batches.front()->isOpen) {
        Batch &batch = *m_batches.front();
        for (std::size_t i = 0; i < batch.groups.size(); ++i) {
            if (batch.groups[i].isClaimed || batch.groups[i].undecoded > 0)
                continue;
            batch.groups[i].isClaimed = true;
            return Task{&batch, i, true};
        }
    }
    if (m_decoded >= m_maxDecoded)
        return std::nullopt;
    for (const auto &batch : m_batches) {
        if (batch->nextToDecode == batch->toDecode.size())
            continue;
        ++m_decoded;
        return Task{batch.get(), batch->toDecode[batch->nextToDecode++], false};
    }
    return std::nullopt;
}

void EncodePipeline::finish(const Task &task)
{
    Batch &batch = *task.batch;
    if (!task.isEncode) {
        --batch.groups[batch.slots[task.index].group].undecoded;
        return;
    }
    m_decoded -= batch.groups[task.index].slots.size();
    batch.unfinished -= batch.groups[task.index].slots.size();
}

void EncodePipeline::decode(Slot &slot) const
{
    try {
        auto content = loadContent(slot.input.title, slot.input.assets, m_info.modality, m_request, m_stop);
        if (content) {
            slot.content = std::move(*content);
            keepThumbnails(slot);
        } else {
            slot.output.failure = describe(content.error());
        }
    } catch (const std::exception &error) { // a decoder that throws must not take the run down
        slot.output.failure = std::string("decoding failed: ") + error.what();
    }
}

/// Where some of an item's files could not be decoded, it is not known which picture is whose: then none.
void EncodePipeline::keepThumbnails(const Slot &slot) const
{
    if (m_thumbnails == nullptr)
        return;
    const std::vector<Asset> &assets = slot.input.assets;
    if (const auto *content = std::get_if<ImageContent>(&*slot.content)) {
        for (std::size_t i = 0; content->images.size() == assets.size() && i < assets.size(); ++i)
            m_thumbnails->put(assets[i].path, content->images[i], m_request.image.maxSide, kThumbnailSide);
    } else if (const auto *video = std::get_if<VideoContent>(&*slot.content)) {
        const double wanted = video->durationS / 4; // as ThumbnailCache itself chooses
        const auto nearest = std::min_element(
            video->frames.begin(), video->frames.end(), [&](const VideoFrame &a, const VideoFrame &b) {
                return std::abs(a.timeS - wanted) < std::abs(b.timeS - wanted);
            });
        if (assets.size() == 1 && nearest != video->frames.end())
            m_thumbnails->put(assets.front().path, nearest->image, m_request.video.maxSide, kThumbnailSide);
    }
}

std::int64_t EncodePipeline::encode(Batch &batch, const Group &group) const
{
    std::vector<Content> contents;
    std::vector<Slot *> slots;
    for (const std::size_t index : group.slots) {
        Slot &slot = batch.slots[index];
        if (!slot.content)
            continue;
        contents.push_back(std::move(*slot.content));
        slot.content.reset();
        slots.push_back(&slot);
    }
    if (contents.empty())
        return 0;
    auto calls = static_cast<std::int64_t>(contents.size());
    auto rows = features(contents);
    for (std::size_t i = 0; rows && i < slots.size(); ++i)
        slots[i]->output.row = std::move((*rows)[i]);
    if (rows)
        return calls;
    if (slots.size() == 1) {
        slots[0]->output.failure = describe(rows.error());
        return calls;
    }
    // One bad content must not fail its neighbours: each by itself, which also tells which one it was.
    for (std::size_t i = 0; i < slots.size() && !m_stop.stop_requested(); ++i) {
        const auto row = features(std::span(contents).subspan(i, 1));
        if (row)
            slots[i]->output.row = row->front();
        else
            slots[i]->output.failure = describe(row.error());
        ++calls;
    }
    return calls;
}

Result<std::vector<FeatureRow>> EncodePipeline::features(std::span<const Content> contents) const
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
