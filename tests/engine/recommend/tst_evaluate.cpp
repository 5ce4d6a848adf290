// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/evaluate.h"

#include "engine/catalog/catalogfixture.h"
#include "engine/recommend/agreement.h"
#include "engine/recommend/querybank.h"
#include "engine/recommend/weightsearch.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kItems = 60;
constexpr int kGroups = 4;

/// A small catalog of `kItems` items in four groups: "good" vectors stand near their group's axis, "noise" is
/// random and missing for every fifth item. Everything from one seed.
class World
{
public:
    World()
        : catalog(take(Catalog::create(pathOf(m_folder))))
    {
        std::vector<ItemDraft> drafts;
        for (int i = 0; i < kItems; ++i) {
            ItemDraft item = draft("item-" + std::to_string(i), {}, {textAsset("x")});
            item.tags = {{"kind", std::string(1, static_cast<char>('a' + groupOf(i)))}};
            item.fields = {{"half", static_cast<double>(groupOf(i) / 2)}};
            drafts.push_back(std::move(item));
        }
        ids = take(catalog.putItems(drafts)).ids;
        addSpace(
            "good", 6,
            [this](int item, int d) { return (d == groupOf(item) ? 1.0 : 0.0) + 0.6 * normal(m_random); },
            [](int) { return true; });
        addSpace(
            "noise", 3, [this](int, int) { return normal(m_random); },
            [](int item) { return item % 5 != 0; });
    }

    static int groupOf(int item) { return item % 7 % kGroups; }

    Catalog &opened() { return catalog; }

private:
    template <class Value, class Present>
    void addSpace(const char *name, int dimension, const Value &value, const Present &isPresent)
    {
        SpaceDraft draft;
        draft.name = name;
        draft.modality = Modality::Joint;
        draft.encoder = "import";
        draft.dimension = dimension;
        draft.dtype = Dtype::Float32;
        const SpaceInfo space = take(catalog.createSpace(draft));
        std::vector<ItemId> items;
        std::vector<float> vectors;
        for (int i = 0; i < kItems; ++i) {
            if (!isPresent(i))
                continue;
            items.push_back(ids[static_cast<std::size_t>(i)]);
            for (int d = 0; d < dimension; ++d)
                vectors.push_back(static_cast<float>(value(i, d)));
        }
        take(catalog.appendVectors(space.id, items, vectors));
        take(catalog.finishSpace(space.id));
    }

    QTemporaryDir m_folder;
    std::mt19937 m_random{11};
    std::normal_distribution<double> normal;

public:
    Catalog catalog;
    std::vector<ItemId> ids;
};

struct Mean
{
    double precision = 0, ndcg = 0;
};

/// Everything from the definitions, one query after the other: cosine columns, scoreRow() for each item, a
/// full sort.
Mean bruteForce(const Catalog &catalog, const SignalSet &signals, const std::vector<double> &weights, int k,
                Normalisation normalisation, MissingPolicy missing)
{
    ThreadTeam team(1);
    std::map<int, std::vector<Mean>> byGroup;
    for (int query = 0; query < kItems; ++query) {
        const Query term{{QueryTerm::Kind::Item, "item-" + std::to_string(query), true}};
        const QueryColumns found = take(signals.columns(catalog, term, team));
        const FusionRequest request{found.columns, weights, normalisation, missing};
        std::vector<std::pair<double, int>> scored;
        for (int row = 0; row < kItems; ++row) {
            const double score = scoreRow(request, row).score;
            if (row != query && !std::isnan(score))
                scored.emplace_back(-score, row);
        }
        std::sort(scored.begin(), scored.end());
        Mean mean;
        double ideal = 0;
        int relevant = -1;
        for (int row = 0; row < kItems; ++row)
            relevant += World::groupOf(row) == World::groupOf(query);
        for (int i = 0; i < k; ++i) {
            const double discount = 1 / std::log2(i + 2.0);
            ideal += i < relevant ? discount : 0;
            if (i < std::ssize(scored) &&
                World::groupOf(scored[static_cast<std::size_t>(i)].second) == World::groupOf(query)) {
                mean.precision += 1.0 / k;
                mean.ndcg += discount;
            }
        }
        mean.ndcg /= ideal;
        byGroup[World::groupOf(query)].push_back(mean);
    }
    Mean total;
    for (const auto &[group, means] : byGroup) {
        for (const Mean &mean : means) {
            total.precision +=
                mean.precision / static_cast<double>(means.size()) / static_cast<double>(byGroup.size());
            total.ndcg += mean.ndcg / static_cast<double>(means.size()) / static_cast<double>(byGroup.size());
        }
    }
    return total;
}

Evaluation evaluated(const Catalog &catalog, const EvaluateOptions &options = {},
                     const char *truth = "tag:kind")
{
    ThreadTeam team(2);
    NoProgress progress;
    const SignalSet signals = take(SignalSet::load(catalog));
    return take(evaluate(catalog, signals, take(loadTruth(catalog, truth)), options, team, progress, {}));
}

} // namespace

class EvaluateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithBruteForce_data();
    void agreesWithBruteForce();
    void unreachedQueriesCountZero();
    void learnedWeightsTurnToTheBetterSignal();
    void sameSeedSameFigures();
    void smallGroupsAreNotAskedAbout();
    void aFieldIsATruthToo();
    void refusesWhatMakesNoSense();
    void searchFindsAKnownOptimum();
    void identicalSignalsAgreeFully();

private:
    World m_world;
};

void EvaluateTest::agreesWithBruteForce_data()
{
    QTest::addColumn<int>("k");
    QTest::addColumn<int>("normalisation");
    QTest::addColumn<int>("missing");
    QTest::newRow("z-scores, missing signals renormalised") << 10 << 2 << 0;
    QTest::newRow("z-scores, missing signals neutral") << 5 << 2 << 1;
    QTest::newRow("z-scores, missing signals penalised") << 10 << 2 << 2;
    QTest::newRow("min-max, penalised") << 3 << 1 << 2;
    QTest::newRow("plain similarities, neutral") << 10 << 0 << 1;
    QTest::newRow("more places than items") << 100 << 2 << 0;
}

void EvaluateTest::agreesWithBruteForce()
{
    QFETCH(int, k);
    QFETCH(int, normalisation);
    QFETCH(int, missing);
    EvaluateOptions options;
    options.k = k;
    options.normalisation = static_cast<Normalisation>(normalisation);
    options.missing = static_cast<MissingPolicy>(missing);
    options.resamples = 100;
    options.minGroupItems = 2;
    const Evaluation evaluation = evaluated(m_world.catalog, options);
    QCOMPARE(evaluation.queries, std::int64_t(kItems));
    const SignalSet signals = take(SignalSet::load(m_world.catalog));
    const std::vector<std::pair<int, std::vector<double>>> cases{
        {0, {1, 0, 0}}, {1, {0, 1, 0}}, {2, {1, 1, 0}}};
    for (const auto &[method, weights] : cases) {
        const Mean expected =
            bruteForce(m_world.catalog, signals, weights, k, options.normalisation, options.missing);
        const MethodQuality &found = evaluation.methods[static_cast<std::size_t>(method)];
        QVERIFY2(std::abs(found.precision.value - expected.precision) < 1e-9, found.name.c_str());
        QVERIFY2(std::abs(found.ndcg.value - expected.ndcg) < 1e-9, found.name.c_str());
        QVERIFY(found.ndcg.low <= found.ndcg.value && found.ndcg.value <= found.ndcg.high);
    }
}

void EvaluateTest::unreachedQueriesCountZero()
{
    EvaluateOptions options;
    options.minGroupItems = 2;
    const Evaluation evaluation = evaluated(m_world.catalog, options);
    const MethodQuality &noise = evaluation.methods[1];
    QCOMPARE(noise.name, std::string("noise"));
    QCOMPARE(noise.reached, std::int64_t(kItems - kItems / 5));
    QVERIFY(noise.reachedNdcg > noise.ndcg.value);
    QCOMPARE(evaluation.methods[0].reached, std::int64_t(kItems));
    QVERIFY(std::abs(evaluation.methods[0].reachedNdcg - evaluation.methods[0].ndcg.value) < 1e-12);
}

void EvaluateTest::learnedWeightsTurnToTheBetterSignal()
{
    EvaluateOptions options;
    options.minGroupItems = 2;
    const Evaluation evaluation = evaluated(m_world.catalog, options);
    QCOMPARE(evaluation.halves.size(), std::size_t(2));
    QCOMPARE(evaluation.halves[0].learnedOn, evaluation.halves[1].testedOn);
    QCOMPARE(evaluation.halves[0].learnedOn + evaluation.halves[1].learnedOn, std::int64_t(kItems));
    for (const LearnedWeights &half : evaluation.halves) {
        QCOMPARE(half.weights[0], 1.0);
        QVERIFY(half.weights[1] < 0.5);
    }
    QCOMPARE(evaluation.methods.back().name, std::string("learned weights"));
    QVERIFY(evaluation.methods.back().ndcg.value > evaluation.methods[2].ndcg.value); // than equal weights
    QCOMPARE(evaluation.gains.size(), std::size_t(2));
    QCOMPARE(evaluation.gains[0].single, std::string("good"));
    QVERIFY(std::abs(evaluation.gains[0].ndcg.value -
                     (evaluation.methods[2].ndcg.value - evaluation.methods[0].ndcg.value)) < 1e-12);
}

void EvaluateTest::sameSeedSameFigures()
{
    const Evaluation a = evaluated(m_world.catalog);
    const Evaluation b = evaluated(m_world.catalog);
    EvaluateOptions other;
    other.seed = 2;
    const Evaluation c = evaluated(m_world.catalog, other);
    for (std::size_t m = 0; m < a.methods.size(); ++m) {
        QCOMPARE(a.methods[m].ndcg.low, b.methods[m].ndcg.low);
        QCOMPARE(a.methods[m].ndcg.high, b.methods[m].ndcg.high);
    }
    QVERIFY(a.methods[0].ndcg.low != c.methods[0].ndcg.low);
    QVERIFY(std::abs(a.methods[0].ndcg.value - c.methods[0].ndcg.value) < 1e-12);
}

void EvaluateTest::smallGroupsAreNotAskedAbout()
{
    EvaluateOptions options;
    options.minGroupItems = 10;
    const Evaluation evaluation = evaluated(m_world.catalog, options);
    std::vector<int> sizes(kGroups);
    for (int i = 0; i < kItems; ++i)
        ++sizes[static_cast<std::size_t>(World::groupOf(i))];
    std::int64_t queries = 0;
    for (const int size : sizes)
        queries += size >= 10 ? size : 0;
    QVERIFY(queries < kItems);
    QCOMPARE(evaluation.queries, queries);
    QCOMPARE(evaluation.smallGroups,
             std::int64_t(std::count_if(sizes.begin(), sizes.end(), [](int n) { return n < 10; })));
}

void EvaluateTest::aFieldIsATruthToo()
{
    const Truth truth = take(loadTruth(m_world.catalog, "field:half"));
    QCOMPARE(truth.groups, (std::vector<std::string>{"0", "1"}));
    for (int i = 0; i < kItems; ++i)
        QCOMPARE(truth.groupOfRow[static_cast<std::size_t>(i)], World::groupOf(i) / 2);
    QCOMPARE(evaluated(m_world.catalog, {}, "field:half").queries, std::int64_t(kItems));
}

void EvaluateTest::refusesWhatMakesNoSense()
{
    QCOMPARE(loadTruth(m_world.catalog, "kind").error().code, ErrorCode::InvalidArgument);
    QCOMPARE(loadTruth(m_world.catalog, "tag:nothing").error().code, ErrorCode::NotFound);
    const SignalSet signals = take(SignalSet::load(m_world.catalog));
    const Truth truth = take(loadTruth(m_world.catalog, "tag:kind"));
    ThreadTeam team(1);
    NoProgress progress;
    EvaluateOptions options;
    options.k = 0;
    QCOMPARE(evaluate(m_world.catalog, signals, truth, options, team, progress, {}).error().code,
             ErrorCode::InvalidArgument);
    options.k = 10;
    options.signalNames = {"smell"};
    QCOMPARE(evaluate(m_world.catalog, signals, truth, options, team, progress, {}).error().subject,
             std::string("smell"));
    options.signalNames = {"good", "good"};
    QCOMPARE(evaluate(m_world.catalog, signals, truth, options, team, progress, {}).error().code,
             ErrorCode::InvalidArgument);
    options.signalNames = {};
    options.minGroupItems = 1000;
    QCOMPARE(evaluate(m_world.catalog, signals, truth, options, team, progress, {}).error().code,
             ErrorCode::NotFound);
}

void EvaluateTest::searchFindsAKnownOptimum()
{
    const std::vector<double> best{0.3, 1.0, 0.7};
    const auto found = searchWeights(3, [&](std::span<const double> weights) {
        const double largest = *std::max_element(weights.begin(), weights.end());
        double miss = 0;
        for (std::size_t m = 0; m < 3; ++m)
            miss += std::abs(weights[m] / largest - best[m]);
        return -miss;
    });
    for (std::size_t m = 0; m < 3; ++m)
        QVERIFY(std::abs(found[m] - best[m]) < 1e-9);
    const auto flat = searchWeights(3, [](std::span<const double>) { return 1.0; });
    QCOMPARE(flat, (std::vector<double>{1, 1, 1})); // nothing to gain: equal weights stay
}

void EvaluateTest::identicalSignalsAgreeFully()
{
    ThreadTeam team(1);
    NoProgress progress;
    const SignalSet signals = take(SignalSet::load(m_world.catalog));
    EvaluateOptions options;
    options.signalNames = {"good", "good"};
    const auto same = take(agreementOf(m_world.catalog, signals, options, team, progress, {}));
    QCOMPARE(same.size(), std::size_t(1));
    QCOMPARE(same[0].overlap.value, 1.0);
    QCOMPARE(same[0].items, std::int64_t(kItems));
    const auto apart = take(agreementOf(m_world.catalog, signals, {}, team, progress, {}));
    QCOMPARE(apart[0].items, std::int64_t(kItems - kItems / 5));
    QVERIFY(std::abs(apart[0].chance - 10.0 / 47) < 1e-12);
    QVERIFY(apart[0].overlap.value < 0.5);
}

QTEST_GUILESS_MAIN(EvaluateTest)
#include "tst_evaluate.moc"
