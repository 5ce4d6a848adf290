// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/maplegend.h"
#include "widgets/mappanel.h"
#include "widgets/maptools.h"
#include "widgets/mapview.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace modalens;

namespace {

QVector<LegendEntry> entries(int count, qint64 hidden = 0)
{
    QVector<LegendEntry> entries;
    for (int i = 0; i < count; ++i)
        entries << LegendEntry{QStringLiteral("group %1").arg(i), QColor::fromHsv(i * 20 % 360, 200, 200),
                               100 + i - hidden, 100 + i};
    return entries;
}

} // namespace

class TestMapLegend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }
    void coversASmallPartOfTheMap_data();
    void coversASmallPartOfTheMap();
    void aClickFoldsAndOpens();
    void whatDoesNotFitScrolls();
    void countsAreShortWithoutAFilter();
    void isHiddenWhileEmpty();
    void nothingOnTheMapOverlaps_data();
    void nothingOnTheMapOverlaps();
};

void TestMapLegend::coversASmallPartOfTheMap_data()
{
    QTest::addColumn<QSize>("room");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("isOpen");
    QTest::newRow("a large map shows all") << QSize(1200, 800) << 9 << true;
    QTest::newRow("a usual map shows all") << QSize(660, 470) << 8 << true;
    QTest::newRow("few lines fit into a small map") << QSize(420, 300) << 2 << true;
    QTest::newRow("many lines do not") << QSize(420, 300) << 9 << false;
    QTest::newRow("nor into a low one") << QSize(1600, 250) << 9 << false;
    QTest::newRow("before the map has a size") << QSize() << 3 << false;
}

void TestMapLegend::coversASmallPartOfTheMap()
{
    QFETCH(QSize, room);
    QFETCH(int, count);
    QFETCH(bool, isOpen);
    MapLegend legend;
    legend.setTitle(QStringLiteral("folder"));
    legend.setEntries(entries(count));
    legend.setRoom(room);
    QCOMPARE(legend.isOpen(), isOpen);
    const QSize size = legend.sizeHint();
    QVERIFY(!isOpen || size.width() * size.height() <= room.width() * room.height() / 8);
    QVERIFY(isOpen || size.height() < 32); // a chip
}

void TestMapLegend::aClickFoldsAndOpens()
{
    QWidget map;
    MapLegend legend(&map);
    legend.setEntries(entries(9));
    legend.setRoom({1200, 800});
    map.show();
    QVERIFY(legend.isOpen() && !legend.choice());
    const QSize open = legend.size();
    auto *title = legend.findChild<QPushButton *>();
    QTest::mouseClick(title, Qt::LeftButton);
    QVERIFY(!legend.isOpen());
    QCOMPARE(legend.choice(), std::optional(false));
    QVERIFY(legend.height() < open.height() / 3);
    legend.setEntries(entries(5)); // another map: the choice stays
    QVERIFY(!legend.isOpen());
    title->setFocus();
    QTest::keyClick(title, Qt::Key_Space);
    QVERIFY(legend.isOpen());
    legend.setRoom({300, 200}); // even where it hardly fits
    QVERIFY(legend.isOpen());
    legend.setChoice({});
    QVERIFY(!legend.isOpen());
}

void TestMapLegend::whatDoesNotFitScrolls()
{
    MapLegend legend;
    legend.setEntries(entries(40));
    legend.setRoom({420, 300});
    legend.setChoice(true);
    legend.show();
    QVERIFY(QTest::qWaitForWindowExposed(&legend));
    QVERIFY(legend.sizeHint().height() <= 150);
    QVERIFY(legend.sizeHint().width() <= 420 * 0.45);
    QVERIFY(legend.findChild<QScrollArea *>()->verticalScrollBar()->maximum() > 0);
}

void TestMapLegend::countsAreShortWithoutAFilter()
{
    MapLegend all, some;
    all.setEntries(entries(1));
    some.setEntries(entries(1, 7));
    QVERIFY(!all.accessibleDescription().contains(QLatin1Char('/')));
    QVERIFY2(some.accessibleDescription().contains(QStringLiteral("93 / 100")),
             qPrintable(some.accessibleDescription()));
}

void TestMapLegend::isHiddenWhileEmpty()
{
    QWidget map;
    MapLegend legend(&map);
    QVERIFY(legend.isHidden());
    legend.setEntries(entries(1));
    QVERIFY(!legend.isHidden());
    legend.setEntries({});
    QVERIFY(legend.isHidden());
}

void TestMapLegend::nothingOnTheMapOverlaps_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<QSize>("size");
    for (const double scale : {1.0, 1.5, 2.0})
        for (const QSize &size : {QSize(360, 330), QSize(472, 340), QSize(674, 456), QSize(1200, 800)})
            QTest::addRow("%d%% at %d x %d", int(100 * scale), size.width(), size.height()) << scale << size;
}

/// Tabs, tools, legend and note are each in sight and keep off each other; names keep off all of them.
void TestMapLegend::nothingOnTheMapOverlaps()
{
    QFETCH(double, scale);
    QFETCH(QSize, size);
    const auto restore = qScopeGuard([] { setTextScale(1); });
    setTextScale(scale);
    MapPanel panel(nullptr);
    panel.resize(size);
    panel.setSignals({{.name = QStringLiteral("text"), .label = QStringLiteral("Words")},
                      {.name = QStringLiteral("image"), .label = QStringLiteral("Looks")}});
    panel.setHasPoints(true);
    auto points = std::make_shared<MapPoints>();
    QVector<MapLabel> labels;
    for (int i = 0; i < 100; ++i) {
        points->items.push_back(i);
        points->xy.insert(points->xy.end(), {float(i % 10), float(i / 10)});
        labels << MapLabel{QStringLiteral("a name"), double(i % 10), double(i / 10), 100 - i};
    }
    panel.map()->setPoints(points);
    panel.map()->setLabels(labels);
    panel.map()->fit();
    panel.tools()->setSmallMapsShown(true);
    panel.legend()->setTitle(QStringLiteral("category"));
    panel.legend()->setEntries(entries(7));
    panel.setSelection({1, 2, 3});
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.grab();
    QApplication::processEvents();
    panel.grab();
    QVector<QRect> floating{panel.tools()->geometry(), panel.legend()->geometry()};
    for (const auto *area : panel.findChildren<QScrollArea *>(QString(), Qt::FindChildrenRecursively))
        if (area->accessibleName() == QLatin1String("Which map"))
            floating << area->geometry();
    for (const auto *note : panel.findChildren<QLabel *>())
        if (note->isVisible() && note->text().contains(QLatin1String("marked")))
            floating << note->geometry();
    QCOMPARE(floating.size(), 4);
    for (int i = 0; i < floating.size(); ++i) {
        QVERIFY2(panel.map()->rect().contains(floating.at(i)), qPrintable(QString::number(i)));
        for (int j = i + 1; j < floating.size(); ++j)
            QVERIFY2(!floating.at(i).intersects(floating.at(j)),
                     qPrintable(QStringLiteral("%1 %2").arg(i).arg(j)));
    }
    const QVector<QRectF> names = panel.map()->labelRects();
    for (const QRectF &name : names)
        for (const QRect &rect : floating)
            QVERIFY(!name.intersects(QRectF(rect)));
}

QTEST_MAIN(TestMapLegend)
#include "tst_maplegend.moc"
