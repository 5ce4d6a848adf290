// SPDX-License-Identifier: GPL-3.0-or-later
// Facets in the real window: what is clicked there filters list and map, and what they count.
#include "app/gui/text/paths.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/resultscontroller.h"
#include "app/tinycatalog.h"
#include "app/windowdriving.h"
#include "app/windowfixture.h"
#include "engine/catalog/catalog.h"
#include "widgets/facethistogram.h"
#include "widgets/facetlist.h"
#include "widgets/facetpanel.h"
#include "widgets/filterchips.h"
#include "widgets/maplegend.h"
#include "widgets/mappanel.h"
#include "widgets/querychipwidget.h"

#include <QPushButton>
#include <QTest>
#include <QUndoStack>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;
constexpr int kSizes = 4; ///< The number "size" is 0, 1, 2, 3, 0, 1 …

} // namespace

class TestWindowFacets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_fixture.closeWindow(); }
    void aClickFiltersListAndMap();
    void valuesOfAGroupWidenAndGroupsNarrow();
    void aBarFiltersAndLetsGo();
    void chipsRemoveOneOrAll();
    void everythingFilteredOutSaysSo();

private:
    FacetPanel &facets() { return *m_fixture.window().panels().facets; }
    FacetValue valueOf(const char *group, const char *value);
    void click(const char *group, const char *value);
    /// "visible / total" of the legend, all groups together.
    qint64 visibleOnMap();
    QStringList chips();

    WindowFixture m_fixture;
    int m_birds = 0, m_red = 0, m_redBirds = 0;
};

void TestWindowFacets::initTestCase()
{
    const QString problem = m_fixture.makeCatalog();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    auto catalog = Catalog::open(pathFromText(m_fixture.catalog()));
    QVERIFY(catalog.has_value());
    const auto count = catalog->rowCount();
    QVERIFY(count.has_value());
    std::vector<std::pair<ItemId, double>> sizes;
    for (std::int64_t row = 0; row < *count; ++row) {
        const Tag colour{"colour", row % 3 == 0 ? "red" : "blue", "test"};
        QVERIFY(catalog->addTags(ItemId{row}, std::span(&colour, 1)).has_value());
        sizes.emplace_back(ItemId{row}, static_cast<double>(row % kSizes));
        const auto tags = catalog->tags(ItemId{row});
        QVERIFY(tags.has_value());
        const bool isBird =
            std::any_of(tags->begin(), tags->end(), [](const Tag &tag) { return tag.value == "birds"; });
        m_birds += isBird ? 1 : 0;
        m_red += row % 3 == 0 ? 1 : 0;
        m_redBirds += isBird && row % 3 == 0 ? 1 : 0;
    }
    QVERIFY(catalog->putFields("size", sizes).has_value());
    QVERIFY(m_birds > 0 && m_redBirds > 0 && m_redBirds < m_red);
}

void TestWindowFacets::init()
{
    m_fixture.forgetSettings();
    m_fixture.open();
    View view = m_fixture.window().session().desk().view();
    view.query.clear(); // the item that is asked by at the start leaves itself out of the list
    m_fixture.window().session().desk().change(view, QStringLiteral("nothing"));
    QTRY_COMPARE_WITH_TIMEOUT(int(listedKeys(m_fixture.window()).size()), kTinyItems, kWaitMs);
    m_fixture.window().panels().reveal(QStringLiteral("facets"));
    QTRY_VERIFY_WITH_TIMEOUT(facets().section(QStringLiteral("size")) != nullptr, kWaitMs);
}

FacetValue TestWindowFacets::valueOf(const char *group, const char *value)
{
    if (const FacetSection *section = facets().section(QLatin1String(group)))
        for (const FacetValue &known : section->facet().values)
            if (known.value == QLatin1String(value))
                return known;
    return {};
}

void TestWindowFacets::click(const char *group, const char *value)
{
    FacetList *list = facets().section(QLatin1String(group))->list();
    for (int row = 0; row < list->model()->rowCount(); ++row)
        if (list->values().valueAt(row).value == QLatin1String(value))
            return QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                                     list->visualRect(list->model()->index(row, 0)).center());
    QTest::qFail(value, __FILE__, __LINE__);
}

qint64 TestWindowFacets::visibleOnMap()
{
    qint64 visible = 0;
    for (const LegendEntry &entry : m_fixture.window().panels().map->legend()->entries())
        visible += entry.visible;
    return visible;
}

QStringList TestWindowFacets::chips()
{
    QStringList labels;
    for (const FilterChip &chip : facets().chips()->chips())
        labels << chip.label;
    return labels;
}

void TestWindowFacets::aClickFiltersListAndMap()
{
    const int all = static_cast<int>(listedKeys(m_fixture.window()).size());
    QTRY_COMPARE_WITH_TIMEOUT(visibleOnMap(), all, kWaitMs); // counted after the map is there
    click("folder", "birds");
    QTRY_COMPARE_WITH_TIMEOUT(int(listedKeys(m_fixture.window()).size()), m_birds, kWaitMs);
    for (const QString &key : listedKeys(m_fixture.window()))
        QVERIFY2(key.startsWith(QLatin1String("birds/")), qPrintable(key));
    QTRY_COMPARE_WITH_TIMEOUT(visibleOnMap(), m_birds, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(valueOf("folder", "birds").isChosen, kWaitMs);
    m_fixture.window().session().desk().undoStack()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(int(listedKeys(m_fixture.window()).size()), all, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(!valueOf("folder", "birds").isChosen, kWaitMs);
}

void TestWindowFacets::valuesOfAGroupWidenAndGroupsNarrow()
{
    const int all = static_cast<int>(listedKeys(m_fixture.window()).size());
    click("folder", "birds");
    QTRY_VERIFY_WITH_TIMEOUT(valueOf("folder", "birds").isChosen, kWaitMs);
    QCOMPARE(valueOf("folder", "fruit").visible, all - m_birds); // its own group is left out
    QCOMPARE(valueOf("colour", "red").visible, m_redBirds);
    QCOMPARE(valueOf("colour", "red").total, m_red);
    click("colour", "red");
    QTRY_COMPARE_WITH_TIMEOUT(int(listedKeys(m_fixture.window()).size()), m_redBirds, kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(valueOf("folder", "fruit").visible, m_red - m_redBirds, kWaitMs);
    click("folder", "fruit");
    QTRY_COMPARE_WITH_TIMEOUT(int(listedKeys(m_fixture.window()).size()), m_red, kWaitMs);
}

void TestWindowFacets::aBarFiltersAndLetsGo()
{
    const int all = static_cast<int>(listedKeys(m_fixture.window()).size());
    FacetHistogram *histogram = facets().section(QStringLiteral("size"))->histogram();
    QVERIFY(histogram);
    facets().ensureWidgetVisible(histogram);
    const QPoint firstBar(20, histogram->height() / 2);
    QTest::mouseClick(histogram, Qt::LeftButton, {}, firstBar);
    QTRY_COMPARE_WITH_TIMEOUT(int(listedKeys(m_fixture.window()).size()), all / kSizes, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(histogram->chosenBins() == std::pair(0, 0), kWaitMs);
    QCOMPARE(chips(), QStringList{QStringLiteral("size 0")});
    QTest::mouseClick(histogram, Qt::LeftButton, {}, firstBar);
    QTRY_COMPARE_WITH_TIMEOUT(int(listedKeys(m_fixture.window()).size()), all, kWaitMs);
    QVERIFY(chips().isEmpty());
}

void TestWindowFacets::chipsRemoveOneOrAll()
{
    const int all = static_cast<int>(listedKeys(m_fixture.window()).size());
    click("folder", "birds");
    click("colour", "red");
    QTRY_COMPARE_WITH_TIMEOUT(int(listedKeys(m_fixture.window()).size()), m_redBirds, kWaitMs);
    QCOMPARE(chips(), QStringList({QStringLiteral("birds"), QStringLiteral("red")}));
    QTest::keyClick(facets().chips()->findChild<QueryChipWidget *>(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(int(listedKeys(m_fixture.window()).size()), m_red, kWaitMs);
    QCOMPARE(chips(), QStringList{QStringLiteral("red")});
    buttonCalled(*facets().chips(), QStringLiteral("Clear"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(int(listedKeys(m_fixture.window()).size()), all, kWaitMs);
    QVERIFY(facets().chips()->isHidden());
    QCOMPARE(m_fixture.window().focusWidget(), &facets()); // not in another panel
}

void TestWindowFacets::everythingFilteredOutSaysSo()
{
    View view = m_fixture.window().session().desk().view();
    view.filter.tags = {{"folder", "birds"}};
    view.filter.ranges = {{"size", 100.0, 200.0}};
    m_fixture.window().session().desk().change(view, QStringLiteral("filter"));
    QTRY_VERIFY_WITH_TIMEOUT(listedKeys(m_fixture.window()).isEmpty(), kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(valueOf("folder", "birds").visible, 0, kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(visibleOnMap(), 0, kWaitMs);
    QCOMPARE(chips(), QStringList({QStringLiteral("birds"), QStringLiteral("size 100–200")}));
    click("folder", "birds"); // can still be let go
    QTRY_COMPARE(chips(), QStringList{QStringLiteral("size 100–200")});
}

QTEST_MAIN(TestWindowFacets)
#include "tst_windowfacets.moc"
