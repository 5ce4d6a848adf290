// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/rankingservice.h"

#include "app/gui/text/paths.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace modalens;

namespace {

constexpr int kItems = 300;
constexpr int kDimension = 16;
constexpr int kWaitMs = 30'000;

std::vector<float> randomUnitVectors(unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> vectors(kItems * kDimension);
    for (int i = 0; i < kItems; ++i) {
        float *row = vectors.data() + i * kDimension;
        double norm = 0;
        for (int d = 0; d < kDimension; ++d) {
            row[d] = normal(random);
            norm += double(row[d]) * row[d];
        }
        for (int d = 0; d < kDimension; ++d)
            row[d] = float(row[d] / std::sqrt(norm));
    }
    return vectors;
}

/// Scores by the definition: z-scored cosines, weighted; every item has both signals here.
std::vector<std::int64_t> bruteForceOrder(const std::vector<std::vector<float>> &spaces,
                                          const std::vector<double> &weights, int query)
{
    std::vector<double> scores(kItems, 0.0);
    double total = 0;
    for (std::size_t m = 0; m < spaces.size(); ++m) {
        std::vector<double> column(kItems);
        double mean = 0, square = 0;
        for (int i = 0; i < kItems; ++i) {
            for (int d = 0; d < kDimension; ++d)
                column[i] += double(spaces[m][i * kDimension + d]) * spaces[m][query * kDimension + d];
            mean += column[i] / kItems;
        }
        for (double value : column)
            square += (value - mean) * (value - mean) / kItems;
        for (int i = 0; i < kItems; ++i)
            scores[i] += weights[m] * (column[i] - mean) / std::sqrt(square);
        total += std::abs(weights[m]);
    }
    std::vector<std::int64_t> order;
    for (int i = 0; i < kItems; ++i)
        if (i != query)
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return scores[a] / total > scores[b] / total; });
    return order;
}

std::vector<std::int64_t> itemsOf(const RankingAnswer &answer, std::size_t count)
{
    std::vector<std::int64_t> items;
    for (const ExplainedItem &row : answer.rows)
        if (items.size() < count)
            items.push_back(rowOf(row.ranked.item));
    return items;
}

RankingRequest requestFor(const std::string &key, double text, double image)
{
    RankingRequest request;
    request.query = {{.kind = QueryTerm::Kind::Item, .value = key}};
    request.tracks = {{.signal = "text", .weight = text}, {.signal = "image", .weight = image}};
    return request;
}

} // namespace

class TestRankingService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theNewestOfManyRequestsWinsAndIsExact();
    void aMixChangeMakesNoColumnsAnew();
    void aNewTrackMakesItsOwnColumn();
    void anAnswerToAnOlderQuestionIsDropped();
    void anItemOutsideTheListIsStillExplained();
    void itsExactPlaceFollowsWhenRequestsRest();
    void aListedItemNeedsNoPlace();
    void signalsThatSayTheSameFollowWhenRequestsRest();
    void onlyAnEmptyQueryListsTheCatalogUnranked();
    void aCatalogThatIsNotThereFailsOnce();

private:
    Status makeCatalog();
    void open(RankingService &service);

    QTemporaryDir m_folder;
    std::filesystem::path m_catalog;
    std::vector<std::vector<float>> m_spaces;
};

Status TestRankingService::makeCatalog()
{
    MODALENS_TRY(catalog, Catalog::create(m_catalog));
    std::vector<ItemDraft> drafts;
    for (int i = 0; i < kItems; ++i)
        drafts.push_back({.key = "item" + std::to_string(i), .title = "Item " + std::to_string(i)});
    MODALENS_TRY(put, catalog.putItems(drafts));
    for (Modality modality : {Modality::Text, Modality::Image}) {
        m_spaces.push_back(randomUnitVectors(unsigned(modality) + 7));
        SpaceDraft draft;
        draft.name = std::string(modalityName(modality));
        draft.modality = modality;
        draft.encoder = "import";
        draft.dimension = kDimension;
        draft.dtype = Dtype::Float32;
        MODALENS_TRY(space, catalog.createSpace(draft));
        MODALENS_CHECK(catalog.appendVectors(space.id, put.ids, m_spaces.back()));
        MODALENS_CHECK(catalog.finishSpace(space.id));
    }
    // Three numbers of which one says it all.
    std::vector<std::pair<ItemId, double>> rising, cubed, falling;
    for (int i = 0; i < kItems; ++i) {
        const double value = (i * 37 % kItems) - kItems / 2.0;
        rising.emplace_back(put.ids[std::size_t(i)], value);
        cubed.emplace_back(put.ids[std::size_t(i)], value * value * value);
        falling.emplace_back(put.ids[std::size_t(i)], -value);
    }
    MODALENS_CHECK(catalog.putFields("rising", rising));
    MODALENS_CHECK(catalog.putFields("cubed", cubed));
    return catalog.putFields("falling", falling);
}

void TestRankingService::initTestCase()
{
    m_catalog = pathFromText(m_folder.filePath(QStringLiteral("ranked.modalens")));
    const Status made = makeCatalog();
    QVERIFY2(made.has_value(), made ? "" : describe(made.error()).c_str());
}

void TestRankingService::open(RankingService &service)
{
    QSignalSpy opened(&service, &RankingService::opened);
    service.open(m_catalog);
    QVERIFY(opened.wait(kWaitMs));
    const auto facts = opened.first().first().value<CatalogFacts>();
    QCOMPARE(facts.items, std::int64_t(kItems));
    QCOMPARE(facts.startView.tracks.size(), std::size_t(2));
}

void TestRankingService::theNewestOfManyRequestsWinsAndIsExact()
{
    RankingService service;
    open(service);
    std::vector<RankingAnswer> answers;
    connect(&service, &RankingService::answered, this,
            [&](const RankingAnswer &answer) { answers.push_back(answer); });
    constexpr int kRequests = 200;
    for (int i = 1; i <= kRequests; ++i)
        service.request(requestFor("item3", i / double(kRequests), 0.37));
    QTRY_VERIFY_WITH_TIMEOUT(!answers.empty() && answers.back().weights.front() == 1.0, kWaitMs);
    QVERIFY(answers.size() <= kRequests);
    for (std::size_t i = 1; i < answers.size(); ++i) // never an older one after a newer one
        QVERIFY(answers[i].weights.front() > answers[i - 1].weights.front());
    QVERIFY(!answers.back().error);
    QCOMPARE(answers.back().rows.size(), std::size_t(200));
    auto expected = bruteForceOrder(m_spaces, {1.0, 0.37}, 3);
    expected.resize(50);
    QCOMPARE(itemsOf(answers.back(), 50), expected);
    QCOMPARE(answers.back().rows.front().summary.key, "item" + std::to_string(expected.front()));
}

void TestRankingService::aMixChangeMakesNoColumnsAnew()
{
    RankingService service;
    open(service);
    QSignalSpy answered(&service, &RankingService::answered);
    service.request(requestFor("item5", 1.0, 0.5));
    QVERIFY(answered.wait(kWaitMs));
    QVERIFY(answered.last().first().value<RankingAnswer>().columnsMs > 0.0);
    service.request(requestFor("item5", 0.2, 0.5));
    QVERIFY(answered.wait(kWaitMs));
    QCOMPARE(answered.last().first().value<RankingAnswer>().columnsMs, 0.0);
    service.request(requestFor("item6", 0.2, 0.5));
    QVERIFY(answered.wait(kWaitMs));
    QVERIFY(answered.last().first().value<RankingAnswer>().columnsMs > 0.0);
}

void TestRankingService::aNewTrackMakesItsOwnColumn()
{
    RankingService service;
    open(service);
    QSignalSpy answered(&service, &RankingService::answered);
    RankingRequest request = requestFor("item5", 1.0, 0.5);
    request.tracks.resize(1);
    service.request(request);
    QVERIFY(answered.wait(kWaitMs));
    QCOMPARE(answered.last().first().value<RankingAnswer>().signalInfos.size(), std::size_t(1));
    request.tracks = {{.signal = "image", .weight = 0.25},
                      {.signal = "text", .weight = 1.0},
                      {.signal = "image", .weight = 0.25}}; // listed twice, as a view from outside may
    service.request(request);
    QVERIFY(answered.wait(kWaitMs));
    const auto answer = answered.last().first().value<RankingAnswer>();
    QVERIFY(!answer.error && answer.columnsMs > 0.0);
    auto expected = bruteForceOrder(m_spaces, {1.0, 0.5}, 5);
    expected.resize(50);
    QCOMPARE(itemsOf(answer, 50), expected);
}

void TestRankingService::anAnswerToAnOlderQuestionIsDropped()
{
    RankingService service;
    open(service);
    std::vector<RankingAnswer> answers;
    connect(&service, &RankingService::answered, this,
            [&](const RankingAnswer &answer) { answers.push_back(answer); });
    service.request(requestFor("item1", 1.0, 0.5));
    service.request(requestFor("item2", 1.0, 0.5));
    QTRY_VERIFY_WITH_TIMEOUT(!answers.empty(), kWaitMs);
    for (const RankingAnswer &answer : answers) {
        QVERIFY(!answer.error);
        QCOMPARE(answer.queryItems.front().key, std::string("item2"));
    }
    service.request(requestFor("item1", 1.0, 0.5));
    service.close(); // with an answer on its way
    const std::size_t before = answers.size();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(answers.size(), before);
}

void TestRankingService::anItemOutsideTheListIsStillExplained()
{
    RankingService service;
    open(service);
    QSignalSpy answered(&service, &RankingService::answered);
    const auto order = bruteForceOrder(m_spaces, {1.0, 0.5}, 8);
    RankingRequest request = requestFor("item8", 1.0, 0.5);
    request.count = 10;
    request.focusKey = "item" + std::to_string(order.back());
    service.request(request);
    QVERIFY(answered.wait(kWaitMs));
    const auto answer = answered.last().first().value<RankingAnswer>();
    QCOMPARE(answer.rows.size(), std::size_t(10));
    QVERIFY(answer.focus.has_value());
    QCOMPARE(rowOf(answer.focus->ranked.item), order.back());
    const auto &parts = answer.focus->ranked.contributions;
    QVERIFY(std::abs(parts[0] + parts[1] - answer.focus->ranked.score) < 1e-12);
    QVERIFY(answer.focus->ranked.score < answer.rows.back().ranked.score);
}

void TestRankingService::itsExactPlaceFollowsWhenRequestsRest()
{
    RankingService service;
    open(service);
    QSignalSpy placed(&service, &RankingService::placed);
    const auto order = bruteForceOrder(m_spaces, {1.0, 0.25}, 8);
    constexpr std::size_t place = 170;
    RankingRequest request = requestFor("item8", 1.0, 0.25);
    request.count = 10;
    request.focusKey = "item" + std::to_string(order[place]);
    for (int step = 100; step >= 1; --step) { // a drag that ends where the order was taken
        request.tracks[1].weight = 0.25 * step;
        service.request(request);
    }
    QVERIFY(placed.wait(kWaitMs));
    const auto found = placed.last().first().value<FocusPlace>();
    QCOMPARE(placed.count(), 1);
    QCOMPARE(rowOf(found.item), order[place]);
    QCOMPARE(found.rank, std::int64_t(place) + 1);
    QCOMPARE(found.rankable, std::int64_t(kItems - 1));

    request.filter.text = "8";
    service.request(request);
    service.close();
    QCoreApplication::sendPostedEvents(); // whatever was on its way
    QCOMPARE(placed.count(), 1);
}

void TestRankingService::aListedItemNeedsNoPlace()
{
    RankingService service;
    open(service);
    QSignalSpy placed(&service, &RankingService::placed);
    RankingRequest request = requestFor("item8", 1.0, 0.25);
    request.focusKey = "item" + std::to_string(bruteForceOrder(m_spaces, {1.0, 0.25}, 8).front());
    service.request(request);
    request.query.front().value = "item9";
    request.count = 10;
    request.focusKey = "item9"; // the query itself: it takes no part
    service.request(request);
    QVERIFY(placed.wait(kWaitMs));
    QCOMPARE(placed.count(), 1);
    QCOMPARE(placed.last().first().value<FocusPlace>().rank, std::int64_t(0));
}

void TestRankingService::signalsThatSayTheSameFollowWhenRequestsRest()
{
    RankingService service;
    open(service);
    QSignalSpy found(&service, &RankingService::twinsFound);
    QSignalSpy placed(&service, &RankingService::placed);
    RankingRequest request = requestFor("item8", 1.0, 0.25);
    for (const char *field : {"field:rising", "field:cubed", "field:falling"})
        request.tracks.push_back({.signal = field, .weight = 0.0});
    for (int step = 0; step < 50; ++step) {
        request.tracks[1].weight = 0.01 * step;
        service.request(request);
    }
    QVERIFY(found.wait(kWaitMs));
    QCOMPARE(found.count(), 1);
    const auto twins = found.first().first().value<std::vector<SignalTwins>>();
    QCOMPARE(twins.size(), std::size_t(3));
    for (const SignalTwins &pair : twins) {
        const bool isOpposite = pair.second == "field:falling";
        QVERIFY(pair.first.starts_with("field:") && pair.second.starts_with("field:"));
        QVERIFY(std::abs(pair.rho - (isOpposite ? -1.0 : 1.0)) < 1e-9);
    }
    // Weights do not change them: what comes with the next rest is the place alone.
    request.tracks[0].weight = 0.5;
    request.count = 10;
    request.focusKey = "item8";
    service.request(request);
    QVERIFY(placed.wait(kWaitMs));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(found.count(), 1);
    request.tracks.resize(2);
    service.request(request);
    QVERIFY(found.wait(kWaitMs));
    QVERIFY(found.last().first().value<std::vector<SignalTwins>>().empty());
}

void TestRankingService::onlyAnEmptyQueryListsTheCatalogUnranked()
{
    RankingService service;
    open(service);
    QSignalSpy answered(&service, &RankingService::answered);
    RankingRequest request = requestFor("item1", 0.0, 0.0);
    service.request(request);
    QVERIFY(answered.wait(kWaitMs));
    auto answer = answered.last().first().value<RankingAnswer>();
    QVERIFY(!answer.isRanked && answer.isUnreached);
    QVERIFY(answer.rows.empty());

    request.query.clear();
    service.request(request);
    QVERIFY(answered.wait(kWaitMs));
    answer = answered.last().first().value<RankingAnswer>();
    QVERIFY(!answer.isRanked && !answer.isUnreached);
    QVERIFY(!answer.rows.empty());
}

void TestRankingService::aCatalogThatIsNotThereFailsOnce()
{
    RankingService service;
    QSignalSpy failed(&service, &RankingService::openFailed);
    service.open(pathFromText(m_folder.filePath(QStringLiteral("nowhere"))));
    QVERIFY(failed.wait(kWaitMs));
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestRankingService)
#include "tst_rankingservice.moc"
