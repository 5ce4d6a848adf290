// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

namespace modalens {

class AudioPlayer;
class MediaSource;
class PlayControl;
class Waveform;

/// One sound: waveform over play, time and label. Asks for its samples when it is made.
class SoundStrip : public QWidget
{
    Q_OBJECT

public:
    SoundStrip(const PreviewMedia &sound, MediaSource *media, AudioPlayer *player, QWidget *parent = nullptr);
    PlayControl *control() const { return m_control; }
    /// Plays at once, or as soon as the samples are there.
    void playWhenReady();

private:
    void play(double fromS);
    double durationS() const;

    PreviewMedia m_sound;
    AudioPlayer *m_player;
    PlayControl *m_control;
    Waveform *m_waveform;
    QVector<float> m_samples;
    int m_sampleRate = 0;
    bool m_isWaitingToPlay = false;
};

} // namespace modalens
