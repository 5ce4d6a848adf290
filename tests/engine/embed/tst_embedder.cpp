// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/embedder.h"

#include "engine/base/file.h"
#include "engine/base/float16.h"
#include "engine/catalog/catalogfixture.h"
#include "engine/embed/fakeencoder.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <set>

using namespace modalens;
using namespace modalens::test;

namespace {

/// "item-0" ... with texts that differ in their letters.
std::vector<ItemDraft> lettered(int count)
{
    std::vector<ItemDraft> drafts;
    for (int i = 0; i < count; ++i) {
        std::string text;
        for (int n = i + 1; n > 0; n /= 3)
            text += static_cast<char>('a' + n % 25);
        drafts.push_back(draft("item-" + std::to_string(i), {}, {textAsset(text + "z")}));
    }
    return drafts;
}

Catalog catalogWith(const QTemporaryDir &folder, const std::vector<ItemDraft> &drafts,
                    const char *name = "catalog")
{
    Catalog catalog = take(Catalog::create(pathOf(folder, name)));
    take(catalog.putItems(drafts));
    return catalog;
}

EmbedReport embed(Catalog &catalog, FakeEncoder &encoder, int batch = 8, std::stop_token stop = {})
{
    NoProgress progress;
    EmbedOptions options;
    options.batchSize = batch;
    return take(embedCatalog(catalog, encoder, "text", options, progress, stop));
}

EmbedReport retry(Catalog &catalog, FakeEncoder &encoder)
{
    NoProgress progress;
    EmbedOptions options;
    options.retriesFailures = true;
    return take(embedCatalog(catalog, encoder, "text", options, progress, {}));
}

class RecordingProgress final : public ProgressSink
{
public:
    void report(const ProgressUpdate &update) override
    {
        const std::lock_guard lock(mutex);
        updates.push_back(update);
    }
    std::mutex mutex;
    std::vector<ProgressUpdate> updates;
};

} // namespace

class EmbedderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orderDependsOnSeedAndItemAlone();
    void storesTheVectorOfEveryItem_data();
    void storesTheVectorOfEveryItem();
    void fitsOnTheFirstOfTheOrder();
    void batchSizeAndThreadsChangeNothing();
    void failuresCarryTheirReason();
    void aCatalogOfBrokenItemsIsAReportAndNoError();
    void failuresStayFailuresUntilTheyAreTriedAgain();
    void stopsWithinABatchAndGoesOn();
    void nothingToDoTheSecondTime();
    void newAndChangedItemsUseTheSameState();
    void anItemThatChangesUnderWayIsEmbeddedAgain();
    void anotherVersionRebuildsTheSpace();
    void importedVectorsAreNotOverwritten();
    void reportsProgressJobsAndBatches();
    void aDamagedStateRebuildsTheSpace();
    void damagedVectorsRebuildTheSpace_data();
    void damagedVectorsRebuildTheSpace();
};

void EmbedderTest::orderDependsOnSeedAndItemAlone()
{
    std::vector<ItemId> items;
    for (int i = 0; i < 200; ++i)
        items.push_back(ItemId{i});
    const auto order = embeddingOrder(items, 1);
    QVERIFY(order != items);
    QVERIFY(std::is_permutation(order.begin(), order.end(), items.begin()));
    QVERIFY(order != embeddingOrder(items, 2));
    const std::vector<ItemId> tail(order.begin() + 50, order.end());
    std::vector<ItemId> sorted = tail;
    std::sort(sorted.begin(), sorted.end());
    QVERIFY(embeddingOrder(sorted, 1) == tail); // what is left comes in the order it would have come in
}

void EmbedderTest::storesTheVectorOfEveryItem_data()
{
    QTest::addColumn<int>("sample");
    QTest::newRow("an encoder with nothing to learn") << 0;
    QTest::newRow("a sample smaller than the catalog") << 10;
    QTest::newRow("a sample larger than the catalog") << 1000;
}

void EmbedderTest::storesTheVectorOfEveryItem()
{
    QFETCH(int, sample);
    const QTemporaryDir folder;
    const auto drafts = lettered(37);
    Catalog catalog = catalogWith(folder, drafts);
    FakeEncoder encoder;
    encoder.wantedSample = sample;
    const EmbedReport report = embed(catalog, encoder);
    QCOMPARE(report.embedded, std::int64_t(37));
    QCOMPARE(report.encoderCalls, std::int64_t(37)); // the sample is projected, not encoded again
    QCOMPARE(encoder.calls(), std::int64_t(37));
    QCOMPARE(report.space.state, SpaceState::Complete);
    const SharedVectors vectors = take(catalog.loadVectors(report.space.id));
    QCOMPARE(vectors->count(), std::int64_t(37));
    for (std::int64_t row = 0; row < 37; ++row) {
        const std::vector<Content> content{
            TextContent{{drafts[static_cast<std::size_t>(row)].assets[0].text}}};
        auto expected = take(encoder.project(take(encoder.features(content, {}))));
        double squares = 0;
        for (const float value : expected)
            squares += static_cast<double>(value) * value;
        std::vector<float> stored(FakeEncoder::kLetters);
        vectors->copyVector(vectors->find(ItemId{row}), stored);
        for (std::size_t d = 0; d < stored.size(); ++d)
            QVERIFY(std::abs(stored[d] - expected[d] / std::sqrt(squares)) < 1e-3);
    }
}

void EmbedderTest::fitsOnTheFirstOfTheOrder()
{
    const QTemporaryDir folder;
    const auto drafts = lettered(40);
    Catalog catalog = catalogWith(folder, drafts);
    FakeEncoder encoder;
    encoder.wantedSample = 16;
    embed(catalog, encoder, 8);
    FakeEncoder oracle;
    std::vector<Content> contents;
    const auto order = embeddingOrder(take(catalog.itemsWith(Modality::Text)), 1);
    for (std::size_t i = 0; i < 16; ++i)
        contents.push_back(TextContent{{drafts[static_cast<std::size_t>(rowOf(order[i]))].assets[0].text}});
    NoProgress progress;
    take(oracle.fit(take(oracle.features(contents, {})), progress, {}));
    QCOMPARE(encoder.state().at("mean").values, oracle.state().at("mean").values);
    QCOMPARE(encoder.fits, 1);
}

void EmbedderTest::batchSizeAndThreadsChangeNothing()
{
    std::vector<std::vector<std::byte>> files;
    for (const auto &[batch, threads] : {std::pair{1, 1}, {7, 1}, {8, 4}, {64, 2}}) {
        const QTemporaryDir folder;
        Catalog catalog = catalogWith(folder, lettered(50));
        FakeEncoder encoder;
        NoProgress progress;
        EmbedOptions options;
        options.batchSize = batch;
        options.threads = threads;
        const auto report = take(embedCatalog(catalog, encoder, "text", options, progress, {}));
        files.push_back(take(readFile(catalog.spaceFolder(report.space.id) / "vectors.npy", 1 << 20)));
    }
    for (const auto &file : files)
        QVERIFY(file == files.front());
}

void EmbedderTest::failuresCarryTheirReason()
{
    const QTemporaryDir folder;
    auto drafts = lettered(20);
    drafts[3].assets[0].text = "bad";
    drafts[5].assets[0].text = "123";
    drafts[9].assets[0] = fileAsset(Modality::Text, "/nonexistent/gone.txt");
    Catalog catalog = catalogWith(folder, drafts);
    FakeEncoder encoder;
    encoder.wantedSample = 12;
    const EmbedReport report = embed(catalog, encoder);
    QCOMPARE(report.embedded, std::int64_t(17));
    std::map<std::int64_t, std::string> reasons;
    for (const EmbedFailure &failure : take(catalog.embedFailures(report.space.id)))
        reasons[rowOf(failure.item)] = failure.reason;
    QCOMPARE(reasons.size(), std::size_t(3));
    QCOMPARE(reasons[3], std::string("bad text: cannot be encoded"));
    QCOMPARE(reasons[5], std::string("nothing to encode"));
    QVERIFY(reasons[9].starts_with("/nonexistent/gone.txt: "));
    QCOMPARE(report.failures.size(), std::size_t(3));
    QVERIFY(take(catalog.pendingItems(report.space.id)).empty());
}

void EmbedderTest::aCatalogOfBrokenItemsIsAReportAndNoError()
{
    const QTemporaryDir folder;
    Catalog catalog =
        catalogWith(folder, {draft("a", {}, {textAsset("bad")}), draft("b", {}, {textAsset("77")})});
    FakeEncoder encoder;
    encoder.wantedSample = 5;
    const EmbedReport report = embed(catalog, encoder);
    QCOMPARE(report.embedded, std::int64_t(0));
    QCOMPARE(report.failures.size(), std::size_t(2));
    QCOMPARE(encoder.fits, 0);
    FakeEncoder second; // there is no space, and still nothing is tried again
    second.wantedSample = 5;
    const EmbedReport again = embed(catalog, second);
    QCOMPARE(again.failures.size(), std::size_t(0));
    QCOMPARE(again.earlierFailures.size(), std::size_t(2));
    QCOMPARE(second.calls(), std::int64_t(0));
    const EmbedReport retried = retry(catalog, second);
    QCOMPARE(retried.failures.size(), std::size_t(2));
    QCOMPARE(retried.earlierFailures.size(), std::size_t(0));
    QVERIFY(second.calls() >= 2);
}

void EmbedderTest::failuresStayFailuresUntilTheyAreTriedAgain()
{
    const QTemporaryDir folder;
    const std::string file = pathOf(folder, "late.txt").string();
    auto drafts = lettered(20);
    drafts[3].assets[0].text = "bad";
    drafts[9].assets[0] = fileAsset(Modality::Text, file);
    Catalog catalog = catalogWith(folder, drafts);
    FakeEncoder encoder;
    encoder.wantedSample = 12;
    QCOMPARE(embed(catalog, encoder).failures.size(), std::size_t(2));

    const EmbedReport again = embed(catalog, encoder);
    QCOMPARE(again.embedded, std::int64_t(0));
    QCOMPARE(again.alreadyDone, std::int64_t(18));
    QCOMPARE(again.failures.size(), std::size_t(0));
    QCOMPARE(again.earlierFailures.size(), std::size_t(2));
    QCOMPARE(again.earlierFailures[0].item, ItemId{3});
    QCOMPARE(again.earlierFailures[0].reason, std::string("bad text: cannot be encoded"));
    QCOMPARE(again.encoderCalls, std::int64_t(0));

    take(writeFileAtomically(file, "late but here"));
    QCOMPARE(embed(catalog, encoder).earlierFailures.size(), std::size_t(2));
    const EmbedReport retried = retry(catalog, encoder);
    QCOMPARE(retried.embedded, std::int64_t(1));
    QCOMPARE(retried.alreadyDone, std::int64_t(18));
    QCOMPARE(retried.failures.size(), std::size_t(1));
    QCOMPARE(retried.earlierFailures.size(), std::size_t(0));

    drafts[3].assets[0].text = "good";
    take(catalog.putItems(std::span(&drafts[3], 1)));
    const EmbedReport changed = embed(catalog, encoder);
    QCOMPARE(changed.embedded, std::int64_t(1));
    QCOMPARE(changed.alreadyDone, std::int64_t(19));
    QCOMPARE(changed.earlierFailures.size(), std::size_t(0));
}

void EmbedderTest::stopsWithinABatchAndGoesOn()
{
    const QTemporaryDir folder;
    Catalog catalog = catalogWith(folder, lettered(60), "stopped");
    std::int64_t calls = 0;
    int runs = 0;
    for (bool isDone = false; !isDone; ++runs) {
        std::stop_source source;
        FakeEncoder encoder;
        encoder.wantedSample = 20;
        encoder.onCall = [&](std::int64_t call) {
            if (call == 13)
                source.request_stop();
        };
        const EmbedReport report = embed(catalog, encoder, 8, source.get_token());
        isDone = !report.wasCancelled;
        QVERIFY(encoder.calls() <= 13 + 8);
        calls += encoder.calls();
    }
    QVERIFY(runs > 2);
    QVERIFY(calls <= 60 + (runs - 1) * 8);
    Catalog unbroken = catalogWith(folder, lettered(60), "unbroken");
    FakeEncoder encoder;
    encoder.wantedSample = 20;
    embed(unbroken, encoder);
    for (const char *file : {"vectors.npy", "items.npy"}) {
        const auto space = take(catalog.findSpace("text"));
        const auto other = take(unbroken.findSpace("text"));
        QVERIFY(take(readFile(catalog.spaceFolder(space->id) / file, 1 << 20)) ==
                take(readFile(unbroken.spaceFolder(other->id) / file, 1 << 20)));
    }
}

void EmbedderTest::nothingToDoTheSecondTime()
{
    const QTemporaryDir folder;
    Catalog catalog = catalogWith(folder, lettered(20));
    FakeEncoder first;
    first.wantedSample = 5;
    embed(catalog, first);
    const auto jobs = take(catalog.jobs()).size();
    FakeEncoder second;
    second.wantedSample = 5;
    const EmbedReport report = embed(catalog, second);
    QCOMPARE(report.embedded, std::int64_t(0));
    QCOMPARE(report.alreadyDone, std::int64_t(20));
    QCOMPARE(second.calls(), std::int64_t(0));
    QCOMPARE(take(catalog.jobs()).size(), jobs);
    QCOMPARE(second.state().at("mean").values, first.state().at("mean").values); // restored
}

void EmbedderTest::newAndChangedItemsUseTheSameState()
{
    const QTemporaryDir folder;
    auto drafts = lettered(20);
    Catalog catalog = catalogWith(folder, drafts);
    FakeEncoder first;
    first.wantedSample = 5;
    embed(catalog, first);
    drafts[2].assets[0].text = "qqqq";
    drafts[2].stamp = 99;
    drafts.push_back(draft("new", {}, {textAsset("vvv")}));
    take(catalog.putItems(drafts));
    FakeEncoder second;
    second.wantedSample = 5;
    const EmbedReport report = embed(catalog, second);
    QCOMPARE(second.fits, 0);
    QVERIFY(second.calls() >= 2);
    QCOMPARE(second.state().at("mean").values, first.state().at("mean").values);
    const SharedVectors vectors = take(catalog.loadVectors(report.space.id));
    QCOMPARE(vectors->count(), std::int64_t(21));
    std::vector<float> changed(FakeEncoder::kLetters);
    vectors->copyVector(vectors->find(ItemId{2}), changed);
    QCOMPARE(std::max_element(changed.begin(), changed.end()) - changed.begin(), std::ptrdiff_t('q' - 'a'));
}

void EmbedderTest::anItemThatChangesUnderWayIsEmbeddedAgain()
{
    const QTemporaryDir folder;
    auto drafts = lettered(24);
    Catalog catalog = catalogWith(folder, drafts);
    const auto order = embeddingOrder(take(catalog.itemsWith(Modality::Text)), 1);
    auto &changing = drafts[static_cast<std::size_t>(rowOf(order[12]))]; // of the second batch of eight
    FakeEncoder encoder;
    NoProgress progress;
    EmbedOptions options;
    options.batchSize = 8;
    options.batchStored = [&](const SpaceInfo &space) { // the second batch was read before this
        if (space.vectorCount > 8)
            return;
        changing.assets[0].text = "qqq";
        take(catalog.putItems(std::span(&changing, 1)));
    };
    const EmbedReport report = take(embedCatalog(catalog, encoder, "text", options, progress, {}));
    QCOMPARE(take(catalog.pendingItems(report.space.id)), std::vector{order[12]});
    QCOMPARE(embed(catalog, encoder).embedded, std::int64_t(1));
    QVERIFY(take(catalog.pendingItems(report.space.id)).empty());
    const SharedVectors vectors = take(catalog.loadVectors(report.space.id));
    std::vector<float> stored(FakeEncoder::kLetters);
    vectors->copyVector(vectors->find(order[12]), stored);
    QCOMPARE(stored['q' - 'a'], 1.0f);
}

void EmbedderTest::anotherVersionRebuildsTheSpace()
{
    const QTemporaryDir folder;
    Catalog catalog = catalogWith(folder, lettered(20));
    FakeEncoder first;
    first.wantedSample = 5;
    embed(catalog, first);
    FakeEncoder second;
    second.wantedSample = 5;
    second.version = 2;
    const EmbedReport report = embed(catalog, second);
    QCOMPARE(report.embedded, std::int64_t(20));
    QCOMPARE(report.space.encoderVersion, 2);
    QCOMPARE(second.fits, 1);
    QCOMPARE(take(catalog.spaces()).size(), std::size_t(1));
}

void EmbedderTest::importedVectorsAreNotOverwritten()
{
    const QTemporaryDir folder;
    Catalog catalog = catalogWith(folder, lettered(3));
    SpaceDraft imported;
    imported.name = "text";
    imported.encoder = "import";
    imported.dimension = 2;
    take(catalog.createSpace(imported));
    FakeEncoder encoder;
    NoProgress progress;
    const auto report = embedCatalog(catalog, encoder, "text", {}, progress, {});
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(report.error().subject, std::string("text"));
    QCOMPARE(take(catalog.findSpace("text"))->encoder, std::string("import"));
}

void EmbedderTest::reportsProgressJobsAndBatches()
{
    const QTemporaryDir folder;
    Catalog catalog = catalogWith(folder, lettered(30));
    FakeEncoder encoder;
    encoder.wantedSample = 10;
    RecordingProgress progress;
    EmbedOptions options;
    options.batchSize = 8;
    std::vector<std::int64_t> counts;
    options.batchStored = [&](const SpaceInfo &space) { counts.push_back(space.vectorCount); };
    take(embedCatalog(catalog, encoder, "text", options, progress, {}));
    QCOMPARE(counts, (std::vector<std::int64_t>{8, 16, 24, 30}));
    std::int64_t last = 0;
    for (const ProgressUpdate &update : progress.updates) {
        if (update.stage != "embed:text")
            continue;
        QVERIFY(update.done >= last);
        QCOMPARE(update.total, std::int64_t(30));
        last = update.done;
    }
    QCOMPARE(last, std::int64_t(30));
    const auto jobs = take(catalog.jobs());
    QCOMPARE(jobs.size(), std::size_t(1));
    QCOMPARE(jobs[0].kind, std::string("embed:text"));
    QCOMPARE(jobs[0].state, JobState::Finished);
    QCOMPARE(jobs[0].done, std::int64_t(30));
    QVERIFY(jobs[0].report.find("\"encoderCalls\":30") != std::string::npos);
}

void EmbedderTest::aDamagedStateRebuildsTheSpace()
{
    const QTemporaryDir folder;
    Catalog catalog = catalogWith(folder, lettered(20));
    FakeEncoder first;
    first.wantedSample = 5;
    const EmbedReport before = embed(catalog, first);
    take(writeFileAtomically(catalog.spaceFolder(before.space.id) / "encoder.safetensors",
                             std::string_view("x")));
    FakeEncoder second;
    second.wantedSample = 5;
    QCOMPARE(embed(catalog, second).embedded, std::int64_t(20));
}

void EmbedderTest::damagedVectorsRebuildTheSpace_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("isGone");
    QTest::newRow("vectors cut short") << "vectors.npy" << false;
    QTest::newRow("vectors gone") << "vectors.npy" << true;
    QTest::newRow("items gone") << "items.npy" << true;
}

void EmbedderTest::damagedVectorsRebuildTheSpace()
{
    QFETCH(QString, file);
    QFETCH(bool, isGone);
    const QTemporaryDir folder;
    Catalog catalog = catalogWith(folder, lettered(20));
    FakeEncoder encoder;
    const EmbedReport first = embed(catalog, encoder);
    const std::filesystem::path path = catalog.spaceFolder(first.space.id) / file.toStdString();
    isGone ? void(std::filesystem::remove(path)) : std::filesystem::resize_file(path, 140);
    QVERIFY(!catalog.loadVectors(first.space.id));
    const EmbedReport second = embed(catalog, encoder);
    QCOMPARE(second.embedded, std::int64_t(20));
    QVERIFY(second.space.id != first.space.id); // nothing of the old files is believed
    QCOMPARE(take(catalog.loadVectors(second.space.id))->count(), std::int64_t(20));
    QCOMPARE(take(catalog.spaces()).size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(EmbedderTest)
#include "tst_embedder.moc"
