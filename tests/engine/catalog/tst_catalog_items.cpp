// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <QObject>

#include <sys/stat.h>

#include <fstream>

using namespace modalens;
using namespace modalens::test;

class TestCatalogItems : public QObject
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

    void rowsCountUpFromZeroInTheOrderOfDrafts()
    {
        const auto outcome = take(m_catalog->putItems(textItems(5)));
        QCOMPARE(outcome.inserted, 5);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(rowOf(outcome.ids[i]), i);
        QCOMPARE(take(m_catalog->rowCount()), 5);
        QCOMPARE(take(m_catalog->findItem("item-3")), std::optional(ItemId{3}));
        QCOMPARE(take(m_catalog->findItem("item-5")), std::optional<ItemId>());
    }

    void everythingOfAnItemComesBackAfterReopening()
    {
        ItemDraft crow =
            draft("birds/crow", "Crow",
                  {fileAsset(Modality::Image, "/media/crow.png"), textAsset("A black bird", "en"),
                   fileAsset(Modality::Image, "/media/crow.svg", AssetRole::Alternate),
                   fileAsset(Modality::Audio, "/media/crow_desc.ogg", AssetRole::Speech)});
        crow.assets[0].sizeBytes = 1234;
        crow.assets[0].modifiedNs = 5678;
        crow.assets[0].contentHash = 0xfedcba9876543210u;
        crow.tags = {{"folder", "birds"}, {"colour", "black", "user"}};
        crow.fields = {{"wingspan", 0.9}, {"weight", 0.5}};
        crow.stamp = 0xffffffffffffffffu;
        take(m_catalog->putItems(std::span(&crow, 1)));
        *m_catalog = take(Catalog::open(pathOf(*m_folder)));

        const auto assets = take(m_catalog->assets(ItemId{0}));
        QCOMPARE(assets.size(), crow.assets.size());
        for (std::size_t i = 0; i < assets.size(); ++i) {
            QVERIFY(static_cast<const AssetDraft &>(assets[i]) == crow.assets[i]);
            QCOMPARE(assets[i].item, ItemId{0});
        }
        QVERIFY(take(m_catalog->tags(ItemId{0})) == crow.tags);
        QVERIFY(take(m_catalog->fields(ItemId{0})) == crow.fields);
        QCOMPARE(take(m_catalog->itemStamps()).at(0).second, crow.stamp);
        const ItemSummary summary = take(m_catalog->summaries(std::array{ItemId{0}})).at(0);
        QCOMPARE(summary.key, crow.key);
        QCOMPARE(summary.title, crow.title);
        QCOMPARE(summary.picturePath, std::string("/media/crow.png"));
        QCOMPARE(int(summary.modalities),
                 1 << int(Modality::Text) | 1 << int(Modality::Image)); // no sound: it is speech
    }

    void equalStampsAreSkippedAndOthersReplaced()
    {
        std::vector<ItemDraft> drafts = textItems(3);
        for (ItemDraft &one : drafts)
            one.stamp = 7;
        take(m_catalog->putItems(drafts));
        take(m_catalog->addTags(ItemId{1}, std::array{Tag{"mood", "calm", "user"}}));
        drafts[1].stamp = 8;
        drafts[1].title = "Changed";
        drafts[1].assets = {textAsset("one"), textAsset("two")};
        drafts[1].tags = {{"folder", "new"}};
        const auto outcome = take(m_catalog->putItems(drafts));
        QCOMPARE(outcome.unchanged, 2);
        QCOMPARE(outcome.updated, 1);
        QCOMPARE(outcome.ids, (std::vector{ItemId{0}, ItemId{1}, ItemId{2}}));
        QCOMPARE(take(m_catalog->summaries(std::array{ItemId{1}})).at(0).title, std::string("Changed"));
        QCOMPARE(take(m_catalog->assets(ItemId{1})).size(), std::size_t(2));
        const std::vector<Tag> tags = take(m_catalog->tags(ItemId{1}));
        QVERIFY((tags == std::vector<Tag>{{"mood", "calm", "user"}, {"folder", "new", "import"}}));
    }

    void aRemovedItemLeavesATombstoneAndItsRowIsNeverReused()
    {
        take(m_catalog->putItems(textItems(4)));
        take(m_catalog->removeItem(ItemId{3}));
        QCOMPARE(take(m_catalog->rowCount()), 4);
        QCOMPARE(take(m_catalog->findItem("item-3")), std::optional<ItemId>());
        QCOMPARE(take(m_catalog->summaries(std::array{ItemId{3}})).at(0).key, std::string());
        QVERIFY(take(m_catalog->assets(ItemId{3})).empty());
        QCOMPARE(take(m_catalog->itemsWith(Modality::Text)).size(), std::size_t(3));
        QCOMPARE(take(m_catalog->liveRows()).count(), 3);
        QCOMPARE(m_catalog->removeItem(ItemId{3}).error().code, ErrorCode::NotFound);
        const auto again = take(m_catalog->putItems(textItems(4)));
        QCOMPARE(again.ids.back(), ItemId{4});
        QCOMPARE(take(m_catalog->info()).items, 4);
        QCOMPARE(take(m_catalog->info()).rows, 5);
    }

    void oneBadDraftLeavesNothingOfItsCall()
    {
        std::vector<ItemDraft> drafts = textItems(3);
        drafts[2].key = std::string(kMaxKeyBytes + 1, 'k');
        const auto outcome = m_catalog->putItems(drafts);
        QCOMPARE(outcome.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(take(m_catalog->rowCount()), 0);
        drafts[2].key.clear();
        QCOMPARE(m_catalog->putItems(drafts).error().code, ErrorCode::InvalidArgument);
    }

    void hostileStringsComeBackAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("stored");
        const auto same = [](const char *name, const QByteArray &text) {
            QTest::newRow(name) << text << text;
        };
        same("quotes", "it's \"quoted\" `x`");
        same("SQL", "x'); DROP TABLE items; --");
        same("a newline and a tab", "a\nb\tc");
        same("Chinese and an emoji", "乌鸦 🐦");
        same("a lone surrogate's neighbours", "\xED\x9F\xBF\xEE\x80\x80");
        QTest::newRow("a broken byte") << QByteArray("caf\xE9") << QByteArray("caf\xEF\xBF\xBD");
        // One replacement for each maximal well-formed part, as Unicode recommends: none of these three bytes
        // is one.
        QTest::newRow("a surrogate in UTF-8")
            << QByteArray("a\xED\xA0\x80z") << QByteArray("a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz");
        QTest::newRow("a NUL inside") << QByteArray("a\0b", 3)
                                      << QByteArray("a\xEF\xBF\xBD"
                                                    "b");
    }

    void hostileStringsComeBackAsTheyAre()
    {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, stored);
        ItemDraft item = draft("key", given.toStdString(), {textAsset(given.toStdString())});
        item.tags = {{given.toStdString(), given.toStdString()}};
        take(m_catalog->putItems(std::span(&item, 1)));
        QCOMPARE(QByteArray::fromStdString(take(m_catalog->summaries(std::array{ItemId{0}})).at(0).title),
                 stored);
        QCOMPARE(QByteArray::fromStdString(take(m_catalog->assets(ItemId{0})).at(0).text), stored);
        QCOMPARE(QByteArray::fromStdString(take(m_catalog->tags(ItemId{0})).at(0).value), stored);
    }

    void keysWithBrokenBytesStayApartAndAreFoundByTheirBytes()
    {
        take(m_catalog->putItems(std::vector{draft("caf\xE9"), draft("caf\xE8")}));
        QCOMPARE(take(m_catalog->rowCount()), 2);
        QCOMPARE(take(m_catalog->findItem("caf\xE8")), std::optional(ItemId{1}));
    }

    void pathsAreBytes()
    {
        const std::string path = "/media/caf\xE9\n'.png";
        take(m_catalog->putItems(std::vector{draft("a", "A", {fileAsset(Modality::Image, path)})}));
        QCOMPARE(take(m_catalog->assets(ItemId{0})).at(0).path, path);
        QCOMPARE(take(m_catalog->summaries(std::array{ItemId{0}})).at(0).picturePath, path);
    }

    void sizeAndTimeOfAFileAreLookedUpWhenNotGiven()
    {
        const auto file = pathOf(*m_folder, "a.txt");
        std::ofstream(file) << "hello";
        struct stat status
        {
        };
        QCOMPARE(::stat(file.c_str(), &status), 0);
        take(m_catalog->putItems(std::vector{draft("a", "A", {fileAsset(Modality::Text, file.string())})}));
        const Asset asset = take(m_catalog->assets(ItemId{0})).at(0);
        QCOMPARE(asset.sizeBytes, 5);
        QCOMPARE(asset.modifiedNs,
                 status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec);
    }

    void longTitlesAndTextsAreCutAtACharacter()
    {
        std::string title;
        while (title.size() <= kMaxTitleBytes)
            title += "鸟"; // three bytes: 4096 is no multiple
        take(m_catalog->putItems(
            std::vector{draft("a", title, {textAsset(std::string(kMaxTextBytes + 5, 'x'))})}));
        const std::string stored = take(m_catalog->summaries(std::array{ItemId{0}})).at(0).title;
        QCOMPARE(stored, title.substr(0, kMaxTitleBytes / 3 * 3));
        QCOMPARE(take(m_catalog->assets(ItemId{0})).at(0).text.size(), kMaxTextBytes);
    }

    void contentAssetsLeaveOutSpeechAlternatesAndDerived()
    {
        ItemDraft item = draft("a", "A");
        for (const AssetRole role : {AssetRole::Alternate, AssetRole::Primary, AssetRole::Derived,
                                     AssetRole::Content, AssetRole::Speech})
            item.assets.push_back(fileAsset(Modality::Audio, "/a" + std::to_string(int(role)), role));
        take(m_catalog->putItems(std::vector{item, draft("b")}));
        const auto content =
            take(m_catalog->contentAssets(std::array{ItemId{1}, ItemId{0}, ItemId{-5}}, Modality::Audio));
        QCOMPARE(content.size(), std::size_t(3));
        QVERIFY(content[0].empty());
        QVERIFY(content[2].empty());
        QCOMPARE(content[1].size(), std::size_t(2));
        QCOMPARE(content[1][0].role, AssetRole::Primary);
        QCOMPARE(content[1][1].role, AssetRole::Content);
    }

    void unknownIdsGiveEmptySummaries()
    {
        const auto summaries = take(m_catalog->summaries(std::array{ItemId{-1}, ItemId{77}}));
        QCOMPARE(summaries.size(), std::size_t(2));
        QVERIFY(summaries[0].key.empty() && summaries[1].key.empty());
    }

    void infoCountsByModality()
    {
        take(m_catalog->putItems(
            std::vector{draft("a", "A", {textAsset("t"), fileAsset(Modality::Image, "/i")}),
                        draft("b", "B", {textAsset("t")})}));
        const CatalogInfo info = take(m_catalog->info());
        QCOMPARE(info.assets, 3);
        const std::vector<std::pair<Modality, std::int64_t>> expected{{Modality::Text, 2},
                                                                      {Modality::Image, 1}};
        QVERIFY(info.itemsByModality == expected);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Catalog> m_catalog;
};

QTEST_GUILESS_MAIN(TestCatalogItems)
#include "tst_catalog_items.moc"
