// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/handsink.h"
#include "widgets/mappanel.h"
#include "widgets/mediadetails.h"
#include "widgets/mediafactstext.h"
#include "widgets/panelscroll.h"
#include "widgets/picturepager.h"
#include "widgets/previewpanel.h"
#include "widgets/previewtexts.h"
#include "widgets/seenview.h"
#include "widgets/soundtimeline.h"
#include "widgets/videostrip.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace modalens;

namespace {

bool hasText(const QWidget &widget, const QString &text)
{
    const QList<QLabel *> labels = widget.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
        return label->text().contains(text) && !label->isHidden();
    });
}

} // namespace

class TestPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOverlapsAndTheRestScrolls_data();
    void nothingOverlapsAndTheRestScrolls();
    void showsAllOfAnItem();
    void brokenMediaSayWhy();
    void buttonsNameTheItem();
    void detailsTellOfEachFile();
    void factsAreSaidByLocale();
    void thePagesOfPicturesKeepApart_data();
    void thePagesOfPicturesKeepApart();
    void whatMattersFirstIsInSight();

private:
    FakeMedia m_media;
    HandPlayer m_hand;
};

void TestPreview::nothingOverlapsAndTheRestScrolls_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("letters");
    for (const QSize size : {QSize(280, 200), QSize(300, 400), QSize(520, 200), QSize(760, 320)})
        for (const int letters : {0, 40, 400, 6000})
            QTest::addRow("%d letters in %d x %d", letters, size.width(), size.height()) << size << letters;
}

void TestPreview::nothingOverlapsAndTheRestScrolls()
{
    QFETCH(QSize, size);
    QFETCH(int, letters);
    PreviewPanel panel(&m_media, m_hand.player.get());
    PreviewItem item = galleryItem();
    item.texts.append({QString(), QStringLiteral("word ").repeated(letters / 5)});
    item.texts.append({QString(), QString(letters / 8, QLatin1Char('w'))}); // a word that never ends
    item.videos = {{QStringLiteral("clip.mp4"), QStringLiteral("clip")}};
    panel.resize(size);
    panel.setItem(item);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    PanelScroll *scroll = nullptr;
    for (PanelScroll *area : panel.findChildren<PanelScroll *>())
        if (!qobject_cast<SeenView *>(area))
            scroll = area;
    QVERIFY(scroll);
    const QWidget *content = scroll->widget();
    QCOMPARE(content->width(), scroll->viewport()->width());
    // The parts that show something, in the coordinates of what scrolls.
    QVector<std::pair<QRect, QString>> parts;
    for (const QWidget *part : content->findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(part);
        const bool isPart = (label && !label->text().isEmpty()) || qobject_cast<const PicturePager *>(part) ||
                            qobject_cast<const SoundTimeline *>(part);
        if (!isPart || !part->isVisible())
            continue;
        const QRect rect(part->mapTo(content, QPoint()), part->size());
        QVERIFY2(content->rect().contains(rect), part->metaObject()->className());
        if (label && label->hasHeightForWidth())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                     qPrintable(label->text().left(30)));
        for (const auto &[other, name] : std::as_const(parts))
            QVERIFY2(!other.intersects(rect), qPrintable(name));
        parts.append({rect, QString::fromLatin1(part->metaObject()->className())});
    }
    QVERIFY(parts.size() >= 5);
    for (const QPushButton *button : panel.findChildren<QPushButton *>())
        if (button->isVisible() &&
            !content->isAncestorOf(button)) // the actions are in sight however long it is
            QVERIFY(panel.rect().contains(QRect(button->mapTo(&panel, QPoint()), button->size())));
}

void TestPreview::showsAllOfAnItem()
{
    PreviewPanel panel(&m_media, m_hand.player.get());
    panel.setEmptyText(QStringLiteral("Nothing chosen"));
    panel.setItem(galleryItem());
    for (const QString &text :
         {QStringLiteral("Great blue heron"), QStringLiteral("大蓝鹭"), QStringLiteral("Grand héron"),
          QStringLiteral("wading bird"), QStringLiteral("folder: birds"), QStringLiteral("level: 3"),
          QStringLiteral("spoken name (fr)")})
        QVERIFY2(hasText(panel, text), qPrintable(text));
    QVERIFY(m_media.requests.contains(QStringLiteral("picture heron.png")));
    QVERIFY(m_media.requests.contains(QStringLiteral("sound heron_fr.ogg")));
    PreviewItem hostile = galleryItem();
    hostile.item = 4;
    hostile.texts = {{QStringLiteral("en"),
                      QString(60, QLatin1Char('x')) + QStringLiteral("<img src=\"file:///etc/x\">")}};
    panel.setItem(hostile);
    QVERIFY(hasText(panel, QStringLiteral("&lt;img")));
}

void TestPreview::brokenMediaSayWhy()
{
    PreviewPanel panel(&m_media, m_hand.player.get());
    PreviewItem item = galleryItem();
    item.pictures = {{QStringLiteral("broken.png"), QStringLiteral("broken.png")}};
    item.sounds = {{QStringLiteral("broken.ogg"), QStringLiteral("call")}};
    item.videos = {{QStringLiteral("broken.mp4"), QStringLiteral("clip")}};
    panel.setItem(item);
    QCOMPARE(panel.findChild<PicturePager *>()->badge(), QStringLiteral("the file ends too early"));
    QVERIFY(hasText(panel, QStringLiteral("call cannot be played: the file ends too early")));
    QVERIFY(hasText(panel, QStringLiteral("clip cannot be played: the file ends too early")));
}

void TestPreview::buttonsNameTheItem()
{
    PreviewPanel panel(&m_media, m_hand.player.get());
    panel.setItem(galleryItem());
    QSignalSpy spies[] = {QSignalSpy(&panel, &PreviewPanel::likeRequested),
                          QSignalSpy(&panel, &PreviewPanel::dislikeRequested),
                          QSignalSpy(&panel, &PreviewPanel::queryByRequested),
                          QSignalSpy(&panel, &PreviewPanel::findOnMapRequested)};
    QList<QPushButton *> buttons = panel.findChildren<QPushButton *>();
    buttons.removeOne(panel.findChild<PreviewTexts *>()->moreButton());
    buttons.removeOne(panel.findChild<MediaDetails *>()->foldButton());
    QCOMPARE(buttons.size(), 4);
    for (int i = 0; i < 4; ++i) {
        QTest::mouseClick(buttons.at(i), Qt::LeftButton);
        QCOMPARE(spies[i].count(), 1);
        QCOMPARE(spies[i].at(0).at(0).toLongLong(), 102);
    }
}

void TestPreview::detailsTellOfEachFile()
{
    QLocale::setDefault(QLocale(QLocale::German));
    PreviewPanel panel(&m_media, m_hand.player.get());
    PreviewItem item = galleryItem();
    item.pictures[0].path = QStringLiteral("/media/birds/heron.png");
    panel.setItem(item);
    QVERIFY(hasText(panel, QStringLiteral("2.000 × 1.500 px")));
    QVERIFY(!hasText(panel, QStringLiteral("animals/birds/heron")));
    auto *details = panel.findChild<MediaDetails *>();
    QTest::keyClick(details->foldButton(), Qt::Key_Space);
    for (const QString &text :
         {QStringLiteral("animals/birds/heron"), QStringLiteral("/media/birds"), QStringLiteral("12,3 kB"),
          QStringLiteral("03.05.24"), QStringLiteral("the file ends too early")})
        QVERIFY2(hasText(*details, text), qPrintable(text));
    QSignalSpy shown(&panel, &PreviewPanel::showInFolderRequested);
    QVector<QPushButton *> actions;
    for (QPushButton *button : details->findChildren<QPushButton *>())
        if (button->toolTip() == item.pictures[0].path)
            actions << button;
    QCOMPARE(actions.size(), 2);
    actions[0]->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), item.pictures[0].path);
    actions[1]->click();
    QCOMPARE(shown.value(0).value(0).toString(), item.pictures[0].path);
    QLocale::setDefault(QLocale(QLocale::English));
}

void TestPreview::factsAreSaidByLocale()
{
    MediaFacts facts;
    facts.durationS = 65;
    facts.sampleRate = 44'100;
    facts.channels = 2;
    facts.format = QStringLiteral("OGG");
    facts.sizeBytes = 950;
    QCOMPARE(mediaFactsText(facts, QLocale(QLocale::German)),
             QStringLiteral("1:05 · 44,1 kHz · stereo · OGG · 950 Bytes"));
    facts.problem = QStringLiteral("gone");
    QCOMPARE(mediaFactsText(facts, QLocale(QLocale::German)), QStringLiteral("gone"));
    QCOMPARE(mediaFactsText({}, QLocale(QLocale::English)), QString());
}

void TestPreview::thePagesOfPicturesKeepApart_data()
{
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("figure");
    QTest::addColumn<double>("arrow");
    QTest::newRow("as drawn") << 150.0 << 24.0 << 5.0;
    QTest::newRow("small, texts at 200 %") << 96.0 << 62.0 << 11.0;
    QTest::newRow("hundreds of pictures") << 96.0 << 80.0 << 8.0;
}

void TestPreview::thePagesOfPicturesKeepApart()
{
    QFETCH(double, width);
    QFETCH(double, figure);
    QFETCH(double, arrow);
    const QRectF line(0, 96, width, 22);
    const PagerGeometry at = PagerGeometry::of(line, figure, arrow);
    QVERIFY(at.earlier.right() <= at.figure.left());
    QVERIFY(at.figure.right() <= at.later.left());
    QVERIFY(line.contains(at.earlier) && line.contains(at.later));
}

void TestPreview::whatMattersFirstIsInSight()
{
    PreviewPanel panel(&m_media, m_hand.player.get());
    panel.resize(505, 178); // what a window of 1280 x 800 leaves, and a little less
    PreviewItem item;
    item.item = 1;
    item.title = QStringLiteral("clip");
    item.videos = {{QStringLiteral("clip.mp4"), QStringLiteral("clip.mp4")}};
    panel.show();
    panel.setItem(item);
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    const auto *strip = panel.findChild<VideoStrip *>();
    const QWidget *above = strip->parentWidget();
    while (!qobject_cast<const PanelScroll *>(above))
        above = above->parentWidget();
    const auto *scroll = qobject_cast<const PanelScroll *>(above);
    QTRY_VERIFY(strip->visibleRegion().boundingRect().height() >= strip->height());
    QVERIFY(scroll->viewport()->rect().contains(
        QRect(strip->mapTo(scroll->viewport(), QPoint()), strip->size())));
    item.pictures = {{QStringLiteral("heron.png"), QStringLiteral("heron.png")}};
    panel.setItem(item);
    const int small = panel.findChild<PicturePager *>()->side();
    QVERIFY(small <= 150);
    panel.resize(900, 380);
    QTRY_VERIFY(panel.findChild<PicturePager *>()->side() > 2 * small); // takes what there is
}

QTEST_MAIN(TestPreview)
#include "tst_preview.moc"
