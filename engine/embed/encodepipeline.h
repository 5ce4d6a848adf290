// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/embed/itemcoder.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace modalens {

/// Decodes and encodes batches on several threads. Decoding runs ahead into the batches that wait; encoding
/// happens only in the batch that take() is waiting for, so that a crash never costs more than one batch of
/// encoder calls. Contents go to the encoder in fixed groups of a batch: thread timing changes nothing about
/// what it computes. Memory is bounded by the number of decoded contents that wait. submit(), take() and the
/// destructor belong to one thread.
class EncodePipeline
{
public:
    /// \param threads 0 for one per core. \param thumbnails nullptr or where to keep small pictures of what
    /// is decoded. `encoder` and `thumbnails` must outlive the pipeline.
    EncodePipeline(const Encoder &encoder, int threads, ThumbnailCache *thumbnails, std::stop_token stop);
    ~EncodePipeline();

    void submit(std::vector<PipelineItem> batch);
    /// The oldest batch submitted, in its order, when all of it is encoded. `Cancelled` when stop was
    /// requested. \pre a batch was submitted and not yet taken.
    Result<std::vector<EncodedItem>> take();
    std::int64_t encoderCalls() const;

private:
    struct Slot : CodedItem
    {
        std::size_t group = 0;
    };
    struct Group
    {
        std::vector<std::size_t> slots;
        std::size_t undecoded = 0;
        bool isClaimed = false;
    };
    struct Batch
    {
        std::vector<Slot> slots;
        std::vector<Group> groups;
        std::vector<std::size_t> toDecode; ///< Slots, in order.
        std::size_t nextToDecode = 0;      ///< First of toDecode that no thread has begun.
        std::size_t unfinished = 0;        ///< Slots not yet encoded.
        bool isOpen = false;               ///< take() waits for it: encoding allowed.
    };
    /// A group to encode or a slot to decode.
    struct Task
    {
        Batch *batch = nullptr;
        std::size_t index = 0;
        bool isEncode = false;
    };

    static void addSlot(Batch &batch, PipelineItem item, std::size_t groupSize);
    void work(std::stop_token stop);
    std::optional<Task> claim();
    void finish(const Task &task);
    std::int64_t encode(Batch &batch, const Group &group) const; ///< Returns the encoder calls it took.

    const ItemCoder m_coder;
    const std::stop_token m_stop;
    const std::size_t m_groupSize;
    std::size_t m_maxDecoded = 0;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::unique_ptr<Batch>> m_batches;
    std::size_t m_decoded = 0; ///< Contents decoded or being decoded and not yet encoded.
    std::int64_t m_encoderCalls = 0;
    std::vector<std::jthread> m_threads; // last: joined before the rest goes away
};

} // namespace modalens
