// SPDX-License-Identifier: GPL-3.0-or-later
// Which maps are taken from the catalog, which are made, and which are kept.
#include "app/gui/services/mapengine.h"

#include "app/gui/text/paths.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>
#include <random>

using namespace modalens;

namespace {

constexpr int kItems = 60, kDimension = 6;

void addSpace(Catalog &catalog, const char *name, Modality modality, unsigned seed)
{
    const auto space = catalog.createSpace(
        {.name = name, .modality = modality, .encoder = "import", .dimension = kDimension});
    QVERIFY(space.has_value());
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<ItemId> items;
    std::vector<float> vectors;
    for (int i = 0; i < kItems; ++i) {
        items.push_back(ItemId{i});
        for (int d = 0; d < kDimension; ++d)
            vectors.push_back(normal(random));
    }
    QVERIFY(catalog.appendVectors(space->id, items, vectors).has_value());
    QVERIFY(catalog.finishSpace(space->id).has_value());
}

} // namespace

class TestMapEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theNewestMixComesBack();
    void oneMapOfAMixIsKept();
    void aMapOfEqualWeightsIsNotReplaced();

private:
    MapEngine::Request request(std::vector<double> weights) const { return {m_set, {}, std::move(weights)}; }
    /// Marks what is stored under a name, so that it is known again; false when there is none of these
    /// weights.
    bool mark(std::string_view name, const std::vector<double> &weights) const;
    /// What an engine that starts now shows, after it made and kept the map if it had to.
    Layout shown(const std::vector<double> &weights) const;
    QStringList files() const
    {
        return QDir(textFromPath(m_catalog->folder() / "layouts")).entryList(QDir::Files);
    }

    static constexpr float kMark = 77;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Catalog> m_catalog;
    std::shared_ptr<const SignalSet> m_set;
};

void TestMapEngine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto created = Catalog::create(pathFromText(m_folder->filePath(QStringLiteral("c"))));
    QVERIFY(created.has_value());
    m_catalog.emplace(std::move(*created));
    std::vector<ItemDraft> drafts(kItems);
    for (int i = 0; i < kItems; ++i)
        drafts[std::size_t(i)].key = "item-" + std::to_string(i);
    QVERIFY(m_catalog->putItems(drafts).has_value());
    addSpace(*m_catalog, "text", Modality::Text, 1);
    addSpace(*m_catalog, "image", Modality::Image, 2);
    auto set = SignalSet::load(*m_catalog);
    QVERIFY(set.has_value());
    m_set = std::make_shared<const SignalSet>(std::move(*set));
}

void TestMapEngine::cleanup()
{
    m_set.reset();
    m_catalog.reset();
}

bool TestMapEngine::mark(std::string_view name, const std::vector<double> &weights) const
{
    const std::uint64_t source = mapSource(spacesOf(*m_set), weights);
    auto stored = loadLayout(m_catalog->folder(), name, source);
    if (!stored)
        return false;
    stored->xy.front() = kMark;
    return saveLayout(m_catalog->folder(), name, source, *stored).has_value();
}

Layout TestMapEngine::shown(const std::vector<double> &weights) const
{
    MapEngine engine;
    auto layout = engine.layout(*m_catalog, request(weights), {});
    engine.keepLast(*m_catalog);
    return layout ? std::move(*layout) : Layout{};
}

void TestMapEngine::theNewestMixComesBack()
{
    const std::vector<double> mix{0.8, 0.3};
    const Layout made = shown(mix);
    QCOMPARE(made.items.size(), std::size_t{kItems});
    QVERIFY(shown(mix).xy == made.xy);
    QVERIFY(mark(kMixedLayout, mix));
    QCOMPARE(shown(mix).xy.front(), kMark);        // taken, not made anew
    QCOMPARE(shown({1.6, 0.6}).xy.front(), kMark); // in proportion
    QVERIFY(shown({0.8, 0.4}).xy.front() != kMark);
}

void TestMapEngine::oneMapOfAMixIsKept()
{
    shown({1, 1});
    shown({1, 0.5});
    const QStringList before = files();
    for (const double weight : {0.4, 0.3, 0.0})
        shown({1, weight});
    QCOMPARE(files(), before);
    QVERIFY(mark(kMixedLayout, {1, 0}));
    QVERIFY(!mark(kMixedLayout, {1, 0.3}));
}

void TestMapEngine::aMapOfEqualWeightsIsNotReplaced()
{
    shown({1, 1});
    QVERIFY(mark(kFusedLayout, {1, 1}));
    shown({1, 0.2});
    QCOMPARE(shown({0.5, 0.5}).xy.front(), kMark);
    QVERIFY(mark(kMixedLayout, {1, 0.2}));
}

QTEST_GUILESS_MAIN(TestMapEngine)
#include "tst_mapengine.moc"
