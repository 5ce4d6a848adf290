// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/facetservice.h"

#include "app/gui/text/paths.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace modalens;

namespace {

constexpr int kWaitMs = 30'000;

/// Twelve items: six red, six blue; every third large; sizes 1 to 12.
void fill(Catalog &catalog)
{
    std::vector<ItemDraft> drafts;
    for (int i = 0; i < 12; ++i) {
        ItemDraft item;
        item.key = "item-" + std::to_string(i);
        item.title = i < 4 ? "early bird" : "late worm";
        item.tags = {{"colour", i % 2 ? "blue" : "red"}, {"size", i % 3 ? "small" : "large"}};
        item.fields = {{"weight", i + 1.0}};
        drafts.push_back(std::move(item));
    }
    NoProgress progress;
    QVERIFY(catalog.putItems(drafts).has_value());
    QVERIFY(catalog.indexSearchText(progress, {}).has_value());
}

const FacetView &facetOf(const FacetCounts &counts, const char *name)
{
    for (const FacetView &facet : counts.facets)
        if (facet.name == QLatin1String(name))
            return facet;
    qFatal("no facet %s", name);
}

FacetValue valueOf(const FacetCounts &counts, const char *facet, const char *value)
{
    for (const FacetValue &known : facetOf(counts, facet).values)
        if (known.value == QLatin1String(value))
            return known;
    qFatal("no value %s", value);
}

} // namespace

class TestFacetService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path path = pathFromText(m_folder->filePath(QStringLiteral("catalog")));
        auto catalog = Catalog::create(path);
        QVERIFY(catalog.has_value());
        fill(*catalog);
        m_service = std::make_unique<FacetService>();
        m_service->open(path, OpenMode::WriteIfPossible);
    }

    void aFacetCountsWhatItsOtherValuesWouldAdd()
    {
        Filter filter;
        filter.tags = {{"colour", "red"}};
        const FacetCounts counts = countsOf(filter);
        QCOMPARE(valueOf(counts, "colour", "red"), (FacetValue{QStringLiteral("red"), 6, 6, true}));
        QCOMPARE(valueOf(counts, "colour", "blue"), (FacetValue{QStringLiteral("blue"), 6, 6, false}));
        QCOMPARE(valueOf(counts, "size", "large"), (FacetValue{QStringLiteral("large"), 2, 4, false}));
    }

    void aRangeCountsInTheOtherFacets()
    {
        Filter filter;
        filter.ranges = {{"weight", 1.0, 4.0}};
        const FacetCounts counts = countsOf(filter);
        QCOMPARE(valueOf(counts, "colour", "blue").visible, 2);
        const FacetView &weight = facetOf(counts, "weight");
        QCOMPARE(weight.visible, weight.totals);
        QCOMPARE(weight.chosenMax, std::optional(4.0));
    }

    void markedItemsAreCountedAgainstAllUnderTheFilter()
    {
        const QVector<qint64> marked{0, 1, 2, 3, 4, 99};
        const FacetCounts all = countsOf({}, marked);
        QCOMPARE(valueOf(all, "colour", "red"), (FacetValue{QStringLiteral("red"), 3, 6}));
        QCOMPARE(valueOf(all, "size", "large"), (FacetValue{QStringLiteral("large"), 2, 4}));
        const QVector<qint64> &weights = facetOf(all, "weight").visible;
        QCOMPARE(std::accumulate(weights.begin(), weights.end(), qint64{0}), 5);
        Filter filter;
        filter.tags = {{"colour", "red"}};
        const FacetCounts red = countsOf(filter, marked);
        QCOMPARE(valueOf(red, "size", "large"), (FacetValue{QStringLiteral("large"), 1, 4}));
        QCOMPARE(valueOf(red, "colour", "blue"), (FacetValue{QStringLiteral("blue"), 2, 6}));
    }

    void anExcludedValueCountsNothing()
    {
        Filter filter;
        filter.tags = {{"colour", "red", true}};
        const FacetCounts counts = countsOf(filter);
        QCOMPARE(valueOf(counts, "colour", "red"), (FacetValue{QStringLiteral("red"), 0, 6, false, true}));
        QCOMPARE(valueOf(counts, "colour", "blue").visible, 6);
        QCOMPARE(valueOf(counts, "size", "large").visible, 2);
    }

    void wordsNarrowEveryFacet()
    {
        Filter filter;
        filter.text = "bird";
        const FacetCounts counts = countsOf(filter);
        QCOMPARE(valueOf(counts, "colour", "red").visible, 2);
        QCOMPARE(valueOf(counts, "size", "large").visible, 2);
    }

    void aSetOfItemsNarrowsEveryFacetWithTheWords()
    {
        Filter filter;
        filter.only =
            std::make_shared<ItemSet>(ItemSet{"Odd ones", {"item-1", "item-3", "item-4", "gone"}, {}});
        QCOMPARE(valueOf(countsOf(filter), "colour", "blue").visible, 2);
        QCOMPARE(valueOf(countsOf(filter), "colour", "red").visible, 1);
        filter.text = "bird"; // the first four
        QCOMPARE(valueOf(countsOf(filter), "colour", "red").visible, 0);
        filter.only = std::make_shared<ItemSet>(ItemSet{"By row", {}, {ItemId{0}, ItemId{11}, ItemId{400}}});
        QCOMPARE(valueOf(countsOf(filter), "colour", "red").visible, 1);
        QCOMPARE(valueOf(countsOf({}), "colour", "red").visible, 6);
    }

    void onlyTheNewestQuestionIsAnswered()
    {
        QSignalSpy counted(m_service.get(), &FacetService::counted);
        Filter filter;
        for (const char *value : {"red", "blue", "red", "blue"}) {
            filter.tags = {{"colour", value}};
            m_service->request(filter);
        }
        QVERIFY(counted.wait(kWaitMs));
        QCOMPARE(counted.size(), 1);
        const auto counts = counted.first().first().value<FacetCounts>();
        QVERIFY(valueOf(counts, "colour", "blue").isChosen);
    }

    void anEditIsSeenAfterInvalidate()
    {
        QCOMPARE(countsOf({}).facets.size(), 3);
        auto catalog = Catalog::open(pathFromText(m_folder->filePath(QStringLiteral("catalog"))));
        QVERIFY(catalog.has_value());
        const Tag mood{"mood", "calm", "user"};
        QVERIFY(catalog->addTags(ItemId{3}, std::span(&mood, 1)).has_value());
        m_service->invalidate();
        QCOMPARE(valueOf(countsOf({}), "mood", "calm").total, 1);
    }

private:
    FacetCounts countsOf(const Filter &filter, const QVector<qint64> &marked = {})
    {
        QSignalSpy counted(m_service.get(), &FacetService::counted);
        m_service->request(filter, marked);
        if (!counted.wait(kWaitMs))
            return {};
        return counted.first().first().value<FacetCounts>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FacetService> m_service;
};

QTEST_GUILESS_MAIN(TestFacetService)
#include "tst_facetservice.moc"
