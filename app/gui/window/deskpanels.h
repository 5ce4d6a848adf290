// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QSplitter;
class QToolButton;

namespace modalens {

class AudioPlayer;
class ContributionChart;
class JobBar;
class MapPanel;
class MediaSource;
class MixerWidget;
class PanelHeader;
class PreviewPanel;
class QueryBar;
class RankingView;
class Settings;

/// The panels of the window in their places: query bar on top, mixer, map and ranking below it, then why and
/// preview, jobs at the foot. Owns widgets and splitters; knows nothing of what they show.
class DeskPanels : public QWidget
{
    Q_OBJECT

public:
    /// `media` must outlive the panels.
    explicit DeskPanels(MediaSource *media, QWidget *parent = nullptr);

    QueryBar *queryBar = nullptr;
    QToolButton *catalogButton = nullptr;
    QToolButton *filterButton = nullptr;
    PanelHeader *mixerHeader = nullptr;
    MixerWidget *mixer = nullptr;
    QToolButton *methodButton = nullptr;
    QToolButton *addSignalButton = nullptr;
    QPushButton *resetMixButton = nullptr;
    MapPanel *map = nullptr;
    PanelHeader *rankingHeader = nullptr;
    RankingView *ranking = nullptr;
    PanelHeader *whyHeader = nullptr;
    ContributionChart *why = nullptr;
    PanelHeader *previewHeader = nullptr;
    PreviewPanel *preview = nullptr;
    AudioPlayer *player = nullptr;
    JobBar *jobs = nullptr;

    /// Sizes that the analyst chose. Until then they follow the window's.
    void restoreSizes(const Settings &settings);
    void saveSizes(Settings &settings) const;
    void resetSizes();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitSizes();
    QWidget *buildTopBar(MediaSource *media);
    QWidget *buildMixer();
    QWidget *buildRanking(MediaSource *media);
    QWidget *buildWhy();
    QWidget *buildPreview(MediaSource *media);

    QSplitter *m_rows;
    QSplitter *m_upper;
    QSplitter *m_lower;
    bool m_hasOwnSizes = false;
};

} // namespace modalens
