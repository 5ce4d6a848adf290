// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

namespace modalens {

class AudioPlayer;
class GlyphButton;
class MediaSource;
class PlayControl;
class SoundTimeline;

/// One sound: its course over play, time and label; beside them the loudest second, repeat and the
/// spectrogram (a spoken name, a second long, has none of these). Asks for its samples when it is made.
class SoundStrip : public QWidget
{
    Q_OBJECT

public:
    SoundStrip(const PreviewMedia &sound, MediaSource *media, AudioPlayer *player, QWidget *parent = nullptr);
    PlayControl *control() const { return m_control; }
    SoundTimeline *timeline() const { return m_timeline; }
    GlyphButton *loopButton() const { return m_loop; }
    GlyphButton *loudestButton() const { return m_loudest; }
    GlyphButton *spectrogramButton() const { return m_spectrogram; }
    void setSpectrogramShown(bool isShown);
    /// Plays at once, or as soon as the samples are there.
    void playWhenReady();

Q_SIGNALS:
    void spectrogramToggled(bool isShown); ///< By the button.

private:
    void buildButtons();
    void connectMedia(MediaSource *media);
    void connectPlayer();
    void play(double fromS);
    void playFromStart();
    void applyLoop();
    double durationS() const;

    PreviewMedia m_sound;
    AudioPlayer *m_player;
    PlayControl *m_control;
    SoundTimeline *m_timeline;
    GlyphButton *m_loudest;
    GlyphButton *m_loop;
    GlyphButton *m_spectrogram;
    QVector<float> m_samples;
    int m_sampleRate = 0;
    bool m_isWaitingToPlay = false;
};

} // namespace modalens
