// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <QObject>

#include <algorithm>
#include <fstream>

using namespace modalens;
using namespace modalens::test;

namespace {

/// Requests a stop after the first report.
class StopAfterFirst final : public ProgressSink
{
public:
    void report(const ProgressUpdate &) override { source.request_stop(); }
    std::stop_source source;
};

} // namespace

class TestCatalogSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_catalog = std::make_unique<Catalog>(take(Catalog::create(pathOf(*m_folder))));
    }

    void cleanup()
    {
        m_catalog.reset();
        m_folder.reset();
    }

    void wordsAreFoundAsPeopleTypeThem_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("keys"); // sorted
        const auto row = [](const char *name, const char *words, const char *keys) {
            QTest::newRow(name) << QString::fromUtf8(words) << QString::fromUtf8(keys);
        };
        row("a word of a title", "crow", "crow");
        row("a prefix", "cro", "croquis crow");
        row("capitals", "CROW", "crow");
        row("a word of a text", "glossy", "crow");
        row("two words from title and text", "crow glossy", "crow");
        row("words that never meet", "crow sketch", "");
        row("two Chinese characters", "乌鸦", "zh");
        row("one Chinese character", "鸟", "zh");
        row("Chinese characters in another order", "鸦乌", "");
        row("Chinese characters that are apart", "乌鸟", "");
        row("Japanese", "カラス", "ja");
        row("Japanese in half-width forms", "ｶﾗｽ", "ja");
        row("Korean", "까마귀", "ko");
        row("Chinese beside Latin letters", "DVD乌鸦", "zh");
        row("e finds é", "etude", "etude");
        row("é finds é", "étude", "etude");
        row("é from two code points finds é", "e\xCC\x81tude", "etude");
        row("é finds e", "sképtic", "skeptic");
        row("full-width Latin", "ｃｒｏｗ", "crow");
        row("sharp s by ss", "strasse", "road");
        row("an item without a title by its key", "untitled", "untitled-item");
        row("nothing", "", "");
        row("spaces", "  \t ", "");
        row("only punctuation", "* \" ( ) ; : ^ -", "");
        row("query syntax as plain words", "OR NEAR( * \" ; DROP", "syntax");
        row("an operator as a word", "NOT", "syntax");
        row("a column filter is two words", "title:crow", "");
        row("an unbalanced quote", "crow\"", "crow");
        row("a hyphen joins neighbours", "semi-detached", "house");
        row("broken UTF-8", "cro\xFFw", "");
    }

    void wordsAreFoundAsPeopleTypeThem()
    {
        QFETCH(QString, words);
        QFETCH(QString, keys);
        take(m_catalog->putItems(
            std::vector{draft("crow", "Crow", {textAsset("A glossy black bird")}),
                        draft("croquis", "Croquis", {textAsset("A sketch")}),
                        draft("zh", "乌鸦", {textAsset("一只鸟 DVD乌鸦", "zh")}), draft("ja", "カラス"),
                        draft("ko", "까마귀"), draft("etude", "Étude"), draft("skeptic", "Skeptic"),
                        draft("road", "Straße"), draft("untitled-item"), draft("syntax", "or not near drop"),
                        draft("house", "semi detached")}));
        indexAll();
        std::vector<std::string> found;
        for (const ItemSummary &summary :
             take(m_catalog->summaries(take(m_catalog->search(words.toStdString(), 100)))))
            found.push_back(summary.key);
        std::sort(found.begin(), found.end());
        std::string joined;
        for (const std::string &key : found)
            joined += (joined.empty() ? "" : " ") + key;
        QCOMPARE(QString::fromStdString(joined), keys);
        Filter filter;
        filter.text = words.toStdString();
        const std::int64_t passing = take(m_catalog->filterRows(filter)).count();
        QCOMPARE(passing, words.isEmpty() ? 11 : std::int64_t(found.size())); // no text, no filter
    }

    void titlesRankAboveTextsAndWholeWordsAbovePrefixes()
    {
        take(m_catalog->putItems(std::vector{draft("prefix", "Crown"),
                                             draft("text", "Bird", {textAsset("a crow sits here")}),
                                             draft("title", "Crow"), draft("other", "Owl")}));
        indexAll();
        QCOMPARE(take(m_catalog->search("crow", 10)), (std::vector{ItemId{2}, ItemId{0}, ItemId{1}}));
        QCOMPARE(take(m_catalog->search("crow", 1)), std::vector{ItemId{2}});
        QVERIFY(take(m_catalog->search("crow", 0)).empty());
    }

    void wordsThatNearlyAllItemsHaveFindTitlesFirst()
    {
        std::vector<ItemDraft> drafts = textItems(50'100);
        drafts[40'000].title = "Text of the law";
        drafts[50'099].title = "A text";
        take(m_catalog->putItems(drafts));
        indexAll();
        take(m_catalog->removeItem(ItemId{1}));
        QCOMPARE(take(m_catalog->search("text", 4)),
                 (std::vector{ItemId{40'000}, ItemId{50'099}, ItemId{0}, ItemId{2}}));
        QCOMPARE(take(m_catalog->search("text", 1)), std::vector{ItemId{40'000}});
        QCOMPARE(take(m_catalog->search("text", 100'000)).size(), std::size_t(50'099));
    }

    void changesAndRemovalsReachTheIndexWithTheNextRun()
    {
        take(m_catalog->putItems(std::vector{draft("a", "old words"), draft("b", "kept words")}));
        QCOMPARE(take(m_catalog->searchBacklog()), 2);
        indexAll();
        QCOMPARE(take(m_catalog->searchBacklog()), 0);
        take(m_catalog->putItems(std::vector{draft("a", "new words"), draft("c", "third words")}));
        take(m_catalog->removeItem(ItemId{1}));
        QVERIFY(take(m_catalog->search("kept", 5)).empty()); // at once
        QCOMPARE(take(m_catalog->searchBacklog()), 3);
        indexAll();
        QCOMPARE(take(m_catalog->search("new", 5)), std::vector{ItemId{0}});
        QVERIFY(take(m_catalog->search("old", 5)).empty());
        QCOMPARE(take(m_catalog->search("words", 5)).size(), std::size_t(2));
        NoProgress silent;
        QVERIFY(take(m_catalog->check(silent, {})).empty());
    }

    void aChangeBeforeTheFirstRunIsIndexedOnce()
    {
        take(m_catalog->putItems(std::vector{draft("a", "first")}));
        take(m_catalog->putItems(std::vector{draft("a", "second")}));
        indexAll();
        indexAll();
        QCOMPARE(take(m_catalog->search("second", 5)), std::vector{ItemId{0}});
        QCOMPARE(take(m_catalog->searchBacklog()), 0);
    }

    void aStoppedRunGoesOnWhereItWas()
    {
        take(m_catalog->putItems(textItems(20'000)));
        StopAfterFirst progress;
        const Status stopped = m_catalog->indexSearchText(progress, progress.source.get_token());
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        const std::int64_t left = take(m_catalog->searchBacklog());
        QVERIFY(left > 0 && left < 20'000);
        *m_catalog = take(Catalog::open(pathOf(*m_folder)));
        indexAll();
        QCOMPARE(take(m_catalog->search("number", 100'000)).size(), std::size_t(20'000));
    }

    void textFilesAreReadWithinTheirLimit()
    {
        const auto small = pathOf(*m_folder, "small.txt"), large = pathOf(*m_folder, "large.txt");
        std::ofstream(small) << "a whispering brook";
        std::ofstream(large) << "beginning " << std::string(kMaxTextBytes, 'x') << " ending";
        take(m_catalog->putItems(
            std::vector{draft("s", "S", {fileAsset(Modality::Text, small)}),
                        draft("l", "L", {fileAsset(Modality::Text, large)}),
                        draft("gone", "Gone", {fileAsset(Modality::Text, "/no/such/file.txt")}),
                        draft("pipe", "Device", {fileAsset(Modality::Text, "/dev/zero")})}));
        indexAll();
        QCOMPARE(take(m_catalog->search("brook", 5)), std::vector{ItemId{0}});
        QCOMPARE(take(m_catalog->search("beginning", 5)), std::vector{ItemId{1}});
        QVERIFY(take(m_catalog->search("ending", 5)).empty());
        QCOMPARE(take(m_catalog->search("gone", 5)), std::vector{ItemId{2}});
        QCOMPARE(take(m_catalog->search("device", 5)), std::vector{ItemId{3}});
    }

    void filtersCombine()
    {
        std::vector<ItemDraft> drafts = textItems(100);
        for (int i = 0; i < 100; ++i) {
            drafts[i].tags = {{"genre", i % 2 ? "odd" : "even"}, {"third", std::to_string(i % 3)}};
            drafts[i].fields = {{"number", double(i)}};
        }
        take(m_catalog->putItems(drafts));
        take(m_catalog->removeItem(ItemId{30}));
        Filter filter;
        QCOMPARE(take(m_catalog->filterRows(filter)).count(), 99);
        filter.tags = {{"genre", "even"}, {"third", "0"}, {"third", "1"}};
        filter.ranges = {{"number", 10.0, 40.0}, {"number", std::nullopt, 37.0}};
        Bitmap expected(100);
        for (int i = 10; i <= 37; ++i)
            if (i != 30 && i % 2 == 0 && i % 3 != 2)
                expected.set(i);
        QVERIFY(take(m_catalog->filterRows(filter)) == expected);
        filter.tags.push_back({"no such group", "x"});
        QCOMPARE(take(m_catalog->filterRows(filter)).count(), 0);
        // A set, of which one item is gone and one was never there.
        filter = {};
        filter.only = std::make_shared<ItemSet>(
            ItemSet{"set", {drafts[4].key, drafts[30].key, "never there"}, {ItemId{7}, ItemId{5000}}});
        Bitmap set(100);
        set.set(4);
        set.set(7);
        QVERIFY(take(m_catalog->filterRows(filter)) == set);
        filter.tags = {{"genre", "odd"}};
        set.reset(4);
        QVERIFY(take(m_catalog->filterRows(filter)) == set);
    }

private:
    void indexAll()
    {
        NoProgress silent;
        take(m_catalog->indexSearchText(silent, {}));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Catalog> m_catalog;
};

QTEST_GUILESS_MAIN(TestCatalogSearch)
#include "tst_catalog_search.moc"
