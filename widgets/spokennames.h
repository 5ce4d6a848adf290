// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace modalens {

class AudioPlayer;
class MediaSource;
class SoundStrip;

/// The names of an item spoken in several languages: the one that suits the reader's language as a sound
/// strip, the others folded behind a button, one small button a language. Pressing one puts it into the strip
/// and plays it, so that only what is listened to is ever decoded.
class SpokenNames : public QWidget
{
    Q_OBJECT

public:
    /// \pre !names.isEmpty()
    SpokenNames(const QVector<PreviewMedia> &names, MediaSource *media, AudioPlayer *player,
                QWidget *parent = nullptr);
    SoundStrip *strip() const { return m_strip; }

private:
    QWidget *buildOthers();
    SoundStrip *showStrip(const PreviewMedia &name);

    QVector<PreviewMedia> m_names; ///< The reader's language first.
    MediaSource *m_media;
    AudioPlayer *m_player;
    QVBoxLayout *m_layout;
    SoundStrip *m_strip = nullptr;
    QPushButton *m_more = nullptr;
};

} // namespace modalens
