// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/utf8.h"

#include <QObject>
#include <QTest>

using namespace modalens;

class TestUtf8 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validityAgreesWithQt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("ASCII") << QByteArray("plain words, longer than one machine word");
        QTest::newRow("two, three and four bytes") << QByteArray("é鸟🐦");
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF");
        QTest::newRow("a surrogate") << QByteArray("\xED\xA0\x80");
        QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80");
        QTest::newRow("cut in the middle") << QByteArray("eight by\xE9\xB8");
        QTest::newRow("a lone continuation") << QByteArray("\x80");
        QTest::newRow("a bad byte late in a long text") << QByteArray(64, 'a') + '\xFF';
    }

    void validityAgreesWithQt()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(isValidUtf8(bytes.toStdString()), QString::fromUtf8(bytes).toUtf8() == bytes);
    }

    void everySingleByteBecomesValidText()
    {
        for (int byte = 0; byte < 256; ++byte) {
            const std::string given = std::string("12345678") + static_cast<char>(byte) + "x";
            const std::string text = cleanText(given, 100);
            QVERIFY(isValidUtf8(text));
            QCOMPARE(text == given, byte > 0 && byte < 128);
            QVERIFY(isValidUtf8(cleanKey(given)));
        }
    }

    void textIsCutBetweenCharacters()
    {
        QCOMPARE(cleanText("鸟鸟", 6), std::string("鸟鸟"));
        QCOMPARE(cleanText("鸟鸟", 5), std::string("鸟"));
        QCOMPARE(cleanText("鸟", 2), std::string());
        QCOMPARE(cleanText("\xFF\xFF", 5), std::string("\xEF\xBF\xBD"));
    }

    void differentBytesGiveDifferentKeys()
    {
        QVERIFY(cleanKey("a\xE9") != cleanKey("a\xE8"));
        QVERIFY(cleanKey("a\xE9") != cleanKey("a\xEF\xBF\xBD"));
        QCOMPARE(cleanKey("birds/乌鸦"), std::string("birds/乌鸦"));
    }
};

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
