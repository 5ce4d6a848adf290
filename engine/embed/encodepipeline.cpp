// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/encodepipeline.h"

#include <algorithm>
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

} // namespace

EncodePipeline::EncodePipeline(const Encoder &encoder, int threads, ThumbnailCache *thumbnails,
                               std::stop_token stop)
    : m_coder(encoder, thumbnails, stop)
    , m_stop(std::move(stop))
    , m_groupSize(groupSizeFor(m_coder.modality()))
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
            m_coder.decode(task->batch->slots[task->index]);
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

std::int64_t EncodePipeline::encode(Batch &batch, const Group &group) const
{
    std::vector<CodedItem *> items;
    for (const std::size_t index : group.slots)
        items.push_back(&batch.slots[index]);
    return m_coder.encode(items);
}

} // namespace modalens
