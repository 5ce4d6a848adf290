// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/handsink.h"
#include "widgets/languages.h"
#include "widgets/previewpanel.h"
#include "widgets/previewtexts.h"
#include "widgets/readingtexts.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
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

PreviewText textIn(const QByteArray &language, const QByteArray &text)
{
    return {QString::fromUtf8(language), QString::fromUtf8(text)};
}

QString spelled(const QVector<ReadingText> &texts)
{
    QStringList parts;
    for (const ReadingText &text : texts)
        parts << text.languages.join(QLatin1Char(',')) + QLatin1Char(':') + text.text;
    return parts.join(QLatin1Char(' '));
}

} // namespace

class TestPreviewTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreSortedForTheReader_data();
    void textsAreSortedForTheReader();
    void whatRepeatsTheTitleIsLeftOut();
    void languagesHaveTheirOwnNames_data();
    void languagesHaveTheirOwnNames();
    void seventyLanguagesFoldBehindAButton();

private:
    FakeMedia m_media;
    HandPlayer m_hand;
};

void TestPreviewTexts::textsAreSortedForTheReader_data()
{
    QTest::addColumn<QString>("reader");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("more");
    QTest::newRow("Chinese") << "zh_CN"
                             << "zh-CN:乌鸦 zh-TW:烏鴉 :Corvus en:crow"
                             << "fr:corbeau de,nl:Krähe da:krage sv:kråka";
    QTest::newRow("British") << "en_GB"
                             << "en:crow :Corvus"
                             << "fr:corbeau zh-TW:烏鴉 zh-CN:乌鸦 de,nl:Krähe da:krage sv:kråka";
    QTest::newRow("Dutch") << "nl_NL"
                           << "nl,de:krähe. :Corvus en:crow"
                           << "fr:corbeau zh-TW:烏鴉 zh-CN:乌鸦 da:krage sv:kråka";
    QTest::newRow("a language that nothing is in")
        << "fi_FI"
        << ":Corvus en:crow"
        << "fr:corbeau zh-TW:烏鴉 zh-CN:乌鸦 de,nl:Krähe da:krage sv:kråka";
}

void TestPreviewTexts::textsAreSortedForTheReader()
{
    QFETCH(QString, reader);
    const QVector<PreviewText> texts{
        textIn("fr", "corbeau"), textIn("", "Corvus"),  textIn("zh-TW", "烏鴉"), textIn("zh-CN", "乌鸦"),
        textIn("en", "crow"),    textIn("de", "Krähe"), textIn("nl", "krähe."),  textIn("da", " krage "),
        textIn("sv", "kråka"),   textIn("it", "  ")};
    const ReadingTexts sorted =
        readingTexts(texts, QStringLiteral("Raven"), QLocale(reader), [](const QString &) { return true; });
    QTEST(spelled(sorted.first), "first");
    QTEST(spelled(sorted.more), "more");
    QVERIFY(sorted.unshowable.isEmpty());
}

void TestPreviewTexts::whatRepeatsTheTitleIsLeftOut()
{
    const QVector<PreviewText> texts{textIn("en", "A frog."), textIn("en-GB", "a frog"),
                                     textIn("zh-CN", "青蛙。"), textIn("am", "እንቁራሪት")};
    const auto canShow = [](const QString &text) { return !text.startsWith(QChar(0x12A5)); };
    const ReadingTexts english =
        readingTexts(texts, QStringLiteral("A frog"), QLocale(QStringLiteral("en_US")), canShow);
    QCOMPARE(spelled(english.first), QStringLiteral("zh-CN:青蛙。")); // one is not worth a fold
    QCOMPARE(english.unshowable, QStringList{QStringLiteral("am")});
    const ReadingTexts chinese =
        readingTexts(texts, QStringLiteral("青蛙"), QLocale(QStringLiteral("zh_CN")), canShow);
    QCOMPARE(spelled(chinese.first), QStringLiteral("en,en-GB:A frog."));
}

void TestPreviewTexts::languagesHaveTheirOwnNames_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("name");
    QTest::newRow("English") << "en"
                             << "English";
    QTest::newRow("German") << "de"
                            << "Deutsch";
    QTest::newRow("with a country") << "pt-BR"
                                    << "português (Brasil)";
    QTest::newRow("not known") << "shs"
                               << "shs";
}

void TestPreviewTexts::languagesHaveTheirOwnNames()
{
    QFETCH(QString, tag);
    QTEST(languageName(tag), "name");
}

void TestPreviewTexts::seventyLanguagesFoldBehindAButton()
{
    PreviewPanel panel(&m_media, m_hand.player.get());
    PreviewItem item = galleryItem();
    item.texts = {textIn("en", "Heron bird")};
    for (char a = 'a'; a <= 'g'; ++a)
        for (char b = 'a'; b <= 'j'; ++b)
            item.texts.append(textIn(QByteArray("x") + a + b, QByteArray("heron-") + a + b));
    panel.setItem(item);
    QVERIFY(hasText(panel, QStringLiteral("Heron bird")));
    QVERIFY(!hasText(panel, QStringLiteral("heron-aa")));
    QPushButton *more = panel.findChild<PreviewTexts *>()->moreButton();
    QVERIFY(more->text().contains(QStringLiteral("70")));
    QTest::keyClick(more, Qt::Key_Space);
    QVERIFY(hasText(panel, QStringLiteral("heron-aa")) && hasText(panel, QStringLiteral("heron-gj")));
    PreviewItem other = item;
    other.item = 7;
    other.texts.removeLast();
    panel.setItem(other); // another item starts folded
    QVERIFY(!hasText(panel, QStringLiteral("heron-aa")));
}

QTEST_MAIN(TestPreviewTexts)
#include "tst_previewtexts.moc"
