// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <QObject>

#include <sys/mount.h>
#include <sys/resource.h>

#include <csignal>

using namespace modalens;
using namespace modalens::test;

/// A full disk is an error that leaves what was stored as it was. Two disks: a small file system of its own
/// where mounting is allowed, and everywhere a limit on the size of a file, which the operating system
/// refuses in the same way.
class TestCatalogDiskFull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void aFullFileSystemLeavesTheCatalogIntact()
    {
        const std::filesystem::path folder = pathOf(*m_temporary, "small");
        std::filesystem::create_directories(folder);
        if (::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=6m") != 0)
            QSKIP("mounting is not allowed here; the file size limit below tests the same");
        fillAndVerify(folder / "catalog");
        ::umount2(folder.c_str(), MNT_DETACH);
    }

    void aFileThatMayNotGrowLeavesTheCatalogIntact()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{4 << 20, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        fillAndVerify(pathOf(*m_temporary));
        ::setrlimit(RLIMIT_FSIZE, &before);
    }

    void aVectorFileThatMayNotGrowKeepsItsRows()
    {
        Catalog catalog = take(Catalog::create(pathOf(*m_temporary)));
        take(catalog.putItems(textItems(2)));
        const SpaceId space =
            take(catalog.createSpace({.name = "text", .dimension = 65'536, .dtype = Dtype::Float32})).id;
        std::vector<float> vector(65'536, 1.0f);
        take(catalog.appendVectors(space, std::array{ItemId{0}}, vector));

        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{400'000, before.rlim_max}; // one and a half vectors
        ::setrlimit(RLIMIT_FSIZE, &small);
        const Status full = catalog.appendVectors(space, std::array{ItemId{1}}, vector);
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!full.has_value());
        QCOMPARE(full.error().code, ErrorCode::DiskFull);
        QCOMPARE(std::filesystem::file_size(catalog.spaceFolder(space) / "vectors.npy"),
                 std::uintmax_t(128 + 4 * 65'536));
        QCOMPARE(take(catalog.loadVectors(space))->count(), 1);
        take(catalog.appendVectors(space, std::array{ItemId{1}}, vector)); // and there is room again
        QCOMPARE(take(catalog.loadVectors(space))->count(), 2);
        NoProgress silent;
        QVERIFY(take(catalog.check(silent, {})).empty());
    }

private:
    static void fillAndVerify(const std::filesystem::path &folder)
    {
        std::int64_t stored = 0;
        Judgment judgment;
        judgment.task = "relevance";
        judgment.itemKey = "a";
        {
            Catalog catalog = take(Catalog::create(folder));
            take(catalog.appendJudgment(judgment));
            Status status;
            for (int call = 0; status && call < 1000; ++call) {
                std::vector<ItemDraft> drafts;
                for (int i = 0; i < 50; ++i)
                    drafts.push_back(draft(std::to_string(call) + "/" + std::to_string(i), "t",
                                           {textAsset(std::string(1000, 'x'))}));
                const auto outcome = catalog.putItems(drafts);
                if (outcome)
                    stored += 50;
                else
                    status = Unexpected<Error>(outcome.error());
            }
            QVERIFY(!status.has_value());
            QVERIFY2(status.error().code == ErrorCode::DiskFull, describe(status.error()).c_str());
            QCOMPARE(take(catalog.info()).items, stored);
        }
        const Catalog again = take(Catalog::open(folder, OpenMode::ReadOnly));
        QVERIFY(stored > 0);
        QCOMPARE(take(again.info()).items, stored);
        QCOMPARE(take(again.judgments()).size(), std::size_t(1));
        NoProgress silent;
        QVERIFY(take(again.check(silent, {})).empty());
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
};

QTEST_GUILESS_MAIN(TestCatalogDiskFull)
#include "tst_catalog_diskfull.moc"
