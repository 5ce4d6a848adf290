// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/ngrams.h"

#include <QStringList>
#include <QTest>

#include <map>
#include <set>

using namespace modalens;

namespace {

QStringList ofKind(const std::vector<Ngram> &ngrams, NgramKind kind)
{
    QStringList texts;
    for (const Ngram &ngram : ngrams)
        if (ngram.kind == kind)
            texts << QString::fromStdString(ngram.text);
    return texts;
}

QStringList list(const char *words)
{
    return QString::fromUtf8(words).split(QLatin1Char('|'), Qt::SkipEmptyParts);
}

} // namespace

class TestNgrams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsDoNotReachAcrossStopWords();
    void cutsCharactersWithinWords();
    void cutsHanWordsIntoMorphemes();
    void hashesCarryTheKind();
    void countsAgreeWithAMap();
};

void TestNgrams::pairsDoNotReachAcrossStopWords()
{
    const std::vector<std::string> words{"black", "crow", "and", "white", "dove"};
    const auto ngrams = ngramsOf(words, StopWords::fromText("and"));
    QCOMPARE(ofKind(ngrams, NgramKind::Word), list("black|crow|white|dove"));
    QCOMPARE(ofKind(ngrams, NgramKind::WordPair), list("black crow|white dove"));
}

void TestNgrams::cutsCharactersWithinWords()
{
    const std::vector<std::string> words{"crow", "été"};
    QCOMPARE(ofKind(ngramsOf(words, StopWords()), NgramKind::Characters),
             list("_cr|cro|row|ow_|_cro|crow|row_|_crow|crow_|_ét|été|té_|_été|été_|_été_"));
}

void TestNgrams::cutsHanWordsIntoMorphemes()
{
    const std::vector<std::string> words{"小鸟"};
    QCOMPARE(ofKind(ngramsOf(words, StopWords()), NgramKind::Characters),
             list("_小鸟|小鸟_|_小鸟_|小|鸟|小鸟"));
}

void TestNgrams::hashesCarryTheKind()
{
    std::set<std::uint32_t> hashes;
    for (const NgramKind kind : {NgramKind::Word, NgramKind::WordPair, NgramKind::Characters}) {
        const std::uint32_t hash = ngramHash({kind, "crow"});
        QCOMPARE(ngramKind(hash), kind);
        hashes.insert(hash);
    }
    QCOMPARE(hashes.size(), std::size_t(3));
}

void TestNgrams::countsAgreeWithAMap()
{
    const std::vector<std::string> words{"banana", "bandana", "banana"};
    const auto ngrams = ngramsOf(words, StopWords());
    std::map<std::uint32_t, float> expected;
    for (const Ngram &ngram : ngrams)
        expected[ngramHash(ngram)] += 1;
    const auto counts = countNgrams(ngrams);
    QCOMPARE(counts.size(), expected.size());
    auto next = expected.begin();
    for (const NgramCount &count : counts) {
        QCOMPARE(count.hash, next->first);
        QCOMPARE(count.count, next->second);
        ++next;
    }
    QCOMPARE(expected[ngramHash({NgramKind::Word, "banana"})], 2.0f);
    QCOMPARE(expected[ngramHash({NgramKind::Characters, "ana"})], 5.0f);
}

QTEST_APPLESS_MAIN(TestNgrams)
#include "tst_ngrams.moc"
