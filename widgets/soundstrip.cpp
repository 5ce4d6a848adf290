// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/soundstrip.h"

#include "widgets/audioplayer.h"
#include "widgets/glyphbutton.h"
#include "widgets/media.h"
#include "widgets/playcontrol.h"
#include "widgets/soundtimeline.h"

#include <QVBoxLayout>

namespace modalens {

namespace {

constexpr int kSampleRate = 22'050; // Hz: enough to recognise a sound by, half the memory of CD quality
constexpr int kColumns = 1024;
constexpr int kBands = 64;

} // namespace

SoundStrip::SoundStrip(const PreviewMedia &sound, MediaSource *media, AudioPlayer *player, QWidget *parent)
    : QWidget(parent)
    , m_sound(sound)
    , m_player(player)
    , m_control(new PlayControl(sound.label, this))
    , m_timeline(new SoundTimeline(this))
    , m_loudest(new GlyphButton(Glyph::Loudest, tr("Play the loudest second"), m_control))
    , m_loop(new GlyphButton(Glyph::Loop, tr("Repeat (L)"), m_control))
    , m_spectrogram(new GlyphButton(Glyph::Spectrogram, tr("Spectrogram"), m_control))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_timeline);
    layout->addWidget(m_control);
    m_timeline->setAccessibleName(sound.label);
    buildButtons();
    connectMedia(media);
    connectPlayer();
    media->requestSound(m_sound.path, kSampleRate);
    if (!m_sound.isSpeech)
        media->requestSpectrogram(m_sound.path, kColumns, kBands);
}

void SoundStrip::buildButtons()
{
    m_loop->setCheckable(true);
    m_spectrogram->setCheckable(true);
    m_loudest->setEnabled(false); // until it is known
    for (GlyphButton *button : {m_loudest, m_loop, m_spectrogram}) {
        m_control->addButton(button);
        button->setVisible(!m_sound.isSpeech);
    }
    connect(m_loudest, &QToolButton::clicked, this, [this] { play(m_timeline->spectrogram().loudestS); });
    connect(m_loop, &QToolButton::toggled, this, &SoundStrip::applyLoop);
    connect(m_spectrogram, &QToolButton::toggled, m_timeline, &SoundTimeline::setSpectrogramShown);
    connect(m_spectrogram, &QToolButton::clicked, this, &SoundStrip::spectrogramToggled);
    connect(m_control, &PlayControl::playRequested, this, &SoundStrip::playFromStart);
    connect(m_control, &PlayControl::stopRequested, m_player, &AudioPlayer::stop);
    connect(m_timeline, &SoundTimeline::seekRequested, this, &SoundStrip::play);
    connect(m_timeline, &SoundTimeline::toggleRequested, m_control, &PlayControl::toggle);
    connect(m_timeline, &SoundTimeline::loopRequested, m_loop, &QToolButton::toggle);
    connect(m_timeline, &SoundTimeline::rangeChosen, this, [this](const std::optional<TimeRange> &range) {
        m_loop->setChecked(range.has_value());
        applyLoop();
        if (range && m_player->playing() != m_sound.path)
            play(range->fromS);
    });
}

void SoundStrip::connectMedia(MediaSource *media)
{
    connect(media, &MediaSource::soundReady, this,
            [this](const QString &path, const QVector<float> &samples, int sampleRate) {
                if (path != m_sound.path)
                    return;
                m_samples = samples;
                m_sampleRate = sampleRate;
                m_timeline->setSamples(samples, sampleRate);
                m_control->setDuration(durationS());
                if (m_isWaitingToPlay)
                    play(0);
            });
    connect(media, &MediaSource::spectrogramReady, this,
            [this](const QString &path, const Spectrogram &spectrogram) {
                if (path != m_sound.path)
                    return;
                m_timeline->setSpectrogram(spectrogram);
                m_loudest->setEnabled(true);
            });
    connect(media, &MediaSource::failed, this, [this](const QString &path, const QString &reason) {
        if (path != m_sound.path || !m_samples.isEmpty())
            return;
        m_timeline->hide();
        m_control->setBroken(reason);
    });
}

void SoundStrip::connectPlayer()
{
    connect(m_player, &AudioPlayer::positionChanged, this, [this](const QString &path, double positionS) {
        if (path != m_sound.path)
            return;
        m_control->setPosition(positionS);
        m_timeline->setPosition(positionS);
    });
    connect(m_player, &AudioPlayer::stopped, this, [this](const QString &path) {
        if (path != m_sound.path)
            return;
        m_control->setPosition(-1);
        m_timeline->setPosition(-1);
    });
    connect(m_player, &AudioPlayer::noDevice, this, [this] { m_control->setNote(tr("no sound device")); });
}

double SoundStrip::durationS() const
{
    return m_sampleRate > 0 ? double(m_samples.size()) / m_sampleRate : 0.0;
}

void SoundStrip::setSpectrogramShown(bool isShown)
{
    if (!m_sound.isSpeech)
        m_spectrogram->setChecked(isShown);
}

void SoundStrip::playWhenReady()
{
    m_isWaitingToPlay = m_samples.isEmpty();
    if (!m_isWaitingToPlay)
        play(0);
}

void SoundStrip::playFromStart()
{
    if (m_samples.isEmpty())
        return playWhenReady(); // a key may be quicker than the decoder
    play(m_timeline->range() ? m_timeline->range()->fromS : 0.0);
}

void SoundStrip::play(double fromS)
{
    if (m_samples.isEmpty())
        return;
    m_isWaitingToPlay = false;
    m_player->play(m_sound.path, m_samples, m_sampleRate, fromS);
    applyLoop();
    m_control->setPosition(fromS);
    m_timeline->setPosition(fromS);
}

/// What repeats is the chosen part, or all of it.
void SoundStrip::applyLoop()
{
    if (m_player->playing() != m_sound.path)
        return;
    if (!m_loop->isChecked())
        return m_player->clearLoop();
    const TimeRange range = m_timeline->range().value_or(TimeRange{0, durationS()});
    m_player->setLoop(range.fromS, range.toS);
}

} // namespace modalens
