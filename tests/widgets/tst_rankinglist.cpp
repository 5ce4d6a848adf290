// SPDX-License-Identifier: GPL-3.0-or-later
// The ranking as a long list, a grid and a table: where rows lie, what is asked for, what keys and clicks do.
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/listheader.h"
#include "widgets/motion.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingpanel.h"
#include "widgets/rankingview.h"
#include "widgets/rowglide.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QContextMenuEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace modalens;

namespace {

constexpr int kMillion = 1'000'000;

/// Item i at place (i * 7) % count: a permutation where count is no multiple of 7.
SharedListOrder scatteredOrder(int count)
{
    auto order = std::make_shared<ListOrder>();
    order->items.resize(std::size_t(count));
    order->places.resize(std::size_t(count));
    for (qint64 item = 0; item < count; ++item) {
        const qint64 place = item * 7 % count;
        order->items[std::size_t(place)] = item;
        order->places[std::size_t(item)] = qint32(place);
    }
    return order;
}

QVector<RankedRow> rowsOf(const QVector<qint64> &items)
{
    QVector<RankedRow> rows;
    for (const qint64 item : items) {
        RankedRow row = galleryRows().first();
        row.item = item;
        row.key = QStringLiteral("key %1").arg(item);
        row.title = QStringLiteral("Item %1").arg(item);
        rows << row;
    }
    return rows;
}

} // namespace

class TestRankingList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }
    void cleanup() { setMotionReduced(false); }
    void rowsLieWhereAPlainLayoutPutsThem_data();
    void rowsLieWhereAPlainLayoutPutsThem();
    void unknownRowsAreAskedForOnceAndShown();
    void aMillionRowsAskForWhatShows();
    void keysWalk_data();
    void keysWalk();
    void marksByKeysAndMouse();
    void aMarkLooksOtherThanTheCurrentRow();
    void allIsMarkedOnceItIsKnown();
    void rowsGlideToTheirPlaces_data();
    void rowsGlideToTheirPlaces();
    void anotherQuestionStartsAtTheTop();
    void aSortedListHasTheRanksOfItsItems();
    void headerSortsAndArranges();
    void pinsStandAboveTheList();
    void menuAndPlayingAreAskedFor();
};

void TestRankingList::rowsLieWhereAPlainLayoutPutsThem_data()
{
    QTest::addColumn<int>("style");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("width");
    for (const int style : {int(ListStyle::List), int(ListStyle::Grid), int(ListStyle::Table)})
        for (const int rows : {0, 1, 7, 100})
            for (const int width : {40, 355, 901})
                QTest::addRow("style %d, %d rows, %d px", style, rows, width) << style << rows << width;
}

void TestRankingList::rowsLieWhereAPlainLayoutPutsThem()
{
    QFETCH(int, style);
    QFETCH(int, rows);
    QFETCH(int, width);
    const ListGeometry geometry{ListStyle(style), rows, width};
    // Rows cover every point of the content exactly once, line after line.
    const int height = geometry.heightPx();
    QVector<int> seen(rows, 0);
    for (int y = 0; y < height; y += geometry.lineHeightPx() / 3)
        for (int x = 0; x < width; x += 3) {
            const int row = geometry.rowAt({x, y});
            int expected = -1;
            for (int other = 0; other < rows && expected < 0; ++other)
                if (geometry.rectOf(other).contains(x, y))
                    expected = other;
            QCOMPARE(row, expected);
            if (row >= 0)
                ++seen[row];
        }
    QVERIFY(!seen.contains(0));
    QCOMPARE(geometry.rowAt({0, height}), -1);
    QCOMPARE(geometry.rowAt({-1, 0}), -1);
    for (const auto &[top, bottom] :
         {std::pair(0, 1), std::pair(50, 200), std::pair(0, height), std::pair(5, 5)}) {
        const auto [first, end] = geometry.rowsBetween(top, bottom);
        for (int row = 0; row < rows; ++row) {
            const QRect rect = geometry.rectOf(row);
            const bool shows = top < bottom && rect.top() < bottom && rect.bottom() >= top;
            QCOMPARE(row >= first && row < end, shows);
        }
    }
}

void TestRankingList::unknownRowsAreAskedForOnceAndShown()
{
    RankingModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVector<RankedRow> best = rowsOf({0, 143, 286}); // as scatteredOrder(1000) begins
    best[2].rank = 3;
    model.setRows(best, gallerySignals(), 1000);
    QCOMPARE(model.rowCount(), 1000);
    QCOMPARE(model.itemAt(2), 286);
    QCOMPARE(model.itemAt(3), -1); // not known yet
    QCOMPARE(model.itemAt(-1), -1);
    QCOMPARE(model.rowOfItem(429), -1);
    model.setOrder(scatteredOrder(1000));
    QCOMPARE(model.itemAt(3), 429);
    QCOMPARE(model.rowOfItem(429), 3);
    QVERIFY(!model.isFresh(3) && model.isFresh(2));
    model.putRows(rowsOf({429}));
    QVERIFY(model.isFresh(3));
    QCOMPARE(model.row(3).title, QStringLiteral("Item 429"));
    QCOMPARE(model.row(3).rank, 4);
    model.setRows(best, gallerySignals(), 1000); // the mix moved: the title stays, the numbers are old
    QCOMPARE(model.row(3).title, QStringLiteral("Item 429"));
    QVERIFY(!model.isFresh(3));
    model.setCellColumns({QStringLiteral("tag:folder")});
    QVERIFY(!model.isFresh(2)); // its tags are not there
    model.putRows(rowsOf({286}), {QStringList{QStringLiteral("birds")}});
    QVERIFY(model.isFresh(2));
    QCOMPARE(model.cell(2, QStringLiteral("tag:folder")), QStringLiteral("birds"));
    QCOMPARE(model.cell(2, QStringLiteral("rank")), QStringLiteral("3"));
    QVector<qint64> many;
    for (qint64 item = 0; item < RankingModel::kKept + 900; ++item)
        many << item;
    model.putRows(rowsOf(many)); // keeps the last
    QVERIFY(!model.isFresh(model.rowOfItem(1)));
    model.setRows({}, {});
    model.setOrder(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestRankingList::aMillionRowsAskForWhatShows()
{
    RankingView view(nullptr);
    view.resize(384, 530);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy wanted(&view, &RankingView::itemsWanted);
    view.setRows(rowsOf({0}), gallerySignals(), kMillion);
    view.setOrder(scatteredOrder(kMillion));
    QTRY_VERIFY(!wanted.isEmpty());
    QVERIFY(wanted.last().first().value<QVector<qint64>>().size() <= 11);
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_End);
    const qint64 last = view.rankingModel()->itemAt(kMillion - 1);
    QCOMPARE(view.currentItem(), last);
    QTRY_VERIFY(wanted.last().first().value<QVector<qint64>>().contains(last));
    view.rankingModel()->putRows(rowsOf(wanted.last().first().value<QVector<qint64>>()));
    wanted.clear();
    view.viewport()->repaint();
    QCOMPARE(wanted.count(), 0);
    view.setCurrentItem(500'000); // wherever it stands
    QCOMPARE(view.currentIndex().row(), view.rankingModel()->order()->placeOf(500'000));
    QVERIFY(view.viewport()->rect().intersects(view.visualRect(view.currentIndex())));
}

void TestRankingList::keysWalk_data()
{
    QTest::addColumn<int>("style");
    QTest::addColumn<QVector<int>>("keys");
    QTest::addColumn<int>("row");
    using Keys = QVector<int>;
    QTest::newRow("down twice, up once")
        << 0 << Keys{Qt::Key_Home, Qt::Key_Down, Qt::Key_Down, Qt::Key_Up} << 1;
    QTest::newRow("up stops at the top") << 0 << Keys{Qt::Key_Home, Qt::Key_Up} << 0;
    QTest::newRow("a page") << 0 << Keys{Qt::Key_Home, Qt::Key_PageDown} << 9; // ten rows of 53 px show
    QTest::newRow("right in the grid") << 1 << Keys{Qt::Key_Home, Qt::Key_Right} << 1;
    QTest::newRow("down in the grid is a line") << 1 << Keys{Qt::Key_Home, Qt::Key_Down} << 3;
    QTest::newRow("down and left") << 1 << Keys{Qt::Key_Home, Qt::Key_Down, Qt::Key_Left} << 2;
    QTest::newRow("the last line of the grid is not full") << 1 << Keys{Qt::Key_End, Qt::Key_Down} << 99;
    QTest::newRow("the table") << 2 << Keys{Qt::Key_Home, Qt::Key_Down, Qt::Key_Down} << 2;
}

void TestRankingList::keysWalk()
{
    QFETCH(int, style);
    QFETCH(QVector<int>, keys);
    QFETCH(int, row);
    RankingView view(nullptr);
    view.setListStyle(ListStyle(style));
    view.resize(355, 540);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVector<qint64> items(100);
    std::iota(items.begin(), items.end(), 0);
    view.setRows(rowsOf(items), gallerySignals());
    for (const int key : keys)
        QTest::keyClick(&view, Qt::Key(key));
    QCOMPARE(view.currentIndex().row(), row);
    QVERIFY(view.viewport()->rect().contains(view.visualRect(view.currentIndex())));
}

void TestRankingList::marksByKeysAndMouse()
{
    for (const ListStyle style : {ListStyle::List, ListStyle::Grid, ListStyle::Table}) {
        RankingView view(nullptr);
        view.setListStyle(style);
        view.resize(384, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setRows(rowsOf({10, 11, 12, 13, 14, 15}), gallerySignals());
        QVector<qint64> marked;
        connect(&view, &RankingView::itemsMarked, &view, [&](const QVector<qint64> &items) {
            marked = items;
            view.setMarked(items);
        });
        const auto click = [&](int row, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers,
                              view.visualRect(view.model()->index(row, 0)).center());
        };
        using Items = QVector<qint64>;
        click(1, {});
        QVERIFY(marked.isEmpty());
        click(3, Qt::ControlModifier);
        QCOMPARE(marked, (Items{11, 13}));
        click(1, Qt::ControlModifier);
        QCOMPARE(marked, (Items{13}));
        click(2, {});
        QVERIFY(marked.isEmpty());
        click(4, Qt::ShiftModifier);
        QCOMPARE(marked, (Items{12, 13, 14}));
        click(0, {});
        const Qt::Key on = style == ListStyle::Grid ? Qt::Key_Right : Qt::Key_Down;
        QTest::keyClick(&view, on, Qt::ShiftModifier);
        QTest::keyClick(&view, on, Qt::ShiftModifier);
        QCOMPARE(marked, (Items{10, 11, 12}));
        QTest::keyClick(&view, on, Qt::ControlModifier); // goes on, marks nothing
        QCOMPARE(marked, (Items{10, 11, 12}));
        QTest::keyClick(&view, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(marked, (Items{10, 11, 12, 13}));
        QCOMPARE(view.selectionModel()->selectedIndexes().size(), 4); // said to a screen reader
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(marked.size(), 6);
        click(5, {});
        QTest::mousePress(view.viewport(), Qt::LeftButton, {},
                          view.visualRect(view.model()->index(1, 0)).center());
        const QPointF at = view.visualRect(view.model()->index(2, 0)).center();
        QMouseEvent drag(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(view.viewport(), &drag);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton);
        QCOMPARE(marked, (Items{11, 12}));
    }
}

/// What a key will tag must be told from what the preview shows.
void TestRankingList::aMarkLooksOtherThanTheCurrentRow()
{
    RankingView view(nullptr);
    view.resize(400, 400);
    view.setRows(rowsOf({0, 1, 2, 3}), gallerySignals());
    view.setCurrentItem(0);
    view.setMarked({1, 2});
    view.setCurrentItem(2);
    view.show();
    const auto colourOf = [&view](int row, int x) {
        const QRect rect = view.visualRect(view.rankingModel()->index(row));
        return view.viewport()->grab().toImage().pixelColor(rect.left() + x, rect.top() + 2);
    };
    const QColor bar = Theme::light().selection, ground = colourOf(0, 6);
    QCOMPARE(colourOf(2, 1), bar);     // current and marked
    QVERIFY(colourOf(1, 1) != bar);    // marked
    QVERIFY(colourOf(1, 6) != ground); // against one that is neither
    QCOMPARE(colourOf(1, 6), colourOf(1, 8));
    view.setCurrentItem(3); // current alone
    QCOMPARE(colourOf(3, 1), bar);
    QVERIFY(colourOf(3, 6) != colourOf(1, 6));
}

void TestRankingList::allIsMarkedOnceItIsKnown()
{
    RankingView view(nullptr);
    view.setRows(rowsOf({0, 143}), gallerySignals(), 1000);
    QSignalSpy marked(&view, &RankingView::itemsMarked);
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(marked.count(), 0);
    view.setOrder(scatteredOrder(1000));
    QCOMPARE(marked.count(), 1);
    const auto items = marked.first().first().value<QVector<qint64>>();
    QCOMPARE(items.size(), 1000);
    QVERIFY(std::is_sorted(items.begin(), items.end()));
}

void TestRankingList::rowsGlideToTheirPlaces_data()
{
    QTest::addColumn<bool>("isReduced");
    QTest::newRow("gliding") << false;
    QTest::newRow("with reduced motion") << true;
}

void TestRankingList::rowsGlideToTheirPlaces()
{
    QFETCH(bool, isReduced);
    setMotionReduced(isReduced);
    RankingView view(nullptr);
    view.resize(384, 600);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setRows(rowsOf({10, 11, 12}), gallerySignals());
    auto *glide = view.findChild<RowGlide *>();
    QVERIFY(glide);
    QCOMPARE(glide->duration(), 250);
    view.setRows(rowsOf({12, 11, 10}), gallerySignals());
    QCOMPARE(glide->isMoving(11), false);
    QCOMPARE(glide->offsetOf(12), isReduced ? QPoint() : QPoint(0, 2 * metrics::kRowPx)); // where it was
    QCOMPARE(glide->state() == QAbstractAnimation::Running, !isReduced);
    QCOMPARE(view.rankingModel()->rowOfItem(12), 0); // keys and clicks need not wait
    if (isReduced)
        return;
    glide->setCurrentTime(100); // a new answer meanwhile: from where it is painted now, without a jump
    const QPoint onItsWay = glide->offsetOf(12);
    QVERIFY(onItsWay.y() > 0 && onItsWay.y() < 2 * metrics::kRowPx);
    view.setRows(rowsOf({11, 12, 10}), gallerySignals());
    QCOMPARE(glide->offsetOf(12), onItsWay - QPoint(0, metrics::kRowPx));
    QTRY_COMPARE(glide->state(), QAbstractAnimation::Stopped);
    QCOMPARE(glide->offsetOf(12), QPoint());
}

void TestRankingList::anotherQuestionStartsAtTheTop()
{
    RankingView view(nullptr);
    view.resize(384, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setRows(rowsOf({0}), gallerySignals(), 1000);
    view.setOrder(scatteredOrder(1000));
    view.verticalScrollBar()->setValue(20'000);
    view.setRows(rowsOf({0}), gallerySignals(), 1000); // a mix that moves leaves it there
    QCOMPARE(view.verticalScrollBar()->value(), 20'000);
    view.startAnew();
    view.setRows(rowsOf({5, 6}), gallerySignals(), 500);
    QCOMPARE(view.verticalScrollBar()->value(), 0);
    QCOMPARE(view.rankingModel()->itemAt(2), -1); // the old order is forgotten
    QVERIFY(!view.findChild<RowGlide *>()->isMoving(5));
}

void TestRankingList::aSortedListHasTheRanksOfItsItems()
{
    RankingModel model;
    model.setRows(rowsOf({2, 0, 1}), gallerySignals());
    auto order = std::make_shared<ListOrder>();
    order->items = {0, 1, 2};
    order->places = {0, 1, 2};
    order->ranks = {2, 3, 1};
    model.setOrder(order, true);
    QCOMPARE(model.itemAt(0), 0);
    QCOMPARE(model.row(0).title, QStringLiteral("Item 0"));
    QCOMPARE(model.rowOfItem(2), 2);
    model.setOrder(nullptr);
    QCOMPARE(model.itemAt(0), 2);
}

void TestRankingList::headerSortsAndArranges()
{
    RankingPanel panel(nullptr);
    panel.resize(600, 400);
    panel.setListStyle(ListStyle::Table);
    const QVector<ListColumn> columns{{QStringLiteral("rank"), QStringLiteral("Rank"), 60, true},
                                      {QStringLiteral("title"), QStringLiteral("Title"), 200},
                                      {QStringLiteral("score"), QStringLiteral("Score"), 80, true},
                                      {QStringLiteral("tag:a"), QStringLiteral("a"), 90, false, false}};
    panel.setColumns(columns);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    ListHeader *header = panel.header();
    QVERIFY(header->isVisible());
    QCOMPARE(panel.list()->columns().size(), 3);
    connect(header, &ListHeader::sortRequested, header, &ListHeader::setSort);
    const auto click = [&](int section) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(section) + 20, 10));
    };
    using Sort = ListSort;
    click(1);
    QCOMPARE(header->sort(), (Sort{QStringLiteral("title"), false}));
    click(1);
    QCOMPARE(header->sort(), (Sort{QStringLiteral("title"), true}));
    click(1);
    QCOMPARE(header->sort(), Sort()); // back to the ranks
    click(2);
    QCOMPARE(header->sort(), (Sort{QStringLiteral("score"), true})); // numbers: the largest first
    QSignalSpy changed(header, &ListHeader::columnsChanged);
    header->moveSection(2, 0);
    header->resizeSection(1, 150);
    header->setColumnShown(QStringLiteral("tag:a"), true);
    QVERIFY(changed.count() >= 3);
    const QVector<ListColumn> arranged = panel.list()->columns();
    QCOMPARE(arranged.size(), 4);
    QCOMPARE(arranged.first().name, QStringLiteral("score"));
    QCOMPARE(arranged.at(2).widthPx, 150);
    QCOMPARE(arranged.at(3).widthPx, 90); // as wide as it was meant to be
    panel.setListStyle(ListStyle::List);
    QVERIFY(!header->isVisible());
}

void TestRankingList::pinsStandAboveTheList()
{
    RankingPanel panel(nullptr);
    panel.resize(384, 600);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QVERIFY(!panel.pins()->isVisible());
    panel.pins()->setRows(rowsOf({1, 2}), gallerySignals());
    QVERIFY(panel.pins()->isVisible());
    QCOMPARE(panel.pins()->height(), 2 * metrics::kRowPx);
    panel.pins()->setRows(rowsOf({1, 2, 3, 4, 5, 6, 7}), gallerySignals());
    QCOMPARE(panel.pins()->height(), RankingPanel::kPinsShown * metrics::kRowPx); // the rest scrolls
    QVERIFY(panel.pins()->verticalScrollBar()->maximum() > 0);
    panel.resize(384, 300); // most of a low panel is for the list
    QTRY_COMPARE(panel.pins()->height(), 2 * metrics::kRowPx);
    panel.resize(384, 80);
    QTRY_COMPARE(panel.pins()->height(), metrics::kRowPx);
    panel.resize(384, 600);
    QTRY_COMPARE(panel.pins()->height(), RankingPanel::kPinsShown * metrics::kRowPx);
    panel.list()->rankingModel()->setRows(rowsOf({1}), gallerySignals());
    panel.list()->rankingModel()->setPinned({1});
    QVERIFY(panel.list()
                ->rankingModel()
                ->index(0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("pinned")));
    panel.pins()->setRows({}, {});
    QVERIFY(!panel.pins()->isVisible());
}

void TestRankingList::menuAndPlayingAreAskedFor()
{
    RankingView view(nullptr);
    view.resize(384, 300);
    view.setRows(rowsOf({10, 11}), gallerySignals());
    view.setCurrentItem(11);
    QSignalSpy played(&view, &RankingView::playRequested);
    QSignalSpy menu(&view, &RankingView::menuRequested);
    QTest::keyClick(&view, Qt::Key_Space);
    QCOMPARE(played.count(), 1);
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(view.viewport(), &byKey);
    QCOMPARE(menu.count(), 1);
    QCOMPARE(menu.first().first().toLongLong(), 11);
}

QTEST_MAIN(TestRankingList)
#include "tst_rankinglist.moc"
