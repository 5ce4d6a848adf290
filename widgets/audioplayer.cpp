// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audioplayer.h"
namespace modalens {
std::unique_ptr<SoundSink> makeDeviceSink()
{
    return nullptr;
}
std::unique_ptr<SoundSink> makeSilentSink()
{
    return nullptr;
}
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
}
AudioPlayer::~AudioPlayer() = default;
void AudioPlayer::play(const QString &, const QVector<float> &, int, double, double)
{
}
void AudioPlayer::stop()
{
}
double AudioPlayer::positionS() const
{
    return 0;
}
} // namespace modalens
