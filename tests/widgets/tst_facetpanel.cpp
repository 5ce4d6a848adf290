// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/facethistogram.h"
#include "widgets/facetlist.h"
#include "widgets/facetpanel.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace modalens;

namespace {

FacetView tagFacet(int values)
{
    FacetView facet{.name = QStringLiteral("folder")};
    for (int i = 0; i < values; ++i)
        facet.values.append({.value = QStringLiteral("value %1").arg(i), .visible = i, .total = 2 * i});
    return facet;
}

FacetView numberFacet()
{
    return {.name = QStringLiteral("year"),
            .isNumber = true,
            .edges = {1990, 1991, 1992, 1993, 1994},
            .visible = {1, 0, 2, 0},
            .totals = {5, 3, 2, 1},
            .isWhole = true};
}

} // namespace

class TestFacetPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClickAndTheSpaceKeyToggleAValue()
    {
        FacetPanel panel;
        panel.setFacets({tagFacet(4)});
        panel.resize(260, 400);
        panel.show();
        QSignalSpy toggled(&panel, &FacetPanel::valueToggled);
        FacetList *list = panel.section(QStringLiteral("folder"))->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(2, 0)).center());
        QCOMPARE(toggled.takeFirst().at(1).toString(), QStringLiteral("value 2"));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(3, 0));
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(toggled.takeFirst().at(1).toString(), QStringLiteral("value 3"));
    }

    void aValueIsHiddenByAltClickByKeyAndByMenu()
    {
        FacetPanel panel;
        panel.setFacets({tagFacet(4)});
        panel.resize(260, 400);
        panel.show();
        QSignalSpy excluded(&panel, &FacetPanel::valueExcluded), toggled(&panel, &FacetPanel::valueToggled);
        FacetList *list = panel.section(QStringLiteral("folder"))->list();
        const QPoint second = list->visualRect(list->model()->index(2, 0)).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::AltModifier, second);
        QCOMPARE(excluded.takeFirst().at(1).toString(), QStringLiteral("value 2"));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(3, 0));
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(excluded.takeFirst().at(1).toString(), QStringLiteral("value 3"));
        QContextMenuEvent event(QContextMenuEvent::Mouse, second, list->viewport()->mapToGlobal(second));
        QCoreApplication::sendEvent(list->viewport(), &event);
        auto *menu = list->findChild<QMenu *>();
        QVERIFY(menu);
        menu->actions().last()->trigger();
        QCOMPARE(excluded.takeFirst().at(1).toString(), QStringLiteral("value 2"));
        QVERIFY(toggled.isEmpty());
    }

    void aHiddenValueStaysInSightAndAClickBringsItBack()
    {
        FacetPanel panel;
        FacetView facet = tagFacet(30);
        facet.values[29].isExcluded = true;
        panel.setFacets({facet});
        panel.resize(260, 600);
        panel.show();
        FacetList *list = panel.section(QStringLiteral("folder"))->list();
        QCOMPARE(list->model()->rowCount(), FacetSection::kFirstValues + 1);
        QSignalSpy excluded(&panel, &FacetPanel::valueExcluded);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(FacetSection::kFirstValues, 0)).center());
        QCOMPARE(excluded.takeFirst().at(1).toString(), QStringLiteral("value 29"));
    }

    void newCountsKeepTheRowsTheSearchAndTheFolding()
    {
        FacetPanel panel;
        panel.setFacets({tagFacet(30), numberFacet()});
        FacetSection *section = panel.section(QStringLiteral("folder"));
        const QAbstractItemModelTester tester(section->list()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        section->findChild<QLineEdit *>()->setText(QStringLiteral("VALUE 2"));
        section->moreButton()->click();
        QCOMPARE(section->list()->model()->rowCount(), 11); // 2 and 20 to 29
        section->findChild<QToolButton *>()->setChecked(false);
        FacetView changed = tagFacet(30);
        changed.values[2].visible = 0;
        panel.setFacets({changed, numberFacet()});
        QCOMPARE(panel.section(QStringLiteral("folder")), section);
        QCOMPARE(section->list()->model()->rowCount(), 11);
        QCOMPARE(section->list()->values().valueAt(0).visible, 0);
        QVERIFY(section->list()->isHidden());
    }

    void chosenValuesStayInASearchedList()
    {
        FacetPanel panel;
        FacetView facet = tagFacet(30);
        facet.values[7].isChosen = true;
        panel.setFacets({facet});
        FacetSection *section = panel.section(QStringLiteral("folder"));
        section->findChild<QLineEdit *>()->setText(QStringLiteral("value 11"));
        QCOMPARE(section->list()->model()->rowCount(), 2);
    }

    void theCommonestStandFirstAndTheOthersOnRequest()
    {
        FacetPanel panel;
        FacetView facet = tagFacet(10'000);
        facet.values[9'000].isChosen = true;
        panel.setFacets({facet});
        panel.resize(260, 900);
        panel.show();
        FacetSection *section = panel.section(QStringLiteral("folder"));
        const QAbstractItemModel *rows = section->list()->model();
        QCOMPARE(rows->rowCount(), FacetSection::kFirstValues + 1); // what is chosen can be let go
        QCOMPARE(rows->index(FacetSection::kFirstValues, 0).data().toString(), QStringLiteral("value 9000"));
        QCOMPARE(section->moreButton()->text(), QLocale().toString(9'991) + QStringLiteral(" more"));
        const QPoint inSection = section->moreButton()->mapTo(section, QPoint());
        QCOMPARE(inSection.x() + 7, metrics::kPaddingPx); // its words below those of the values
        const int small = section->sizeHint().height();
        section->moreButton()->click();
        QCOMPARE(rows->rowCount(), 10'000);
        QVERIFY(section->sizeHint().height() < 3 * small); // scrolls instead
        QCOMPARE(rows->index(9'000, 0).data().toString(), QStringLiteral("value 9000"));
        panel.setFacets({facet}); // new counts
        QCOMPARE(rows->rowCount(), 10'000);
        section->moreButton()->click();
        QCOMPARE(rows->rowCount(), FacetSection::kFirstValues + 1);
    }

    void aShortListHasNothingMore()
    {
        FacetPanel panel;
        panel.setFacets({tagFacet(FacetSection::kFirstValues)});
        panel.show();
        QVERIFY(panel.section(QStringLiteral("folder"))->moreButton()->isHidden());
    }

    void aGroupWithAVeryLongNameLeavesThePanelNarrow()
    {
        FacetPanel panel;
        FacetView facet = tagFacet(3);
        facet.name = QString(100'000, QLatin1Char('x'));
        panel.setFacets({facet});
        panel.resize(220, 400);
        panel.show();
        QVERIFY(panel.widget()->width() <= 220);
        QVERIFY(panel.section(facet.name)->minimumSizeHint().width() <= 220);
    }

    void anotherCatalogMakesNewSections()
    {
        FacetPanel panel;
        panel.setFacets({tagFacet(3)});
        panel.setFacets({numberFacet()});
        QCOMPARE(panel.sectionCount(), 1);
        QVERIFY(!panel.section(QStringLiteral("folder")));
        QVERIFY(panel.section(QStringLiteral("year"))->histogram());
        panel.setFacets({});
        QCOMPARE(panel.sectionCount(), 0);
    }

    void draggingOverBarsChoosesARange()
    {
        FacetHistogram histogram;
        histogram.resize(222, 78); // 200 px of plot, four bins of 50
        histogram.setFacet(numberFacet());
        histogram.show();
        QSignalSpy chosen(&histogram, &FacetHistogram::rangeChosen);
        QTest::mousePress(&histogram, Qt::LeftButton, {}, {14 + 60, 30});
        QTest::mouseMove(&histogram, {14 + 120, 30});
        QTest::mouseRelease(&histogram, Qt::LeftButton, {}, {14 + 120, 30});
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().at(0).toDouble(), 1991.0);
        QCOMPARE(chosen.first().at(1).toDouble(), 1992.0); // whole numbers: the next one is 1993
    }

    void aBinOfFractionsEndsBeforeTheNextOne()
    {
        FacetHistogram histogram;
        FacetView facet = numberFacet();
        facet.isWhole = false;
        histogram.setFacet(facet);
        QSignalSpy chosen(&histogram, &FacetHistogram::rangeChosen);
        QTest::keyClick(&histogram, Qt::Key_Right);
        const double max = chosen.first().at(1).toDouble();
        QVERIFY(max < 1991.0 && max > 1990.999);
    }

    void keysMoveWidenAndLetGo()
    {
        FacetHistogram histogram;
        FacetView facet = numberFacet();
        facet.chosenMin = 1991;
        facet.chosenMax = 1991.5;
        histogram.setFacet(facet);
        QVERIFY(histogram.chosenBins() == std::pair(1, 1));
        QSignalSpy chosen(&histogram, &FacetHistogram::rangeChosen);
        QTest::keyClick(&histogram, Qt::Key_Right);
        QCOMPARE(chosen.takeFirst().at(0).toDouble(), 1992.0);
        QTest::keyClick(&histogram, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(chosen.takeFirst().at(0).toDouble(), 1990.0);
        QTest::keyClick(&histogram, Qt::Key_Escape);
        QVERIFY(std::isnan(chosen.takeFirst().at(0).toDouble()));
    }

    void theLastBinHoldsItsUpperEdge()
    {
        FacetHistogram histogram;
        histogram.setFacet(numberFacet());
        QSignalSpy chosen(&histogram, &FacetHistogram::rangeChosen);
        QTest::keyClick(&histogram, Qt::Key_Left);
        QCOMPARE(chosen.first().at(0).toDouble(), 1993.0);
        QCOMPARE(chosen.first().at(1).toDouble(), 1994.0);
    }
};

QTEST_MAIN(TestFacetPanel)
#include "tst_facetpanel.moc"
