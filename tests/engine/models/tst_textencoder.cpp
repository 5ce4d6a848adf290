// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/rows.h"
#include "engine/models/textencoder.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

using namespace modalens;

namespace {

Content text(std::vector<std::string> texts, std::string title = {})
{
    return TextContent{std::move(texts), std::move(title)};
}

/// By hash.
std::map<std::uint32_t, float> countsOf(const Content &content)
{
    const auto rows = TextEncoder().features(std::span(&content, 1), {});
    std::map<std::uint32_t, float> counts;
    for (std::size_t i = 0; i < rows->front().index.size(); ++i)
        counts[rows->front().index[i]] = rows->front().value[i];
    return counts;
}

/// Birds, boats and fruit, in two languages, so that there is something to learn.
std::vector<Content> smallCatalog()
{
    std::vector<Content> contents;
    for (const char *bird :
         {"crow", "raven", "blackbird", "sparrow", "pigeon", "seagull", "eagle", "robin"}) {
        contents.push_back(text({std::string(bird) + " with black feathers and a beak", "一只会飞的鸟"}));
        contents.push_back(text({std::string("a small bird: the ") + bird, "小鸟 羽毛"}));
    }
    for (const char *boat : {"canoe", "ferry", "sailboat", "tanker", "kayak", "raft", "tugboat", "yacht"})
        contents.push_back(text({std::string(boat) + " sailing on the sea with an anchor", "海上的船"}));
    for (const char *fruit : {"apple", "pear", "plum", "banana", "orange", "cherry", "grape", "melon"})
        contents.push_back(text({std::string("ripe ") + fruit + " fruit, sweet and juicy", "好吃的水果"}));
    return contents;
}

float cosine(std::span<const float> vectors, int dimension, int a, int b)
{
    return std::inner_product(vectors.begin() + a * dimension, vectors.begin() + (a + 1) * dimension,
                              vectors.begin() + b * dimension, 0.0f);
}

} // namespace

class TestTextEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weighsByTheClosedForm();
    void aWordOfTheTitleCountsMore();
    void aTextThatRepeatsTheTitleIsTheTitle_data();
    void aTextThatRepeatsTheTitleIsTheTitle();
    void putsLikeNextToLike();
    void findsByOneWordOfOneLanguage();
    void givesZerosForNothingKnown();
    void restoresExactly();
    void refusesDamagedState_data();
    void refusesDamagedState();
    void learnsFromOneText();
    void refusesToLearnFromNothing();
    void honoursTheAnalystsStopWords();
    void everyItemWithAWordGetsAVector_data();
    void everyItemWithAWordGetsAVector();
    void showsWhatItSaw();
    void stopsWhenAsked();
};

void TestTextEncoder::weighsByTheClosedForm()
{
    // Three documents over two words, with words alone: idf = ln((1 + n) / (1 + df)) + 1, weight = (1 + ln
    // count) idf.
    const std::uint32_t crow = ngramHash({NgramKind::Word, "crow"}),
                        sea = ngramHash({NgramKind::Word, "sea"});
    const auto row = [&](float crows, float seas) {
        FeatureRow result;
        for (const auto &[hash, count] : std::map<std::uint32_t, float>{{crow, crows}, {sea, seas}})
            if (count > 0) {
                result.index.push_back(hash);
                result.value.push_back(count);
            }
        return result;
    };
    const std::vector<FeatureRow> rows{row(3, 1), row(1, 0), row(0, 0)};
    TfidfModel model({.wordShare = 1});
    NoProgress progress;
    QVERIFY(model.fit(rows, progress, {}).has_value());
    const double idfCrow = std::log(4.0 / 3.0) + 1, idfSea = std::log(4.0 / 2.0) + 1;
    const double weightCrow = (1 + std::log(3.0)) * idfCrow, length = std::hypot(weightCrow, idfSea);
    const CsrMatrix weights = model.weigh(rows);
    QCOMPARE(weights.rowStart, (std::vector<std::int64_t>{0, 2, 3, 3}));
    for (int i = 0; i < 2; ++i) {
        const bool isCrow = weights.column[i] == model.columnOf(crow);
        QVERIFY(std::abs(weights.value[i] - (isCrow ? weightCrow : idfSea) / length) < 1e-6);
    }
    QCOMPARE(weights.value[2], 1.0f);
    QCOMPARE(model.columnOf(12345), -1);
}

void TestTextEncoder::aWordOfTheTitleCountsMore()
{
    const auto counts = countsOf(text({"a crow by the sea", "crow"}, "Crow feather"));
    const auto count = [&counts](const char *word) { return counts.at(ngramHash({NgramKind::Word, word})); };
    QCOMPARE(count("feather"), TextEncoder::kTitleWeight);
    QCOMPARE(count("crow"), TextEncoder::kTitleWeight + 2);
    QCOMPARE(count("sea"), 1.0f);
    QVERIFY(TextEncoder::kTitleWeight > 1);
    QVERIFY(!counts.contains(ngramHash({NgramKind::WordPair, "feather crow"}))); // no pair across fields
    const auto rows = TextEncoder().features(std::vector<Content>{text({"sea"}, "sea")}, {});
    QVERIFY(std::is_sorted(rows->front().index.begin(), rows->front().index.end()));
}

void TestTextEncoder::aTextThatRepeatsTheTitleIsTheTitle_data()
{
    QTest::addColumn<std::string>("copy");
    QTest::newRow("the same") << std::string("A black crow");
    QTest::newRow("with the full stop that titles lose") << std::string("A black crow.\n");
    QTest::newRow("in other letters") << std::string("a BLACK crow");
}

void TestTextEncoder::aTextThatRepeatsTheTitleIsTheTitle()
{
    QFETCH(std::string, copy);
    const std::string title = "A black crow";
    QVERIFY(countsOf(text({copy, "by the sea"}, title)) == countsOf(text({"by the sea"}, title)));
    QVERIFY(countsOf(text({copy}, title)) == countsOf(text({}, title)));
    QVERIFY(countsOf(text({copy + " flies"}, title)) != countsOf(text({}, title)));
}

void TestTextEncoder::putsLikeNextToLike()
{
    TextEncoder encoder;
    NoProgress progress;
    const auto contents = smallCatalog();
    const auto rows = encoder.features(contents, {});
    QVERIFY(rows.has_value());
    QVERIFY(encoder.fit(*rows, progress, {}).has_value());
    const auto vectors = encoder.project(*rows);
    QVERIFY(vectors.has_value());
    const int dimension = encoder.info().dimension;
    QCOMPARE(vectors->size(), contents.size() * static_cast<std::size_t>(dimension));
    for (int item = 0; item < 32; ++item) {
        QVERIFY(std::abs(cosine(*vectors, dimension, item, item) - 1) < 1e-5f);
        const auto group = [](int i) { return i < 16 ? 0 : i < 24 ? 1 : 2; };
        int best = -1;
        for (int other = 0; other < 32; ++other)
            if (other != item && (best < 0 || cosine(*vectors, dimension, item, other) >
                                                  cosine(*vectors, dimension, item, best)))
                best = other;
        QCOMPARE(group(best), group(item));
    }
}

void TestTextEncoder::findsByOneWordOfOneLanguage()
{
    TextEncoder encoder;
    NoProgress progress;
    auto contents = smallCatalog();
    QVERIFY(encoder.fit(*encoder.features(contents, {}), progress, {}).has_value());
    contents.push_back(text({"鸟"}));
    contents.push_back(text({"FRUITS!"})); // plural and capitals: the characters find it
    const auto vectors = encoder.encode(contents, progress, {});
    QVERIFY(vectors.has_value());
    const int dimension = encoder.info().dimension;
    const auto mean = [&](int query, int begin, int end) {
        float sum = 0;
        for (int item = begin; item < end; ++item)
            sum += cosine(*vectors, dimension, query, item);
        return sum / static_cast<float>(end - begin);
    };
    QVERIFY(mean(32, 0, 16) > 2 * std::max(mean(32, 16, 24), mean(32, 24, 32)));
    QVERIFY(mean(33, 24, 32) > 2 * std::max(mean(33, 0, 16), mean(33, 16, 24)));
}

void TestTextEncoder::givesZerosForNothingKnown()
{
    TextEncoder encoder;
    NoProgress progress;
    QVERIFY(encoder.fit(*encoder.features(smallCatalog(), {}), progress, {}).has_value());
    const std::vector<Content> contents{text({}), text({""}), text({"..."}), text({"ζζζζ"}),
                                        text({"\xFF\xFE"})};
    const auto vectors = encoder.encode(contents, progress, {});
    QVERIFY(vectors.has_value());
    QCOMPARE(*vectors, std::vector<float>(5 * static_cast<std::size_t>(encoder.info().dimension), 0.0f));
}

void TestTextEncoder::restoresExactly()
{
    TextEncoder encoder(StopWords::fromText("beak\n羽毛"));
    NoProgress progress;
    const auto contents = smallCatalog();
    QVERIFY(encoder.fit(*encoder.features(contents, {}), progress, {}).has_value());
    const auto restored = makeBuiltinEncoder("tfidf-svd");
    QVERIFY(restored->restore(encoder.state()).has_value());
    QVERIFY(restored->isFitted());
    QCOMPARE(restored->info().dimension, encoder.info().dimension);
    QCOMPARE(*restored->encode(contents, progress, {}), *encoder.encode(contents, progress, {}));
}

void TestTextEncoder::refusesDamagedState_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("change");
    QTest::newRow("a tensor is missing") << QStringLiteral("idf") << 0;
    QTest::newRow("fewer values than the shape says") << QStringLiteral("directions") << 1;
    QTest::newRow("a shape that overflows") << QStringLiteral("directions") << 2;
    QTest::newRow("a hash that is none") << QStringLiteral("vocabulary") << 3;
    QTest::newRow("hashes out of order") << QStringLiteral("vocabulary") << 4;
}

void TestTextEncoder::refusesDamagedState()
{
    QFETCH(QString, name);
    QFETCH(int, change);
    TextEncoder encoder;
    NoProgress progress;
    QVERIFY(encoder.fit(*encoder.features(smallCatalog(), {}), progress, {}).has_value());
    EncoderState state = encoder.state();
    StateTensor &tensor = state.at(name.toStdString());
    switch (change) {
    case 0:
        state.erase(name.toStdString());
        break;
    case 1:
        tensor.values.pop_back();
        break;
    case 2:
        tensor.shape = {std::int64_t{1} << 62, 16};
        break;
    case 3:
        tensor.values[0] = std::nanf("");
        break;
    default:
        std::swap(tensor.values[1], tensor.values[tensor.values.size() - 1]);
        break;
    }
    TextEncoder damaged;
    const auto status = damaged.restore(state);
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().code, ErrorCode::Damaged);
}

void TestTextEncoder::learnsFromOneText()
{
    TextEncoder encoder;
    NoProgress progress;
    const std::vector<Content> contents{text({"a crow"})};
    QVERIFY(encoder.fit(*encoder.features(contents, {}), progress, {}).has_value());
    QCOMPARE(encoder.info().dimension, 1);
    QCOMPARE(*encoder.encode(contents, progress, {}), std::vector<float>{1.0f});
}

void TestTextEncoder::refusesToLearnFromNothing()
{
    TextEncoder encoder;
    NoProgress progress;
    QVERIFY(!encoder.fit({}, progress, {}).has_value());
    QVERIFY(
        !encoder.fit(*encoder.features(std::vector<Content>{text({"?!"})}, {}), progress, {}).has_value());
    QVERIFY(!encoder.isFitted());
    QVERIFY(!encoder.project({}).has_value());
}

void TestTextEncoder::honoursTheAnalystsStopWords()
{
    TextEncoder encoder(StopWords::fromText("crow"));
    const std::vector<Content> contents{text({"crow sea"}), text({"sea"}), text({"crow"}), text({"the"})};
    const auto rows = encoder.features(contents, {});
    QVERIFY(rows.has_value());
    QCOMPARE(rows->at(0).index, rows->at(1).index);
    QVERIFY(!rows->at(2).index.empty()); // its only word
    QVERIFY(!rows->at(3).index.empty());
    const EncoderSettings settings{StopWords::fromText("# mine\nCrow")};
    QCOMPARE(makeBuiltinEncoder("tfidf-svd", settings)->settingsHash(), encoder.settingsHash());
    QVERIFY(makeBuiltinEncoder("tfidf-svd")->settingsHash() != encoder.settingsHash());
    NoProgress progress;
    QVERIFY(encoder.fit(*rows, progress, {}).has_value());
    QVERIFY(encoder.agreesWith(encoder.state()));
    QVERIFY(!TextEncoder().agreesWith(encoder.state()));
}

void TestTextEncoder::everyItemWithAWordGetsAVector_data()
{
    QTest::addColumn<int>("others");
    QTest::newRow("in a tiny catalog, where every word counts") << 0;
    QTest::newRow("where words of one item alone are dropped") << 32;
}

void TestTextEncoder::everyItemWithAWordGetsAVector()
{
    QFETCH(int, others);
    const std::vector<std::string> words{"Your", "Now", "K", "7", "the", "What is it", "你的", "crow"};
    std::vector<Content> contents;
    for (const std::string &word : words)
        contents.push_back(text({word}));
    const std::vector<Content> more = smallCatalog();
    contents.insert(contents.end(), more.begin(), more.begin() + others);
    TextEncoder encoder;
    NoProgress progress;
    const auto rows = encoder.features(contents, {});
    QVERIFY(encoder.fit(*rows, progress, {}).has_value());
    const auto vectors = encoder.project(*rows);
    QVERIFY(vectors.has_value());
    const int dimension = encoder.info().dimension;
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        QVERIFY2(std::abs(cosine(*vectors, dimension, i, i) - 1) < 1e-5f,
                 words[static_cast<std::size_t>(i)].c_str());
        for (int j = 0; j < i; ++j) // one-word items that share nothing are not alike
            QVERIFY2(cosine(*vectors, dimension, i, j) < 0.9f, words[static_cast<std::size_t>(i)].c_str());
    }
}

void TestTextEncoder::showsWhatItSaw()
{
    TextEncoder encoder;
    NoProgress progress;
    const auto contents = smallCatalog();
    QCOMPARE(encoder.inspect(contents[0])->size(), std::size_t(2));
    QVERIFY(encoder.fit(*encoder.features(contents, {}), progress, {}).has_value());
    const auto parts = encoder.inspect(text({"乌鸦"}, "The <b>Crow</b>"));
    QVERIFY(parts.has_value());
    QCOMPARE(parts->at(1).label, std::string("words"));
    QCOMPARE(parts->at(1).text, std::string("crow 乌鸦"));
    QCOMPARE(parts->at(2).label, std::string("weights"));
    QVERIFY(parts->at(2).text.find("word  crow") != std::string::npos);
}

void TestTextEncoder::stopsWhenAsked()
{
    std::stop_source source;
    source.request_stop();
    const auto rows = TextEncoder().features(smallCatalog(), source.get_token());
    QVERIFY(!rows.has_value());
    QCOMPARE(rows.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestTextEncoder)
#include "tst_textencoder.moc"
