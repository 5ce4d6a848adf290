// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audioplayer.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QBuffer>
#include <QElapsedTimer>
#include <QMediaDevices>

#include <algorithm>

namespace modalens {

namespace {

QByteArray int16Bytes(const QVector<float> &samples, qint64 from)
{
    const qint64 count = std::max<qint64>(0, samples.size() - from);
    QByteArray bytes(count * 2, Qt::Uninitialized);
    auto *target = reinterpret_cast<qint16 *>(bytes.data());
    for (qint64 i = 0; i < count; ++i)
        target[i] = qint16(std::clamp(samples.at(from + i), -1.0f, 1.0f) * 32767.0f);
    return bytes;
}

class DeviceSink : public SoundSink
{
public:
    bool start(const QVector<float> &samples, int sampleRate, qint64 fromSample) override
    {
        stop();
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        QAudioFormat format;
        format.setSampleRate(sampleRate);
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Int16);
        if (device.isNull() || !device.isFormatSupported(format))
            return false;
        m_bytes.setData(int16Bytes(samples, fromSample));
        m_bytes.open(QIODevice::ReadOnly);
        m_sink = std::make_unique<QAudioSink>(device, format);
        m_sink->start(&m_bytes);
        return state() != State::Failed;
    }

    void stop() override
    {
        if (m_sink)
            m_sink->stop();
        m_sink.reset();
        m_bytes.close();
    }

    double playedS() const override { return m_sink ? double(m_sink->processedUSecs()) / 1e6 : 0.0; }

    State state() const override
    {
        if (!m_sink || m_sink->error() == QAudio::FatalError || m_sink->error() == QAudio::OpenError ||
            m_sink->error() == QAudio::IOError || m_sink->state() == QAudio::StoppedState)
            return State::Failed;
        if (m_sink->state() == QAudio::IdleState && m_bytes.atEnd())
            return State::Finished;
        return State::Running;
    }

private:
    QBuffer m_bytes;
    std::unique_ptr<QAudioSink> m_sink;
};

class SilentSink : public SoundSink
{
public:
    bool start(const QVector<float> &, int, qint64) override
    {
        m_clock.start();
        return true;
    }
    void stop() override { m_clock.invalidate(); }
    double playedS() const override { return m_clock.isValid() ? double(m_clock.nsecsElapsed()) / 1e9 : 0.0; }
    State state() const override { return m_clock.isValid() ? State::Running : State::Finished; }

private:
    QElapsedTimer m_clock;
};

} // namespace

std::unique_ptr<SoundSink> makeDeviceSink()
{
    return std::make_unique<DeviceSink>();
}

std::unique_ptr<SoundSink> makeSilentSink()
{
    return std::make_unique<SilentSink>();
}

} // namespace modalens
