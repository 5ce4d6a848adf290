// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audioplayer.h"
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/previewpanel.h"
#include "widgets/seenpicture.h"
#include "widgets/seenview.h"
#include "widgets/seenwords.h"
#include "widgets/showable.h"
#include "widgets/theme.h"

#include <QGlyphRun>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextLayout>
#include <QVBoxLayout>

#include <cmath>
#include <memory>

using namespace modalens;

namespace {

/// Whether the painted text has a box in it, by the glyphs that it is laid out with.
bool hasBox(const QString &text)
{
    QTextLayout layout(text, uiFont());
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    for (const QGlyphRun &run : layout.glyphRuns())
        if (run.glyphIndexes().contains(0))
            return true;
    return false;
}

/// A letter that no font of this machine has.
QString strangeLetter()
{
    for (const char32_t first : {0x10600u, 0x12000u, 0x14400u, 0x18800u, 0x30000u})
        if (const QString letter = QString::fromUcs4(&first, 1); hasBox(letter))
            return letter;
    return {};
}

SeenSpace space(const QString &label, const QVector<SeenEntry> &entries)
{
    SeenSpace space;
    space.label = label;
    space.modality = QStringLiteral("text");
    space.entries = entries;
    return space;
}

SeenEntry picture(int width, int height)
{
    SeenEntry entry;
    entry.label = QStringLiteral("picture");
    entry.image = FakeMedia::drawn(entry.label, 64).scaled(width, height);
    return entry;
}

QStringList labelsOf(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        if (label->isVisibleTo(&widget))
            texts << label->text();
    return texts;
}

} // namespace

class TestSeenView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsWrapAndNeverOverlap_data();
    void wordsWrapAndNeverOverlap();
    void showableMeansNoBoxes_data();
    void showableMeansNoBoxes();
    void wordsThatCannotBeShownAreCounted();
    void heavierWordsAreStronger();
    void picturesKeepTheirShape();
    void sectionsComeOneByOneAndStay();
    void aWidePageIsNotTallerThanItsContent();
    void problemsStandInPlace();
    void theKeyboardScrolls();
    void theButtonTurnsThePage();
};

void TestSeenView::wordsWrapAndNeverOverlap_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("narrower than a word") << 30;
    QTest::newRow("a narrow panel") << 240;
    QTest::newRow("a wide panel") << 900;
}

void TestSeenView::wordsWrapAndNeverOverlap()
{
    QFETCH(int, width);
    QVector<SeenWord> words;
    for (int i = 0; i < 300; ++i)
        words.append({QStringLiteral("word%1").arg(i), i % 3 ? 0.01 * i : 0.0});
    const SeenWords view(words, QStringLiteral("text"));
    QCOMPARE(view.shownWords().size(), 160);
    QVERIFY(view.note().contains(QStringLiteral("140")));
    // A row of words is 21 px and 5 px apart: the height is what so many rows need, and grows as width falls.
    QCOMPARE((view.heightForWidth(width) + 5) % 26, 0);
    QVERIFY(view.heightForWidth(width) >= view.heightForWidth(width + 200));
}

void TestSeenView::showableMeansNoBoxes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("Latin") << QStringLiteral("Grand h\u00e9ron, 7!");
    QTest::newRow("Chinese") << QStringLiteral("\u5927\u84dd\u9e6d");
    QTest::newRow("a script that no font has") << strangeLetter();
    QTest::newRow("one such letter among others") << QStringLiteral("ab") + strangeLetter();
    QTest::newRow("nothing") << QString();
}

void TestSeenView::showableMeansNoBoxes()
{
    QFETCH(QString, text);
    QCOMPARE(isShowable(text, uiFont()), !hasBox(text));
    QCOMPARE(isShowable(text, uiFont()), !hasBox(text)); // remembered the same
}

void TestSeenView::wordsThatCannotBeShownAreCounted()
{
    const SeenWords view({{QStringLiteral("crow"), 1.0}, {strangeLetter(), 0.5}}, QStringLiteral("text"));
    QCOMPARE(view.shownWords().size(), 1);
    QVERIFY(view.note().contains(QLatin1Char('1')));
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("crow")));
    QVERIFY(view.accessibleDescription().contains(view.note()));
}

void TestSeenView::heavierWordsAreStronger()
{
    const QString word = QStringLiteral("iiii");
    SeenWords view({{word, 1.0}, {word, 0.1}, {word, 0.0}}, QStringLiteral("text"));
    view.setPalette(Theme::light().palette());
    view.resize(400, view.heightForWidth(400));
    QImage image(view.size(), QImage::Format_RGB32);
    image.fill(Theme::light().panel);
    view.render(&image, {}, {}, QWidget::DrawChildren);
    // Just inside the left edge of each chip, beside its letters: the next begins a word, its insets and a
    // gap further.
    const int step = int(std::ceil(QFontMetricsF(uiFont()).horizontalAdvance(word))) + 2 * 7 + 5;
    const auto strength = [&](int chip) {
        const QColor at = image.pixelColor(chip * step + 4, 10), ground = Theme::light().panel;
        return std::abs(at.red() - ground.red()) + std::abs(at.green() - ground.green());
    };
    QVERIFY(strength(0) > strength(1));
    QVERIFY(strength(1) > strength(2));
    QCOMPARE(strength(2), 0);
}

void TestSeenView::picturesKeepTheirShape()
{
    const SeenPicture square(picture(128, 128)), strip(picture(800, 64));
    QVERIFY(!square.isWide());
    QVERIFY(strip.isWide());
    QVERIFY(square.sizeHint().width() >= 104);
    QCOMPARE(strip.sizePolicy().horizontalPolicy(), QSizePolicy::Expanding);
}

void TestSeenView::sectionsComeOneByOneAndStay()
{
    SeenView view;
    view.resize(400, 300);
    view.showWaiting();
    view.show();
    QCOMPARE(labelsOf(view).size(), 1);
    const SeenSpace words = space(QStringLiteral("Words"),
                                  {{.label = QStringLiteral("as read"), .text = QStringLiteral("a crow")}});
    const SeenSpace looks =
        space(QStringLiteral("Looks"), {picture(64, 64), picture(64, 64), picture(600, 64)});
    view.setSpaces({words}, false);
    QCOMPARE(view.sectionCount(), 1);
    QWidget *first = view.widget()->layout()->itemAt(0)->widget();
    QVERIFY(labelsOf(view).contains(QStringLiteral("Decoding the item again, as the encoders do…")));
    view.setSpaces({words, looks}, true);
    QCOMPARE(view.sectionCount(), 2);
    QCOMPARE(view.widget()->layout()->itemAt(0)->widget(), first);
    QCOMPARE(view.findChildren<SeenPicture *>().size(), 3);
    QVERIFY(!labelsOf(view).contains(QStringLiteral("Decoding the item again, as the encoders do…")));
    view.showWaiting();
    QCOMPARE(view.sectionCount(), 0);
    view.setSpaces({}, true);
    QCOMPARE(labelsOf(view), QStringList{QStringLiteral("No encoder has seen this catalog yet")});
}

void TestSeenView::aWidePageIsNotTallerThanItsContent()
{
    SeenEntry words{.label = QStringLiteral("words")};
    for (int i = 0; i < 120; ++i)
        words.words.append({QStringLiteral("word%1").arg(i), 1.0});
    SeenView view;
    view.resize(900, 200);
    view.setSpaces(
        {space(QStringLiteral("Words"), {words}), space(QStringLiteral("Looks"), {picture(64, 64)})}, true);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QWidget *last = view.findChild<SeenPicture *>();
    const int bottom = last->mapTo(view.widget(), last->rect().bottomLeft()).y();
    QVERIFY(view.verticalScrollBar()->maximum() > 0);
    QVERIFY(view.widget()->height() - bottom < 40); // a margin, no empty screen
}

void TestSeenView::problemsStandInPlace()
{
    SeenView view;
    view.setPalette(Theme::dark().palette());
    SeenSpace absent = space(QStringLiteral("Words"), {}), broken = absent;
    absent.problem = QStringLiteral("nothing here");
    broken.problem = QStringLiteral("crow.png is damaged");
    broken.isBroken = true;
    view.setSpaces({absent, broken}, true);
    for (const QLabel *label : view.findChildren<QLabel *>()) {
        const QColor colour = label->palette().color(QPalette::PlaceholderText);
        if (label->text() == broken.problem)
            QCOMPARE(colour, Theme::dark().warning);
        if (label->text() == absent.problem)
            QCOMPARE(colour, Theme::dark().secondary);
    }
    QVERIFY(labelsOf(view).contains(broken.problem));
    QVERIFY(labelsOf(view).contains(absent.problem));
}

void TestSeenView::theKeyboardScrolls()
{
    SeenView view;
    view.resize(300, 120);
    view.setSpaces({space(QStringLiteral("Looks"), {picture(64, 64), picture(500, 64), picture(500, 64)})},
                   true);
    view.show();
    QVERIFY(view.focusPolicy() & Qt::TabFocus);
    QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
    QTest::keyClick(&view, Qt::Key_PageDown);
    QVERIFY(view.verticalScrollBar()->value() > 0);
}

void TestSeenView::theButtonTurnsThePage()
{
    FakeMedia media;
    AudioPlayer player;
    PreviewPanel panel(&media, &player);
    const std::unique_ptr<QPushButton> button(panel.makePageButton());
    QSignalSpy toggled(&panel, &PreviewPanel::seenPageToggled);
    panel.setItem(galleryItem());
    panel.show();
    button->show();
    QVERIFY(!panel.seenView()->isVisible());
    QTest::keyClick(button.get(), Qt::Key_Space);
    QVERIFY(panel.isSeenPage());
    QVERIFY(panel.seenView()->isVisible());
    PreviewItem other = galleryItem();
    other.item = 5;
    panel.setItem(other); // the page stays
    QVERIFY(panel.seenView()->isVisible());
    panel.setItem({});
    QVERIFY(!panel.seenView()->isVisible());
    QTest::keyClick(button.get(), Qt::Key_Space);
    QCOMPARE(toggled.count(), 2);
}

QTEST_MAIN(TestSeenView)
#include "tst_seenview.moc"
