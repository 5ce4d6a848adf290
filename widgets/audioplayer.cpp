// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audioplayer.h"

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr int kTickMs = 33;

} // namespace

AudioPlayer::AudioPlayer(QObject *parent)
    : AudioPlayer(makeDeviceSink(), makeSilentSink(), parent)
{
}

AudioPlayer::AudioPlayer(std::unique_ptr<SoundSink> device, std::unique_ptr<SoundSink> fallback,
                         QObject *parent)
    : QObject(parent)
    , m_device(std::move(device))
    , m_fallback(std::move(fallback))
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &AudioPlayer::tick);
}

AudioPlayer::~AudioPlayer()
{
    if (m_active)
        m_active->stop();
}

void AudioPlayer::play(const QString &path, const QVector<float> &samples, int sampleRate, double fromS,
                       double durationS)
{
    stop();
    m_path = path;
    m_samples = samples;
    m_sampleRate = sampleRate;
    const double soundS = sampleRate > 0 ? double(samples.size()) / sampleRate : 0.0;
    m_durationS = std::max(soundS, durationS);
    startAt(fromS);
    m_timer.start();
    Q_EMIT started(path);
}

void AudioPlayer::startAt(double fromS)
{
    m_fromS = std::clamp(fromS, 0.0, m_durationS);
    const bool hasSound = m_sampleRate > 0 && double(m_samples.size()) / m_sampleRate > m_fromS;
    if (hasSound && m_hasDevice && m_device->start(m_samples, m_sampleRate, qint64(m_fromS * m_sampleRate)))
        m_active = m_device.get();
    else
        useSilentClock(m_fromS, hasSound);
}

void AudioPlayer::setLoop(double fromS, double toS)
{
    m_loopFromS = std::max(0.0, fromS);
    m_loopToS = toS;
}

/// It has come to where it ends or begins again.
void AudioPlayer::end()
{
    if (!isLooping())
        return stop();
    m_active->stop();
    startAt(m_loopFromS < m_durationS ? m_loopFromS : 0.0);
}

void AudioPlayer::useSilentClock(double fromS, bool isDeviceLost)
{
    m_fromS = fromS;
    m_fallback->start({}, m_sampleRate, 0);
    m_active = m_fallback.get();
    if (!isDeviceLost || !m_hasDevice)
        return;
    m_hasDevice = false;
    Q_EMIT noDevice();
}

void AudioPlayer::stop()
{
    if (!m_active)
        return;
    m_timer.stop();
    m_active->stop();
    m_active = nullptr;
    m_samples.clear();
    clearLoop();
    const QString path = std::exchange(m_path, QString());
    Q_EMIT stopped(path);
}

double AudioPlayer::positionS() const
{
    return m_active ? std::min(m_fromS + m_active->playedS(), m_durationS) : 0.0;
}

void AudioPlayer::tick()
{
    if (!m_active)
        return;
    const double position = positionS();
    if (position >= (isLooping() ? std::min(m_loopToS, m_durationS) : m_durationS))
        return end();
    if (m_active == m_device.get() && m_active->state() != SoundSink::State::Running) {
        const bool isLost = m_active->state() == SoundSink::State::Failed;
        m_device->stop();
        // A sound that ends before its film goes on in silence; one that ends alone is over, whatever the
        // clock says.
        const double soundS = double(m_samples.size()) / m_sampleRate;
        if (!isLost && soundS >= m_durationS)
            return end();
        useSilentClock(position, isLost);
    }
    Q_EMIT positionChanged(m_path, position);
}

} // namespace modalens
