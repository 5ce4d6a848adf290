// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/embedder.h"

#include "engine/base/file.h"
#include "engine/catalog/catalogfixture.h"
#include "engine/embed/fakeencoder.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <new>
#include <random>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kItems = 45;
constexpr int kBatch = 8;

/// Counts that survive the death of a child process.
struct SharedCounts
{
    std::atomic<std::int64_t> calls = 0;
};

SharedCounts &sharedCounts()
{
    static SharedCounts *counts = [] {
        void *memory =
            ::mmap(nullptr, sizeof(SharedCounts), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        return new (memory) SharedCounts;
    }();
    return *counts;
}

void makeCatalog(const std::filesystem::path &folder)
{
    Catalog catalog = take(Catalog::create(folder));
    std::vector<ItemDraft> drafts;
    for (int i = 0; i < kItems; ++i) {
        std::string text(static_cast<std::size_t>(1 + i % 5), static_cast<char>('a' + i % 23));
        drafts.push_back(
            draft("item-" + std::to_string(i), {}, {textAsset(text + static_cast<char>('a' + i % 7))}));
    }
    take(catalog.putItems(drafts));
}

/// Embeds in a child process that dies by SIGKILL right before its encoder call number `deadlyCall` (0:
/// never). True when it lived to the end.
bool embedInChild(const std::filesystem::path &folder, std::int64_t deadlyCall)
{
    const pid_t child = ::fork();
    if (child == 0) {
        Catalog catalog = take(Catalog::open(folder));
        FakeEncoder encoder;
        encoder.wantedSample = 20;
        encoder.onCall = [&](std::int64_t call) {
            if (call == deadlyCall)
                ::kill(::getpid(), SIGKILL);
            ++sharedCounts().calls;
        };
        EmbedOptions options;
        options.batchSize = kBatch;
        options.threads = 2;
        NoProgress progress;
        const auto report = embedCatalog(catalog, encoder, "text", options, progress, {});
        ::_exit(report ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::vector<std::byte> spaceFile(const std::filesystem::path &folder, const char *name)
{
    const Catalog catalog = take(Catalog::open(folder, OpenMode::ReadOnly));
    const auto space = take(catalog.findSpace("text"));
    return take(readFile(catalog.spaceFolder(space->id) / name, 1 << 20));
}

} // namespace

class EmbedderCrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anyCallMayBeTheLast_data();
    void anyCallMayBeTheLast();
    void manyDeathsInARow();

private:
    static void compareWithUnbroken(const std::filesystem::path &folder);
    QTemporaryDir m_unbroken;
    static std::vector<std::byte> s_vectors, s_items, s_state;
};

std::vector<std::byte> EmbedderCrashTest::s_vectors, EmbedderCrashTest::s_items, EmbedderCrashTest::s_state;

void EmbedderCrashTest::initTestCase()
{
    makeCatalog(pathOf(m_unbroken));
    sharedCounts().calls = 0;
    QVERIFY(embedInChild(pathOf(m_unbroken), 0));
    QCOMPARE(sharedCounts().calls.load(), std::int64_t(kItems));
    s_vectors = spaceFile(pathOf(m_unbroken), "vectors.npy");
    s_items = spaceFile(pathOf(m_unbroken), "items.npy");
    s_state = spaceFile(pathOf(m_unbroken), "encoder.safetensors");
}

void EmbedderCrashTest::compareWithUnbroken(const std::filesystem::path &folder)
{
    QVERIFY(spaceFile(folder, "vectors.npy") == s_vectors);
    QVERIFY(spaceFile(folder, "items.npy") == s_items);
    QVERIFY(spaceFile(folder, "encoder.safetensors") == s_state);
}

void EmbedderCrashTest::anyCallMayBeTheLast_data()
{
    QTest::addColumn<int>("call");
    for (int call = 1; call <= kItems; call += 2)
        QTest::addRow("killed at encoder call %d", call) << call;
}

void EmbedderCrashTest::anyCallMayBeTheLast()
{
    QFETCH(int, call);
    const QTemporaryDir folder;
    makeCatalog(pathOf(folder));
    sharedCounts().calls = 0;
    QVERIFY(!embedInChild(pathOf(folder), call));
    QVERIFY(embedInChild(pathOf(folder), 0));
    QVERIFY2(sharedCounts().calls <= kItems + kBatch, "more than one batch was encoded again");
    compareWithUnbroken(pathOf(folder));
}

void EmbedderCrashTest::manyDeathsInARow()
{
    std::mt19937 random(7);
    const QTemporaryDir folder;
    makeCatalog(pathOf(folder));
    sharedCounts().calls = 0;
    int deaths = 0;
    while (!embedInChild(pathOf(folder), 1 + random() % (2 * kBatch)))
        QVERIFY(++deaths < 1000);
    QVERIFY(deaths > 2);
    QVERIFY(sharedCounts().calls <= kItems + deaths * kBatch);
    compareWithUnbroken(pathOf(folder));
}

QTEST_APPLESS_MAIN(EmbedderCrashTest)
#include "tst_embedder_crash.moc"
