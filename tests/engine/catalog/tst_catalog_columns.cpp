// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <QObject>

#include <cmath>
#include <limits>

using namespace modalens;
using namespace modalens::test;

/// Tags, fields, scores and interactions.
class TestCatalogColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_catalog = std::make_unique<Catalog>(take(Catalog::create(pathOf(*m_folder))));
        std::vector<ItemDraft> drafts = textItems(4);
        drafts[0].tags = {{"folder", "birds"}, {"folder", "animals"}, {"colour", "black"}};
        drafts[1].tags = {{"folder", "animals"}, {"folder", "birds"}};
        drafts[2].tags = {{"colour", "black"}};
        drafts[0].fields = {{"size", 1.5}, {"weight", -2.0}};
        drafts[3].fields = {{"size", std::numeric_limits<double>::quiet_NaN()}, {"weight", 1e300}};
        take(m_catalog->putItems(drafts));
    }

    void cleanup()
    {
        m_catalog.reset();
        m_folder.reset();
    }

    void aTagColumnHasTheFirstValueOfTheGroup()
    {
        QCOMPARE(take(m_catalog->tagColumn("folder")),
                 (std::vector<std::string>{"birds", "animals", "", ""}));
        QCOMPARE(take(m_catalog->tagColumn("nothing")), std::vector<std::string>(4));
        QCOMPARE(take(m_catalog->tagGroups()), (std::vector<std::string>{"colour", "folder"}));
    }

    void tagsAreCountedByItemLargestFirst()
    {
        take(m_catalog->addTags(ItemId{0}, std::array{Tag{"colour", "black", "user"}}));
        take(m_catalog->addTags(ItemId{3}, std::array{Tag{"colour", "aqua", "user"}}));
        const std::vector<TagCount> counts = take(m_catalog->tagCounts("colour"));
        QCOMPARE(counts.size(), std::size_t(2));
        QCOMPARE(counts[0].value, std::string("black"));
        QCOMPARE(counts[0].items, 2); // item 0 has it from two sources
        QCOMPARE(counts[1].items, 1);
        QCOMPARE(take(m_catalog->tagCounts()).size(), std::size_t(4));
    }

    void manyItemsAreTaggedAtOnceAndSayWhichAreNew()
    {
        const Tag black{"colour", "black", "import"}, mine{"colour", "black", "user"};
        const std::vector<ItemId> all{ItemId{0}, ItemId{1}, ItemId{1}, ItemId{2}, ItemId{99}};
        QCOMPARE(take(m_catalog->tagItems(all, black)), std::vector<ItemId>{ItemId{1}});
        QCOMPARE(take(m_catalog->tagItems(all, mine)),
                 (std::vector<ItemId>{ItemId{0}, ItemId{1}, ItemId{2}}));
        QCOMPARE(take(m_catalog->tagCounts("colour")).front().items, 3);
        QCOMPARE(take(m_catalog->untagItems(std::array{ItemId{0}, ItemId{3}}, mine)),
                 std::vector<ItemId>{ItemId{0}});
        QCOMPARE(take(m_catalog->tags(ItemId{0})).back().source, std::string("import"));
        take(m_catalog->removeItem(ItemId{3}));
        QVERIFY(take(m_catalog->tagItems(std::array{ItemId{3}}, mine)).empty());
    }

    void tagsAreAddedOnceAndRemovedBySource()
    {
        const std::array twice{Tag{"mood", "calm", "user"}, Tag{"mood", "calm", "user"}};
        take(m_catalog->addTags(ItemId{2}, twice));
        take(m_catalog->addTags(ItemId{2}, twice));
        QCOMPARE(take(m_catalog->tags(ItemId{2})).size(), std::size_t(2));
        take(m_catalog->removeTags(ItemId{2}, std::array{Tag{"mood", "calm", "import"}}));
        QCOMPARE(take(m_catalog->tags(ItemId{2})).size(), std::size_t(2));
        take(m_catalog->removeTags(ItemId{2}, twice));
        QCOMPARE(take(m_catalog->tags(ItemId{2})).size(), std::size_t(1));
        QCOMPARE(m_catalog->addTags(ItemId{99}, twice).error().code, ErrorCode::NotFound);
    }

    void aFieldColumnIsNaNWhereNothingIs()
    {
        const std::vector<std::pair<ItemId, double>> unknown{{ItemId{0}, std::nan("")}};
        take(m_catalog->putFields("never known", unknown));
        QCOMPARE(take(m_catalog->fieldNames()), (std::vector<std::string>{"size", "weight"}));
        const std::vector<float> size = take(m_catalog->fieldColumn("size"));
        QCOMPARE(size[0], 1.5f);
        QVERIFY(std::isnan(size[1]) && std::isnan(size[2]) && std::isnan(size[3]));
        const std::vector<float> weight = take(m_catalog->fieldColumn("weight"));
        QCOMPARE(weight[0], -2.0f);
        QVERIFY(std::isinf(weight[3])); // more than a float holds
        QVERIFY(std::isnan(take(m_catalog->fieldColumn("nothing"))[0]));
        QVERIFY(std::isnan(take(m_catalog->fields(ItemId{3})).at(0).value));
    }

    void fieldsOfManyItemsAreAddedAndReplaced()
    {
        const double unknown = std::numeric_limits<double>::quiet_NaN();
        take(m_catalog->putFields("size",
                                  std::array{std::pair{ItemId{1}, 7.0}, std::pair{ItemId{0}, unknown}}));
        take(m_catalog->putFields("votes", std::array{std::pair{ItemId{2}, 3.0}}));
        const std::vector<float> size = take(m_catalog->fieldColumn("size"));
        QCOMPARE(size[1], 7.0f);
        QVERIFY(std::isnan(size[0]));
        QCOMPARE(take(m_catalog->fieldColumn("votes"))[2], 3.0f);
        QCOMPARE(take(m_catalog->fields(ItemId{0})).at(1).value, -2.0); // the weight stays
    }

    void fieldsOfAnItemThatDoesNotExistAreRefusedAsAWhole()
    {
        QVERIFY(
            !m_catalog->putFields("votes", std::array{std::pair{ItemId{0}, 1.0}, std::pair{ItemId{9}, 1.0}}));
        QVERIFY(std::isnan(take(m_catalog->fieldColumn("votes"))[0]));
    }

    void scoresBelongToASignalAndAQuery()
    {
        take(m_catalog->putScores("bm25", "q1",
                                  std::array{std::pair{ItemId{0}, 2.0f}, std::pair{ItemId{2}, 1.0f}}));
        take(m_catalog->putScores("bm25", "q1", std::array{std::pair{ItemId{2}, 3.0f}}));
        take(m_catalog->putScores("bm25", "q2", std::array{std::pair{ItemId{1}, std::nanf("")}}));
        const std::vector<float> column = take(m_catalog->scoreColumn("bm25", "q1"));
        QCOMPARE(column[0], 2.0f);
        QCOMPARE(column[2], 3.0f);
        QVERIFY(std::isnan(column[1]) && std::isnan(column[3]));
        QVERIFY(std::isnan(take(m_catalog->scoreColumn("bm25", "q2"))[1]));
        QVERIFY(std::isnan(take(m_catalog->scoreColumn("other", "q1"))[0]));
        QCOMPARE(take(m_catalog->scoreSignals()), std::vector<std::string>{"bm25"});
        QVERIFY(!m_catalog->putScores("bm25", "q3", std::array{std::pair{ItemId{99}, 1.0f}}).has_value());
    }

    void interactionsComeBackByUserItemAndTime()
    {
        const std::vector<Interaction> given{{"zoe", ItemId{2}, 4.5, 20},
                                             {"ann", ItemId{1}, 3, 5},
                                             {"zoe", ItemId{2}, 1, 10},
                                             {"zoe", ItemId{0}, 2, 30}};
        take(m_catalog->putInteractions(given));
        take(m_catalog->putInteractions(given)); // an import that runs again
        std::string seen;
        take(m_catalog->forEachInteraction([&](const Interaction &one) {
            seen += one.user + std::to_string(rowOf(one.item)) + "@" + std::to_string(one.timeMs) + "=" +
                    std::to_string(int(one.value * 10)) + " ";
        }));
        QCOMPARE(seen, std::string("zoe0@30=20 zoe2@10=10 zoe2@20=45 ann1@5=30 "));
        QCOMPARE(take(m_catalog->info()).interactions, 4);
        const std::vector<Interaction> bad{{"ann", ItemId{0}, 1, 1}, {"ann", ItemId{77}, 1, 1}};
        QVERIFY(!m_catalog->putInteractions(bad).has_value());
        QCOMPARE(take(m_catalog->info()).interactions, 4);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Catalog> m_catalog;
};

QTEST_GUILESS_MAIN(TestCatalogColumns)
#include "tst_catalog_columns.moc"
