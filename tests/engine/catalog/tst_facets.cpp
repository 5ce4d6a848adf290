// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"
#include "engine/catalog/facets.h"

#include <QObject>
#include <QRegularExpression>

#include <cmath>
#include <limits>
#include <map>
#include <random>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

Bitmap rowsOf(std::int64_t size, std::initializer_list<int> rows)
{
    Bitmap bitmap(size);
    for (const int row : rows)
        bitmap.set(row);
    return bitmap;
}

std::int64_t sum(const std::vector<std::int64_t> &counts)
{
    std::int64_t total = 0;
    for (const std::int64_t count : counts)
        total += count;
    return total;
}

/// A catalog of random tags and numbers, some missing, a few items removed.
struct RandomCatalog
{
    explicit RandomCatalog(const QTemporaryDir &folder)
        : catalog(take(Catalog::create(pathOf(folder))))
    {
        std::mt19937 random(7);
        for (int i = 0; i < 500; ++i) {
            ItemDraft item = draft("item-" + std::to_string(i));
            for (unsigned tag = 0; tag < random() % 4; ++tag)
                item.tags.push_back({"colour", "c" + std::to_string(random() % 9)});
            if (random() % 3 != 0)
                item.tags.push_back({"size", random() % 2 ? "small" : "large"});
            if (random() % 5 != 0)
                item.fields.push_back({"year", 1950.0 + random() % 70});
            drafts.push_back(std::move(item));
        }
        take(catalog.putItems(drafts));
        for (const int row : {3, 70, 499})
            take(catalog.removeItem(ItemId{row}));
    }

    Catalog catalog;
    std::vector<ItemDraft> drafts;
};

} // namespace

class TestFacets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAreThoseOfTheTagsInTheCatalog()
    {
        const QTemporaryDir folder;
        const RandomCatalog random(folder);
        const FacetTable table = take(FacetTable::load(random.catalog));
        QCOMPARE(table.tags().size(), 2);
        for (const TagFacet &facet : table.tags()) {
            std::map<std::string, std::int64_t> expected;
            for (std::int64_t row = 0; row < facet.rowCount(); ++row) {
                std::map<std::string, int> once;
                for (const Tag &tag : take(random.catalog.tags(ItemId{row})))
                    if (tag.group == facet.group() && table.liveRows().test(row))
                        once[tag.value] = 1;
                for (const auto &[value, one] : once)
                    expected[value] += one;
            }
            const auto counts = facet.counts(table.liveRows());
            QCOMPARE(facet.values().size(), expected.size());
            for (std::size_t code = 0; code < counts.size(); ++code)
                QCOMPARE(counts[code], expected[facet.values()[code]]);
        }
    }

    void rowsOfAFilterAreThoseOfTheDatabase_data()
    {
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<double>("min");
        QTest::addColumn<double>("max");
        const double open = std::nan("");
        QTest::newRow("nothing") << QStringList{} << open << open;
        QTest::newRow("one tag") << QStringList{QStringLiteral("colour=c3")} << open << open;
        QTest::newRow("two values of a group are alternatives")
            << QStringList{QStringLiteral("colour=c3"), QStringLiteral("colour=c4")} << open << open;
        QTest::newRow("two groups must both match")
            << QStringList{QStringLiteral("colour=c3"), QStringLiteral("size=small")} << open << open;
        QTest::newRow("without a value") << QStringList{QStringLiteral("colour!=c3")} << open << open;
        QTest::newRow("without two values")
            << QStringList{QStringLiteral("colour!=c3"), QStringLiteral("colour!=c4")} << open << open;
        QTest::newRow("one value without another")
            << QStringList{QStringLiteral("colour=c3"), QStringLiteral("colour!=c4")} << open << open;
        QTest::newRow("without an unknown value")
            << QStringList{QStringLiteral("colour!=none")} << open << open;
        QTest::newRow("without an unknown group")
            << QStringList{QStringLiteral("taste!=sour")} << open << open;
        QTest::newRow("an unknown value") << QStringList{QStringLiteral("colour=none")} << open << open;
        QTest::newRow("an unknown group") << QStringList{QStringLiteral("taste=sour")} << open << open;
        QTest::newRow("a closed range") << QStringList{} << 1960.0 << 1980.0;
        QTest::newRow("from") << QStringList{QStringLiteral("size=large")} << 2001.0 << open;
        QTest::newRow("up to") << QStringList{} << open << 1950.0;
    }

    void rowsOfAFilterAreThoseOfTheDatabase()
    {
        QFETCH(QStringList, tags);
        QFETCH(double, min);
        QFETCH(double, max);
        Filter filter;
        for (const QString &tag : tags)
            filter.tags.push_back({tag.section(QRegularExpression(QStringLiteral("!?=")), 0, 0).toStdString(),
                                   tag.section(QLatin1Char('='), 1).toStdString(),
                                   tag.contains(QLatin1Char('!'))});
        if (!std::isnan(min) || !std::isnan(max))
            filter.ranges.push_back({"year", std::isnan(min) ? std::nullopt : std::optional(min),
                                     std::isnan(max) ? std::nullopt : std::optional(max)});
        const QTemporaryDir folder;
        const RandomCatalog random(folder);
        const FacetTable table = take(FacetTable::load(random.catalog));
        QVERIFY(table.rows(filter) == take(random.catalog.filterRows(filter)));
    }

    void aFacetMayLeaveItsOwnPartOut()
    {
        const QTemporaryDir folder;
        const RandomCatalog random(folder);
        const FacetTable table = take(FacetTable::load(random.catalog));
        Filter both;
        both.tags = {{"colour", "c1"}, {"size", "small"}};
        Filter size;
        size.tags = {{"size", "small"}};
        QVERIFY(table.rows(both, "colour") == table.rows(size));
        QVERIFY(table.rows(both, "size") != table.rows(size));
    }

    void twoSourcesOfOneTagCountOnce()
    {
        const QTemporaryDir folder;
        Catalog catalog = take(Catalog::create(pathOf(folder)));
        ItemDraft item = draft("a");
        item.tags = {{"colour", "red"}, {"colour", "red", "user"}};
        take(catalog.putItems(std::span(&item, 1)));
        const auto facets = take(catalog.tagFacets());
        QCOMPARE(facets.at(0).counts(Bitmap(1, true)).at(0), 1);
    }

    void aTagThatNobodyHasIsNoValue()
    {
        const QTemporaryDir folder;
        Catalog catalog = take(Catalog::create(pathOf(folder)));
        ItemDraft item = draft("a");
        item.tags = {{"colour", "red"}, {"colour", "blue"}};
        take(catalog.putItems(std::span(&item, 1)));
        const Tag blue{"colour", "blue"};
        take(catalog.removeTags(ItemId{0}, std::span(&blue, 1)));
        QVERIFY(take(catalog.tagFacets()).at(0).values() == std::vector<std::string>{"red"});
    }

    void everyNumberLiesInItsBin_data()
    {
        QTest::addColumn<QList<float>>("values");
        const float huge = std::numeric_limits<float>::max();
        QTest::newRow("whole numbers") << QList<float>{1, 2, 3, 3, 10};
        QTest::newRow("years") << QList<float>{1902, 1995, 2018};
        QTest::newRow("fractions") << QList<float>{0.1f, 0.25f, 0.3f, 0.7f};
        QTest::newRow("one number") << QList<float>{0.5f, 0.5f};
        QTest::newRow("negative") << QList<float>{-3.5f, -1, 0, 2};
        QTest::newRow("a wide range") << QList<float>{1e-6f, 1, 1e6f};
        QTest::newRow("the ends of float") << QList<float>{-huge, 0, huge};
        QTest::newRow("missing ones") << QList<float>{kMissing, 4, HUGE_VALF, 5};
    }

    void everyNumberLiesInItsBin()
    {
        QFETCH(QList<float>, values);
        const NumberFacet facet("n", std::vector<float>(values.begin(), values.end()));
        const auto &edges = facet.edges();
        QVERIFY(edges.size() >= 2 && edges.size() <= NumberFacet::kMaxBins + 1);
        QVERIFY(std::is_sorted(edges.begin(), edges.end()));
        for (int row = 0; row < values.size(); ++row) {
            const auto counts = facet.counts(rowsOf(values.size(), {row}));
            QCOMPARE(sum(counts), std::isfinite(values[row]) ? 1 : 0);
            for (std::size_t bin = 0; bin < counts.size(); ++bin)
                if (counts[bin] == 1)
                    QVERIFY(values[row] >= edges[bin] &&
                            (values[row] < edges[bin + 1] || bin + 1 == counts.size()));
        }
    }

    void wholeNumbersGetWholeEdges()
    {
        const NumberFacet facet("year", {1990, 1991, 1993});
        QVERIFY((facet.edges() == std::vector<double>{1990, 1991, 1992, 1993, 1994}));
        QVERIFY((facet.counts(Bitmap(3, true)) == std::vector<std::int64_t>{1, 1, 0, 1}));
    }

    void aFieldWithoutNumbersHasNoBins()
    {
        const NumberFacet facet("empty", {kMissing, kMissing});
        QVERIFY(facet.edges().empty());
        QVERIFY(facet.counts(Bitmap(2, true)).empty());
        QCOMPARE(facet.rowsWithin({}, {}).count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestFacets)
#include "tst_facets.moc"
