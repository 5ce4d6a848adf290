// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QDockWidget;
class QPushButton;
class QToolButton;

namespace modalens {

class AudioPlayer;
class ContributionChart;
class DockArea;
class FacetPanel;
class JobBar;
class MapPanel;
class MediaSource;
class MixSwitch;
class MixerWidget;
class NoticeBar;
class PanelHeader;
class PreviewPanel;
class QueryBar;
class RankingPanel;
class RankingView;
class Settings;
class ViewsPanel;

/// The panels of the window in their places: query bar on top, the map in the middle, the others in docks
/// around it that can be moved, floated, tabbed and closed, jobs at the foot. Owns the widgets; knows nothing
/// of what they show.
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
    MixSwitch *mixSwitch = nullptr;
    QPushButton *resetMixButton = nullptr;
    PanelHeader *facetHeader = nullptr;
    FacetPanel *facets = nullptr;
    PanelHeader *viewsHeader = nullptr;
    ViewsPanel *views = nullptr;
    MapPanel *map = nullptr;
    PanelHeader *rankingHeader = nullptr;
    RankingPanel *rankingPanel = nullptr;
    RankingView *ranking = nullptr; ///< The list of the panel.
    QToolButton *listButton = nullptr;
    PanelHeader *whyHeader = nullptr;
    ContributionChart *why = nullptr;
    PanelHeader *previewHeader = nullptr;
    PreviewPanel *preview = nullptr;
    AudioPlayer *player = nullptr;
    NoticeBar *notices = nullptr;
    JobBar *jobs = nullptr;

    /// Where the analyst put the docks; until then their sizes follow the window's. See DockArea.
    void restoreLayout(const Settings &settings);
    void saveLayout(Settings &settings) const;
    void resetLayout();
    /// Shows the panel if it is closed, brings it to the front and gives it the keyboard.
    void reveal(const QString &panel);
    /// One checkable action for each dock, in their order on the desk.
    QList<QAction *> toggleActions() const;
    /// By name: "mixer", "facets", "views", "ranking", "why", "preview".
    QDockWidget *dock(const QString &panel) const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitSizes();
    QWidget *buildTopBar(MediaSource *media);
    QWidget *buildMixer();
    QWidget *buildFacets();
    QWidget *buildViews();
    QWidget *buildRanking(MediaSource *media);
    QWidget *buildWhy();
    QWidget *buildPreview(MediaSource *media);

    DockArea *m_desk;
};

} // namespace modalens
