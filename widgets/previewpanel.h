// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace modalens {

class AudioPlayer;
class EmptyState;
class MediaSource;
class PicturePager;
class SoundStrip;
class VideoStrip;

/// All that is known of one item: pictures, sounds, videos, texts in their languages, tags and fields. Broken
/// media show a badge with the reason.
class PreviewPanel : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the panel.
    PreviewPanel(MediaSource *media, AudioPlayer *player, QWidget *parent = nullptr);
    /// An item of -1 clears. Setting the item that is shown updates it without stopping playback.
    void setItem(const PreviewItem &item);
    const PreviewItem &item() const { return m_item; }
    void setEmptyText(const QString &text);

Q_SIGNALS:
    void likeRequested(qint64 item);
    void dislikeRequested(qint64 item);
    void findOnMapRequested(qint64 item);
    void queryByRequested(qint64 item);

private:
    void buildActions(QVBoxLayout *layout);
    void showTexts();
    void showMedia();

    MediaSource *m_media;
    AudioPlayer *m_player;
    PreviewItem m_item;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QLabel *m_title;
    QLabel *m_names;
    QLabel *m_texts;
    QLabel *m_facts;
    PicturePager *m_pictures;
    QVBoxLayout *m_sounds;
    QVBoxLayout *m_videos;
};

} // namespace modalens
