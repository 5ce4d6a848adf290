// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mainwindow.h"

#include "app/gui/importing/pipeline.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/mapcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/selectioncontroller.h"
#include "app/tinycatalog.h"
#include "widgets/channelstrip.h"
#include "widgets/contributionchart.h"
#include "widgets/mappanel.h"
#include "widgets/mapview.h"
#include "widgets/mixerwidget.h"
#include "widgets/panelheader.h"
#include "widgets/previewpanel.h"
#include "widgets/querybar.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"
#include "widgets/seenview.h"

#include <QApplication>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = 20'000;

/// What the list paints, top to bottom: asked row by row where the rows lie, not in the model.
QStringList paintedKeys(RankingView &list)
{
    QStringList keys;
    for (int y = 2; y < list.viewport()->height();) {
        const QModelIndex index = list.indexAt(QPoint(20, y));
        if (!index.isValid())
            break;
        keys << list.rankingModel()->row(index.row()).key;
        y = list.visualRect(index).bottom() + 3;
    }
    return keys;
}

QString weightsArgument(const View &view)
{
    QStringList parts;
    for (const MixerTrack &track : view.tracks)
        parts << QStringLiteral("%1=%2").arg(QString::fromStdString(track.signal),
                                             QString::number(track.isMuted ? 0.0 : track.weight, 'g', 17));
    return parts.join(QLatin1Char(','));
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void opensOnARankingOfEverySignalThatHasData();
    void aFaderMovedByKeyboardPaintsTheOrderOfTheCommandLine();
    void aFaderDraggedByMousePaintsTheOrderOfTheCommandLine();
    void listMapPreviewAndChartShowTheSameItem();
    void theEncodersPageFollowsTheSelectionWhileItIsOpen();
    void undoRestoresMixAndOrder();
    void aQueryByAnItemIsOneUndoStep();
    void theSessionComesBackWhenTheCatalogIsOpenedAgain();
    void closingDuringAnImportStopsItAndLosesNothing();
    void theProgramPassesItsSelfTest();
    void theProgramNamesItselfInItsHelp();
    void theProgramRendersAPicture();

private:
    QStringList commandLineOrder(const View &view) const;
    bool waitForMix() const;
    ChannelStrip *strip(const QString &signal) const;

    QTemporaryDir m_folder;
    QString m_catalog;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    QVERIFY(writeTinyMedia(m_folder.filePath(QStringLiteral("media"))));
    m_catalog = m_folder.filePath(QStringLiteral("tiny.modalens"));
    const QString problem = makeTinyCatalog(m_folder.filePath(QStringLiteral("media")), m_catalog);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestMainWindow::init()
{
    m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
    m_window =
        std::make_unique<MainWindow>(*m_settings, pathFromText(m_folder.filePath(QStringLiteral("cache"))));
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QSignalSpy selected(&m_window->selection(), &SelectionController::shown);
    QSignalSpy mapped(&m_window->map(), &MapController::shown);
    m_window->openCatalog(m_catalog, false);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->results().answer().isRanked, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->panels().preview->item().item >= 0, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(mapped.count() > 0, kWaitMs);
}

void TestMainWindow::cleanup()
{
    m_window.reset();
}

ChannelStrip *TestMainWindow::strip(const QString &signal) const
{
    MixerWidget *mixer = m_window->panels().mixer;
    for (int i = 0; i < mixer->stripCount(); ++i)
        if (mixer->strip(i)->track().signal.name == signal)
            return mixer->strip(i);
    return nullptr;
}

/// The list shows the answer for the weights that the desk has now.
bool TestMainWindow::waitForMix() const
{
    return QTest::qWaitFor(
        [this] {
            const RankingAnswer &answer = m_window->results().answer();
            for (std::size_t i = 0; i < answer.signalInfos.size(); ++i)
                for (const MixerTrack &track : m_window->session().desk().view().tracks)
                    if (track.signal == answer.signalInfos[i].name &&
                        answer.weights[i] != (track.isMuted ? 0.0 : track.weight))
                        return false;
            return answer.isRanked;
        },
        kWaitMs);
}

QStringList TestMainWindow::commandLineOrder(const View &view) const
{
    QProcess program;
    program.start(QStringLiteral(MODALENS_CLI),
                  {QStringLiteral("rank"), m_catalog, QStringLiteral("--query"),
                   QString::fromStdString(toString(view.query.front())), QStringLiteral("--weights"),
                   weightsArgument(view), QStringLiteral("--normalise"), QStringLiteral("zscore"),
                   QStringLiteral("--missing"), QStringLiteral("renormalise"), QStringLiteral("--top"),
                   QStringLiteral("24"), QStringLiteral("--json")});
    if (!program.waitForFinished(kWaitMs) || program.exitCode() != 0)
        return {QString::fromUtf8(program.readAllStandardError())};
    const QJsonObject output = QJsonDocument::fromJson(program.readAllStandardOutput()).object();
    QStringList keys;
    for (const QJsonValue &result : output.value(QStringLiteral("results")).toArray())
        keys << result.toObject().value(QStringLiteral("key")).toString();
    return keys;
}

void TestMainWindow::opensOnARankingOfEverySignalThatHasData()
{
    QCOMPARE(m_window->panels().mixer->stripCount(), 3);
    QVERIFY(strip(QStringLiteral("text")) && strip(QStringLiteral("image")) &&
            strip(QStringLiteral("audio")));
    QCOMPARE(int(m_window->results().answer().rows.size()), kTinyItems - 1);
    QCOMPARE(m_window->panels().queryBar->chips().size(), 1);
}

void TestMainWindow::aFaderMovedByKeyboardPaintsTheOrderOfTheCommandLine()
{
    ChannelStrip *words = strip(QStringLiteral("text"));
    const QStringList before = paintedKeys(*m_window->panels().ranking);
    words->setFocus();
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_PageUp, Qt::Key_Up, Qt::Key_End}) {
        QTest::keyClick(words, key);
        QVERIFY(waitForMix());
        const QStringList painted = paintedKeys(*m_window->panels().ranking);
        QVERIFY(painted.size() >= 5);
        QCOMPARE(painted, commandLineOrder(m_window->session().desk().view()).mid(0, painted.size()));
    }
    QTest::keyClick(words, Qt::Key_Home);
    QVERIFY(waitForMix());
    QVERIFY(paintedKeys(*m_window->panels().ranking) != before);
}

void TestMainWindow::aFaderDraggedByMousePaintsTheOrderOfTheCommandLine()
{
    ChannelStrip *looks = strip(QStringLiteral("image"));
    const double weightBefore = looks->track().weight;
    const QPoint knob = looks->geometryNow().knob.center().toPoint();
    QTest::mousePress(looks, Qt::LeftButton, Qt::NoModifier, knob);
    for (int step = 1; step <= 8; ++step)
        QTest::mouseMove(looks, knob - QPoint(0, step * 9));
    QTest::mouseRelease(looks, Qt::LeftButton, Qt::NoModifier, knob - QPoint(0, 72));
    QVERIFY(looks->track().weight > weightBefore);
    QVERIFY(waitForMix());
    const QStringList painted = paintedKeys(*m_window->panels().ranking);
    QCOMPARE(painted, commandLineOrder(m_window->session().desk().view()).mid(0, painted.size()));
    QCOMPARE(m_window->session().desk().undoStack()->count(), 1); // the whole drag is one step
}

void TestMainWindow::listMapPreviewAndChartShowTheSameItem()
{
    RankingView *list = m_window->panels().ranking;
    QSignalSpy shown(&m_window->selection(), &SelectionController::shown);
    const QModelIndex third = list->rankingModel()->index(2);
    const qint64 item = list->rankingModel()->row(2).item;
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, list->visualRect(third).center());
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty() && shown.last().first().toLongLong() == item, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->results().answer().focus.has_value() &&
                                 rowOf(m_window->results().answer().focus->ranked.item) == item,
                             kWaitMs);
    QCOMPARE(list->currentItem(), item);
    QCOMPARE(m_window->panels().preview->item().item, item);
    MapView *map = m_window->panels().map->map();
    QVERIFY(map);
    QCOMPARE(map->current(), item);
    QCOMPARE(map->pointCount(), qint64(kTinyItems));

    // And from the map: another item's point.
    const qint64 other = list->rankingModel()->row(5).item;
    QTest::mouseClick(map, Qt::LeftButton, Qt::NoModifier, map->screenOf(other).toPoint());
    QTRY_VERIFY_WITH_TIMEOUT(
        m_window->panels().preview->item().item == map->current() && map->current() != item, kWaitMs);
    QCOMPARE(list->currentItem(), map->current());
}

void TestMainWindow::theEncodersPageFollowsTheSelectionWhileItIsOpen()
{
    PreviewPanel *preview = m_window->panels().preview;
    QSignalSpy seen(&m_window->session().seen(), &SeenService::seenReady);
    const auto isShown = [&](qint64 item) {
        return !seen.isEmpty() && seen.last().first().toLongLong() == item && seen.last().at(2).toBool() &&
               preview->seenView()->sectionCount() == 3;
    };
    QCOMPARE(preview->seenView()->sectionCount(), 0); // nothing is computed for a page that is not open
    auto *button = m_window->panels().previewHeader->findChild<QPushButton *>();
    QVERIFY(button && button->focusPolicy() & Qt::TabFocus);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(preview->item().item), kWaitMs);
    const qint64 other = m_window->panels().ranking->rankingModel()->row(3).item;
    m_window->selection().selectItem(other);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(other), kWaitMs);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(preview->seenView()->sectionCount(), 0);
    QVERIFY(!m_window->session().seen().isBusy());
}

void TestMainWindow::undoRestoresMixAndOrder()
{
    RankingView *list = m_window->panels().ranking;
    ChannelStrip *words = strip(QStringLiteral("text"));
    const QStringList before = paintedKeys(*list);
    const double weight = words->track().weight;
    words->setFocus();
    QTest::keyClick(words, Qt::Key_Home);
    QVERIFY(waitForMix());
    QVERIFY(paintedKeys(*list) != before);
    m_window->session().desk().undoStack()->undo();
    QVERIFY(waitForMix());
    QCOMPARE(words->track().weight, weight);
    QCOMPARE(paintedKeys(*list), before);
}

void TestMainWindow::aQueryByAnItemIsOneUndoStep()
{
    RankingView *list = m_window->panels().ranking;
    const QStringList before = paintedKeys(*list);
    const std::string query = m_window->session().desk().view().query.front().value;
    const QString wanted = list->rankingModel()->row(1).key;
    const QPoint second = list->visualRect(list->rankingModel()->index(1)).center();
    // A double click begins with a click: the view takes only the second press on the same row for one.
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, second);
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, second);
    QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(m_window->session().desk().view().query.front().value),
                              wanted, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(paintedKeys(*list) != before, kWaitMs);
    QVERIFY(!paintedKeys(*list).contains(wanted));
    while (m_window->session().desk().view().query.front().value != query)
        m_window->session().desk().undoStack()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(paintedKeys(*list), before, kWaitMs);
}

void TestMainWindow::theSessionComesBackWhenTheCatalogIsOpenedAgain()
{
    m_window->openCatalog(m_catalog); // keeping the session
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().isOpen(), kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(strip(QStringLiteral("audio")) != nullptr, kWaitMs);
    ChannelStrip *sounds = strip(QStringLiteral("audio"));
    sounds->setFocus();
    QTest::keyClick(sounds, Qt::Key_M);
    const View left = m_window->session().desk().view();
    m_window->close();
    m_window =
        std::make_unique<MainWindow>(*m_settings, pathFromText(m_folder.filePath(QStringLiteral("cache"))));
    m_window->show();
    m_window->openCatalog(m_catalog, false);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().isOpen(), kWaitMs);
    QCOMPARE(m_window->session().desk().view().tracks, left.tracks);
    QCOMPARE(m_window->session().desk().view().query, left.query);
    QVERIFY(strip(QStringLiteral("audio"))->track().isMuted);
}

void TestMainWindow::closingDuringAnImportStopsItAndLosesNothing()
{
    const QString catalog = m_folder.filePath(QStringLiteral("second.modalens"));
    ImportPlan plan;
    plan.catalog = pathFromText(catalog);
    plan.source = pathFromText(m_folder.filePath(QStringLiteral("media")));
    bool wasDelivered = false;
    QSemaphore hasBegun;
    m_window->jobs().run(
        QStringLiteral("import"),
        [&hasBegun, plan](ProgressSink &progress, std::stop_token stop) {
            return runImport(
                plan, [&hasBegun] { hasBegun.release(); }, progress, std::move(stop));
        },
        this, [&wasDelivered](const Result<ImportSummary> &) { wasDelivered = true; });
    QVERIFY(hasBegun.tryAcquire(1, kWaitMs));
    m_window->close();
    m_window.reset(); // joins
    QVERIFY(!wasDelivered);
    const QString problem = makeTinyCatalog(m_folder.filePath(QStringLiteral("media")), catalog); // goes on
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const auto whole = Catalog::open(pathFromText(catalog), OpenMode::ReadOnly);
    QVERIFY(whole.has_value());
    QCOMPARE(whole->info()->items, std::int64_t(kTinyItems));
    const auto spaces = whole->spaces();
    QVERIFY(spaces.has_value());
    for (const SpaceInfo &space : *spaces)
        QCOMPARE(space.state, SpaceState::Complete);
}

void TestMainWindow::theProgramPassesItsSelfTest()
{
    QProcess program;
    program.start(QStringLiteral(MODALENS_PROGRAM), {QStringLiteral("--self-test")});
    QVERIFY(program.waitForFinished(kWaitMs * 2));
    QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
}

void TestMainWindow::theProgramNamesItselfInItsHelp()
{
    QProcess program;
    program.start(QStringLiteral(MODALENS_PROGRAM), {QStringLiteral("--help")});
    QVERIFY(program.waitForFinished(kWaitMs));
    QCOMPARE(program.exitCode(), 0);
    const QByteArray help = program.readAllStandardOutput();
    QVERIFY2(help.startsWith("Usage: modalens "), help.constData());
}

void TestMainWindow::theProgramRendersAPicture()
{
    const QString file = m_folder.filePath(QStringLiteral("window.png"));
    QProcess program;
    const QString cache = m_folder.filePath(QStringLiteral("home cache"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), cache);
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(MODALENS_PROGRAM),
                  {QStringLiteral("--render"), file, QStringLiteral("--size"), QStringLiteral("1024x700"),
                   QStringLiteral("--theme"), QStringLiteral("dark"), QStringLiteral("--lang"),
                   QStringLiteral("zh_CN"), QStringLiteral("item:birds/owl0"), m_catalog});
    QVERIFY(program.waitForFinished(kWaitMs * 4));
    QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
    const QImage picture(file);
    QCOMPARE(picture.size(), QSize(1024, 700));
    // Its thumbnails lie where the command line keeps and looks for them.
    QDirIterator folders(cache, {QStringLiteral("thumbnails")}, QDir::Dirs, QDirIterator::Subdirectories);
    QVERIFY(folders.hasNext());
    QCOMPARE(folders.next(), cache + QStringLiteral("/modalens/thumbnails"));
    QVERIFY(!folders.hasNext());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
