// SPDX-License-Identifier: GPL-3.0-or-later
// Marking items and what is done to the marked ones, in the real window, by keyboard and mouse.
#include "app/gui/text/filtertext.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/selectioncontroller.h"
#include "app/gui/window/taggingcontroller.h"
#include "app/tinycatalog.h"
#include "app/windowfixture.h"
#include "widgets/mappanel.h"
#include "widgets/mapview.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>

using namespace modalens;
using namespace modalens::test;

class TestWindowTagging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void textsBecomeTags_data();
    void textsBecomeTags();
    void listAndMapMarkTheSame();
    void aPlainClickMarksNothing();
    void marksFollowTheirItems();
    void aTagReachesAllMarkedAndIsTakenBack();
    void theLookedAtItemIsTaggedWhereNoneIsMarked();
    void onlyTheMarkedAreShown();
    void aTagIsTyped();
    void aRatingReplacesTheEarlierOne();
    void likingAddsToTheQuery();
    void likingManySaysHowFewItTook();
    void aSelectionIsKeptByName();
    void readOnlySaysSo();
    void nothingIsSaidOfWhatIsNotOnDisk();

private:
    MainWindow &window() { return m_fixture.window(); }
    RankingView &list() { return *window().panels().ranking; }
    void click(int row, Qt::KeyboardModifiers modifiers = {});
    qint64 itemAt(int row) { return list().rankingModel()->row(row).item; }
    /// "group: value" of what a person gave an item, as another process would read it.
    QStringList given(qint64 item) const;
    void press(const char *action)
    {
        window().findChild<Actions *>()->find(QString::fromLatin1(action))->trigger();
    }

    WindowFixture m_fixture;
};

void TestWindowTagging::initTestCase()
{
    const QString problem = m_fixture.makeCatalog();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestWindowTagging::init()
{
    m_fixture.open(true, true);
    window().session().marked().reset(); // a session brings back what the last one had marked
}

void TestWindowTagging::click(int row, Qt::KeyboardModifiers modifiers)
{
    const QRect rect = list().visualRect(list().rankingModel()->index(row));
    QTest::mouseClick(list().viewport(), Qt::LeftButton, modifiers, rect.center());
}

QStringList TestWindowTagging::given(qint64 item) const
{
    QStringList list;
    const auto catalog = Catalog::open(pathFromText(m_fixture.catalog()), OpenMode::ReadOnly);
    const auto tags = catalog ? catalog->tags(ItemId{item}) : Unexpected<Error>(catalog.error());
    if (tags)
        for (const Tag &tag : *tags)
            if (tag.source == kUserSource)
                list << QString::fromStdString(tag.group + ": " + tag.value);
    return list;
}

void TestWindowTagging::textsBecomeTags_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *text, const char *group, const char *value) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(group)
                            << QString::fromUtf8(value);
    };
    row("mood: calm", "mood", "calm");
    row("calm", "tag", "calm");
    row(" mood :  very  calm ", "mood", "very calm");
    row(": calm", "tag", "calm");
    row("mood:", "mood", "");
    row("time: 10:30", "time", "10:30");
    row("心情：平静", "心情", "平静");
}

void TestWindowTagging::textsBecomeTags()
{
    QFETCH(QString, text);
    const Tag tag = tagFromText(text);
    QTEST(QString::fromStdString(tag.group), "group");
    QTEST(QString::fromStdString(tag.value), "value");
}

void TestWindowTagging::listAndMapMarkTheSame()
{
    click(0);
    click(2, Qt::ControlModifier);
    QVector<qint64> expected{itemAt(0), itemAt(2)};
    std::sort(expected.begin(), expected.end());
    QCOMPARE(window().session().marked().items(), expected);
    MapView *map = window().panels().map->map();
    QVERIFY(map);
    QCOMPARE(map->selection(), expected);
    map->changeSelection({itemAt(5)}, SelectionChange::Add);
    QCOMPARE(list().selectionModel()->selectedIndexes().size(), 3);
    window().session().desk().undoStack()->undo();
    QVERIFY(window().session().marked().isEmpty()); // marking in a row is one step
    QVERIFY(map->selection().isEmpty());
}

void TestWindowTagging::aPlainClickMarksNothing()
{
    click(1);
    QVERIFY(window().session().marked().isEmpty());
    click(3, Qt::ShiftModifier);
    QCOMPARE(window().session().marked().items().size(), 3);
    click(0);
    QVERIFY(window().session().marked().isEmpty());
}

void TestWindowTagging::marksFollowTheirItems()
{
    click(0);
    click(1, Qt::ControlModifier);
    const QVector<qint64> marked = window().session().marked().items();
    QSignalSpy shown(&window().results(), &ResultsController::shown);
    View view = window().session().desk().view();
    view.tracks.front().weight = 0;
    window().session().desk().change(view, QStringLiteral("mix"));
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), WindowFixture::kWaitMs);
    QSet<qint64> selected;
    for (const QModelIndex &index : list().selectionModel()->selectedIndexes())
        selected.insert(itemAt(index.row()));
    for (const qint64 item : marked)
        QVERIFY(selected.contains(item));
    QCOMPARE(window().session().marked().items(), marked);
}

void TestWindowTagging::aTagReachesAllMarkedAndIsTakenBack()
{
    const qint64 first = itemAt(0), second = itemAt(1);
    click(0);
    click(1, Qt::ControlModifier);
    QSignalSpy written(&window().session().edits(), &EditService::written);
    window().tagging().tag(tagFromText(QStringLiteral("mood: calm")));
    QTRY_COMPARE(written.size(), 1);
    QCOMPARE(given(first), QStringList{QStringLiteral("mood: calm")});
    QCOMPARE(given(second), QStringList{QStringLiteral("mood: calm")});
    click(0);                                                          // marks are gone, the step stays
    window().tagging().tag(tagFromText(QStringLiteral("mood: calm"))); // again: nothing new
    QTRY_COMPARE(written.size(), 2);
    window().session().desk().undoStack()->undo();
    QTRY_COMPARE(written.size(), 3);
    QCOMPARE(given(first), QStringList{QStringLiteral("mood: calm")}); // it was not new
    window().session().desk().undoStack()->setIndex(0);
    QTRY_COMPARE(written.size(), 4);
    QVERIFY(given(first).isEmpty() && given(second).isEmpty());
}

void TestWindowTagging::theLookedAtItemIsTaggedWhereNoneIsMarked()
{
    click(4);
    const qint64 item = itemAt(4);
    QTRY_COMPARE_WITH_TIMEOUT(window().selection().shownItem(), item, WindowFixture::kWaitMs);
    press("items.rate3");
    QTRY_COMPARE(given(item), QStringList{QStringLiteral("rating: 3")});
    window().session().desk().undoStack()->undo();
    QTRY_VERIFY(given(item).isEmpty());
}

void TestWindowTagging::onlyTheMarkedAreShown()
{
    const QStringList all = listedKeys(window());
    press("items.only"); // nothing is marked
    QVERIFY(window().session().desk().view().filter.isEmpty());
    click(1);
    click(3, Qt::ShiftModifier);
    QCOMPARE(window().session().marked().items().size(), 3);
    press("items.only");
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window()), all.mid(1, 3), WindowFixture::kWaitMs);
    QVERIFY(filterText(window().session().desk().view().filter).startsWith(QStringLiteral("3 ")));
    window().session().desk().undoStack()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window()), all, WindowFixture::kWaitMs);
}

void TestWindowTagging::aTagIsTyped()
{
    click(2);
    const qint64 item = itemAt(2);
    QTRY_COMPARE_WITH_TIMEOUT(window().selection().shownItem(), item, WindowFixture::kWaitMs);
    press("items.tag");
    QWidget *dialog = QApplication::activeModalWidget();
    QVERIFY(dialog);
    auto *text = dialog->findChild<QLineEdit *>();
    QTest::keyClicks(text, QStringLiteral("odd"));
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_COMPARE(given(item), QStringList{QStringLiteral("tag: odd")});
    window().session().desk().undoStack()->undo();
    QTRY_VERIFY(given(item).isEmpty());
}

void TestWindowTagging::aRatingReplacesTheEarlierOne()
{
    const qint64 item = itemAt(0);
    click(0);
    QTRY_COMPARE_WITH_TIMEOUT(window().selection().shownItem(), item, WindowFixture::kWaitMs);
    window().tagging().rate(2);
    window().tagging().rate(5);
    QTRY_COMPARE(given(item), QStringList{QStringLiteral("rating: 5")});
    window().session().desk().undoStack()->undo();
    QTRY_COMPARE(given(item), QStringList{QStringLiteral("rating: 2")});
    window().tagging().rate(0);
    QTRY_VERIFY(given(item).isEmpty());
}

void TestWindowTagging::likingAddsToTheQuery()
{
    click(0);
    click(1, Qt::ControlModifier);
    const std::size_t before = window().session().desk().view().query.size();
    press("items.dislike");
    QTRY_COMPARE(window().session().desk().view().query.size(), before + 2);
    QVERIFY(!window().session().desk().view().query.back().isLiked);
}

void TestWindowTagging::likingManySaysHowFewItTook()
{
    QSignalSpy said(&window().tagging(), &TaggingController::said);
    MapView *map = window().panels().map->map();
    map->showAll();
    map->setFocus();
    QTest::keyClick(map, Qt::Key_A, Qt::ControlModifier);
    const qsizetype all = window().session().marked().items().size();
    QVERIFY(all > TaggingController::kMaxQueryItems);
    press("items.like");
    QTRY_VERIFY(window().session().desk().view().query.size() >= TaggingController::kMaxQueryItems);
    QCOMPARE(said.size(), 1);
    const QString text = said.last().at(0).toString();
    QVERIFY2(text.startsWith(QStringLiteral("20 of %1 ").arg(all)), qPrintable(text));
    QCOMPARE(window().statusBar()->currentMessage(), text);
    QTest::keyClick(map, Qt::Key_Escape);
    QTest::mouseClick(map, Qt::LeftButton, Qt::ShiftModifier, map->screenOf(3).toPoint());
    press("items.like");
    QCOMPARE(said.size(), 1); // all of them: nothing to say
}

void TestWindowTagging::aSelectionIsKeptByName()
{
    window().tagging().keepSelection(QStringLiteral("odd ones")); // nothing is marked: nothing happens
    click(0);
    click(1, Qt::ControlModifier);
    const qint64 item = itemAt(1);
    window().tagging().keepSelection(QStringLiteral("odd ones"));
    QTRY_COMPARE(given(item), QStringList{QStringLiteral("selection: odd ones")});
    window().session().desk().undoStack()->undo();
    QTRY_VERIFY(given(item).isEmpty());
}

void TestWindowTagging::readOnlySaysSo()
{
    m_fixture.open(true, false);
    click(0);
    QTRY_VERIFY_WITH_TIMEOUT(window().selection().shownItem() >= 0, WindowFixture::kWaitMs);
    QSignalSpy said(&window().tagging(), &TaggingController::said);
    window().tagging().rate(4);
    QCOMPARE(said.size(), 1);
    QVERIFY(given(itemAt(0)).isEmpty());
}

void TestWindowTagging::nothingIsSaidOfWhatIsNotOnDisk()
{
    const qint64 item = itemAt(3);
    click(3);
    QTRY_COMPARE_WITH_TIMEOUT(window().selection().shownItem(), item, WindowFixture::kWaitMs);
    QSignalSpy said(&window().tagging(), &TaggingController::said);
    QSignalSpy written(&window().session().edits(), &EditService::written);
    window().tagging().rate(3);
    QVERIFY(said.isEmpty()); // not before it is
    QVERIFY(said.wait(WindowFixture::kWaitMs));
    QCOMPARE(given(item), QStringList{QStringLiteral("rating: 3")});
    // The line has room for one thing.
    QVERIFY(!window().statusBar()->currentMessage().isEmpty());
    QTRY_COMPARE(written.size(), 1);
    for (const QLabel *label : window().statusBar()->findChildren<QLabel *>())
        QVERIFY2(!label->isVisible(), qPrintable(label->text()));
    window().session().desk().undoStack()->undo();
    QTRY_COMPARE(written.size(), 2);

    const QString moved = m_fixture.catalog() + QStringLiteral("-moved");
    QVERIFY(QFile::rename(m_fixture.catalog(), moved)); // as good as deleted
    said.clear();
    QSignalSpy failed(&window().session().edits(), &EditService::failed);
    window().tagging().rate(5);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, WindowFixture::kWaitMs);
    QVERIFY(said.isEmpty());
    QVERIFY(QFile::rename(moved, m_fixture.catalog()));
}

QTEST_MAIN(TestWindowTagging)
#include "tst_windowtagging.moc"
