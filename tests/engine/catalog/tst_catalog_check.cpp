// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include "engine/catalog/database.h"

#include <QObject>

#include <sqlite3.h>

#include <fstream>

using namespace modalens;
using namespace modalens::test;

class TestCatalogCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_catalog = std::make_unique<Catalog>(take(Catalog::create(pathOf(*m_temporary))));
        take(m_catalog->putItems(textItems(3000)));
        m_space = take(m_catalog->createSpace({.name = "text", .dimension = 4, .dtype = Dtype::Float32})).id;
        for (int first = 0; first < 3000; first += 700) { // batches that do not end where blocks do
            std::vector<ItemId> items;
            std::vector<float> vectors;
            for (int i = first; i < std::min(3000, first + 700); ++i) {
                items.push_back(ItemId{i});
                vectors.insert(vectors.end(), {1.0f, float(i), 2.0f, -1.0f});
            }
            take(m_catalog->appendVectors(m_space, items, vectors));
        }
        take(m_catalog->putSpaceFile(m_space, "state.bin", std::as_bytes(std::span("learned"))));
    }

    void cleanup()
    {
        m_catalog.reset();
        m_temporary.reset();
    }

    void aSoundCatalogHasNoDamage() { QVERIFY(check().empty()); }

    void oneFlippedBitIsFoundAndNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("what");
        QTest::newRow("first vector") << "vectors.npy" << 128 << "spaces/1/vectors.npy block 0";
        QTest::newRow("second block") << "vectors.npy" << 128 + 16 * 1024 << "spaces/1/vectors.npy block 1";
        QTest::newRow("last byte") << "vectors.npy" << 128 + 16 * 3000 - 1 << "spaces/1/vectors.npy block 2";
        QTest::newRow("an item number") << "items.npy" << 128 + 8 * 2047 << "spaces/1/items.npy block 1";
        QTest::newRow("the header's type") << "vectors.npy" << 22 << "spaces/1/vectors.npy";
        QTest::newRow("encoder state") << "state.bin" << 3 << "spaces/1/state.bin";
    }

    void oneFlippedBitIsFoundAndNamed()
    {
        QFETCH(QString, file);
        QFETCH(int, offset);
        QFETCH(QString, what);
        flip(qPrintable(file), offset);
        const std::vector<Damage> damages = check();
        QCOMPARE(damages.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(damages[0].what), what);
        QVERIFY(!damages[0].how.empty());
    }

    void aShortFileIsNamed()
    {
        std::filesystem::resize_file(m_catalog->spaceFolder(m_space) / "vectors.npy", 1000);
        const std::vector<Damage> damages = check();
        QCOMPARE(damages.size(), std::size_t(1));
        QCOMPARE(damages[0].what, std::string("spaces/1/vectors.npy"));
    }

    void aReferenceToNothingIsNamed()
    {
        {
            Database database =
                take(Database::open(pathOf(*m_temporary) / "catalog.db", Database::Access::Write));
            take(database.execute("PRAGMA foreign_keys=OFF; DELETE FROM items WHERE id = 5"));
        }
        const std::vector<Damage> damages = check();
        QVERIFY(!damages.empty());
        QCOMPARE(damages[0].what, std::string("catalog.db table assets"));
    }

    void aDamagedPageIsFound()
    {
        m_catalog.reset();
        const auto file = pathOf(*m_temporary) / "catalog.db";
        const auto size = std::filesystem::file_size(file);
        std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
        stream.seekp(static_cast<std::streamoff>(size / 8192 / 2 * 8192)) << std::string(2000, '\x55');
        stream.close();
        m_catalog = std::make_unique<Catalog>(take(Catalog::open(pathOf(*m_temporary))));
        const std::vector<Damage> damages = check();
        QVERIFY(!damages.empty());
        QVERIFY(damages[0].what.starts_with("catalog.db"));
        for (const Damage &damage : damages)
            QVERIFY2(damage.how.find('\n') == std::string::npos, damage.how.c_str());
    }

    void neighbouringBlocksAreOneFinding()
    {
        flip("vectors.npy", 128 + 5);
        flip("vectors.npy", 128 + 16 * 1500);
        flip("items.npy", 128 + 8 * 2999);
        const std::vector<Damage> damages = check();
        QCOMPARE(damages.size(), std::size_t(2));
        QCOMPARE(damages[0].what, std::string("spaces/1/vectors.npy blocks 0 to 1"));
        QVERIFY2(damages[0].how.find("rows 0 to 2047") != std::string::npos, damages[0].how.c_str());
        QCOMPARE(damages[1].what, std::string("spaces/1/items.npy block 2"));
        QVERIFY2(damages[1].how.find("rows 2048 to 2999") != std::string::npos, damages[1].how.c_str());
        QVERIFY(damages[0].kind == Damage::Kind::Space);
        QCOMPARE(damages[0].space, std::string("text"));
    }

    void aSearchIndexThatDisagreesIsFoundAndMadeAgain_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("how");
        QTest::newRow("an item that is not in it")
            << QByteArray("DELETE FROM search WHERE rowid = 5") << QByteArray("1 items are not in it");
        QTest::newRow("an entry of no item")
            << QByteArray("INSERT INTO search(rowid, title, body) VALUES(70000, 'ghost', '')")
            << QByteArray("1 entries are of no item");
        QTest::newRow("words of another text")
            << QByteArray("UPDATE search_content SET c0 = 'other' WHERE id = 7")
            << QByteArray("its words are not those of its texts");
    }
    void aSearchIndexThatDisagreesIsFoundAndMadeAgain()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, how);
        NoProgress silent;
        take(m_catalog->indexSearchText(silent, {}));
        const auto before = take(m_catalog->search("item", 5000));
        QVERIFY(check().empty());
        {
            Database database =
                take(Database::open(pathOf(*m_temporary) / "catalog.db", Database::Access::Write));
            sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
            take(database.execute(sql.constData()));
        }
        const std::vector<Damage> damages = check();
        QCOMPARE(damages.size(), std::size_t(1));
        QCOMPARE(QByteArray(damages[0].how.c_str()), how);
        QVERIFY(damages[0].kind == Damage::Kind::SearchIndex);
        take(m_catalog->rebuildSearchIndex(silent, {}));
        QVERIFY(check().empty());
        QCOMPARE(take(m_catalog->searchBacklog()), 0);
        QVERIFY(take(m_catalog->search("item", 5000)) == before);
    }

    void itemsThatWaitForTheIndexAreNoDamage()
    {
        NoProgress silent;
        take(m_catalog->indexSearchText(silent, {}));
        take(m_catalog->removeItem(ItemId{4}));
        ItemDraft changed;
        changed.key = "item-9";
        changed.title = "Other words";
        changed.stamp = 77;
        take(m_catalog->putItems(std::span(&changed, 1)));
        QVERIFY(take(m_catalog->searchBacklog()) > 0);
        QVERIFY(check().empty());
    }

    void checkingStopsWhenAsked()
    {
        NoProgress silent;
        std::stop_source source;
        source.request_stop();
        QCOMPARE(m_catalog->check(silent, source.get_token()).error().code, ErrorCode::Cancelled);
        QVERIFY(check().empty()); // and goes on afterwards
    }

private:
    void flip(const char *file, std::int64_t offset)
    {
        std::fstream stream(m_catalog->spaceFolder(m_space) / file,
                            std::ios::binary | std::ios::in | std::ios::out);
        char byte = 0;
        stream.seekg(offset).get(byte);
        stream.seekp(offset).put(static_cast<char>(byte ^ 1));
    }

    std::vector<Damage> check()
    {
        NoProgress silent;
        return take(m_catalog->check(silent, {}));
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<Catalog> m_catalog;
    SpaceId m_space{};
};

QTEST_GUILESS_MAIN(TestCatalogCheck)
#include "tst_catalog_check.moc"
