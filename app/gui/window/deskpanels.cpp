// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/deskpanels.h"

#include "app/gui/desk/settings.h"
#include "widgets/audioplayer.h"
#include "widgets/contributionchart.h"
#include "widgets/jobbar.h"
#include "widgets/maplegend.h"
#include "widgets/mappanel.h"
#include "widgets/mixerwidget.h"
#include "widgets/panelheader.h"
#include "widgets/previewpanel.h"
#include "widgets/querybar.h"
#include "widgets/rankingview.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

/// A panel in the panel colour: a header above what it heads.
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

QSplitter *makeSplitter(Qt::Orientation orientation, const QString &name)
{
    auto *splitter = new QSplitter(orientation);
    splitter->setObjectName(name);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

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
    , m_rows(makeSplitter(Qt::Vertical, QStringLiteral("rows")))
    , m_upper(makeSplitter(Qt::Horizontal, QStringLiteral("upper")))
    , m_lower(makeSplitter(Qt::Horizontal, QStringLiteral("lower")))
{
    map = new MapPanel(media);
    map->setMinimumWidth(240);
    m_upper->addWidget(buildMixer());
    m_upper->addWidget(map);
    m_upper->addWidget(buildRanking(media));
    m_lower->addWidget(buildWhy());
    m_lower->addWidget(buildPreview(media));
    m_rows->addWidget(m_upper);
    m_rows->addWidget(m_lower);
    m_rows->setStretchFactor(0, 1);
    m_upper->setStretchFactor(1, 1);
    m_lower->setStretchFactor(0, 1);
    for (QSplitter *splitter : {m_rows, m_upper, m_lower})
        connect(splitter, &QSplitter::splitterMoved, this, [this] { m_hasOwnSizes = true; });
    jobs = new JobBar(this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTopBar(media));
    layout->addWidget(makeHairline());
    layout->addWidget(m_rows, 1);
    layout->addWidget(jobs);
    fitSizes();
}

QWidget *DeskPanels::buildTopBar(MediaSource *media)
{
    auto *bar = new QWidget(this);
    bar->setBackgroundRole(QPalette::Base);
    bar->setAutoFillBackground(true);
    catalogButton = makeMenuButton(bar);
    catalogButton->setAccessibleName(tr("Catalog"));
    filterButton = makeMenuButton(bar);
    filterButton->setAccessibleName(tr("Filter"));
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
    mixerHeader->addControl(methodButton);
    mixer = new MixerWidget;
    addSignalButton = makeMenuButton(panel);
    addSignalButton->setText(tr("+ signal"));
    resetMixButton = new QPushButton(tr("Reset"), panel);
    resetMixButton->setProperty("quiet", true);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::kPaddingPx - 7, 4, metrics::kPaddingPx - 7, 6);
    foot->addWidget(addSignalButton);
    foot->addStretch(1);
    foot->addWidget(resetMixButton);
    panel->add(mixerHeader);
    panel->add(mixer, 1);
    panel->add(foot);
    panel->setMinimumWidth(180);
    return panel;
}

QWidget *DeskPanels::buildRanking(MediaSource *media)
{
    auto *panel = new Panel;
    rankingHeader = new PanelHeader(tr("Ranking"));
    ranking = new RankingView(media);
    panel->add(rankingHeader);
    panel->add(ranking, 1);
    panel->setMinimumWidth(240);
    return panel;
}

QWidget *DeskPanels::buildWhy()
{
    auto *panel = new Panel;
    whyHeader = new PanelHeader(tr("Why"));
    why = new ContributionChart;
    panel->add(whyHeader);
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
    panel->add(previewHeader);
    panel->add(preview, 1);
    panel->setMinimumWidth(280);
    return panel;
}

void DeskPanels::resetSizes()
{
    m_hasOwnSizes = false;
    fitSizes();
    map->legend()->setChoice({});
}

/// Of what a larger window gives most goes to the map; titles and texts, cut short less, get their share.
void DeskPanels::fitSizes()
{
    constexpr int kMixerPx = 250;
    const int ranking = std::clamp(width() * 24 / 100, 355, 620);
    const int lower = std::clamp(height() * 29 / 100, 232, 420);
    m_rows->setSizes({std::max(1, height() - lower), lower});
    m_upper->setSizes({kMixerPx, std::max(1, width() - kMixerPx - ranking), ranking});
    m_lower->setSizes({width() * 60 / 100, width() * 40 / 100});
}

void DeskPanels::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_hasOwnSizes)
        fitSizes();
}

void DeskPanels::restoreSizes(const Settings &settings)
{
    for (QSplitter *splitter : {m_rows, m_upper, m_lower})
        if (splitter->restoreState(settings.splitter(splitter->objectName())))
            m_hasOwnSizes = true;
    map->legend()->setChoice(settings.isLegendOpen());
}

void DeskPanels::saveSizes(Settings &settings) const
{
    for (const QSplitter *splitter : {m_rows, m_upper, m_lower})
        settings.setSplitter(splitter->objectName(), m_hasOwnSizes ? splitter->saveState() : QByteArray());
    settings.setLegendOpen(map->legend()->choice());
}

} // namespace modalens
