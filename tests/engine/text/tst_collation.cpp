// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/collation.h"

#include <QCollator>
#include <QTest>

#include <algorithm>
#include <random>

using namespace modalens;

class TestCollation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsAsADictionaryDoes_data();
    void sortsAsADictionaryDoes();
    void saysHowManyTextsWereRead();
    void equalTextsShareAPlace();
    void agreesWithAComparisonOfPairs();
    void anyBytesHaveAPlace();
    void stops();
};

void TestCollation::sortsAsADictionaryDoes_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("sorted");
    const auto row = [](const char *name, const char *locale, const char *sorted) {
        QTest::newRow(name) << QString::fromUtf8(locale) << QString::fromUtf8(sorted);
    };
    row("numbers by their value", "en", "item 2|item 10|item 100");
    row("case does not part words", "en", "ant|Bee|cow");
    row("accents after the plain letter", "de", "Apfel|Äpfel|Birne");
    row("a letter of its own in Swedish", "sv", "Apfel|Zebra|Äpple");
    row("Chinese by pinyin", "zh_CN", "阿|北|大|中");
    row("an unknown language", "xx", "a|b");
    row("nothing before something", "", "|a");
}

void TestCollation::sortsAsADictionaryDoes()
{
    QFETCH(QString, locale);
    QFETCH(QString, sorted);
    std::vector<std::string> texts;
    for (const QString &text : sorted.split(QLatin1Char('|')))
        texts.push_back(text.toStdString());
    std::reverse(texts.begin(), texts.end());
    const auto places = collationPlaces(texts, locale.toStdString());
    QVERIFY(places);
    for (std::size_t i = 0; i < texts.size(); ++i)
        QCOMPARE((*places)[i], std::uint32_t(texts.size() - 1 - i));
}

void TestCollation::saysHowManyTextsWereRead()
{
    const std::vector<std::string> texts(10'000, "a");
    std::vector<std::size_t> told;
    QVERIFY(collationPlaces(texts, "en", {}, [&told](std::size_t read) { told.push_back(read); }));
    QCOMPARE(told, (std::vector<std::size_t>{0, 4096, 8192}));
}

void TestCollation::equalTextsShareAPlace()
{
    const std::vector<std::string> texts{"b", "a", "b", "a"};
    const auto places = collationPlaces(texts, "en");
    QVERIFY(places);
    QCOMPARE(*places, (std::vector<std::uint32_t>{1, 0, 1, 0}));
}

void TestCollation::agreesWithAComparisonOfPairs()
{
    QCollator collator(QLocale(QStringLiteral("de")));
    collator.setNumericMode(true);
    std::mt19937 random(3);
    const QString letters = QStringLiteral("abcABCäöüß019 -中北é");
    std::vector<std::string> texts;
    QStringList wide;
    for (int i = 0; i < 300; ++i) {
        QString text;
        for (unsigned length = random() % 12; length > 0; --length)
            text += letters.at(int(random() % unsigned(letters.size())));
        texts.push_back(text.toStdString());
        wide << text;
    }
    const auto places = collationPlaces(texts, "de");
    QVERIFY(places);
    const auto sign = [](auto value) { return (value > 0) - (value < 0); };
    for (std::size_t a = 0; a < texts.size(); ++a)
        for (std::size_t b = 0; b < texts.size(); ++b)
            QVERIFY2(sign(std::int64_t((*places)[a]) - std::int64_t((*places)[b])) ==
                         sign(collator.compare(wide[qsizetype(a)], wide[qsizetype(b)])),
                     qPrintable(wide[qsizetype(a)] + QLatin1Char('|') + wide[qsizetype(b)]));
}

void TestCollation::anyBytesHaveAPlace()
{
    const std::vector<std::string> texts{std::string("\xff\xfe", 2), std::string(100'000, 'x'),
                                         std::string("a\0b", 3), ""};
    const auto places = collationPlaces(texts, "en");
    QVERIFY(places);
    QCOMPARE((*places)[3], 0u);
    QVERIFY(collationPlaces({}, "en")->empty());
}

void TestCollation::stops()
{
    std::stop_source source;
    source.request_stop();
    const std::vector<std::string> texts{"a"};
    const auto places = collationPlaces(texts, "en", source.get_token());
    QVERIFY(!places && places.error().code == ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestCollation)
#include "tst_collation.moc"
