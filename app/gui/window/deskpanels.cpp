// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/deskpanels.h"

#include "app/gui/desk/settings.h"
#include "app/gui/window/dockarea.h"
#include "widgets/audioplayer.h"
#include "widgets/contributionchart.h"
#include "widgets/facetpanel.h"
#include "widgets/jobbar.h"
#include "widgets/maplegend.h"
#include "widgets/mappanel.h"
#include "widgets/mixerwidget.h"
#include "widgets/mixswitch.h"
#include "widgets/noticebar.h"
#include "widgets/panelheader.h"
#include "widgets/previewpanel.h"
#include "widgets/querybar.h"
#include "widgets/rankingpanel.h"
#include "widgets/rankingview.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"
#include "widgets/viewspanel.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

/// A panel in the panel colour, its parts below each other.
class Panel : public QWidget
{
public:
    Panel()
    {
        setBackgroundRole(QPalette::Base);
        setAutoFillBackground(true);
        m_layout = new QVBoxLayout(this);
        m_layout->setContentsMargins(0, 0, 0, 0);
        m_layout->setSpacing(0);
    }
    void add(QWidget *widget, int stretch = 0) { m_layout->addWidget(widget, stretch); }
    void add(QLayout *layout) { m_layout->addLayout(layout); }

private:
    QVBoxLayout *m_layout;
};

QWidget *makeHairline()
{
    auto *line = new QWidget;
    line->setFixedHeight(1);
    line->setBackgroundRole(QPalette::Mid);
    line->setAutoFillBackground(true);
    return line;
}

QToolButton *makeMenuButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setProperty("quiet", true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

DeskPanels::DeskPanels(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , player(new AudioPlayer(this))
    , m_desk(new DockArea(this))
{
    map = new MapPanel(media);
    map->setMinimumWidth(240);
    m_desk->setCentralWidget(map);
    QWidget *mixerPanel = buildMixer();
    QWidget *facetsPanel = buildFacets();
    QWidget *viewsPanel = buildViews();
    QWidget *rankingPanel = buildRanking(media);
    QWidget *whyPanel = buildWhy();
    QWidget *previewPanel = buildPreview(media);
    m_desk->addPanel(Qt::LeftDockWidgetArea, QStringLiteral("mixer"), mixerHeader, mixerPanel);
    m_desk->addPanel(Qt::LeftDockWidgetArea, QStringLiteral("facets"), facetHeader, facetsPanel);
    m_desk->addPanel(Qt::LeftDockWidgetArea, QStringLiteral("views"), viewsHeader, viewsPanel);
    m_desk->addPanel(Qt::RightDockWidgetArea, QStringLiteral("ranking"), rankingHeader, rankingPanel);
    m_desk->addPanel(Qt::BottomDockWidgetArea, QStringLiteral("why"), whyHeader, whyPanel);
    m_desk->addPanel(Qt::BottomDockWidgetArea, QStringLiteral("preview"), previewHeader, previewPanel);
    notices = new NoticeBar(this);
    jobs = new JobBar(this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTopBar(media));
    layout->addWidget(makeHairline());
    layout->addWidget(m_desk, 1);
    layout->addWidget(notices);
    layout->addWidget(jobs);
    m_desk->tabifyDockWidget(dock(QStringLiteral("mixer")), dock(QStringLiteral("facets")));
    m_desk->tabifyDockWidget(dock(QStringLiteral("facets")), dock(QStringLiteral("views")));
    dock(QStringLiteral("mixer"))->raise();
    m_desk->setStandardLayout();
    followTextScale(this, [this] {
        if (!m_desk->hasOwnLayout())
            fitSizes();
    });
}

QWidget *DeskPanels::buildTopBar(MediaSource *media)
{
    auto *bar = new QWidget(this);
    bar->setBackgroundRole(QPalette::Base);
    bar->setAutoFillBackground(true);
    catalogButton = makeMenuButton(bar);
    catalogButton->setAccessibleName(tr("Catalog"));
    catalogButton->setToolTip(tr("Open another catalog, or make one"));
    filterButton = makeMenuButton(bar);
    filterButton->setAccessibleName(tr("Filter"));
    filterButton->setToolTip(tr("Which items are ranked and shown"));
    queryBar = new QueryBar(media, bar);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics::kPaddingPx - 7, 7, metrics::kPaddingPx - 7, 8);
    layout->setSpacing(8);
    layout->addWidget(catalogButton);
    layout->addWidget(queryBar, 1);
    layout->addWidget(filterButton);
    return bar;
}

QWidget *DeskPanels::buildMixer()
{
    auto *panel = new Panel;
    mixerHeader = new PanelHeader(tr("Mixer"));
    methodButton = makeMenuButton(mixerHeader);
    methodButton->setToolTip(tr("How the signals are put together"));
    mixerHeader->addControl(methodButton);
    mixer = new MixerWidget;
    addSignalButton = makeMenuButton(panel);
    addSignalButton->setText(tr("+ signal"));
    addSignalButton->setToolTip(tr("Give another signal a fader"));
    resetMixButton = new QPushButton(tr("Reset"), panel);
    resetMixButton->setProperty("quiet", true);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::kPaddingPx - 7, 4, metrics::kPaddingPx - 7, 6);
    mixSwitch = new MixSwitch(panel);
    foot->addWidget(mixSwitch);
    foot->addWidget(addSignalButton);
    foot->addStretch(1);
    foot->addWidget(resetMixButton);
    panel->add(mixer, 1);
    panel->add(foot);
    panel->setMinimumWidth(180);
    return panel;
}

QWidget *DeskPanels::buildFacets()
{
    auto *panel = new Panel;
    facetHeader = new PanelHeader(tr("Facets"));
    facets = new FacetPanel;
    panel->add(facets, 1);
    panel->setMinimumWidth(180);
    return panel;
}

QWidget *DeskPanels::buildViews()
{
    auto *panel = new Panel;
    viewsHeader = new PanelHeader(tr("Views"));
    views = new ViewsPanel;
    panel->add(views, 1);
    panel->setMinimumWidth(180);
    return panel;
}

QWidget *DeskPanels::buildRanking(MediaSource *media)
{
    auto *panel = new Panel;
    rankingHeader = new PanelHeader(tr("Ranking"));
    listButton = makeMenuButton(rankingHeader);
    listButton->setAccessibleName(tr("How the ranking is shown"));
    listButton->setToolTip(tr("How the ranking is shown"));
    rankingHeader->addControl(listButton);
    rankingPanel = new RankingPanel(media);
    ranking = rankingPanel->list();
    panel->add(rankingPanel, 1);
    panel->setFocusProxy(ranking);
    panel->setMinimumWidth(240);
    return panel;
}

QWidget *DeskPanels::buildWhy()
{
    auto *panel = new Panel;
    whyHeader = new PanelHeader(tr("Why"));
    why = new ContributionChart;
    panel->add(why, 1);
    panel->setMinimumWidth(280);
    return panel;
}

QWidget *DeskPanels::buildPreview(MediaSource *media)
{
    auto *panel = new Panel;
    previewHeader = new PanelHeader(tr("Preview"));
    preview = new PreviewPanel(media, player);
    previewHeader->addControl(preview->makePageButton());
    panel->add(preview, 1);
    panel->setMinimumWidth(280);
    return panel;
}

QDockWidget *DeskPanels::dock(const QString &panel) const
{
    return m_desk->dock(panel);
}

QList<QAction *> DeskPanels::toggleActions() const
{
    return m_desk->toggleActions();
}

void DeskPanels::reveal(const QString &panel)
{
    m_desk->reveal(panel);
}

/// Of what a larger window gives most goes to the map; titles and texts, cut short less, get their share.
void DeskPanels::fitSizes()
{
    constexpr int kMixerPx = 250;
    // Larger texts want more, and leave the map its share.
    const int leastRanking = std::max(355, std::min(scaled(355), width() * 34 / 100));
    const int leastLower = std::max(232, std::min(scaled(232), height() * 42 / 100));
    const int mixer = std::max(kMixerPx, std::min(scaled(kMixerPx), width() * 29 / 100));
    const int ranking = std::clamp(width() * 24 / 100, leastRanking, std::max(620, leastRanking));
    const int lower = std::clamp(height() * 29 / 100, leastLower, std::max(420, leastLower));
    m_desk->resizeDocks({dock(QStringLiteral("mixer")), dock(QStringLiteral("ranking"))}, {mixer, ranking},
                        Qt::Horizontal);
    m_desk->resizeDocks({dock(QStringLiteral("why")), dock(QStringLiteral("preview"))},
                        {width() * 60 / 100, width() * 40 / 100}, Qt::Horizontal);
    m_desk->resizeDocks({dock(QStringLiteral("why"))}, {lower}, Qt::Vertical);
}

void DeskPanels::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_desk->hasOwnLayout())
        fitSizes();
}

void DeskPanels::resetLayout()
{
    m_desk->resetLayout();
    QTimer::singleShot(0, this, &DeskPanels::fitSizes); // once the docks are where that says
    map->legend()->setChoice({});
}

void DeskPanels::restoreLayout(const Settings &settings)
{
    m_desk->restoreLayout(settings.panelLayout());
    if (!m_desk->hasOwnLayout())
        fitSizes();
    map->legend()->setChoice(settings.isLegendOpen());
    preview->setSpectrogramShown(settings.isSpectrogramShown());
}

void DeskPanels::saveLayout(Settings &settings) const
{
    settings.setPanelLayout(m_desk->layoutState());
    settings.setLegendOpen(map->legend()->choice());
    settings.setSpectrogramShown(preview->isSpectrogramShown());
}

} // namespace modalens
