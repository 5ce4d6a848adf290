// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace modalens {

class AudioPlayer;
class EmptyState;
class MediaDetails;
class MediaSource;
class PanelScroll;
class PicturePager;
class PreviewTexts;
class SeenView;

/// All that is known of one item: pictures, sounds, videos, texts in their languages, tags and fields. Broken
/// media show a badge with the reason. The picture, or the video where there is none, stands beside the words
/// and takes what height there is. What does not fit scrolls; the actions stay in sight. A second page shows
/// what the encoders saw of the item.
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
    /// Makes the button that turns to the page of the encoders and back, for the panel's header, which owns
    /// it.
    QPushButton *makePageButton();
    bool isSeenPage() const { return m_isSeenPage; }
    /// Sounds as spectrograms instead of bars.
    void setSpectrogramShown(bool isShown);
    bool isSpectrogramShown() const { return m_isSpectrogramShown; }
    SeenView *seenView() const { return m_seen; }
    /// Stops what plays; else plays the item's first video or sound that can be played. Nothing where there
    /// is none.
    void togglePlaying();

Q_SIGNALS:
    void seenPageToggled(bool isShown); ///< Whoever fills seenView() needs to do so only while it is shown.
    void likeRequested(qint64 item);
    void dislikeRequested(qint64 item);
    void findOnMapRequested(qint64 item);
    void queryByRequested(qint64 item);
    void spectrogramToggled(bool isShown); ///< By a button.
    void showInFolderRequested(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildContent();
    QWidget *buildActions();
    void showPage();
    void showMedia();
    void showFacts();
    void addSound(const PreviewMedia &sound);
    void addVideo(const PreviewMedia &video);
    void fitLead();
    QString leadPath() const;

    MediaSource *m_media;
    AudioPlayer *m_player;
    PreviewItem m_item;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QWidget *m_page = nullptr;
    SeenView *m_seen = nullptr;
    bool m_isSeenPage = false;
    bool m_isSpectrogramShown = false;
    QLabel *m_title;
    PreviewTexts *m_texts;
    QLabel *m_facts;
    QString m_leadFacts; ///< Of the file that is shown first.
    PanelScroll *m_scroll = nullptr;
    MediaDetails *m_details;
    QBoxLayout *m_top; ///< The picture and what stands beside it, or below it where the panel is narrow.
    PicturePager *m_pictures;
    QVBoxLayout *m_lead; ///< The first video of an item without pictures.
    QVBoxLayout *m_sounds;
    QVBoxLayout *m_videos;
};

} // namespace modalens
