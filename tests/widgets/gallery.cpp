// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the widgets with invented values, to look at while changing them. Not a test.
//   modalens-gallery [--dark] [--size WxH] [--points N]     opens a window
//   modalens-gallery --render DIR                            writes DIR/light.png and DIR/dark.png
#include "widgets/galleryvalues.h"

#include "widgets/fakemedia.h"

#include "widgets/audioplayer.h"
#include "widgets/contributionchart.h"
#include "widgets/emptystate.h"
#include "widgets/jobbar.h"
#include "widgets/maplegend.h"
#include "widgets/mappanel.h"
#include "widgets/mapview.h"
#include "widgets/mixerwidget.h"
#include "widgets/panelheader.h"
#include "widgets/previewpanel.h"
#include "widgets/querybar.h"
#include "widgets/rankingview.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QPushButton>
#include <QSplitter>
#include <QTextStream>
#include <QTimer>
#include <QVBoxLayout>

using namespace modalens;

namespace {

class Gallery : public QWidget
{
public:
    Gallery(bool isDark, qint64 pointCount);
    MapPanel *map = nullptr;

private:
    QWidget *panel(PanelHeader *header, QWidget *body);
    QWidget *buildTop();
    QWidget *buildBottom();
    void fillMap(bool isDark, qint64 pointCount);

    FakeMedia m_media;
    AudioPlayer m_player;
};

QWidget *Gallery::panel(PanelHeader *header, QWidget *body)
{
    auto *panel = new QWidget;
    panel->setAutoFillBackground(true);
    panel->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(body, 1);
    return panel;
}

QWidget *Gallery::buildTop()
{
    auto *mixer = new MixerWidget;
    mixer->setTracks(galleryTracks());
    auto *mixerHeader = new PanelHeader(QStringLiteral("Mixer"));
    mixerHeader->addControl(new QPushButton(QStringLiteral("Late fusion · z-score ▾")));
    auto *ranking = new RankingView(&m_media);
    ranking->setRows(galleryRows(), gallerySignals());
    ranking->setCurrentItem(102);
    auto *rankingHeader = new PanelHeader(QStringLiteral("Ranking"));
    rankingHeader->setNote(QStringLiteral("156 items · 0.3 ms"));
    rankingHeader->addControl(new QPushButton(QStringLiteral("list ▾")));
    map = new MapPanel(&m_media);
    auto *top = new QSplitter;
    top->setHandleWidth(1);
    top->addWidget(panel(mixerHeader, mixer));
    top->addWidget(map);
    top->addWidget(panel(rankingHeader, ranking));
    top->setSizes({292, 900, 384});
    top->setStretchFactor(1, 1);
    return top;
}

QWidget *Gallery::buildBottom()
{
    auto *chart = new ContributionChart;
    chart->setSentence(QStringLiteral(
        "Mostly because of <b>looks (58%)</b>. Without words it would be <b>7th</b>; it leaves "
        "the top ten when sounds pass <b>0.82</b>."));
    chart->setContributions(galleryContributions(), 1.36);
    auto *chartHeader = new PanelHeader(QStringLiteral("Why is “Great blue heron” third?"));
    chartHeader->addControl(new QPushButton(QStringLiteral("Contributions")));
    auto *preview = new PreviewPanel(&m_media, &m_player);
    preview->setItem(galleryItem());
    auto *film = new PreviewPanel(&m_media, &m_player);
    PreviewItem filmItem;
    filmItem.item = 7;
    filmItem.title = QStringLiteral("你好");
    filmItem.videos = {{QStringLiteral("sign.mp4"), QStringLiteral("sign.mp4")}};
    filmItem.sounds = {{QStringLiteral("broken.ogg"), QStringLiteral("broken.ogg")}};
    film->setItem(filmItem);
    auto *bottom = new QSplitter;
    bottom->setHandleWidth(1);
    bottom->addWidget(panel(chartHeader, chart));
    bottom->addWidget(panel(new PanelHeader(QStringLiteral("Video")), film));
    bottom->addWidget(panel(new PanelHeader(QStringLiteral("Preview")), preview));
    bottom->setSizes({700, 400, 384});
    return bottom;
}

void Gallery::fillMap(bool isDark, qint64 pointCount)
{
    map->setSignals(gallerySignals());
    const Theme &theme = isDark ? Theme::dark() : Theme::light();
    map->legend()->setEntries({{QStringLiteral("birds"), theme.words, 14, 35},
                               {QStringLiteral("mammals"), theme.looks, 23, 58},
                               {QStringLiteral("恐龙"), theme.people, 5, 1200}});
    map->setHasPoints(true);
    MapView *view = map->map();
    if (!view)
        return;
    view->setPoints(galleryPoints(pointCount));
    view->setColours(galleryColours(pointCount, isDark));
    QVector<qint64> top;
    QHash<qint64, QString> pictures;
    for (int i = 0; i < 12; ++i) {
        top << 100 + 8 * i;
        pictures.insert(100 + 8 * i, QString::number(i));
    }
    view->setEmphasis(top);
    view->setPicturePaths(pictures);
    view->setCurrent(108);
    view->setQueryItems({124});
    view->setLabels({{QStringLiteral("birds"), -0.5, 0.62}, {QStringLiteral("mammals"), 0.35, 0.78}});
    // As the window does: the card comes after a hover.
    QObject::connect(view, &MapView::itemHovered, view, [view](qint64 item) {
        if (item >= 0)
            view->showCard({QStringLiteral("Great blue heron"), QStringLiteral("animals › birds"),
                            QStringLiteral("rank 3, score 1.57"), QStringLiteral("heron.png")});
    });
}

Gallery::Gallery(bool isDark, qint64 pointCount)
{
    auto *query = new QueryBar(&m_media);
    query->setChips(
        {{QueryChip::Kind::Item, QStringLiteral("100"), QStringLiteral("crow"), true, QStringLiteral("crow")},
         {QueryChip::Kind::Text, QStringLiteral("a bird by the water"),
          QStringLiteral("“a bird by the water”")},
         {QueryChip::Kind::Item, QStringLiteral("101"), QStringLiteral("hen"), false, {}}});
    auto *jobs = new JobBar;
    jobs->setJobs(
        {{1, QStringLiteral("Embedding looks"), QStringLiteral("animals/birds/heron.png"), 340, 961, true},
         {2, QStringLiteral("Scanning"), {}, 1200, -1, true}});
    auto *columns = new QSplitter(Qt::Vertical);
    columns->setHandleWidth(1);
    columns->addWidget(buildTop());
    columns->addWidget(buildBottom());
    columns->setSizes({640, 280});
    columns->setStretchFactor(0, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(14, 8, 14, 8);
    bar->addWidget(query);
    layout->addLayout(bar);
    layout->addWidget(columns, 1);
    layout->addWidget(jobs);
    fillMap(isDark, pointCount);
}

void hoverSomething(MapPanel *panel)
{
    MapView *view = panel->map();
    if (!view)
        return;
    const QPointF at = view->screenOf(105 + 8);
    QMouseEvent move(QEvent::MouseMove, at, view->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QApplication::sendEvent(view, &move);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("dark"), QStringLiteral("Dark theme.")},
                       {QStringLiteral("size"), QStringLiteral("Window size."), QStringLiteral("WxH"),
                        QStringLiteral("1600x1000")},
                       {QStringLiteral("points"), QStringLiteral("Points on the map."), QStringLiteral("N"),
                        QStringLiteral("961")},
                       {QStringLiteral("render"), QStringLiteral("Write pictures of both themes."),
                        QStringLiteral("DIR")}});
    parser.process(application);
    const QStringList sides = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    const QSize size(sides.value(0).toInt(), sides.value(1).toInt());
    const qint64 points = parser.value(QStringLiteral("points")).toLongLong();
    if (!parser.isSet(QStringLiteral("render"))) {
        const bool isDark = parser.isSet(QStringLiteral("dark"));
        applyTheme(application, isDark ? Theme::dark() : Theme::light());
        Gallery gallery(isDark, points);
        gallery.resize(size);
        gallery.show();
        return QApplication::exec();
    }
    const QDir folder(parser.value(QStringLiteral("render")));
    for (bool isDark : {false, true}) {
        applyTheme(application, isDark ? Theme::dark() : Theme::light());
        Gallery gallery(isDark, points);
        gallery.resize(size);
        gallery.show();
        QTimer::singleShot(400, &gallery, [&gallery] { hoverSomething(gallery.map); });
        QTimer::singleShot(1200, &application, &QCoreApplication::quit);
        QApplication::exec();
        if (!gallery.grab().save(
                folder.filePath(isDark ? QStringLiteral("dark.png") : QStringLiteral("light.png"))))
            return 1;
        if (MapView *view = gallery.map->map()) {
            QElapsedTimer timer;
            timer.start();
            for (int i = 0; i < 10; ++i) {
                view->setCamera(view->camera().panned({3, 1}, view->size()));
                view->grab().toImage();
            }
            QTextStream(stdout) << points << " points, frame with read-back: " << double(timer.elapsed()) / 10
                                << " ms\n";
        }
    }
    return 0;
}
