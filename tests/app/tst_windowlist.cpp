// SPDX-License-Identifier: GPL-3.0-or-later
// The list of the real window: list, grid and table, sorting, pins, copying, all items.
#include "app/gui/jobs/jobrunner.h"
#include "app/gui/services/listservice.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/listcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/selectioncontroller.h"
#include "app/tinycatalog.h"
#include "app/windowfixture.h"
#include "engine/base/file.h"
#include "widgets/listheader.h"
#include "widgets/playcontrol.h"
#include "widgets/previewpanel.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingpanel.h"
#include "widgets/rankingview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QCollator>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <numeric>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;

QCollator inDictionary()
{
    QCollator collator{QLocale(QStringLiteral("en"))};
    collator.setNumericMode(true);
    return collator;
}

} // namespace

class TestWindowList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theStyleIsChosenByKeyAndRemembered();
    void aTableSortsByTitleAndGoesBack();
    void columnsAreChosenAndRemembered();
    void pinningStaysWithTheViewAndIsUndone();
    void spacePlaysAndStopsWhatIsLookedAt();
    void aPinnedItemIsAGhostInTheListBelow();
    void severalArePinnedInARow();
    void pinsSayHowFarTheyMoved();
    void marksAndTheSelectionAreCopied();
    void manyAreCopiedByAJob_data();
    void manyAreCopiedByAJob();
    void tooManyForTheClipboardAreOfferedToAFile();
    void withoutAQueryEverythingIsListed();

private:
    MainWindow &window() { return m_fixture.window(); }
    RankingView &list() { return *window().panels().ranking; }
    RankingView &pins() { return *window().panels().rankingPanel->pins(); }
    ListHeader &header() { return *window().panels().rankingPanel->header(); }
    void act(const char *name) { window().actions().find(QString::fromLatin1(name))->trigger(); }
    bool waitForOrder();
    bool focusList(); ///< Keys of the window's actions need an active one.
    /// More than the catalog has: as if many were gone.
    static QVector<qint64> rows(int count);

    WindowFixture m_fixture;
};

void TestWindowList::initTestCase()
{
    const QString problem = m_fixture.makeCatalog();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestWindowList::init()
{
    m_fixture.closeWindow();
    m_fixture.forgetSettings();
    m_fixture.open();
}

bool TestWindowList::waitForOrder()
{
    return QTest::qWaitFor([this] { return list().rankingModel()->order() != nullptr; }, kWaitMs);
}

bool TestWindowList::focusList()
{
    window().activateWindow(); // there is no window manager to do it
    list().setFocus();
    return QTest::qWaitForWindowActive(&window()) && list().hasFocus();
}

QVector<qint64> TestWindowList::rows(int count)
{
    QVector<qint64> rows(count);
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

void TestWindowList::theStyleIsChosenByKeyAndRemembered()
{
    QVERIFY(list().listStyle() == ListStyle::List);
    const QStringList keys = listedKeys(window());
    QCOMPARE(window().actions().find(QStringLiteral("view.asGrid"))->shortcut(),
             QKeySequence(Qt::ALT | Qt::Key_2));
    act("view.asGrid");
    QVERIFY(list().listStyle() == ListStyle::Grid);
    act("view.asTable");
    QVERIFY(list().listStyle() == ListStyle::Table);
    QVERIFY(header().isVisible());
    QCOMPARE(listedKeys(window()), keys);
    QVERIFY(window().actions().find(QStringLiteral("view.asTable"))->isChecked());
    m_fixture.open();
    QVERIFY(list().listStyle() == ListStyle::Table);
    act("view.asList");
    QVERIFY(list().listStyle() == ListStyle::List);
}

void TestWindowList::aTableSortsByTitleAndGoesBack()
{
    act("view.asTable");
    const QStringList ranked = listedKeys(window());
    const int title = 1;
    const auto click = [&] {
        QTest::mouseClick(header().viewport(), Qt::LeftButton, {},
                          QPoint(header().sectionViewportPosition(title) + 30, 8));
    };
    list().scrollToBottom();
    click();
    QTRY_VERIFY_WITH_TIMEOUT(list().rankingModel()->isSorted(), kWaitMs);
    QCOMPARE(list().indexAt(QPoint(5, 5)).row(), 0); // what the sort brings up is in view
    QVERIFY(header().height() < 40);
    QStringList titles;
    for (int row = 0; row < list().rankingModel()->rowCount(); ++row)
        titles << list().rankingModel()->row(row).title;
    QCOMPARE(titles.size(), ranked.size());
    QVERIFY(std::is_sorted(titles.begin(), titles.end(), [](const QString &a, const QString &b) {
        return inDictionary().compare(a, b) < 0;
    }));
    QVector<int> ranks;
    for (int row = 0; row < list().rankingModel()->rowCount(); ++row)
        ranks << list().rankingModel()->row(row).rank;
    std::sort(ranks.begin(), ranks.end());
    QCOMPARE(ranks.first(), 1);
    QCOMPARE(ranks.last(), int(ranks.size())); // every rank once
    click();
    QTRY_COMPARE_WITH_TIMEOUT(list().rankingModel()->row(0).title, titles.last(), kWaitMs);
    click();
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window()), ranked, kWaitMs);
}

void TestWindowList::columnsAreChosenAndRemembered()
{
    act("view.asTable");
    const auto names = [this] {
        QStringList names;
        for (const ListColumn &column : list().columns())
            names << column.name;
        return names;
    };
    QVERIFY(names().contains(QStringLiteral("signal:text")));
    QVERIFY(!names().contains(QStringLiteral("tag:folder")));
    header().setColumnShown(QStringLiteral("tag:folder"), true);
    QVERIFY(names().contains(QStringLiteral("tag:folder")));
    QTRY_VERIFY_WITH_TIMEOUT(!list().rankingModel()->cell(0, QStringLiteral("tag:folder")).isEmpty(),
                             kWaitMs);
    header().setColumnShown(QStringLiteral("key"), false);
    const QStringList chosen = names();
    m_fixture.open();
    QCOMPARE(names(), chosen);
}

void TestWindowList::pinningStaysWithTheViewAndIsUndone()
{
    const QString key = list().rankingModel()->row(3).key;
    const qint64 item = list().rankingModel()->itemAt(3);
    QVERIFY(focusList());
    for (const Qt::Key step : {Qt::Key_Home, Qt::Key_Down, Qt::Key_Down, Qt::Key_Down})
        QTest::keyClick(&list(), step);
    QTest::keyClick(&list(), Qt::Key_P);
    QTRY_COMPARE_WITH_TIMEOUT(pins().rankingModel()->rowCount(), 1, kWaitMs);
    QCOMPARE(pins().rankingModel()->row(0).key, key);
    QCOMPARE(pins().rankingModel()->row(0).rank, 4);
    QVERIFY(list().rankingModel()->isPinned(item));
    QCOMPARE(window().session().desk().view().pinned, std::vector<std::string>{key.toStdString()});
    // The text of a view says it too.
    const auto read = viewFromJson(toJson(window().session().desk().view()));
    QVERIFY(read && read->pinned == window().session().desk().view().pinned);
    window().session().desk().undoStack()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(pins().rankingModel()->rowCount(), 0, kWaitMs);
    window().session().desk().undoStack()->redo();
    QTRY_COMPARE_WITH_TIMEOUT(pins().rankingModel()->rowCount(), 1, kWaitMs);
    act("items.pin"); // of the selected item: it is pinned
    QTRY_COMPARE_WITH_TIMEOUT(pins().rankingModel()->rowCount(), 0, kWaitMs);
    QVERIFY(!list().rankingModel()->isPinned(item));
}

/// Space is for what is looked at, as in a player; pinning has a key of its own.
void TestWindowList::spacePlaysAndStopsWhatIsLookedAt()
{
    qint64 sounding = -1;
    for (const ExplainedItem &row : window().results().answer().rows)
        if (row.summary.modalities & (1u << int(Modality::Audio)))
            sounding = rowOf(row.ranked.item);
    QVERIFY(sounding >= 0);
    window().selection().selectItem(sounding);
    const PreviewPanel *preview = window().panels().preview;
    QTRY_COMPARE_WITH_TIMEOUT(preview->item().item, sounding, kWaitMs);
    const auto *control = preview->findChild<PlayControl *>();
    QVERIFY(control);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(control->isPlaying(), kWaitMs);
    QVERIFY(window().session().desk().view().pinned.empty());
    QTest::keyClick(&list(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!control->isPlaying(), kWaitMs);
}

void TestWindowList::aPinnedItemIsAGhostInTheListBelow()
{
    const RankedRow row = list().rankingModel()->row(3);
    View view = window().session().desk().view();
    view.pinned = {row.key.toStdString()};
    const auto look = [this] { return list().grab(list().visualRect(list().rankingModel()->index(3))); };
    list().setCurrentItem(-1);
    const QImage before = look().toImage();
    window().session().desk().change(view, QStringLiteral("pin"));
    QTRY_COMPARE_WITH_TIMEOUT(pins().rankingModel()->rowCount(), 1, kWaitMs);
    QVERIFY(list().isGhost(row.item)); // keeps the place of its rank
    QVERIFY(!pins().isGhost(row.item));
    QCOMPARE(list().rankingModel()->itemAt(3), row.item);
    QTRY_VERIFY_WITH_TIMEOUT(look().toImage() != before, kWaitMs);
    const QString said =
        list().rankingModel()->data(list().rankingModel()->index(3), Qt::AccessibleTextRole).toString();
    QVERIFY2(said.endsWith(QLatin1String("pinned")), qPrintable(said));
}

void TestWindowList::severalArePinnedInARow()
{
    const Query query = window().session().desk().view().query;
    const QVector<qint64> items{list().rankingModel()->itemAt(0), list().rankingModel()->itemAt(1)};
    QVERIFY(focusList());
    QTest::keyClick(&list(), Qt::Key_Home);
    QTest::keyClick(&list(), Qt::Key_P);
    QTest::keyClick(&list(), Qt::Key_Down);
    QTest::keyClick(&list(), Qt::Key_P); // without waiting for the first
    QTRY_COMPARE_WITH_TIMEOUT(pins().rankingModel()->rowCount(), 2, kWaitMs);
    // Keys that pins ask for are not taken for those of items to like.
    QSignalSpy keys(&window().session().items(), &ItemService::keysReady);
    window().selection().addToQuery(items, true);
    QTRY_COMPARE_WITH_TIMEOUT(keys.count(), 1, kWaitMs);
    window().session().desk().undoStack()->undo();
    QVERIFY(window().session().desk().view().query == query);
    window().session().items().requestKeys(items);
    QTRY_COMPARE_WITH_TIMEOUT(keys.count(), 2, kWaitMs);
    QVERIFY(window().session().desk().view().query == query);
}

void TestWindowList::pinsSayHowFarTheyMoved()
{
    const int last = list().rankingModel()->rowCount() - 1;
    const QString key = list().rankingModel()->row(last).key;
    View view = window().session().desk().view();
    view.pinned = {key.toStdString()};
    window().session().desk().change(view, QStringLiteral("pin"));
    QTRY_COMPARE_WITH_TIMEOUT(pins().rankingModel()->rowCount(), 1, kWaitMs);
    QCOMPARE(pins().rankingModel()->row(0).rank, last + 1);
    for (MixerTrack &track : view.tracks)
        track.weight = -track.weight; // the last shall be the first
    window().session().desk().change(view, QStringLiteral("mix"));
    QTRY_VERIFY_WITH_TIMEOUT(pins().rankingModel()->row(0).rank <= last, kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(pins().rankingModel()->row(0).rank, listedKeys(window()).indexOf(key) + 1,
                              kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(pins().rankingModel()->row(0).rankChange,
                              last + 1 - pins().rankingModel()->row(0).rank, kWaitMs);
    QVERIFY(pins().rankingModel()->row(0).rankChange > 0);
}

void TestWindowList::marksAndTheSelectionAreCopied()
{
    QVERIFY(waitForOrder());
    const auto copied = [&](const char *action) {
        QApplication::clipboard()->clear();
        QSignalSpy said(&window().list(), &ListController::said);
        act(action);
        if (!QTest::qWaitFor([&] { return !said.isEmpty(); }, kWaitMs))
            return QString();
        return QApplication::clipboard()->text();
    };
    const RankedRow first = list().rankingModel()->row(0), third = list().rankingModel()->row(2);
    QTRY_COMPARE_WITH_TIMEOUT(window().selection().shownItem(), first.item, kWaitMs);
    QCOMPARE(copied("edit.copy").section(QLatin1Char('\t'), 0, 1),
             first.key + QLatin1Char('\t') + first.title);
    window().session().marked().set({third.item, first.item});
    const QStringList text = copied("edit.copy").split(QLatin1Char('\n'));
    QCOMPARE(text.size(), 2);
    QVERIFY(text.at(0).startsWith(first.key) && text.at(1).startsWith(third.key)); // by rank
    const QStringList csv = copied("edit.copyCsv").split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(csv.size(), 3);
    QCOMPARE(csv.at(0), QStringLiteral("rank,key,title,score,text,image,audio"));
    QVERIFY(csv.at(1).startsWith(QStringLiteral("1,") + first.key));
    QVERIFY(csv.at(2).startsWith(QStringLiteral("3,") + third.key));
}

void TestWindowList::manyAreCopiedByAJob_data()
{
    QTest::addColumn<bool>("isCancelled");
    QTest::newRow("to its end") << false;
    QTest::newRow("cancelled") << true;
}

void TestWindowList::manyAreCopiedByAJob()
{
    QFETCH(bool, isCancelled);
    QVERIFY(waitForOrder());
    window().session().marked().set(rows(RankingCopier::kCopiedAtOnce + 1));
    QApplication::clipboard()->setText(QStringLiteral("before"));
    QSignalSpy said(&window().list(), &ListController::said);
    if (isCancelled)
        connect(&window().jobs(), &JobRunner::started, this, [](Job *job) { job->cancel(); });
    act("edit.copyCsv");
    QCOMPARE(window().jobs().running().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, kWaitMs);
    const QString text = QApplication::clipboard()->text();
    if (isCancelled) {
        QCOMPARE(text, QStringLiteral("before"));
        return;
    }
    // Those that there are, by rank; the query's own item has none and is the last.
    const QStringList lines = text.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 1 + kTinyItems);
    QVERIFY(lines.at(1).startsWith(QStringLiteral("1,") + list().rankingModel()->row(0).key));
    QVERIFY(lines.last().startsWith(QLatin1Char(',')));
    QVERIFY2(said.first().first().toString().contains(QString::number(kTinyItems)),
             qPrintable(said.first().first().toString()));
}

void TestWindowList::tooManyForTheClipboardAreOfferedToAFile()
{
    QVERIFY(waitForOrder());
    window().session().marked().set(rows(RankingCopier::kMostCopied + 1));
    QApplication::clipboard()->setText(QStringLiteral("before"));
    act("edit.copy");
    auto *box = window().findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY2(box->text().contains(QLocale().toString(RankingCopier::kMostCopied + 1)),
             qPrintable(box->text()));
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before")); // nothing is cut without a word
    const QList<QAbstractButton *> buttons = box->buttons();
    QCOMPARE(buttons.size(), 3);
    QSignalSpy said(&window().list(), &ListController::said);
    for (QAbstractButton *button : buttons)
        if (box->buttonRole(button) == QMessageBox::ActionRole)
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, kWaitMs);
    QCOMPARE(QApplication::clipboard()->text().split(QLatin1Char('\n')).size(), kTinyItems);

    const QString file = m_fixture.filePath(QStringLiteral("rows.txt"));
    window().list().copier().saveTo(file);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 2, kWaitMs);
    const auto text = readTextFile(pathFromText(file), 1 << 20);
    QVERIFY(text.has_value());
    QCOMPARE(QString::fromStdString(*text), QApplication::clipboard()->text());
    QSignalSpy failed(&window().list().copier(), &RankingCopier::failed);
    window().list().copier().saveTo(m_fixture.filePath(QStringLiteral("no such folder/rows.txt")));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kWaitMs);
}

void TestWindowList::withoutAQueryEverythingIsListed()
{
    View view = window().session().desk().view();
    view.query.clear();
    window().session().desk().change(view, QStringLiteral("query"));
    QTRY_COMPARE_WITH_TIMEOUT(list().rankingModel()->rowCount(), kTinyItems, kWaitMs);
    QVERIFY(!window().results().answer().isRanked);
    QVERIFY(waitForOrder());
    window().list().sortBy({QStringLiteral("key"), true});
    QTRY_VERIFY_WITH_TIMEOUT(list().rankingModel()->isSorted(), kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(!listedKeys(window()).contains(QString()), kWaitMs);
    const QStringList keys = listedKeys(window());
    QCOMPARE(keys.size(), kTinyItems);
    QVERIFY(std::is_sorted(keys.rbegin(), keys.rend(), [](const QString &a, const QString &b) {
        return inDictionary().compare(a, b) < 0;
    }));
}

QTEST_MAIN(TestWindowList)
#include "tst_windowlist.moc"
