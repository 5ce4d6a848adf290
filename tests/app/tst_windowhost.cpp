// SPDX-License-Identifier: GPL-3.0-or-later
// Several windows, what comes back after whatever end, recent catalogs, and the tour.
#include "app/gui/start/appearance.h"
#include "app/gui/start/commandline.h"
#include "app/gui/start/windowhost.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/settingscontroller.h"
#include "app/gui/window/tourcontroller.h"
#include "app/windowfixture.h"
#include "widgets/channelstrip.h"
#include "widgets/mixerwidget.h"
#include "widgets/tour.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

#include <cstdio>
#include <filesystem>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;
constexpr const char *kChildFlag = "--work-until-killed";

bool isRanked(MainWindow &window)
{
    return window.results().answer().isRanked && window.results().answer().focus.has_value();
}

/// Presses M on the strip of sounds.
void muteSounds(MainWindow &window)
{
    QTest::keyClick(window.panels().mixer->strip(2), Qt::Key_M);
}

/// The other process: works on a catalog and never comes to an end by itself.
int workUntilKilled(const QString &catalog, const QString &settingsFile)
{
    Settings settings(settingsFile);
    MainWindow window(settings, pathFromText(settingsFile + QStringLiteral(".cache")));
    window.show();
    window.openCatalog(catalog);
    if (!QTest::qWaitFor([&] { return isRanked(window); }, kWaitMs))
        return 1;
    muteSounds(window);
    std::puts("muted");
    std::fflush(stdout);
    return QApplication::exec();
}

QMenu *recentMenu(MainWindow &window)
{
    for (QMenu *menu : window.menuBar()->findChildren<QMenu *>())
        if (menu->title() == QLatin1String("Open &recent"))
            return menu;
    return nullptr;
}

} // namespace

class TestWindowHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString problem = m_fixture.makeCatalog();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        m_second = m_fixture.filePath(QStringLiteral("second.modalens"));
        std::error_code error;
        std::filesystem::copy(pathFromText(m_fixture.catalog()), pathFromText(m_second),
                              std::filesystem::copy_options::recursive, error);
        QVERIFY2(!error, error.message().c_str());
    }
    void init() { m_fixture.forgetSettings(); }

    void theViewOfTheCommandLineIsShown();
    void eachWindowHasItsOwnCatalogAndHistory();
    void openWindowsComeBack();
    void aWindowThatWasClosedDoesNot();
    void theDeskComesBackAfterAKill();
    void aCatalogThatIsGoneIsGreyInTheRecentOnes();
    void theTourIsWalkedByKeyboardAndEndsForGood();
    void aWindowClosesInTheMiddleOfTheTour();
    void theSettingsOpenByKeyAndSurviveAnotherLanguage();

private:
    LaunchOptions options(const QString &catalog = {}) const
    {
        LaunchOptions options;
        options.size = QSize(1100, 720);
        options.catalog = catalog;
        return options;
    }

    WindowFixture m_fixture;
    QString m_second;
};

void TestWindowHost::theViewOfTheCommandLineIsShown()
{
    Appearance appearance(*qApp);
    LaunchOptions launch = options(m_fixture.catalog());
    launch.view = QStringLiteral("text:heron");
    WindowHost host(m_fixture.settings(), appearance, launch);
    host.openFirstCatalog();
    const auto query = [&host] { return host.window().session().desk().view().query; };
    QTRY_VERIFY_WITH_TIMEOUT(query().size() == 1 && query().front().value == "heron", kWaitMs);
    QCOMPARE(query().front().kind, QueryTerm::Kind::Text);
    host.window().session().desk().undoStack()->undo();
    QVERIFY(query().empty() || query().front().value != "heron");
}

void TestWindowHost::eachWindowHasItsOwnCatalogAndHistory()
{
    Appearance appearance(*qApp);
    WindowHost host(m_fixture.settings(), appearance, options(m_fixture.catalog()));
    host.openFirstCatalog();
    QTRY_VERIFY_WITH_TIMEOUT(isRanked(host.window()), kWaitMs);
    host.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&host.window()));
    QTest::keyClick(&host.window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(host.windowCount(), 2);
    MainWindow &second = host.windowAt(1);
    QVERIFY(!second.session().isOpen());
    second.openCatalog(m_second);
    QTRY_VERIFY_WITH_TIMEOUT(isRanked(second), kWaitMs);
    muteSounds(second);
    QCOMPARE(second.session().desk().undoStack()->count(), 1);
    QCOMPARE(host.window().session().desk().undoStack()->count(), 0);
    QVERIFY(!host.window().panels().mixer->strip(2)->track().isMuted);
    second.session().desk().undoStack()->undo();
}

void TestWindowHost::openWindowsComeBack()
{
    const auto isBack = [this](WindowHost &host) {
        return host.windowCount() == 2 && isRanked(host.windowAt(0)) && isRanked(host.windowAt(1)) &&
               textFromPath(host.windowAt(0).session().folder()) == m_fixture.catalog() &&
               textFromPath(host.windowAt(1).session().folder()) == m_second;
    };
    Appearance appearance(*qApp);
    {
        WindowHost host(m_fixture.settings(), appearance, options(m_fixture.catalog()));
        host.openFirstCatalog();
        host.openWindow(m_second);
        QTRY_VERIFY_WITH_TIMEOUT(isBack(host), kWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture.settings().openCatalogs(),
                                  QStringList({m_fixture.catalog(), m_second}), kWaitMs);
        // Gone without a word: as after a kill.
    }
    for (int round = 0; round < 2; ++round) {
        WindowHost host(m_fixture.settings(), appearance, options());
        host.openFirstCatalog();
        QTRY_VERIFY_WITH_TIMEOUT(isBack(host), kWaitMs);
        host.window().actions().find(QStringLiteral("file.quit"))->trigger();
        QVERIFY(!host.windowAt(0).isVisible() && !host.windowAt(1).isVisible());
    }
    m_fixture.settings().setOpenCatalogs({m_fixture.filePath(QStringLiteral("gone")), m_second});
    WindowHost host(m_fixture.settings(), appearance, options());
    host.openFirstCatalog(); // one is not there any more
    QCOMPARE(host.windowCount(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(textFromPath(host.window().session().folder()), m_second, kWaitMs);
}

void TestWindowHost::aWindowThatWasClosedDoesNot()
{
    Appearance appearance(*qApp);
    WindowHost host(m_fixture.settings(), appearance, options(m_fixture.catalog()));
    host.openFirstCatalog();
    QPointer<MainWindow> second = &host.openWindow(m_second);
    QTRY_VERIFY_WITH_TIMEOUT(isRanked(*second), kWaitMs);
    second->close();
    QTRY_VERIFY_WITH_TIMEOUT(!second, kWaitMs);
    QCOMPARE(host.windowCount(), 1);
    QCOMPARE(m_fixture.settings().openCatalogs(), QStringList{m_fixture.catalog()});
    host.window().close(); // the last one comes back
    QCOMPARE(m_fixture.settings().openCatalogs(), QStringList{m_fixture.catalog()});
}

void TestWindowHost::theDeskComesBackAfterAKill()
{
    const auto isMutedOnDisk = [this] {
        const auto catalog = Catalog::open(pathFromText(m_second), OpenMode::ReadOnly);
        if (!catalog)
            return false;
        const auto stored = catalog->view("~session");
        const auto view = viewFromJson(stored ? stored->value_or("") : std::string());
        if (!view)
            return false;
        for (const MixerTrack &track : view->tracks)
            if (track.signal == "audio")
                return track.isMuted;
        return false;
    };
    QVERIFY(!isMutedOnDisk());
    QProcess program;
    program.setProcessChannelMode(QProcess::SeparateChannels);
    program.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kChildFlag), m_second,
                                                            m_fixture.filePath(QStringLiteral("child.ini"))});
    QTRY_VERIFY2_WITH_TIMEOUT(program.canReadLine() || program.state() == QProcess::NotRunning, "no answer",
                              kWaitMs);
    QCOMPARE(program.readLine().trimmed(), QByteArray("muted"));
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY_WITH_TIMEOUT(isMutedOnDisk(), kWaitMs);
    qInfo("saved %lld ms after the key", clock.elapsed());
    program.kill(); // SIGKILL
    QVERIFY(program.waitForFinished(kWaitMs));
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    Settings settings(m_fixture.filePath(QStringLiteral("other.ini")));
    MainWindow window(settings, pathFromText(m_fixture.filePath(QStringLiteral("cache"))));
    window.show();
    window.openCatalog(m_second);
    QTRY_VERIFY_WITH_TIMEOUT(isRanked(window), kWaitMs);
    QVERIFY(window.panels().mixer->strip(2)->track().isMuted);
    QVERIFY(!window.session().facts().isReadOnly); // the lock of the dead holds nobody up
}

void TestWindowHost::aCatalogThatIsGoneIsGreyInTheRecentOnes()
{
    Settings &settings = m_fixture.settings();
    settings.addRecentCatalog(m_fixture.filePath(QStringLiteral("gone.modalens")));
    settings.addRecentCatalog(m_fixture.media()); // a folder without a catalog
    settings.addRecentCatalog(m_second);
    MainWindow &window = m_fixture.open(false);
    QMenu *menu = recentMenu(window);
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().size() >= 4);
    QTRY_VERIFY_WITH_TIMEOUT(!menu->actions().at(2)->isEnabled() && !menu->actions().at(1)->isEnabled(),
                             kWaitMs);
    QCOMPARE(menu->actions().at(0)->text(), QStringLiteral("second"));
    QVERIFY(menu->actions().at(0)->isEnabled());
    QCOMPARE(menu->actions().at(1)->text(), QStringLiteral("media – no catalog any more"));
    QCOMPARE(menu->actions().at(2)->text(), QStringLiteral("gone – folder not found"));
    QAction *forget = menu->actions().at(menu->actions().size() - 2);
    QVERIFY(forget->isVisible());
    forget->trigger();
    QCOMPARE(settings.recentCatalogs(), QStringList{m_second});
    Q_EMIT menu->aboutToShow(); // nothing is missing now
    QVERIFY(!menu->actions().at(menu->actions().size() - 2)->isVisible());
    menu->actions().last()->trigger(); // clear
    QVERIFY(settings.recentCatalogs().isEmpty());
    m_fixture.closeWindow();
}

void TestWindowHost::theTourIsWalkedByKeyboardAndEndsForGood()
{
    Settings settings(m_fixture.filePath(QStringLiteral("tour.ini")));
    Appearance appearance(*qApp);
    WindowHost host(settings, appearance, options(m_fixture.catalog()));
    host.openFirstCatalog();
    TourController &controller = host.window().tour();
    QTRY_VERIFY_WITH_TIMEOUT(controller.tour() && controller.tour()->isVisible(), kWaitMs); // by itself
    Tour *tour = controller.tour();
    QCOMPARE(tour->stepCount(), 6);
    QSet<QString> named;
    for (int step = 0; step < tour->stepCount(); ++step) {
        QCOMPARE(tour->step(), step);
        named << tour->accessibleName();
        QVERIFY2(tour->place().isValid(), qPrintable(tour->accessibleName()));
        QVERIFY(host.window().rect().contains(tour->geometry()));
        if (step + 1 < tour->stepCount())
            QTest::keyClick(tour, Qt::Key_Right);
    }
    QCOMPARE(named.size(), tour->stepCount());
    QTest::keyClick(tour, Qt::Key_Left);
    QCOMPARE(tour->step(), tour->stepCount() - 2);
    host.window().resize(1000, 640); // it keeps inside
    QTRY_VERIFY_WITH_TIMEOUT(host.window().rect().contains(tour->geometry()), kWaitMs);
    muteSounds(host.window()); // the window works underneath
    QVERIFY(host.window().panels().mixer->strip(2)->track().isMuted);
    host.window().session().desk().undoStack()->undo();
    QVERIFY(!settings.isTourDone());
    QTest::keyClick(tour, Qt::Key_Escape);
    QVERIFY(settings.isTourDone());
    QTRY_VERIFY_WITH_TIMEOUT(!controller.tour(), kWaitMs);
    controller.startOnce();
    QVERIFY(!controller.tour());
    host.window().actions().find(QStringLiteral("help.tour"))->trigger(); // asked for
    QVERIFY(controller.tour());
    for (int step = 0; step < 6; ++step) { // Enter does what the button says that has the focus, or goes on
        auto *next = controller.tour()->findChildren<QPushButton *>().at(1);
        QWidget *pressed = step % 2 ? static_cast<QWidget *>(next) : controller.tour();
        QTest::keyClick(pressed, Qt::Key_Return);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!controller.tour(), kWaitMs);
}

void TestWindowHost::aWindowClosesInTheMiddleOfTheTour()
{
    MainWindow &window = m_fixture.open(false);
    window.tour().start();
    QVERIFY(window.tour().tour()->isVisible());
    window.close();
    m_fixture.closeWindow(); // takes ring and card with it
}

void TestWindowHost::theSettingsOpenByKeyAndSurviveAnotherLanguage()
{
    Appearance appearance(*qApp);
    WindowHost host(m_fixture.settings(), appearance, options(m_fixture.catalog()));
    host.openFirstCatalog();
    QTRY_VERIFY_WITH_TIMEOUT(isRanked(host.window()), kWaitMs);
    host.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&host.window()));
    QTest::keyClick(&host.window(), Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(host.window().preferences().isShown());
    const MainWindow *before = &host.window();
    Q_EMIT host.window().preferences().languageChosen(QStringLiteral("zh_CN"));
    QTRY_VERIFY_WITH_TIMEOUT(&host.window() != before, kWaitMs);
    QVERIFY(host.window().preferences().isShown());
    QTRY_VERIFY_WITH_TIMEOUT(isRanked(host.window()), kWaitMs);
    appearance.setLanguage(QStringLiteral("en"));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == QLatin1String(kChildFlag))
        return workUntilKilled(arguments.value(2), arguments.value(3));
    QApplication::setQuitOnLastWindowClosed(false);
    TestWindowHost test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_windowhost.moc"
