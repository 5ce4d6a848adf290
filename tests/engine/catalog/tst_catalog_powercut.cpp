// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"
#include "powercutvfs.h"

#include <QObject>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <set>

using namespace modalens;
using namespace modalens::test;

namespace {

namespace fs = std::filesystem;

/// What the catalog had acknowledged when the power went.
struct Acknowledged
{
    std::vector<std::string> judgmentUuids;
    std::map<std::string, std::string> views;
    std::int64_t items = 0;
};

struct Cut
{
    DiskImage image;
    Acknowledged acknowledged;
};

std::string viewJson(int number)
{
    View view;
    view.note = "note " + std::to_string(number);
    return toJson(view);
}

/// Mixes what people make (must survive) with imports (may be lost), and reopens now and then, which
/// checkpoints.
void work(const fs::path &folder, unsigned seed, int steps, Acknowledged &acknowledged)
{
    std::mt19937 random(seed);
    auto catalog = std::make_unique<Catalog>(take(Catalog::open(folder)));
    for (int step = 0; step < steps; ++step) {
        switch (random() % 5) {
        case 0:
        case 1: {
            Judgment judgment;
            judgment.task = "relevance";
            judgment.itemKey = "item-" + std::to_string(step);
            judgment.value = std::string(random() % 3000, 'v');
            acknowledged.judgmentUuids.push_back(take(catalog->appendJudgment(judgment)).uuid);
            break;
        }
        case 2: {
            const std::string name = "view " + std::to_string(random() % 5);
            take(catalog->saveView(name, viewJson(step)));
            acknowledged.views[name] = viewJson(step);
            break;
        }
        case 3: {
            std::vector<ItemDraft> drafts;
            for (int i = 0; i < 20; ++i)
                drafts.push_back(
                    draft(std::to_string(step) + "/" + std::to_string(i), "t", {textAsset("some text")}));
            take(catalog->putItems(drafts));
            acknowledged.items += 20;
            break;
        }
        default:
            if (random() % 3 == 0) {
                catalog.reset();
                catalog = std::make_unique<Catalog>(take(Catalog::open(folder)));
            }
        }
    }
}

void restore(const Cut &cut, const fs::path &folder)
{
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const auto &[name, content] : cut.image)
        std::ofstream(folder / name, std::ios::binary) << content;
}

} // namespace

class TestCatalogPowerCut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAPersonMadeSurvivesEveryPowerCut()
    {
        const int wanted = qEnvironmentVariableIntValue("MODALENS_POWER_CUTS");
        const int target = wanted > 0 ? wanted : 300;
        int cuts = 0, cutsThatLostAnImport = 0;
        for (unsigned seed = 1; cuts < target; ++seed) {
            const std::vector<Cut> found = cutsOf(seed);
            QVERIFY(!found.empty());
            for (const Cut &cut : found) {
                ++cuts;
                verify(cut, cutsThatLostAnImport);
                if (QTest::currentTestFailed())
                    return;
            }
        }
        // Without this the simulation could be one that loses nothing, and the test one that cannot fail.
        QVERIFY2(cutsThatLostAnImport > 0, "no cut lost an unsynced import");
        qInfo("%d cuts, %d of them lost the end of an import", cuts, cutsThatLostAnImport);
    }

    void whatAPersonMadeSurvivesKillNine()
    {
        const QTemporaryDir folder;
        {
            const Catalog made = take(Catalog::create(pathOf(folder)));
        }
        std::vector<std::string> acknowledged;
        for (int round = 0; round < 5; ++round) {
            int ends[2];
            QCOMPARE(::pipe(ends), 0);
            const pid_t child = ::fork();
            if (child == 0)
                appendForever(pathOf(folder), ends[1]);
            ::close(ends[1]);
            std::string uuid(36, ' ');
            for (int i = 0; i < 20 + round * 7 && ::read(ends[0], uuid.data(), 36) == 36; ++i)
                acknowledged.push_back(uuid);
            ::kill(child, SIGKILL);
            while (::read(ends[0], uuid.data(), 36) == 36)
                acknowledged.push_back(uuid);
            ::close(ends[0]);
            ::waitpid(child, nullptr, 0);
        }
        QVERIFY(acknowledged.size() >= 100);
        const Catalog catalog = take(Catalog::open(pathOf(folder)));
        QVERIFY(!catalog.isReadOnly()); // the lock went with its holder
        std::set<std::string> stored;
        for (const Judgment &judgment : take(catalog.judgments()))
            stored.insert(judgment.uuid);
        for (const std::string &uuid : acknowledged)
            QVERIFY2(stored.contains(uuid), uuid.c_str());
    }

private:
    static std::vector<Cut> cutsOf(unsigned seed)
    {
        const QTemporaryDir folder;
        std::vector<Cut> cuts;
        Acknowledged acknowledged;
        PowerCutVfs disk(seed, 12, [&](const DiskImage &image) { cuts.push_back({image, acknowledged}); });
        {
            const Catalog made = take(Catalog::create(pathOf(folder)));
        }
        disk.setArmed(true);
        work(pathOf(folder), seed, 60, acknowledged);
        disk.setArmed(false);
        return cuts;
    }

    static void verify(const Cut &cut, int &cutsThatLostAnImport)
    {
        const QTemporaryDir folder;
        restore(cut, pathOf(folder));
        const Result<Catalog> catalog = Catalog::open(pathOf(folder));
        VERIFY_OK(catalog);
        std::set<std::string> stored;
        for (const Judgment &judgment : take(catalog->judgments()))
            stored.insert(judgment.uuid);
        for (const std::string &uuid : cut.acknowledged.judgmentUuids)
            QVERIFY2(stored.contains(uuid), uuid.c_str());
        for (const auto &[name, json] : cut.acknowledged.views) {
            const auto view = take(catalog->view(name));
            // A newer one that was not acknowledged yet is right too.
            QVERIFY(view && viewFromJson(*view) && (*view == json || viewNumber(*view) > viewNumber(json)));
        }
        const std::int64_t items = take(catalog->info()).items;
        QCOMPARE(items % 20, 0); // a call is there as a whole or not at all
        cutsThatLostAnImport += items < cut.acknowledged.items ? 1 : 0;
        NoProgress silent;
        QVERIFY(take(catalog->check(silent, {})).empty());
    }

    static int viewNumber(const std::string &json) { return std::stoi(viewFromJson(json)->note.substr(5)); }

    [[noreturn]] static void appendForever(const fs::path &folder, int out)
    {
        auto catalog = Catalog::open(folder);
        for (Judgment judgment; catalog;) {
            judgment.task = "relevance";
            judgment.itemKey = "item";
            const auto stored = catalog->appendJudgment(judgment);
            if (!stored || ::write(out, stored->uuid.data(), 36) != 36)
                break;
        }
        ::_exit(1);
    }
};

QTEST_GUILESS_MAIN(TestCatalogPowerCut)
#include "tst_catalog_powercut.moc"
