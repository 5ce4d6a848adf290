// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/audioplayer.h"

#include <memory>

namespace modalens {

/// A sink whose clock is moved by hand.
class HandSink : public SoundSink
{
public:
    bool starts = true;
    double clockS = 0;
    State now = State::Finished;
    qint64 from = -1;

    bool start(const QVector<float> &, int, qint64 fromSample) override
    {
        from = fromSample;
        clockS = 0;
        now = starts ? State::Running : State::Failed;
        return starts;
    }
    void stop() override { now = State::Finished; }
    double playedS() const override { return clockS; }
    State state() const override { return now; }
};

/// A player with two of them.
struct HandPlayer
{
    HandPlayer()
    {
        auto first = std::make_unique<HandSink>();
        auto second = std::make_unique<HandSink>();
        device = first.get();
        fallback = second.get();
        player = std::make_unique<AudioPlayer>(std::move(first), std::move(second));
    }
    HandSink *device;
    HandSink *fallback;
    std::unique_ptr<AudioPlayer> player;
};

} // namespace modalens
