// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/contributionchart.h"
#include "widgets/emptystate.h"
#include "widgets/galleryvalues.h"
#include "widgets/jobbar.h"
#include "widgets/theme.h"

#include <QAbstractSeries>
#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QGraphicsSimpleTextItem>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace modalens;

class TestContributionChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }
    void barsAreProportionalAndPainted();
    void newFiguresMoveTheSameBars();
    void otherRowsAreBuiltAnew_data();
    void otherRowsAreBuiltAnew();
    void figuresKeepOffTheNames();
    void missingHasNoBar();
    void anythingMayBeShown_data();
    void anythingMayBeShown();
    void jobsKeepTheirLines();
    void emptyStateTellsItsButton();
};

void TestContributionChart::barsAreProportionalAndPainted()
{
    ContributionChart chart;
    chart.setContributions(galleryContributions(), 1.36);
    chart.resize(700, 260);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    const double unit = chart.barRect(1).width() / 1.07;
    QVERIFY(unit > 50);
    QVERIFY(std::abs(chart.barRect(0).width() - 0.5 * unit) < 0.5);
    QVERIFY(std::abs(chart.barRect(3).width() - 0.21 * unit) < 0.5);
    QVERIFY(std::abs(chart.barRect(4).width() - 1.36 * unit) < 0.5);
    QCOMPARE(chart.barRect(3).right(), chart.barRect(0).left()); // negative: left of zero
    QVERIFY(chart.barRect(0).bottom() < chart.barRect(1).top());
    auto *view = chart.findChild<QChartView *>();
    const QImage image = view->grab().toImage();
    const Theme &theme = Theme::light();
    const std::pair<int, QColor> bars[] = {
        {0, theme.words}, {1, theme.looks}, {3, theme.video}, {4, theme.secondary}};
    for (const auto &[index, colour] : bars) {
        const QRectF bar = chart.barRect(index);
        for (double x : {bar.left() + 4, bar.center().x(), bar.right() - 4})
            QCOMPARE(image.pixelColor(int(x), int(bar.center().y())).name(), colour.name());
        const double outside = index == 3 ? bar.left() - 4 : bar.right() + 4;
        QVERIFY(image.pixelColor(int(outside), int(bar.center().y())) != colour);
    }
}

/// The moving fader's case: what is shown after an update in place is what a new chart would show.
void TestContributionChart::newFiguresMoveTheSameBars()
{
    ContributionChart chart, fresh;
    QVector<ContributionView> contributions = galleryContributions();
    chart.setContributions(contributions, 1.36);
    chart.resize(700, 260);
    fresh.resize(700, 260);
    auto *view = chart.findChild<QChartView *>();
    const QAbstractSeries *series = view->chart()->series().first();
    for (double factor : {0.5, 3.0, -1.0, 0.0, 1.0}) {
        for (ContributionView &contribution : contributions)
            contribution.value = 0.3 + factor * contribution.value;
        chart.setContributions(contributions, 1.36 * factor);
        QCOMPARE(view->chart()->series().first(), series); // not built anew
        fresh.clear();
        fresh.setContributions(contributions, 1.36 * factor);
        QCOMPARE(chart.grab().toImage(), fresh.grab().toImage());
        for (int i = 0; i <= contributions.size(); ++i)
            QCOMPARE(chart.barRect(i), fresh.barRect(i));
    }
}

void TestContributionChart::otherRowsAreBuiltAnew_data()
{
    QTest::addColumn<QVector<ContributionView>>("second");
    QVector<ContributionView> second = galleryContributions();
    second[0].isMissing = true;
    QTest::newRow("one goes missing") << second;
    QTest::newRow("one less") << galleryContributions().mid(1);
    QTest::newRow("another order") << QVector<ContributionView>(second.rbegin(), second.rend());
}

void TestContributionChart::otherRowsAreBuiltAnew()
{
    QFETCH(QVector<ContributionView>, second);
    ContributionChart chart, fresh;
    chart.setContributions(galleryContributions(), 1.36);
    for (ContributionChart *one : {&chart, &fresh}) {
        one->resize(700, 260);
        one->setContributions(second, 1.0);
    }
    QCOMPARE(chart.grab().toImage(), fresh.grab().toImage());
}

void TestContributionChart::figuresKeepOffTheNames()
{
    const auto overlaps = [](const ContributionChart &chart) {
        QVector<QRectF> texts;
        for (const QGraphicsItem *item : chart.findChild<QChartView *>()->scene()->items())
            if (item->type() == QGraphicsSimpleTextItem::Type)
                texts << item->sceneBoundingRect();
        int count = 0;
        for (qsizetype i = 0; i < texts.size(); ++i)
            for (qsizetype j = i + 1; j < texts.size(); ++j)
                count += texts.at(i).intersects(texts.at(j)) ? 1 : 0;
        return count;
    };
    QVector<ContributionView> contributions = galleryContributions();
    for (ContributionView &contribution : contributions)
        contribution.value = std::abs(contribution.value);
    ContributionChart chart;
    chart.setContributions(contributions, 1.36);
    chart.resize(480, 220);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QCOMPARE(overlaps(chart), 0);
    contributions.front().value = -0.02; // little of it stands left of zero, beside the names
    chart.setContributions(contributions, 1.2);
    QCOMPARE(overlaps(chart), 0); // at once, before Qt Charts lays out anew
    QCoreApplication::processEvents();
    QCOMPARE(overlaps(chart), 0);
}

void TestContributionChart::missingHasNoBar()
{
    ContributionChart chart;
    chart.setContributions(galleryContributions(), 1.36);
    QVERIFY(chart.barRect(2).isNull());
    QVERIFY(chart.barRect(-1).isNull());
    QVERIFY(chart.barRect(5).isNull());
    chart.clear();
    QVERIFY(chart.barRect(0).isNull());
}

void TestContributionChart::anythingMayBeShown_data()
{
    QTest::addColumn<QVector<double>>("values");
    QTest::addColumn<double>("score");
    QTest::newRow("zeros") << QVector<double>{0, 0} << 0.0;
    QTest::newRow("all negative") << QVector<double>{-1, -0.5} << -1.5;
    QTest::newRow("not a number") << QVector<double>{std::nan(""), 1} << std::nan("");
    QTest::newRow("huge and tiny") << QVector<double>{1e12, 1e-12} << 1e12;
    QTest::newRow("twelve signals") << QVector<double>(12, 0.25) << 3.0;
}

void TestContributionChart::anythingMayBeShown()
{
    QFETCH(QVector<double>, values);
    QFETCH(double, score);
    QVector<ContributionView> contributions;
    for (double value : values)
        contributions << ContributionView{gallerySignals().at(int(contributions.size()) % 5), value, false};
    ContributionChart chart;
    chart.resize(400, 200);
    chart.setContributions(contributions, score);
    chart.setSentence(QStringLiteral("Because of <b>looks</b>"));
    QVERIFY(!chart.grab().isNull());
    for (int i = 0; i <= values.size(); ++i)
        QVERIFY(std::isfinite(chart.barRect(i).width()));
    applyTheme(*qApp, Theme::dark());
    applyTheme(*qApp, Theme::light());
    QVERIFY(!chart.grab().isNull());
}

void TestContributionChart::jobsKeepTheirLines()
{
    JobBar bar;
    QVERIFY(bar.isHidden());
    bar.setJobs({{1, QStringLiteral("Import"), QStringLiteral("a.png"), 5, 10, true},
                 {2, QStringLiteral("Scan"), {}, 7, -1, false}});
    QVERIFY(!bar.isHidden());
    QSignalSpy cancelled(&bar, &JobBar::cancelRequested);
    QList<QPushButton *> buttons = bar.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(buttons.at(1)->isHidden());
    JobLine known{{1, QStringLiteral("Import"), QStringLiteral("b.png"), 6, 10, true}};
    known.perSecond = 2.0;
    known.remainingMs = 2000;
    bar.setJobs({known});
    const QList<QLabel *> labels = bar.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text() == QStringLiteral("6 of 10 · 2.0 a second · 2 s left");
    }));
    QCOMPARE(bar.findChildren<QPushButton *>().at(0), buttons.at(0));
    QTest::mouseClick(buttons.at(0), Qt::LeftButton);
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(cancelled.at(0).at(0).toLongLong(), 1);
    bar.setJobs({});
    QVERIFY(bar.isHidden());
}

void TestContributionChart::emptyStateTellsItsButton()
{
    EmptyState empty;
    empty.setTitle(QStringLiteral("No catalog"));
    empty.setButtons({QStringLiteral("Open…"), QStringLiteral("Import…")});
    QSignalSpy clicked(&empty, &EmptyState::buttonClicked);
    const QList<QPushButton *> buttons = empty.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QCOMPARE(clicked.at(0).at(0).toInt(), 1);
}

QTEST_MAIN(TestContributionChart)
#include "tst_contributionchart.moc"
