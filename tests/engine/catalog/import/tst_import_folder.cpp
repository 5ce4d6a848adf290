// SPDX-License-Identifier: GPL-3.0-or-later
#include "importfixture.h"

#include "engine/catalog/import/folder.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace modalens;
using namespace modalens::test;

namespace {

/// Stops an import as soon as it reports a stage.
class StopAt final : public ProgressSink
{
public:
    explicit StopAt(std::string stage)
        : m_stage(std::move(stage))
    {
    }
    void report(const ProgressUpdate &update) override
    {
        stages.insert(update.stage);
        if (update.stage == m_stage)
            source.request_stop();
    }
    std::stop_source source;
    std::set<std::string> stages;

private:
    std::string m_stage;
};

/// A folder of the same shape as the stamps: pictures, texts in languages, sounds, spoken names and
/// left-overs.
void writeStamps(const ImportFixture &in)
{
    in.write("animals/birds/crow.png", "png");
    in.write("animals/birds/crow.svg", "svg");
    in.write("animals/birds/crow.txt", "A crow.\nfr.utf8=Un corbeau.\npt_br.utf8=Um corvo.\n");
    in.write("animals/birds/crow.ogg", "caw");
    in.write("animals/birds/crow.dat", "data");
    in.write("animals/birds/crow_desc.ogg", "said");
    in.write("animals/birds/crow_desc_fr.ogg", "dit");
    in.write("animals/birds/owl_mirror.png", "png");
    in.write("symbols/math/7.svg", "svg");
    in.write("symbols/math/7.txt", "The number seven.\nfr.utf8=Sept.\n");
    in.write("symbols/math/7_en_GB.ogg", "seven");
    for (int i = 0; i < 60; ++i) {
        in.write("toys/toy" + std::to_string(i) + ".png", "png");
        in.write("toys/toy" + std::to_string(i) + "_desc.ogg", "said");
    }
    in.write("toys/gone.ogg", "sound of a picture that was removed");
    in.write("toys/gone_desc_fr.ogg", "dit");
    in.write("toys/lost_desc.ogg", "said");
    in.write("toys/left.txt", "text of a picture that was removed");
    in.write("README.txt", "About these files.");
}

std::string shape(const std::vector<Asset> &assets)
{
    std::string text;
    for (const Asset &asset : assets)
        text += std::string(modalityName(asset.modality)) + std::to_string(static_cast<int>(asset.role)) +
                "[" + asset.language + "] ";
    return text;
}

} // namespace

class TestImportFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesOfOneStemAreOneItem()
    {
        ImportFixture in;
        writeStamps(in);
        const ImportReport report = in.importFolderNow();
        QCOMPARE(report.imported, 63);
        QCOMPARE(report.skipped, 1); // crow.dat
        QCOMPARE(report.ignored, (std::map<std::string, std::int64_t>{{".dat", 1}}));
        QVERIFY2(report.failures.empty(), listed(report.failures).c_str());
        QCOMPARE(
            shape(in.assets("animals/birds/crow")),
            std::string("text0[en] text1[fr] text1[pt-BR] image0[] image2[] audio0[] audio3[] audio3[fr] "));
        QVERIFY(in.assets("animals/birds/crow")[3].path.ends_with("crow.png"));
        QCOMPARE(in.title("animals/birds/crow"), std::string("A crow"));
        QCOMPARE(shape(in.assets("symbols/math/7")),
                 std::string("text0[en] text1[fr] image0[] audio3[en-GB] "));
        QCOMPARE(in.tagValues("animals/birds/crow", "folder"), std::multiset<std::string>{"animals"});
        QCOMPARE(in.tagValues("animals/birds/crow", "path"), std::multiset<std::string>{"animals/birds"});
    }

    void anItemWithoutTextHasNoneWhereOthersDo()
    {
        ImportFixture in;
        writeStamps(in);
        in.importFolderNow();
        QCOMPARE(shape(in.assets("animals/birds/owl_mirror")), std::string("image0[] "));
        QCOMPARE(in.title("animals/birds/owl_mirror"), std::string("Owl mirror"));
    }

    void leftOversMakeNoItemAndAreNamed()
    {
        ImportFixture in;
        writeStamps(in);
        const ImportReport report = in.importFolderNow();
        for (const char *file :
             {"toys/gone.ogg", "toys/gone_desc_fr.ogg", "toys/lost_desc.ogg", "toys/left.txt", "README.txt"})
            VERIFY_MENTIONS(report.notes, file, "not imported");
        VERIFY_MENTIONS(report.notes, "README.txt", "notice");
        QCOMPARE(report.notes.size(), std::size_t{5});
        QCOMPARE(report.leftOut, 5);
        QVERIFY(!in.has("toys/gone") && !in.has("toys/lost") && !in.has("README"));
    }

    void leftOversAreImportedOnRequest()
    {
        ImportFixture in;
        writeStamps(in);
        const ImportReport report =
            take(importFolder(in.catalog(), in.root(), in.silent(), {}, LeftOvers::Import));
        QCOMPARE(report.leftOut, 0);
        QCOMPARE(report.imported, 63 + 4);
        QVERIFY(in.has("toys/lost_desc") && in.has("toys/left") && in.has("README"));
        QCOMPARE(shape(in.assets("toys/gone")), std::string("audio0[] audio3[fr] "));
        QCOMPARE(shape(in.assets("toys/lost_desc")), std::string("audio0[] "));
    }

    void rareSoundsAreItemsWhereNoNamesAreSpoken()
    {
        ImportFixture in;
        for (int i = 0; i < 100; ++i)
            in.write("holiday/DSC_" + std::to_string(1000 + i) + ".jpg");
        in.write("holiday/sea.wav");
        in.write("holiday/interview_desc.ogg");
        in.write("holiday/DSC_1000_desc.ogg"); // one spoken name makes no collection of stamps
        const ImportReport report = in.importFolderNow();
        QCOMPARE(report.imported, 102);
        QCOMPARE(report.leftOut, 0);
        QVERIFY(in.has("holiday/sea") && in.has("holiday/interview_desc"));
        QCOMPARE(in.assets("holiday/DSC_1000")[1].role, AssetRole::Speech);
    }

    void soundsAreItemsWhereTheyAreNotRare()
    {
        ImportFixture in;
        for (int i = 0; i < 4; ++i)
            in.write("pictures/p" + std::to_string(i) + ".png");
        in.write("sounds/a.wav");
        in.write("sounds/a.ogg");
        QCOMPARE(in.importFolderNow().imported, 5);
        QCOMPARE(shape(in.assets("sounds/a")), std::string("audio0[] audio2[] text0[] "));
    }

    void namesBecomeTextOnlyWhereTheySaySomething()
    {
        ImportFixture in;
        in.write("Distance.mp4");
        in.write("Do_Not.mp4");
        in.write("Hello.mp4");
        in.write("7.mp4");
        in.write("1-4211-A.mp4");
        in.importFolderNow();
        QCOMPARE(in.assets("Distance").back().text, std::string("Distance"));
        QCOMPARE(in.assets("Do_Not").back().text, std::string("Do Not"));
        QCOMPARE(in.assets("7").back().text, std::string("7"));
        QCOMPARE(in.assets("1-4211-A").size(), std::size_t{1});
    }

    void codesStaySilent()
    {
        ImportFixture in;
        for (const char *name :
             {"Dog/1-100032-A.ogg", "Dog/1-110389-A.ogg", "Rain/2-17367-B.ogg", "Rain/7.ogg"})
            in.write(name);
        in.write("README.txt", "words");
        QCOMPARE(in.importFolderNow().imported, 4);
        QCOMPARE(shape(in.assets("Dog/1-100032-A")), std::string("audio0[] "));
        QCOMPARE(shape(in.assets("Rain/7")), std::string("audio0[] "));
    }

    void aLanguageSuffixStaysWithoutItsBareStem()
    {
        ImportFixture in;
        in.write("clip_fr.ogg");
        in.write("other_fr.ogg");
        in.write("other.ogg");
        in.write("flag_fr.png");
        in.write("flag.png");
        in.importFolderNow();
        QVERIFY(in.has("clip_fr") && in.has("flag_fr") && in.has("flag"));
        QVERIFY(!in.has("other_fr"));
        QCOMPARE(in.assets("other")[1].role, AssetRole::Speech);
        QCOMPARE(in.assets("other")[1].language, std::string("fr"));
    }

    void hostileNamesKeepTheirItemsApart()
    {
        ImportFixture in;
        const std::vector<std::string> names{"it's \"quoted\"",
                                             "two\nlines",
                                             "x'; DROP TABLE items;--",
                                             "bad\xFF"
                                             "a",
                                             "bad\xFE"
                                             "a",
                                             "%s%n",
                                             std::string(200, 'n')};
        for (const std::string &name : names)
            in.write(name + ".png");
        const ImportReport report = in.importFolderNow();
        QCOMPARE(report.imported, static_cast<std::int64_t>(names.size()));
        QVERIFY(in.has("x'; DROP TABLE items;--") && in.has("two\nlines") && in.has("bad%FFa") &&
                in.has("bad%FEa"));
        QVERIFY(fs::exists(in.assets("bad%FFa").front().path));
        QCOMPARE(in.title("two\nlines"), std::string("Two lines"));
        QCOMPARE(in.importFolderNow().skipped, static_cast<std::int64_t>(names.size()));
    }

    void badFilesAreNamedAndTheRestImported()
    {
        ImportFixture in;
        in.write("empty.png", "");
        in.write("half.png", "x");
        in.write("half.ogg", "");
        in.write("blank.png", "x");
        in.write("blank.txt", "  \n");
        in.write("huge.png", "x");
        in.write("huge.txt", std::string((4 << 20) + 1, 'x'));
        fs::create_symlink("nowhere.png", in.root() / "dangling.png");
        const ImportReport report = in.importFolderNow();
        QCOMPARE(report.imported, 3);
        QVERIFY(!in.has("empty"));
        VERIFY_MENTIONS(report.failures, "empty.png", "empty");
        VERIFY_MENTIONS(report.failures, "half.ogg", "empty");
        VERIFY_MENTIONS(report.failures, "blank.txt", "no text");
        VERIFY_MENTIONS(report.failures, "huge.txt", "larger than the limit");
        VERIFY_MENTIONS(report.failures, "dangling.png", "No such file");
        QCOMPARE(shape(in.assets("half")), std::string("image0[] "));
    }

    void loopsSocketsAndHiddenFilesAreHarmless()
    {
        ImportFixture in;
        in.write("a/b/real.png");
        in.write(".hidden.png");
        in.write(".git/object.png");
        in.write("inner/catalog.db");
        in.write("inner/thumbnail.png");
        fs::create_directory_symlink("..", in.root() / "a/b/up");
        fs::create_directory_symlink("a/b", in.root() / "again");
        QVERIFY(::mkfifo((in.root() / "pipe.png").c_str(), 0600) == 0);
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::string socketPath = (in.root() / "s.png").string();
        QVERIFY(socketPath.size() < sizeof(address.sun_path));
        std::copy(socketPath.begin(), socketPath.end(), address.sun_path);
        QVERIFY(::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0);
        const ImportReport report = in.importFolderNow();
        ::close(descriptor);
        QCOMPARE(report.imported, 1);
        QVERIFY(in.has("a/b/real"));
        QCOMPARE(report.skipped, 2); // the pipe and the socket
    }

    void linkedFoldersAreWalkedOnce()
    {
        ImportFixture in;
        in.write("a.png");
        fs::create_directories(in.path("elsewhere"));
        std::ofstream(in.path("elsewhere") / "b.png") << "x";
        fs::create_directory_symlink(in.path("elsewhere"), in.root() / "link1");
        fs::create_directory_symlink(in.path("elsewhere"), in.root() / "link2");
        QCOMPARE(in.importFolderNow().imported, 2);
    }

    void unreadableFoldersAreNamed()
    {
        if (::geteuid() == 0)
            QSKIP("the administrator can read every folder");
        ImportFixture in;
        in.write("ok.png");
        in.write("closed/no.png");
        in.write("file.png");
        fs::permissions(in.root() / "closed", fs::perms::none);
        fs::permissions(in.root() / "file.png", fs::perms::none);
        const ImportReport report = in.importFolderNow();
        fs::permissions(in.root() / "closed", fs::perms::owner_all);
        QCOMPARE(report.imported, 1);
        VERIFY_MENTIONS(report.failures, "closed", "Permission denied");
        VERIFY_MENTIONS(report.failures, "file.png", "Permission denied");
    }

    void anEmptyOrMissingFolderSaysSo()
    {
        ImportFixture in;
        const ImportReport report = in.importFolderNow();
        QCOMPARE(report.imported, 0);
        VERIFY_MENTIONS(report.failures, in.root().string(), "no picture, sound, video or text");
        const auto missing = importFolder(in.catalog(), in.path("absent"), in.silent(), {});
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QCOMPARE(missing.error().subject, in.path("absent").string());
    }

    void anotherRunSkipsWhatDidNotChange()
    {
        ImportFixture in;
        writeStamps(in);
        in.importFolderNow();
        const ItemId crow = in.item("animals/birds/crow");
        ImportReport report = in.importFolderNow();
        QCOMPARE(report.imported + report.updated, 0);
        QCOMPARE(report.skipped, 63 + 1);

        in.write("animals/birds/crow.txt", "A raven.\n");
        in.write("animals/birds/jay.png");
        report = in.importFolderNow();
        QCOMPARE(report.imported, 1);
        QCOMPARE(report.updated, 1);
        QCOMPARE(in.title("animals/birds/crow"), std::string("A raven"));
        QVERIFY(in.item("animals/birds/crow") == crow);
    }

    void itemsWhoseFilesVanishedAreKeptAndReported()
    {
        ImportFixture in;
        in.write("stays.png");
        in.write("goes.png");
        in.importFolderNow();
        const Tag mine{"mood", "calm", "user"};
        take(in.catalog().addTags(in.item("goes"), std::span(&mine, 1)));
        fs::remove(in.root() / "goes.png");
        const ImportReport report = in.importFolderNow();
        QCOMPARE(report.vanished, 1);
        VERIFY_MENTIONS(report.notes, "goes", "kept");
        QCOMPARE(in.tagValues("goes", "mood"), std::multiset<std::string>{"calm"});
    }

    void itemsOfAnotherFolderHaveNotVanished()
    {
        ImportFixture in;
        in.write("one/a.png");
        in.write("two/b.png");
        take(importFolder(in.catalog(), in.root() / "one", in.silent(), {}));
        fs::remove(in.root() / "one/a.png");
        QCOMPARE(take(importFolder(in.catalog(), in.root() / "two", in.silent(), {})).vanished, 0);
    }

    void itemsOfAnotherFolderAreNotReplacedWhileTheirFilesExist()
    {
        ImportFixture in;
        in.write("one/a.png");
        in.write("two/a.png");
        in.write("two/b.png");
        take(importFolder(in.catalog(), in.root() / "one", in.silent(), {}));
        const ImportReport report = take(importFolder(in.catalog(), in.root() / "two", in.silent(), {}));
        QCOMPARE(report.imported, 1);
        VERIFY_MENTIONS(report.failures, "a", "one/a.png");
        QVERIFY(in.assets("a").front().path.ends_with("one/a.png"));
    }

    void itemsFollowTheirFilesToAnotherPlace()
    {
        ImportFixture in;
        in.write("old/a.png");
        take(importFolder(in.catalog(), in.root() / "old", in.silent(), {}));
        fs::rename(in.root() / "old", in.root() / "new");
        QCOMPARE(take(importFolder(in.catalog(), in.root() / "new", in.silent(), {})).updated, 1);
        QVERIFY(in.assets("a").front().path.ends_with("new/a.png"));
    }

    void aFileThatVanishesBetweenScanAndStoreIsARow()
    {
        ImportFixture in;
        in.write("a.png");
        in.write("a.ogg");
        const FolderItems items = take(scanFolder(in.root(), LeftOvers::LeaveOut, in.silent(), {}));
        fs::remove(in.root() / "a.png");
        ImportReport report;
        const ItemDraft draft = makeDraft(items, items.groups.items.front(), in.root().string(), report);
        QCOMPARE(draft.assets.front().modality, Modality::Audio);
        VERIFY_MENTIONS(report.failures, "a.png", "No such file");
    }

    void stoppingKeepsWhatWasStoredAndTheNextRunGoesOn()
    {
        ImportFixture in;
        for (int i = 0; i < 2500; ++i)
            in.write("f" + std::to_string(i) + ".png");
        StopAt sink("import.store");
        ImportReport report = take(importFolder(in.catalog(), in.root(), sink, sink.source.get_token()));
        QVERIFY(report.wasCancelled);
        QVERIFY(in.itemCount() <= 1000);
        QCOMPARE(take(in.catalog().jobs()).front().state, JobState::Cancelled);
        const std::int64_t before = in.itemCount();
        report = in.importFolderNow();
        QCOMPARE(report.imported, 2500 - before);
        QCOMPARE(in.itemCount(), 2500);
    }

    void theWalkCanBeStopped()
    {
        ImportFixture in;
        in.write("a/b.png");
        StopAt sink("import.scan");
        QVERIFY(take(importFolder(in.catalog(), in.root(), sink, sink.source.get_token())).wasCancelled);
        QCOMPARE(in.itemCount(), 0);
    }

    void theCatalogRemembersTheImport()
    {
        ImportFixture in;
        in.write("a.png");
        in.write("empty.png", "");
        StopAt sink("never");
        take(importFolder(in.catalog(), in.root(), sink, {}));
        const JobRecord job = take(in.catalog().jobs()).front();
        QCOMPARE(job.kind, std::string("import"));
        QCOMPARE(job.state, JobState::Finished);
        QVERIFY(job.report.find("\"imported\":1") != std::string::npos);
        QVERIFY(job.report.find("empty.png") != std::string::npos);
        QVERIFY(sink.stages.contains("import.scan"));
    }

    void aReadOnlyCatalogIsAClearError()
    {
        ImportFixture in;
        in.write("a.png");
        in.catalog();
        Catalog reader = take(Catalog::open(in.path("catalog"), OpenMode::ReadOnly));
        const auto outcome = importFolder(reader, in.root(), in.silent(), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::ReadOnly);
    }
};

QTEST_APPLESS_MAIN(TestImportFolder)
#include "tst_import_folder.moc"
