// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/contributionbar.h"
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/panelheader.h"
#include "widgets/rankingdelegate.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace modalens;

class TestRanking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNoteOfAHeaderGivesWayToItsTitle();
    void initTestCase() { applyTheme(*qApp, Theme::light()); }
    void modelUpdatesInPlace();
    void segmentsAreProportional_data();
    void segmentsAreProportional();
    void paintedBarHasTheSignalsColours();
    void missingTermsAreNamed();
    void partsOfARowDoNotOverlap_data();
    void partsOfARowDoNotOverlap();
    void picturesAreKnownByTheModel();
    void selectionFollowsItsItem();
    void userSelectsAndActivates();
    void settingTheCurrentItemIsSilent();
    void titlesWithMarksAreShownAsTheyAre();
    void aSignStandsWhereThereIsNoPicture_data();
    void aSignStandsWhereThereIsNoPicture();
};

void TestRanking::modelUpdatesInPlace()
{
    RankingModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QVector<RankedRow> rows = galleryRows();
    for (int count : {5, 14, 14, 3, 0, 14}) {
        model.setRows(rows.mid(0, count), gallerySignals());
        QCOMPARE(model.rowCount(), count);
        for (int i = 0; i < count; ++i)
            QCOMPARE(model.rowOfItem(rows.at(i).item), i);
    }
    QCOMPARE(model.rowOfItem(-5), -1);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 3); // 5->14, 14->14, 14->3 keep rows; the others have none to keep
}

void TestRanking::segmentsAreProportional_data()
{
    QTest::addColumn<QVector<double>>("contributions");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("all help") << QVector<double>{0.5, 1.0, 0.25};
    QTest::newRow("one hurts") << QVector<double>{0.5, -0.3, 0.25};
    QTest::newRow("all hurt") << QVector<double>{-0.5, -0.3};
    QTest::newRow("zeros and missing have no piece") << QVector<double>{0.0, 0.7, nan};
}

void TestRanking::segmentsAreProportional()
{
    QFETCH(QVector<double>, contributions);
    const QRectF bar(100, 20, 200, 7);
    double negative = 0, positive = 0;
    int pieces = 0;
    for (double value : contributions)
        if (std::isfinite(value) && value != 0) {
            (value > 0 ? positive : negative) += std::abs(value);
            ++pieces;
        }
    const double scale = positive + negative;
    const auto segments = contributionSegments(bar, contributions, scale, negative);
    QCOMPARE(segments.size(), pieces);
    const double zero = bar.left() + bar.width() * negative / scale;
    double covered = 0;
    for (const BarSegment &segment : segments) {
        const double value = contributions.at(segment.signal);
        QVERIFY(std::abs(segment.rect.width() - std::abs(value) / scale * bar.width()) < 1e-9);
        QCOMPARE(segment.isNegative, value < 0);
        QVERIFY(value > 0 ? segment.rect.left() >= zero - 1e-9 : segment.rect.right() <= zero + 1e-9);
        covered += segment.rect.width();
    }
    QVERIFY(std::abs(covered - bar.width()) < 1e-9);
}

void TestRanking::paintedBarHasTheSignalsColours()
{
    QImage image(220, 20, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const QRectF bar(10, 6, 200, 7);
    const QVector<double> contributions{0.5, 1.0, 0.5};
    paintContributionBar(&painter, bar, contributions, gallerySignals(), 2.0, 0.0, Theme::light());
    painter.end();
    const Theme &theme = Theme::light();
    QHash<QRgb, int> widths;
    for (int x = 10; x < 210; ++x)
        ++widths[image.pixel(x, 9)];
    QVERIFY(std::abs(widths.value(theme.words.rgb()) - 50) <= 2);
    QVERIFY(std::abs(widths.value(theme.looks.rgb()) - 100) <= 2);
    QVERIFY(std::abs(widths.value(theme.sounds.rgb()) - 50) <= 2);
}

void TestRanking::missingTermsAreNamed()
{
    RankedRow row;
    const QVector<SignalView> views = gallerySignals().mid(0, 3);
    row.presentMask = 0b111;
    QCOMPARE(missingText(row, views, false), QString());
    row.presentMask = 0b011;
    QCOMPARE(missingText(row, views, false), QStringLiteral("no sound"));
    row.presentMask = 0b001;
    QCOMPARE(missingText(row, views, false), QStringLiteral("no picture +1"));
    QCOMPARE(missingText(row, views, true), QStringLiteral("no picture, no sound"));
}

void TestRanking::partsOfARowDoNotOverlap_data()
{
    QTest::addColumn<bool>("hasPictures");
    QTest::newRow("with pictures") << true;
    QTest::newRow("without any picture") << false;
}

void TestRanking::partsOfARowDoNotOverlap()
{
    QFETCH(bool, hasPictures);
    for (int width : {240, 300, 384, 900}) {
        const QRectF row(0, 106, width, metrics::kRowPx);
        const RowGeometry at = RowGeometry::of(row, hasPictures);
        const QVector<QRectF> parts{at.rank, at.change, at.picture, at.title, at.bar, at.score, at.missing};
        for (int i = 0; i < parts.size(); ++i) {
            QVERIFY(row.contains(parts.at(i)) || parts.at(i).isEmpty());
            for (int j = i + 1; j < parts.size(); ++j)
                QVERIFY2(!parts.at(i).intersects(parts.at(j)),
                         qPrintable(QStringLiteral("%1 %2 %3").arg(width).arg(i).arg(j)));
        }
        QCOMPARE(at.bar.height(), 7.0);
        const double gained = at.title.width() - RowGeometry::of(row).title.width();
        QVERIFY(hasPictures ? gained == 0 : gained >= 40);
    }
}

void TestRanking::picturesAreKnownByTheModel()
{
    RankingModel model;
    QVector<RankedRow> rows = galleryRows();
    for (RankedRow &row : rows)
        row.picturePath.clear();
    model.setRows(rows, gallerySignals());
    QVERIFY(!model.hasPictures());
    rows.last().picturePath = QStringLiteral("/a.png");
    model.setRows(rows, gallerySignals());
    QVERIFY(model.hasPictures());
}

void TestRanking::selectionFollowsItsItem()
{
    FakeMedia media;
    RankingView view(&media);
    QSignalSpy selected(&view, &RankingView::itemSelected);
    view.setRows(galleryRows(), gallerySignals());
    view.setCurrentItem(102);
    QCOMPARE(view.currentIndex().row(), 2);
    QVector<RankedRow> turned = galleryRows();
    std::reverse(turned.begin(), turned.end());
    view.setRows(turned, gallerySignals());
    QCOMPARE(view.currentItem(), 102);
    QCOMPARE(view.currentIndex().row(), 11);
    view.setRows(turned.mid(0, 4), gallerySignals());
    QVERIFY(!view.currentIndex().isValid());
    view.setRows(turned, gallerySignals());
    QCOMPARE(view.currentIndex().row(), 11);
    QCOMPARE(selected.count(), 0);
}

void TestRanking::userSelectsAndActivates()
{
    FakeMedia media;
    RankingView view(&media);
    view.setRows(galleryRows(), gallerySignals());
    view.resize(384, 600);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy selected(&view, &RankingView::itemSelected);
    QSignalSpy activated(&view, &RankingView::itemActivated);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(150, 4 * metrics::kRowPx + 20));
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.last().at(0).toLongLong(), 104);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(selected.last().at(0).toLongLong(), 105);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.last().at(0).toLongLong(), 105);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(150, 20));
    QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, QPoint(150, 20));
    QCOMPARE(activated.last().at(0).toLongLong(), 100);
    QCOMPARE(view.visualRect(view.model()->index(1, 0)).height(), metrics::kRowPx);
}

void TestRanking::settingTheCurrentItemIsSilent()
{
    RankingView view(nullptr);
    view.setRows(galleryRows(), gallerySignals());
    QSignalSpy selected(&view, &RankingView::itemSelected);
    view.setCurrentItem(104);
    view.setCurrentItem(-1);
    QVERIFY(!view.currentIndex().isValid());
    view.setCurrentItem(9999);
    QCOMPARE(selected.count(), 0);
}

void TestRanking::titlesWithMarksAreShownAsTheyAre()
{
    RankingModel model;
    QVector<RankedRow> rows = galleryRows().mid(0, 1);
    rows[0].title = QStringLiteral("100 %2 <b>\n'; DROP TABLE");
    rows[0].score = -0.001;
    model.setRows(rows, gallerySignals());
    const QString spoken = model.data(model.index(0), Qt::AccessibleTextRole).toString();
    QVERIFY(spoken.startsWith(rows[0].title));
    QVERIFY(spoken.contains(QStringLiteral("rank 1")));
    QVERIFY(!spoken.contains(QChar(0x2212))); // not "-0.00"
}

void TestRanking::aSignStandsWhereThereIsNoPicture_data()
{
    QTest::addColumn<QString>("modality");
    QTest::addColumn<QString>("path");
    QTest::newRow("a sound that is not decoded yet") << "audio"
                                                     << "broken.ogg";
    QTest::newRow("words alone") << "text"
                                 << "";
    QTest::newRow("a user") << "user"
                            << "";
}

void TestRanking::aSignStandsWhereThereIsNoPicture()
{
    QFETCH(QString, modality);
    QFETCH(QString, path);
    FakeMedia media;
    RankingView view(&media);
    view.resize(320, 120);
    RankedRow row = galleryRows().first();
    const RankedRow pictured = galleryRows().at(1); // without any picture the list keeps no place for them
    row.contributions = {};                         // a bar would have the same colours
    row.picturePath = path;
    row.modality = modality;
    view.setRows({row, pictured}, {});
    const QImage image = view.grab().toImage();
    const QRect place = RowGeometry::of(view.visualRect(view.model()->index(0, 0))).picture.toRect();
    int signPixels = 0;
    for (int y = place.top(); y <= place.bottom(); ++y)
        for (int x = place.left(); x <= place.right(); ++x)
            signPixels += image.pixelColor(x, y) == Theme::light().signal(modality) ? 1 : 0;
    QVERIFY(signPixels > 40);
    QVERIFY(signPixels < place.width() * place.height() / 2); // a sign, not a patch
}

void TestRanking::theNoteOfAHeaderGivesWayToItsTitle()
{
    PanelHeader header(QStringLiteral("Ranking"));
    header.addControl(new QPushButton(QStringLiteral("List")));
    header.setNote(QStringLiteral("961 items · not ranked"));
    header.resize(600, header.height());
    header.show();
    const auto shown = [&header] {
        QStringList texts;
        for (const QLabel *label : header.findChildren<QLabel *>())
            if (label->isVisible() && label->width() >= label->sizeHint().width())
                texts << label->text();
        return texts.join(QLatin1Char('|'));
    };
    QTRY_COMPARE(shown(), QStringLiteral("Ranking|961 items · not ranked"));
    header.resize(200, header.height());
    QTRY_COMPARE(shown(), QStringLiteral("Ranking"));
    header.setNote({});
    header.setNote(QStringLiteral("1 item"));
    QTRY_COMPARE(shown(), QStringLiteral("Ranking|1 item"));
}

QTEST_MAIN(TestRanking)
#include "tst_ranking.moc"
