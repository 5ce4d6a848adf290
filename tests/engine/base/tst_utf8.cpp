// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.h"

#include <unicode/utf8.h>

#include <QObject>
#include <QTest>

#include <random>

using namespace modalens;

namespace {

/// What ICU's decoder makes of `bytes`: each code point or -1 with the number of bytes it took.
std::vector<std::pair<std::int32_t, std::size_t>> readByIcu(const std::string &bytes)
{
    std::vector<std::pair<std::int32_t, std::size_t>> read;
    const auto length = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t at = 0; at < length;) {
        const std::int32_t start = at;
        UChar32 codePoint = 0;
        U8_NEXT(bytes.data(), at, length, codePoint);
        read.emplace_back(codePoint, static_cast<std::size_t>(at - start));
    }
    return read;
}

std::vector<std::pair<std::int32_t, std::size_t>> readByUs(const std::string &bytes)
{
    std::vector<std::pair<std::int32_t, std::size_t>> read;
    forEachCodePoint(bytes, [&](std::int32_t codePoint, std::string_view piece) {
        read.emplace_back(codePoint, piece.size());
    });
    return read;
}

} // namespace

class TestUtf8 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLikeIcuWhateverTheBytes()
    {
        std::mt19937 random(2);
        // Mostly bytes that begin or continue something, or hardly any sequence would be well-formed.
        const std::string likely = "a\xC2\xDF\xE0\xE4\xED\xEF\xF0\xF1\xF4\xF5\x80\x8F\x90\x9F\xA0\xBF";
        for (int round = 0; round < 50'000; ++round) {
            std::string bytes;
            for (int i = 0; i < 8; ++i)
                bytes += round % 4 == 0 ? static_cast<char>(random()) : likely[random() % likely.size()];
            QVERIFY2(readByUs(bytes) == readByIcu(bytes), QByteArray::fromStdString(bytes).toHex());
        }
    }

    void everyCodePointIsWrittenAndReadBack()
    {
        for (std::uint32_t codePoint = 0; codePoint <= 0x110000; ++codePoint) {
            std::string text = "x";
            const bool isCharacter =
                codePoint > 0 && codePoint <= 0x10FFFF && (codePoint < 0xD800 || codePoint > 0xDFFF);
            QCOMPARE(appendUtf8(text, codePoint), isCharacter);
            if (!isCharacter) {
                QCOMPARE(text, std::string("x"));
                continue;
            }
            std::size_t at = 1;
            QCOMPARE(nextCodePoint(text, at), static_cast<std::int32_t>(codePoint));
            QCOMPARE(at, text.size());
        }
    }

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
            const std::string text = validUtf8(given);
            QVERIFY(isValidUtf8(text));
            QCOMPARE(text == given, byte > 0 && byte < 128);
        }
    }

    void repairedTextIsCutBetweenCharacters()
    {
        QCOMPARE(validUtf8("鸟鸟", 6), std::string("鸟鸟"));
        QCOMPARE(validUtf8("鸟鸟", 5), std::string("鸟"));
        QCOMPARE(validUtf8("鸟", 2), std::string());
        QCOMPARE(validUtf8("\xFF\xFF", 5), std::string("\xEF\xBF\xBD"));
        QCOMPARE(validUtf8("a\xFF", 0), std::string());
    }

    void validTextIsCutBetweenCharacters()
    {
        const std::string text = "a\xC3\xA9\xE4\xB9\x8C"; // a, é, 乌
        QCOMPARE(truncatedUtf8(text, 6), std::string_view(text));
        QCOMPARE(truncatedUtf8(text, 5), std::string_view(text).substr(0, 3));
        QCOMPARE(truncatedUtf8(text, 2), std::string_view("a"));
        QCOMPARE(truncatedUtf8(text, 0), std::string_view());
        QCOMPARE(codePointStarts(text), (std::vector<std::size_t>{0, 1, 3, 6}));
    }
};

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
