// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/soundstrip.h"

#include "widgets/audioplayer.h"
#include "widgets/media.h"
#include "widgets/playcontrol.h"
#include "widgets/waveform.h"

#include <QVBoxLayout>

namespace modalens {

namespace {

constexpr int kSampleRate = 22'050; // Hz: enough to recognise a sound by, half the memory of CD quality

} // namespace

SoundStrip::SoundStrip(const PreviewMedia &sound, MediaSource *media, AudioPlayer *player, QWidget *parent)
    : QWidget(parent)
    , m_sound(sound)
    , m_player(player)
    , m_control(new PlayControl(sound.label, this))
    , m_waveform(new Waveform(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_waveform);
    layout->addWidget(m_control);
    connect(m_control, &PlayControl::playRequested, this, [this] { play(0); });
    connect(m_control, &PlayControl::stopRequested, m_player, &AudioPlayer::stop);
    connect(m_waveform, &Waveform::seekRequested, this,
            [this](double position) { play(position * durationS()); });
    connect(media, &MediaSource::soundReady, this,
            [this](const QString &path, const QVector<float> &samples, int sampleRate) {
                if (path != m_sound.path)
                    return;
                m_samples = samples;
                m_sampleRate = sampleRate;
                m_waveform->setSamples(samples);
                m_control->setDuration(durationS());
                if (m_isWaitingToPlay)
                    play(0);
            });
    connect(media, &MediaSource::failed, this, [this](const QString &path, const QString &reason) {
        if (path != m_sound.path || !m_samples.isEmpty())
            return;
        m_waveform->hide();
        m_control->setBroken(reason);
    });
    connect(player, &AudioPlayer::positionChanged, this, [this](const QString &path, double positionS) {
        if (path != m_sound.path)
            return;
        m_control->setPosition(positionS);
        m_waveform->setPosition(durationS() > 0 ? positionS / durationS() : 0);
    });
    connect(player, &AudioPlayer::stopped, this, [this](const QString &path) {
        if (path != m_sound.path)
            return;
        m_control->setPosition(-1);
        m_waveform->setPosition(-1);
    });
    connect(player, &AudioPlayer::noDevice, this, [this] { m_control->setNote(tr("no sound device")); });
    media->requestSound(m_sound.path, kSampleRate);
}

double SoundStrip::durationS() const
{
    return m_sampleRate > 0 ? double(m_samples.size()) / m_sampleRate : 0.0;
}

void SoundStrip::playWhenReady()
{
    m_isWaitingToPlay = m_samples.isEmpty();
    if (!m_isWaitingToPlay)
        play(0);
}

void SoundStrip::play(double fromS)
{
    if (m_samples.isEmpty())
        return;
    m_isWaitingToPlay = false;
    m_player->play(m_sound.path, m_samples, m_sampleRate, fromS);
    m_control->setPosition(fromS);
}

} // namespace modalens
