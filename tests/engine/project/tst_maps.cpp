// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/catalog.h"
#include "engine/project/maps.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>

using namespace modalens;

namespace {

constexpr std::int64_t kItems = 120;
constexpr int kDimension = 12;

/// Distance between the centroids of even and odd items over the mean distance of an item to its own
/// centroid.
double separation(const Layout &layout, std::int64_t period)
{
    double centre[2][2] = {}, count[2] = {}, spread = 0;
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
        const auto side = static_cast<std::size_t>(rowOf(layout.items[i]) / period % 2);
        centre[side][0] += layout.xy[2 * i];
        centre[side][1] += layout.xy[2 * i + 1];
        count[side] += 1;
    }
    for (auto side : {0, 1})
        for (auto axis : {0, 1})
            centre[side][axis] /= count[side];
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
        const auto side = static_cast<std::size_t>(rowOf(layout.items[i]) / period % 2);
        spread += std::hypot(layout.xy[2 * i] - centre[side][0], layout.xy[2 * i + 1] - centre[side][1]);
    }
    return std::hypot(centre[0][0] - centre[1][0], centre[0][1] - centre[1][1]) /
           (spread / static_cast<double>(layout.items.size()));
}

double meanMove(const Layout &a, const Layout &b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        sum += std::hypot(a.xy[2 * i] - b.xy[2 * i], a.xy[2 * i + 1] - b.xy[2 * i + 1]);
    return sum / static_cast<double>(a.items.size());
}

} // namespace

class TestMaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void spaceMapSeparatesItsGroups();
    void emptySpaceGivesEmptyMap();
    void fusedMapFollowsTheWeights();
    void fusedMapDoesNotFlip();
    void fusedMapOfNothing();
    void fusedMapRefusesBadWeights();
    void stops();
    void savedMapComesBack();
    void aMapKnowsWhatItWasMadeOf();
    void otherVectorsOfTheSameItemsAreNoticed();
    void damageIsNoticed_data();
    void damageIsNoticed();
    void hostileNamesAreRefused_data();
    void hostileNamesAreRefused();

private:
    /// Two groups: items whose row / period is even or odd. Only rows below `present` have a vector; embedded
    /// backwards.
    SharedVectors makeSpace(const std::string &name, std::int64_t period, std::int64_t present,
                            std::uint64_t seed);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Catalog> m_catalog;
};

void TestMaps::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto catalog = Catalog::create(m_folder->filePath(QStringLiteral("catalog")).toStdString());
    QVERIFY(catalog);
    m_catalog = std::make_unique<Catalog>(std::move(*catalog));
    std::vector<ItemDraft> drafts;
    for (std::int64_t row = 0; row < kItems; ++row)
        drafts.push_back({.key = "item " + std::to_string(row), .title = "t"});
    QVERIFY(m_catalog->putItems(drafts));
}

void TestMaps::cleanup()
{
    m_catalog.reset();
    m_folder.reset();
}

SharedVectors TestMaps::makeSpace(const std::string &name, std::int64_t period, std::int64_t present,
                                  std::uint64_t seed)
{
    const auto space = m_catalog->createSpace({.name = name, .encoder = "import", .dimension = kDimension});
    if (!space)
        return nullptr;
    std::mt19937_64 random(seed);
    std::normal_distribution<float> noise(0, 0.1F);
    std::vector<ItemId> items;
    std::vector<float> vectors;
    for (std::int64_t row = present - 1; row >= 0; --row) {
        items.push_back(ItemId{row});
        for (int i = 0; i < kDimension; ++i)
            vectors.push_back(noise(random) + (i == row / period % 2 ? 1.0F : 0.0F));
    }
    if (present > 0 && !m_catalog->appendVectors(space->id, items, vectors))
        return nullptr;
    auto loaded = m_catalog->loadVectors(space->id);
    return loaded ? *loaded : nullptr;
}

void TestMaps::spaceMapSeparatesItsGroups()
{
    const SharedVectors space = makeSpace("text", 1, 100, 1);
    QVERIFY(space);
    NoProgress quiet;
    const auto layout = projectSpace(*space, quiet);
    QVERIFY(layout);
    QCOMPARE(layout->items.size(), std::size_t{100});
    QVERIFY(std::is_sorted(layout->items.begin(), layout->items.end()));
    QVERIFY(separation(*layout, 1) > 3);
    const auto again = projectSpace(*space, quiet);
    QCOMPARE(again->xy, layout->xy);
}

void TestMaps::emptySpaceGivesEmptyMap()
{
    const SharedVectors space = makeSpace("text", 1, 0, 1);
    QVERIFY(space);
    NoProgress quiet;
    const auto layout = projectSpace(*space, quiet);
    QVERIFY(layout && layout->items.empty() && layout->xy.empty());
}

void TestMaps::fusedMapFollowsTheWeights()
{
    // One space tells even rows from odd, the other tells pairs of rows.
    const std::vector<SharedVectors> spaces{makeSpace("text", 1, kItems, 1), makeSpace("image", 2, 90, 2)};
    QVERIFY(spaces[0] && spaces[1]);
    NoProgress quiet;
    const auto map = FusedMap::begin(spaces, kItems, quiet);
    QVERIFY(map);
    const auto text = map->at(std::vector<double>{1, 0});
    const auto image = map->at(std::vector<double>{0, 1});
    const auto both = map->at(std::vector<double>{1, -1}); // the sign plays no part
    QVERIFY(text && image && both);
    QCOMPARE(text->items.size(), static_cast<std::size_t>(kItems));
    QVERIFY(separation(*text, 1) > 3 && separation(*text, 2) < 1);
    QVERIFY(separation(*image, 2) > 1.5 && separation(*image, 1) < 1);
    QVERIFY(separation(*both, 1) > 1.5 && separation(*both, 2) > 1);
    const auto once = projectFused(spaces, std::vector<double>{1, 1}, kItems, quiet);
    QVERIFY(once);
    QCOMPARE(once->xy, both->xy);
    // An item without the only weighted space lies at its mean, like all others without it.
    const auto at = [&](std::size_t row) { return std::pair(image->xy[2 * row], image->xy[2 * row + 1]); };
    QCOMPARE(at(95), at(110));
}

void TestMaps::fusedMapDoesNotFlip()
{
    const std::vector<SharedVectors> spaces{makeSpace("text", 1, kItems, 1),
                                            makeSpace("image", 2, kItems, 2)};
    NoProgress quiet;
    const auto map = FusedMap::begin(spaces, kItems, quiet);
    QVERIFY(map);
    auto previous = map->at(std::vector<double>{1, 0});
    QVERIFY(previous);
    for (int step = 1; step <= 100; ++step) { // the principal axes change places on the way
        const auto next = map->at(std::vector<double>{1 - step / 100.0, step / 100.0}, &*previous);
        QVERIFY(next);
        QVERIFY2(meanMove(*previous, *next) < 0.35, std::to_string(step).c_str());
        previous = next;
    }
}

void TestMaps::fusedMapOfNothing()
{
    NoProgress quiet;
    const auto none = FusedMap::begin({}, kItems, quiet);
    QVERIFY(none);
    const auto empty = none->at({});
    QVERIFY(empty && empty->items.empty());
    const std::vector<SharedVectors> spaces{makeSpace("text", 1, 40, 1), makeSpace("image", 1, 0, 1)};
    const auto map = FusedMap::begin(spaces, kItems, quiet);
    QVERIFY(map);
    const auto zero = map->at(std::vector<double>{0, 0});
    QVERIFY(zero);
    QCOMPARE(zero->xy, std::vector<float>(80, 0.0F));
    QVERIFY(map->at(std::vector<double>{0, 1})); // a space without vectors
}

void TestMaps::fusedMapRefusesBadWeights()
{
    const std::vector<SharedVectors> spaces{makeSpace("text", 1, 40, 1)};
    NoProgress quiet;
    const auto map = FusedMap::begin(spaces, kItems, quiet);
    QVERIFY(map);
    QCOMPARE(map->at(std::vector<double>{1, 1}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(map->at(std::vector<double>{std::nan("")}).error().code, ErrorCode::InvalidArgument);
}

void TestMaps::stops()
{
    const SharedVectors space = makeSpace("text", 1, 40, 1);
    std::stop_source source;
    source.request_stop();
    NoProgress quiet;
    QCOMPARE(projectSpace(*space, quiet, source.get_token()).error().code, ErrorCode::Cancelled);
    const std::vector<SharedVectors> spaces{space};
    QCOMPARE(FusedMap::begin(spaces, kItems, quiet, source.get_token()).error().code, ErrorCode::Cancelled);
}

void TestMaps::savedMapComesBack()
{
    const Layout layout{{ItemId{3}, ItemId{5}, ItemId{9}}, {0.5F, -1, 2, 3, 4, -5}};
    QVERIFY(saveLayout(m_catalog->folder(), "fused", 7, layout));
    const auto loaded = loadLayout(m_catalog->folder(), "fused", 7);
    QVERIFY(loaded);
    QCOMPARE(loaded->xy, layout.xy);
    QVERIFY(loaded->items == layout.items);
    QCOMPARE(loadLayout(m_catalog->folder(), "fused", 8).error().code, ErrorCode::NotFound);
    QVERIFY(saveLayout(m_catalog->folder(), "图像", 7, Layout{}));
    QVERIFY(loadLayout(m_catalog->folder(), "图像", 7)->items.empty());
    QCOMPARE(loadLayout(m_catalog->folder(), "other", 7).error().code, ErrorCode::NotFound);
    QVERIFY(!saveLayout(m_catalog->folder(), "fused", 7, Layout{{ItemId{1}}, {1}}));
}

void TestMaps::aMapKnowsWhatItWasMadeOf()
{
    const std::vector<SharedVectors> both{makeSpace("text", 1, 40, 1), makeSpace("image", 2, 40, 1)};
    const std::vector<SharedVectors> one{both.front()};
    const std::uint64_t source = mapSource(both);
    QCOMPARE(mapSource(both), source);
    QCOMPARE(mapSource(both, std::vector{0.5, 0.5}), source); // equal, as by default
    QCOMPARE(mapSource(both, std::vector{-2.0, 2.0}), source);
    QVERIFY(mapSource(both, std::vector{0.5, 0.25}) != source);
    QCOMPARE(mapSource(both, std::vector{1.0, 0.5}), mapSource(both, std::vector{0.5, 0.25}));
    QVERIFY(mapSource(one) != source);
    const std::vector<SharedVectors> grown{both.front(), makeSpace("image more", 2, 39, 1)};
    QVERIFY(mapSource(grown) != source);
}

/// The space keeps its number, its encoder and its items: one vector is another.
void TestMaps::otherVectorsOfTheSameItemsAreNoticed()
{
    const std::vector<SharedVectors> before{makeSpace("text", 1, 40, 1)};
    const std::uint64_t source = mapSource(before);
    const SpaceId space = before.front()->info().id;
    QCOMPARE(mapSource(std::vector{*m_catalog->loadVectors(space)}), source);
    const ItemId item = before.front()->items().back();
    QVERIFY(m_catalog->appendVectors(space, std::span(&item, 1), std::vector<float>(kDimension, 1.0F)));
    const std::vector<SharedVectors> after{*m_catalog->loadVectors(space)};
    QVERIFY(std::ranges::equal(after.front()->items(), before.front()->items()));
    QVERIFY(mapSource(after) != source);
}

void TestMaps::damageIsNoticed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("byte"); // -1: cut the file short
    QTest::newRow("a coordinate has changed") << QStringLiteral("m.npy") << 130;
    QTest::newRow("an item has changed") << QStringLiteral("m.items.npy") << 140;
    QTest::newRow("the header has changed") << QStringLiteral("m.npy") << 0;
    QTest::newRow("the coordinates are cut short") << QStringLiteral("m.npy") << -1;
    QTest::newRow("the items are cut short") << QStringLiteral("m.items.npy") << -1;
    QTest::newRow("the checksums have changed") << QStringLiteral("m.sum") << 1;
}

void TestMaps::damageIsNoticed()
{
    QFETCH(QString, file);
    QFETCH(int, byte);
    const Layout layout{{ItemId{3}, ItemId{5}}, {0.5F, -1, 2, 3}};
    QVERIFY(saveLayout(m_catalog->folder(), "m", 7, layout));
    const auto path = m_catalog->folder() / "layouts" / file.toStdString();
    if (byte < 0) {
        std::filesystem::resize_file(path, std::filesystem::file_size(path) - 3);
    } else {
        std::fstream stream(path, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(byte);
        stream.put('\x7f');
    }
    const auto loaded = loadLayout(m_catalog->folder(), "m", 7);
    QVERIFY(!loaded);
    QVERIFY(loaded.error().code == ErrorCode::Damaged || loaded.error().code == ErrorCode::TooLarge);
}

void TestMaps::hostileNamesAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("parent folder") << QByteArray("../catalog");
    QTest::newRow("hidden") << QByteArray(".x");
    QTest::newRow("slash") << QByteArray("a/b");
    QTest::newRow("backslash") << QByteArray("a\\b");
    QTest::newRow("newline") << QByteArray("a\nb");
    QTest::newRow("zero byte") << QByteArray("a\0b", 3);
    QTest::newRow("quote") << QByteArray("a'b");
    QTest::newRow("too long") << QByteArray(101, 'a');
}

void TestMaps::hostileNamesAreRefused()
{
    QFETCH(QByteArray, name);
    const std::string_view view(name.constData(), static_cast<std::size_t>(name.size()));
    QCOMPARE(saveLayout(m_catalog->folder(), view, 7, {}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(loadLayout(m_catalog->folder(), view, 7).error().code, ErrorCode::InvalidArgument);
}

QTEST_APPLESS_MAIN(TestMaps)
#include "tst_maps.moc"
