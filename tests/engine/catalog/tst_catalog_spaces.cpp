// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include "engine/base/float16.h"
#include "engine/catalog/npy.h"

#include <QObject>

#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <random>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kDimension = 5;

std::vector<float> randomVectors(int count, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(static_cast<std::size_t>(count) * kDimension);
    for (float &value : values)
        value = normal(random);
    return values;
}

std::vector<ItemId> ids(std::initializer_list<int> rows)
{
    std::vector<ItemId> items;
    for (const int row : rows)
        items.push_back(ItemId{row});
    return items;
}

std::string readAll(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

class TestCatalogSpaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_catalog = std::make_unique<Catalog>(take(Catalog::create(pathOf(*m_folder))));
        take(m_catalog->putItems(textItems(3000)));
    }

    void cleanup()
    {
        m_catalog.reset();
        m_folder.reset();
    }

    void vectorsComeBackNormalised_data()
    {
        QTest::addColumn<bool>("isHalf");
        QTest::newRow("float16") << true;
        QTest::newRow("float32") << false;
    }

    void vectorsComeBackNormalised()
    {
        QFETCH(bool, isHalf);
        const SpaceId space = create("text", isHalf ? Dtype::Float16 : Dtype::Float32);
        const std::vector<float> values = randomVectors(3, 1);
        take(m_catalog->appendVectors(space, ids({7, 2, 9}), values));
        *m_catalog = take(Catalog::open(pathOf(*m_folder)));
        const SharedVectors vectors = take(m_catalog->loadVectors(space));
        QCOMPARE(vectors->count(), 3);
        QCOMPARE(vectors->find(ItemId{2}), 1);
        QCOMPARE(vectors->find(ItemId{3}), -1);
        QCOMPARE(vectors->find(ItemId{-1}), -1);
        for (int v = 0; v < 3; ++v) {
            double norm = 0;
            for (int i = 0; i < kDimension; ++i)
                norm += double(values[v * kDimension + i]) * values[v * kDimension + i];
            std::array<float, kDimension> stored{};
            vectors->copyVector(v, stored);
            for (int i = 0; i < kDimension; ++i) {
                const float unit = static_cast<float>(values[v * kDimension + i] / std::sqrt(norm));
                QVERIFY(std::abs(stored[i] - unit) <= (isHalf ? 5e-4f : 1e-7f));
            }
        }
        QCOMPARE(vectors->halves().size() + vectors->floats().size(), std::size_t(3 * kDimension));
        QCOMPARE(vectors->halves().empty(), !isHalf);
    }

    /// Whatever was made first, or anew.
    void spacesStandByModality()
    {
        const auto make = [this](const char *name, Modality modality) {
            return take(m_catalog->createSpace({.name = name, .modality = modality, .dimension = kDimension}))
                .id;
        };
        const auto names = [this] {
            std::string all;
            for (const SpaceInfo &space : take(m_catalog->spaces()))
                all += space.name + ' ';
            return all;
        };
        make("sounds", Modality::Audio);
        make("looks", Modality::Image);
        const SpaceId words = make("words", Modality::Text);
        make("captions", Modality::Text);
        QCOMPARE(names(), std::string("words captions looks sounds "));
        take(m_catalog->removeSpace(words));
        make("words", Modality::Text);
        QCOMPARE(names(), std::string("captions words looks sounds "));
    }

    void theFilesAreNumPyArraysOfVersionOne()
    {
        const SpaceId space = create("text", Dtype::Float16);
        take(m_catalog->appendVectors(space, ids({7, 2}), randomVectors(2, 1)));
        const std::string vectors = readAll(m_catalog->spaceFolder(space) / "vectors.npy");
        QCOMPARE(vectors.size(), std::size_t(128 + 2 * kDimension * 2));
        QVERIFY(vectors.starts_with(std::string("\x93NUMPY\x01\x00\x76\x00", 10)));
        QVERIFY(
            vectors.substr(10).starts_with("{'descr': '<f2', 'fortran_order': False, 'shape': (2, 5), }"));
        QCOMPARE(vectors[127], '\n');
        const std::string items = readAll(m_catalog->spaceFolder(space) / "items.npy");
        QVERIFY(items.substr(10).starts_with("{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }"));
        std::int64_t second = 0;
        std::memcpy(&second, items.data() + 128 + 8, 8);
        QCOMPARE(second, 2);
    }

    void anItemEmbeddedAgainHasItsNewestVectorOnce()
    {
        const SpaceId space = create("text", Dtype::Float32);
        // The oracle remembers the newest vector of each item over many overlapping batches and removals.
        std::map<std::int64_t, std::vector<float>> newest;
        std::mt19937 random(5);
        for (unsigned batch = 0; batch < 25; ++batch) {
            const std::vector<float> values = randomVectors(100, batch);
            std::vector<ItemId> items;
            for (int i = 0; i < 100; ++i) {
                const int row = int(random() % 1500);
                items.push_back(ItemId{row});
                newest[row] = {values.begin() + i * kDimension, values.begin() + (i + 1) * kDimension};
            }
            take(m_catalog->appendVectors(space, items, values));
        }
        QCOMPARE(take(m_catalog->findSpace("text"))->vectorCount, std::int64_t(newest.size()));
        for (int row = 0; row < 1500; row += 71) {
            take(m_catalog->removeItem(ItemId{row}));
            newest.erase(row);
        }
        const SharedVectors vectors = take(m_catalog->loadVectors(space));
        QCOMPARE(vectors->count(), std::int64_t(newest.size()));
        for (const auto &[row, values] : newest) {
            const std::int64_t v = vectors->find(ItemId{row});
            QVERIFY(v >= 0 && v < vectors->count());
            QCOMPARE(vectors->items()[v], ItemId{row});
            double dot = 0, norm = 0;
            for (int i = 0; i < kDimension; ++i) {
                dot += double(values[i]) * vectors->floats()[v * kDimension + i];
                norm += double(values[i]) * values[i];
            }
            QVERIFY(dot / std::sqrt(norm) > 0.99999);
        }
    }

    void whatIsNoVectorIsRefused_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("item");
        QTest::addColumn<float>("value");
        QTest::newRow("a zero vector") << kDimension << 1 << 0.0f;
        QTest::newRow("not a number") << kDimension << 1 << std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("infinity") << kDimension << 1 << std::numeric_limits<float>::infinity();
        QTest::newRow("a number too few") << kDimension - 1 << 1 << 1.0f;
        QTest::newRow("an item that does not exist") << kDimension << 3000 << 1.0f;
        QTest::newRow("a negative item") << kDimension << -1 << 1.0f;
    }

    void whatIsNoVectorIsRefused()
    {
        QFETCH(int, count);
        QFETCH(int, item);
        QFETCH(float, value);
        const SpaceId space = create("text", Dtype::Float16);
        take(m_catalog->appendVectors(space, ids({5}), randomVectors(1, 1)));
        const Status status = m_catalog->appendVectors(space, ids({item}), std::vector<float>(count, value));
        QCOMPARE(status.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(take(m_catalog->loadVectors(space))->count(), 1);
    }

    void rowsBeyondTheDatabaseAreIgnoredAndOverwritten()
    {
        const SpaceId space = create("text", Dtype::Float16);
        take(m_catalog->appendVectors(space, ids({1, 2}), randomVectors(2, 1)));
        for (const char *name : {"vectors.npy", "items.npy"}) { // what a crash after writing the data leaves
            std::ofstream file(m_catalog->spaceFolder(space) / name, std::ios::binary | std::ios::app);
            file << std::string(1000, '\x7f');
        }
        QCOMPARE(take(m_catalog->loadVectors(space))->count(), 2);
        take(m_catalog->appendVectors(space, ids({3}), randomVectors(1, 2)));
        QCOMPARE(readAll(m_catalog->spaceFolder(space) / "vectors.npy").size(),
                 std::size_t(128 + 3 * kDimension * 2));
        QCOMPARE(take(m_catalog->loadVectors(space))->find(ItemId{3}), 2);
    }

    void aShortFileIsDamagedAndNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("size");
        QTest::newRow("vectors one byte short") << "vectors.npy" << 128 + 2 * kDimension * 2 - 1;
        QTest::newRow("vectors without data") << "vectors.npy" << 128;
        QTest::newRow("vectors without header") << "vectors.npy" << 0;
        QTest::newRow("items one byte short") << "items.npy" << 128 + 15;
        QTest::newRow("vectors missing") << "vectors.npy" << -1;
    }

    void aShortFileIsDamagedAndNamed()
    {
        QFETCH(QString, name);
        QFETCH(int, size);
        const SpaceId space = create("text", Dtype::Float16);
        take(m_catalog->appendVectors(space, ids({1, 2}), randomVectors(2, 1)));
        const auto file = m_catalog->spaceFolder(space) / name.toStdString();
        if (size < 0)
            std::filesystem::remove(file);
        else
            std::filesystem::resize_file(file, size);
        const auto vectors = m_catalog->loadVectors(space);
        QCOMPARE(vectors.error().code, ErrorCode::Damaged);
        QCOMPARE(vectors.error().subject, file.string());
        *m_catalog = take(Catalog::open(pathOf(*m_folder)));
        QCOMPARE(m_catalog->appendVectors(space, ids({3}), randomVectors(1, 1)).error().code,
                 ErrorCode::Damaged);
    }

    void damagedBytesAreNamedWhenASpaceIsOpened_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("one bit of a vector") << "vectors.npy" << 128 + 9 << QByteArray("\x7f");
        QTest::newRow("the last vector")
            << "vectors.npy" << 128 + 2 * kDimension * 1499 << QByteArray(8, '\xff');
        QTest::newRow("an item that exists") << "items.npy" << 128 + 8 * 1100 << QByteArray("\x02\x01");
        QTest::newRow("an item that cannot be") << "items.npy" << 128 + 8 << QByteArray(8, '\xff');
        QTest::newRow("no header") << "vectors.npy" << 0 << QByteArray(64, 'x');
        const auto header = [](const char *descr, std::int64_t rows, std::int64_t columns) {
            const auto bytes = npyHeader(descr, rows, columns);
            return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        };
        QTest::newRow("a header with fewer rows") << "vectors.npy" << 0 << header("<f2", 1000, kDimension);
        QTest::newRow("a header of another width")
            << "vectors.npy" << 0 << header("<f2", 1500, kDimension + 1);
        QTest::newRow("a header of another type") << "vectors.npy" << 0 << header("<f4", 1500, kDimension);
        QTest::newRow("a header of items with fewer rows") << "items.npy" << 0 << header("<i8", 3, 0);
        QTest::newRow("a header of a matrix of items") << "items.npy" << 0 << header("<i8", 1500, 1);
    }

    void damagedBytesAreNamedWhenASpaceIsOpened()
    {
        QFETCH(QString, name);
        QFETCH(int, offset);
        QFETCH(QByteArray, bytes);
        const SpaceId space = create("text", Dtype::Float16);
        std::vector<ItemId> items;
        for (std::int64_t i = 0; i < 1500; ++i)
            items.push_back(ItemId{i});
        take(m_catalog->appendVectors(space, items, randomVectors(1500, 1)));
        QCOMPARE(take(m_catalog->loadVectors(space))->count(), 1500);
        const auto file = m_catalog->spaceFolder(space) / name.toStdString();
        {
            std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
            stream.seekp(offset).write(bytes.constData(), bytes.size());
        }
        const auto vectors = m_catalog->loadVectors(space);
        QVERIFY(!vectors);
        QCOMPARE(vectors.error().code, ErrorCode::Damaged);
        QCOMPARE(vectors.error().subject, file.string());
        QVERIFY(!vectors.error().message.empty());
    }

    void pendingItemsAreThoseWithoutOutcome()
    {
        const SpaceId space = create("text", Dtype::Float16);
        QCOMPARE(take(m_catalog->pendingItems(space)).size(), std::size_t(3000));
        take(m_catalog->appendVectors(space, ids({0, 1}), randomVectors(2, 1),
                                      std::vector<EmbedFailure>{{ItemId{2}, "too short"}}));
        std::vector<ItemId> pending = take(m_catalog->pendingItems(space));
        QCOMPARE(pending.size(), std::size_t(2997));
        QCOMPARE(pending.front(), ItemId{3});
        const auto failures = take(m_catalog->embedFailures(space));
        QCOMPARE(failures.size(), std::size_t(1));
        QCOMPARE(failures[0].reason, std::string("too short"));
    }

    void changedContentIsPendingAgainUntilItIsEmbedded()
    {
        const SpaceId space = create("text", Dtype::Float16);
        std::vector<ItemId> all;
        for (int i = 0; i < 3000; ++i)
            all.push_back(ItemId{i});
        const std::vector<ItemId> embedded(all.begin(), all.end() - 1);
        take(m_catalog->appendVectors(space, embedded, randomVectors(2999, 1),
                                      std::vector<EmbedFailure>{{ItemId{2999}, "broken"}}));
        QVERIFY(take(m_catalog->pendingItems(space)).empty());

        std::vector<ItemDraft> changed{textItems(5)[4], textItems(3000)[2999]};
        changed[0].stamp = changed[1].stamp = 9;
        take(m_catalog->putItems(changed));
        QCOMPARE(take(m_catalog->pendingItems(space)), ids({4, 2999}));
        take(m_catalog->appendVectors(space, ids({4}), randomVectors(1, 1),
                                      std::vector<EmbedFailure>{{ItemId{2999}, "still broken"}}));
        QVERIFY(take(m_catalog->pendingItems(space)).empty());
        changed[1].stamp = 10; // and once more
        take(m_catalog->putItems(changed));
        QCOMPARE(take(m_catalog->pendingItems(space)), ids({2999}));
        take(m_catalog->appendVectors(space, ids({2999}), randomVectors(1, 1)));
        QVERIFY(take(m_catalog->pendingItems(space)).empty());
        QVERIFY(take(m_catalog->embedFailures(space)).empty());
    }

    void whatWasMadeFromOldContentStaysPending()
    {
        const SpaceId space = create("text", Dtype::Float16);
        const ContentVersion seen = take(m_catalog->contentVersion());
        std::vector<ItemDraft> changed{textItems(2)[1], textItems(6)[5]}; // while they were being encoded
        take(m_catalog->putItems(changed));
        QVERIFY(take(m_catalog->contentVersion()) > seen);
        take(m_catalog->appendVectors(space, ids({0, 1}), randomVectors(2, 1),
                                      std::vector<EmbedFailure>{{ItemId{4}, "broken"}, {ItemId{5}, "broken"}},
                                      seen));
        const std::vector<ItemId> pending = take(m_catalog->pendingItems(space));
        QCOMPARE(std::vector<ItemId>(pending.begin(), pending.begin() + 4), ids({1, 2, 3, 5}));
        QCOMPARE(take(m_catalog->embedFailures(space)).size(), std::size_t(1));

        take(m_catalog->appendVectors(space, ids({1, 5}), randomVectors(2, 2), {},
                                      take(m_catalog->contentVersion())));
        QCOMPARE(take(m_catalog->pendingItems(space)).front(), ItemId{2});
        QCOMPARE(take(m_catalog->pendingItems(space)).size(), std::size_t(3000 - 4));
    }

    void spacesAreFoundFinishedAndRemoved()
    {
        const SpaceId first = create("text", Dtype::Float16);
        QCOMPARE(m_catalog->createSpace(draftOf("text", Dtype::Float16)).error().code,
                 ErrorCode::AlreadyExists);
        take(m_catalog->finishSpace(first));
        const SpaceInfo info = *take(m_catalog->findSpace("text"));
        QCOMPARE(info.state, SpaceState::Complete);
        QCOMPARE(info.seed, 0xfedcba9876543210u);
        take(m_catalog->removeSpace(first));
        QVERIFY(!std::filesystem::exists(m_catalog->spaceFolder(first)));
        QCOMPARE(m_catalog->loadVectors(first).error().code, ErrorCode::NotFound);
        QVERIFY(create("text", Dtype::Float16) != first);
        QCOMPARE(take(m_catalog->spaces()).size(), std::size_t(1));
    }

    void spaceFilesAreReplacedAsOneAndChecked()
    {
        const SpaceId space = create("text", Dtype::Float16);
        const auto bytesOf = [](std::string_view text) { return std::as_bytes(std::span(text)); };
        QCOMPARE(m_catalog->spaceFile(space, "state.json").error().code, ErrorCode::NotFound);
        take(m_catalog->putSpaceFile(space, "state.json", bytesOf("one")));
        take(m_catalog->putSpaceFile(space, "state.json", bytesOf("two")));
        const auto bytes = take(m_catalog->spaceFile(space, "state.json"));
        QCOMPARE(std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size()), std::string("two"));
        std::ofstream(m_catalog->spaceFolder(space) / "state.json") << "twp";
        const auto damaged = m_catalog->spaceFile(space, "state.json");
        QCOMPARE(damaged.error().code, ErrorCode::Damaged);
        for (const char *name : {"", "../x", "vectors.npy", "items.npy", ".hidden", "a/b"})
            QCOMPARE(m_catalog->putSpaceFile(space, name, {}).error().code, ErrorCode::InvalidArgument);
    }

    void twoObjectsOfOneProcessAppendInTurn()
    {
        const SpaceId space = create("text", Dtype::Float16);
        Catalog other = take(Catalog::open(pathOf(*m_folder)));
        QVERIFY(!other.isReadOnly());
        take(m_catalog->appendVectors(space, ids({1}), randomVectors(1, 1)));
        take(other.appendVectors(space, ids({2}), randomVectors(1, 2)));
        take(m_catalog->appendVectors(space, ids({3, 2}), randomVectors(2, 3)));
        QCOMPARE(take(other.loadVectors(space))->count(), 3);
        QCOMPARE(take(other.findSpace("text"))->vectorCount, 3);
    }

private:
    static SpaceDraft draftOf(const char *name, Dtype dtype)
    {
        return {.name = name,
                .encoder = "test",
                .dimension = kDimension,
                .dtype = dtype,
                .seed = 0xfedcba9876543210u};
    }
    SpaceId create(const char *name, Dtype dtype)
    {
        return take(m_catalog->createSpace(draftOf(name, dtype))).id;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Catalog> m_catalog;
};

QTEST_GUILESS_MAIN(TestCatalogSpaces)
#include "tst_catalog_spaces.moc"
