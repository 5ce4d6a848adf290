// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pictureground.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace modalens;

Q_DECLARE_METATYPE(QImage)

namespace {

/// `ink` in the middle of a transparent picture; with an `inside`, ink is only the outline.
QImage drawing(const QColor &ink, const QColor &inside = {})
{
    QImage image(96, 96, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.fillRect(20, 20, 56, 56, ink);
    if (inside.isValid())
        painter.fillRect(24, 24, 48, 48, inside);
    return image;
}

QImage photograph(const QColor &colour)
{
    QImage image(96, 96, QImage::Format_ARGB32_Premultiplied);
    image.fill(colour);
    image.setPixel(0, 0, 0); // a rounded corner
    return image;
}

} // namespace

class TestPictureGround : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groundIsWhereItIsNeeded_data();
    void groundIsWhereItIsNeeded();
    void blackLinesAreSeenInTheDark();
    void sizeDoesNotChangeTheAnswer();
};

void TestPictureGround::groundIsWhereItIsNeeded_data()
{
    QTest::addColumn<QImage>("image");
    QTest::addColumn<bool>("inDark");
    QTest::addColumn<bool>("inLight");
    QImage opaque(96, 96, QImage::Format_RGB32);
    opaque.fill(Qt::black);
    QTest::newRow("black lines") << drawing(Qt::black) << true << false;
    QTest::newRow("dark blue") << drawing(QColor(0, 0, 90)) << true << false;
    QTest::newRow("white lines") << drawing(Qt::white) << false << true;
    QTest::newRow("orange") << drawing(QColor(230, 130, 20)) << false << false;
    QTest::newRow("orange in black outlines") << drawing(Qt::black, QColor(230, 130, 20)) << false << false;
    QTest::newRow("white in black outlines") << drawing(Qt::black, Qt::white) << false << false;
    QTest::newRow("a dark photograph") << photograph(Qt::black) << false << false;
    QTest::newRow("no alpha at all") << opaque << false << false;
    QTest::newRow("nothing in it") << drawing(Qt::transparent) << false << false;
    QTest::newRow("null") << QImage() << false << false;
}

void TestPictureGround::groundIsWhereItIsNeeded()
{
    QFETCH(QImage, image);
    QFETCH(bool, inDark);
    QFETCH(bool, inLight);
    for (int again = 0; again < 2; ++again) {
        QCOMPARE(pictureGround(image, Theme::dark()).isValid(), inDark);
        QCOMPARE(pictureGround(image, Theme::light()).isValid(), inLight);
    }
}

void TestPictureGround::blackLinesAreSeenInTheDark()
{
    QImage screen(96, 96, QImage::Format_RGB32);
    screen.fill(Theme::dark().panel);
    QPainter painter(&screen);
    paintOnGround(&painter, QRectF(0, 0, 96, 96), drawing(Qt::black), Theme::dark(), 4);
    painter.end();
    QVERIFY(contrastRatio(screen.pixelColor(48, 48), screen.pixelColor(10, 48)) > 12);
    QCOMPARE(screen.pixelColor(0, 0), Theme::dark().panel); // outside the rounded corner
}

void TestPictureGround::sizeDoesNotChangeTheAnswer()
{
    const QImage small = drawing(Qt::black, QColor(230, 130, 20));
    const PictureInk few = pictureInk(small);
    const PictureInk many = pictureInk(small.scaled(960, 960));
    QVERIFY(few.darkShare > 0.1 && std::abs(few.darkShare - many.darkShare) < 0.1);
    QVERIFY(pictureInk(small.scaled(1, 1)).lightShare <= 1);
}

QTEST_MAIN(TestPictureGround)
#include "tst_pictureground.moc"
