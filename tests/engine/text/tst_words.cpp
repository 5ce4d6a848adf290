// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/cleaning.h"
#include "engine/text/words.h"

#include <QFile>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace modalens;

namespace {

QStringList asList(const std::vector<std::string> &words)
{
    QStringList list;
    for (const std::string &word : words)
        list << QString::fromStdString(word);
    return list;
}

QStringList split(const char *words)
{
    return QString::fromUtf8(words).split(QLatin1Char('|'), Qt::SkipEmptyParts);
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void segments_data();
    void segments();
    void segmentsTheSameOnManyThreads();
    void knowsEnglishAndChineseStopWords();
    void readsAListOfTheAnalyst();
    void refusesListsThatCannotBeRead();
};

void TestWords::segments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("English with punctuation")
        << QByteArray("A crow, black-feathered; can't sing!") << split("a|crow|black|feathered|can't|sing");
    QTest::newRow("numbers are words") << QByteArray("3 sets of 12.5 kg") << split("3|sets|of|12.5|kg");
    QTest::newRow("Chinese without spaces")
        << QByteArray("乌鸦是一种聪明的鸟") << split("乌鸦|是|一种|聪明|的|鸟");
    QTest::newRow("Japanese without spaces")
        << QByteArray("黒い鳥が飛んでいる") << split("黒い|鳥|が|飛|んで|いる");
    QTest::newRow("Thai without spaces") << QByteArray("นกสีดำ") << split("นก|สี|ดำ");
    QTest::newRow("scripts side by side") << QByteArray("crow 乌鸦 corbeau") << split("crow|乌鸦|corbeau");
    QTest::newRow("symbols alone") << QByteArray("*** --- ;DROP TABLE") << split("drop|table");
    QTest::newRow("a hash is no word") << QByteArray("crow ") + QByteArray(64, 'f') << split("crow");
    QTest::newRow("nothing") << QByteArray() << QStringList();
}

void TestWords::segments()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, words);
    QCOMPARE(asList(wordsOf(cleanText(text.toStdString()))), words);
}

void TestWords::segmentsTheSameOnManyThreads()
{
    const std::string text = cleanText("乌鸦是一种聪明的鸟 and a crow is a clever bird");
    const auto expected = wordsOf(text);
    std::vector<int> equal(4, 0);
    {
        std::vector<std::jthread> threads;
        for (int &count : equal)
            threads.emplace_back([&count, &text, &expected] {
                for (int i = 0; i < 200; ++i)
                    count += wordsOf(text) == expected ? 1 : 0;
            });
    }
    QCOMPARE(equal, std::vector<int>(4, 200));
}

void TestWords::knowsEnglishAndChineseStopWords()
{
    const StopWords words = StopWords::builtin();
    for (const char *word : {"the", "and", "don't", "的", "我们", "因为", "這個"})
        QVERIFY2(words.contains(word), word);
    for (const char *word : {"crow", "muscle", "乌鸦", "鸟", "no-such-word", ""})
        QVERIFY2(!words.contains(word), word);
}

void TestWords::readsAListOfTheAnalyst()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("stop words.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# ours\nÉtude crow  # two of them\r\n\n乌鸦");
    file.close();
    const auto words = StopWords::fromFile(path.toStdString());
    QVERIFY(words.has_value());
    QCOMPARE(words->size(), std::size_t(3));
    for (const char *word : {"etude", "crow", "乌鸦"})
        QVERIFY2(words->contains(word), word);
    QCOMPARE(words->asText(), std::string("crow\netude\n乌鸦\n"));
    QCOMPARE(StopWords::fromText(words->asText()).asText(), words->asText());
    QCOMPARE(StopWords::fromText("\xFF# \n\n").size(), std::size_t(0));
}

void TestWords::refusesListsThatCannotBeRead()
{
    QTemporaryDir folder;
    const auto missing = StopWords::fromFile(folder.filePath(QStringLiteral("none")).toStdString());
    QVERIFY(!missing.has_value());
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(!missing.error().subject.empty());
    QFile large(folder.filePath(QStringLiteral("large")));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(2 << 20));
    const auto tooLarge = StopWords::fromFile(large.fileName().toStdString());
    QVERIFY(!tooLarge.has_value());
    QCOMPARE(tooLarge.error().code, ErrorCode::TooLarge);
}

QTEST_APPLESS_MAIN(TestWords)
#include "tst_words.moc"
