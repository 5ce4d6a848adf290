// SPDX-License-Identifier: GPL-3.0-or-later
// The window in a world that falls apart: folders that go away while they are open, catalogs of nothing and
// of too much.
#include "app/gui/services/editservice.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/resultscontroller.h"
#include "app/windowfixture.h"
#include "engine/catalog/catalog.h"
#include "widgets/facetlist.h"
#include "widgets/facetpanel.h"
#include "widgets/picturecanvas.h"
#include "widgets/picturepager.h"
#include "widgets/previewpanel.h"
#include "widgets/querybar.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"
#include "widgets/searchpopup.h"

#include <QDir>
#include <QDockWidget>
#include <QLineEdit>
#include <QMessageBox>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;
constexpr int kTags = 10'000;

ItemDraft itemOf(int number, std::string title)
{
    ItemDraft draft;
    draft.key = "item " + std::to_string(number);
    draft.title = std::move(title);
    return draft;
}

} // namespace

class TestWindowTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString problem = m_fixture.makeCatalog();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    void init() { m_fixture.forgetSettings(); }
    void cleanup() { m_fixture.closeWindow(); }

    /// Nothing is said to be saved that is not where it will be looked for.
    void aCatalogThatGoesAwaySavesNothingAndSaysSo()
    {
        MainWindow &window = m_fixture.open(true, true);
        RankingView &list = *window.panels().ranking;
        QSignalSpy written(&window.session().edits(), &EditService::written);
        QSignalSpy failed(&window.session().edits(), &EditService::failed);
        const QString away = m_fixture.filePath(QStringLiteral("away"));
        const auto rate = [&](int row, const char *stars) {
            QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                              list.visualRect(list.rankingModel()->index(row)).center());
            const qint64 item = list.rankingModel()->row(row).item;
            QTRY_COMPARE_WITH_TIMEOUT(window.panels().preview->item().item, item, kWaitMs);
            window.actions().find(QString::fromLatin1(stars))->trigger();
        };
        QVERIFY(QDir().rename(m_fixture.catalog(), away));
        rate(1, "items.rate4");
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kWaitMs);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::NotFound);
        QCOMPARE(written.count(), 1); // says so of what was tried, too: nothing
        QCOMPARE(written.takeFirst().first().toLongLong(), 0);
        QVERIFY(!listedKeys(window).isEmpty()); // what was read stays
        QVERIFY(QDir().rename(away, m_fixture.catalog()));
        rate(2, "items.rate5");
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, kWaitMs);
        QVERIFY(written.first().first().toLongLong() > 0);
        QCOMPARE(failed.count(), 1);
    }

    void aWindowClosesWhileItsCatalogIsAway()
    {
        MainWindow &window = m_fixture.open(true, true);
        const QString away = m_fixture.filePath(QStringLiteral("away"));
        QVERIFY(QDir().rename(m_fixture.catalog(), away));
        View view = window.session().desk().view();
        view.tracks.front().weight = 0.25;
        window.session().desk().change(view, QStringLiteral("mix")); // wants to be saved
        m_fixture.closeWindow();
        QVERIFY(!QDir(m_fixture.catalog()).exists()); // nothing is written where nothing was
        QVERIFY(QDir().rename(away, m_fixture.catalog()));
        QVERIFY(!listedKeys(m_fixture.open(true, true)).isEmpty());
    }

    void aCatalogThatIsNotThereIsSaidAndTheNextOneOpens()
    {
        MainWindow &window = m_fixture.open(false);
        QSignalSpy openFailed(&window.session(), &CatalogSession::openFailed);
        for (int tries = 1; tries <= 2; ++tries) { // from the start, and from a catalog that is open
            window.openCatalog(m_fixture.filePath(QStringLiteral("gone/gone.modalens")), true);
            QTRY_COMPARE_WITH_TIMEOUT(openFailed.count(), tries, kWaitMs);
            QVERIFY(!window.session().isOpen());
            QVERIFY(listedKeys(window).isEmpty());
            QMessageBox *box = nullptr;
            QTRY_VERIFY_WITH_TIMEOUT((box = window.findChild<QMessageBox *>()) != nullptr, kWaitMs);
            QVERIFY2(box->detailedText().contains(QStringLiteral("gone.modalens")),
                     qPrintable(box->detailedText()));
            QTest::keyClick(box, Qt::Key_Escape);
            QTRY_VERIFY(!window.findChild<QMessageBox *>());
            window.openCatalog(m_fixture.catalog(), true);
            QTRY_VERIFY_WITH_TIMEOUT(!listedKeys(window).isEmpty(), kWaitMs);
        }
    }

    void mediaThatGoAwayWhileShownLeaveTheRest()
    {
        MainWindow &window = m_fixture.open();
        RankingView &list = *window.panels().ranking;
        const auto *pictures = window.panels().preview->findChild<PicturePager *>();
        QVERIFY(pictures);
        const auto select = [&](int row) {
            QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                              list.visualRect(list.rankingModel()->index(row)).center());
            const qint64 item = list.rankingModel()->row(row).item;
            QTRY_COMPARE_WITH_TIMEOUT(window.panels().preview->item().item, item, kWaitMs);
        };
        select(0);
        QTRY_VERIFY_WITH_TIMEOUT(!pictures->canvas()->sizeText().isEmpty(), kWaitMs);
        const QString away = m_fixture.filePath(QStringLiteral("media away"));
        QVERIFY(QDir().rename(m_fixture.media(), away));
        window.media().forget();
        QVERIFY(pictures->badge().isEmpty()); // what is on screen stays
        for (const int row : {1, 2}) {
            select(row);
            QTRY_VERIFY_WITH_TIMEOUT(!pictures->badge().isEmpty(), kWaitMs);
        }
        QVERIFY(QDir().rename(away, m_fixture.media()));
        window.media().forget();
        select(3);
        QTRY_VERIFY_WITH_TIMEOUT(!pictures->canvas()->sizeText().isEmpty(), kWaitMs);
        QVERIFY2(pictures->badge().isEmpty(), qPrintable(pictures->badge()));
    }

    void aCatalogWithoutItemsOpensAndSaysWhatToDo()
    {
        const QString folder = m_fixture.filePath(QStringLiteral("nothing.modalens"));
        QVERIFY(Catalog::create(pathFromText(folder)).has_value());
        MainWindow &window = m_fixture.open(false);
        window.openCatalog(folder, false);
        QTRY_VERIFY_WITH_TIMEOUT(window.session().isOpen(), kWaitMs);
        const RankingView &list = *window.panels().ranking;
        QTRY_VERIFY_WITH_TIMEOUT(list.accessibleDescription().contains(QStringLiteral("no items yet")),
                                 kWaitMs);
        QCOMPARE(list.rankingModel()->rowCount(), 0);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
        QueryBar *bar = window.panels().queryBar;
        QTest::keyClicks(bar->edit(), QStringLiteral("crow"));
        QTRY_VERIFY_WITH_TIMEOUT(bar->popup() && bar->popup()->isVisible(), kWaitMs);
        QCOMPARE(bar->popup()->answer().total, 0);
        QTest::keyClick(bar->edit(), Qt::Key_Return); // asks by meaning: there is nothing to find
        QCOMPARE(bar->chips().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(window.results().answer().queryItems.empty(), kWaitMs);
        QCOMPARE(list.rankingModel()->rowCount(), 0);
        QVERIFY(!window.grab().isNull());
    }

    void longTitlesAndTenThousandTagsAreShown()
    {
        const QString folder = m_fixture.filePath(QStringLiteral("much.modalens"));
        {
            auto catalog = Catalog::create(pathFromText(folder));
            QVERIFY(catalog.has_value());
            std::vector<ItemDraft> drafts;
            for (int i = 0; i < kTags; ++i) {
                drafts.push_back(itemOf(i, i == 0 ? std::string(100'000, 'W') : std::to_string(i)));
                drafts.back().tags.push_back({"kind", "value " + std::to_string(i), "test"});
            }
            QVERIFY(catalog->putItems(drafts).has_value());
        }
        MainWindow &window = m_fixture.open(false);
        window.openCatalog(folder, false);
        RankingModel *model = window.panels().ranking->rankingModel();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), kTags, kWaitMs);
        window.panels().reveal(QStringLiteral("facets"));
        FacetPanel &facets = *window.panels().facets;
        QTRY_VERIFY_WITH_TIMEOUT(facets.section(QStringLiteral("kind")), kWaitMs);
        const FacetSection &kinds = *facets.section(QStringLiteral("kind"));
        QCOMPARE(kinds.facet().values.size(), kTags);
        QVERIFY(kinds.list()->model()->rowCount() < 100); // the rest behind a button and a field
        QTest::keyClicks(kinds.findChild<QLineEdit *>(), QStringLiteral("value 9876"));
        QCOMPARE(kinds.list()->model()->rowCount(), 1);
        QTest::mouseClick(kinds.list()->viewport(), Qt::LeftButton, {},
                          kinds.list()->visualRect(kinds.list()->model()->index(0, 0)).center());
        QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window), QStringList{QStringLiteral("item 9876")}, kWaitMs);
        window.session().desk().undoStack()->undo();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), kTags, kWaitMs);
        QVERIFY(window.width() <= 1280); // no text makes the window wider
        QVERIFY(window.minimumSizeHint().width() <= 1280);
        QVERIFY(!window.grab().isNull());
    }

    void everythingFilteredOutIsSaidAndUndone()
    {
        MainWindow &window = m_fixture.open();
        const RankingView &list = *window.panels().ranking;
        View view = window.session().desk().view();
        view.filter.tags = {{"folder", "birds"}};
        view.filter.text = "a word that no text has";
        window.session().desk().change(view, QStringLiteral("filter"));
        QTRY_VERIFY_WITH_TIMEOUT(list.accessibleDescription().contains(QStringLiteral("leaves no item")),
                                 kWaitMs);
        QCOMPARE(list.rankingModel()->rowCount(), 0);
        QVERIFY(!window.grab().isNull());
        QTest::keySequence(&window, QKeySequence::SelectAll); // of nothing
        QVERIFY(window.session().marked().isEmpty());
        window.session().desk().undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(list.rankingModel()->rowCount() > 0, kWaitMs);
    }

    /// A desk arranged on two large screens, opened on a small one.
    void aLayoutFromAnotherScreenIsBroughtHome()
    {
        MainWindow &before = m_fixture.open();
        before.setGeometry(3000, 2000, 2400, 1300);
        QDockWidget *preview = before.panels().dock(QStringLiteral("preview"));
        preview->setFloating(true);
        preview->setGeometry(90'000, 90'000, 500, 400);
        before.close(); // keeps the layout
        MainWindow &window = m_fixture.open();
        const QRect screen = window.screen()->availableGeometry();
        QVERIFY2(screen.intersects(window.geometry()), "the window");
        const QDockWidget *restored = window.panels().dock(QStringLiteral("preview"));
        QVERIFY(restored->isVisible());
        const QPoint grip = restored->mapToGlobal(QPoint(30, 10));
        QVERIFY2(screen.contains(grip), "the floating panel");
        QTRY_VERIFY(window.width() <= screen.width());
    }

private:
    WindowFixture m_fixture;
};

QTEST_MAIN(TestWindowTrouble)
#include "tst_windowtrouble.moc"
