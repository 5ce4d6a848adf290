// SPDX-License-Identifier: GPL-3.0-or-later
#include "importfixture.h"

#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <random>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kRows = 3000;

std::string tableOf(int rows)
{
    std::string csv = "id,title,description,genre\n";
    for (int i = 0; i < rows; ++i)
        csv += "row-" + std::to_string(i) + ",Title " + std::to_string(i) + "," +
               std::string(200, static_cast<char>('a' + i % 26)) + ",genre " + std::to_string(i % 7) + "\n";
    return csv;
}

Result<ImportReport> importAt(Catalog &catalog, const fs::path &file)
{
    NoProgress silent;
    return importAny(catalog, file, silent, {});
}

/// All that an import wrote, in rows.
std::string contentOf(const Catalog &catalog)
{
    std::string content;
    const auto rows = take(catalog.rowCount());
    for (std::int64_t row = 0; row < rows; ++row) {
        const ItemId item{row};
        const ItemSummary summary = take(catalog.summaries(std::span(&item, 1))).front();
        content += summary.key + "|" + summary.title;
        for (const Asset &asset : take(catalog.assets(item)))
            content += "|" + asset.text;
        for (const Tag &tag : take(catalog.tags(item)))
            content += "|" + tag.group + "=" + tag.value;
        content += '\n';
    }
    return content;
}

bool isSound(const Catalog &catalog)
{
    NoProgress silent;
    return take(catalog.check(silent, {})).empty();
}

} // namespace

/// An import that ends in the middle leaves a sound catalog, and run again it ends as one that was never
/// broken off.
class TestImportBrokenOff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_file = m_in.write("things.csv", tableOf(kRows));
        Catalog catalog = take(Catalog::create(m_in.path("unbroken")));
        const auto start = std::chrono::steady_clock::now();
        QCOMPARE(take(importAt(catalog, m_file)).imported, kRows);
        const auto taken = std::chrono::steady_clock::now() - start;
        m_importUs = std::chrono::duration_cast<std::chrono::microseconds>(taken).count();
        m_expected = contentOf(catalog);
    }

    void killedAnywhere()
    {
        std::mt19937 random(7);
        int killed = 0;
        for (int round = 0; round < 8; ++round) {
            const fs::path folder = m_in.path("killed-" + std::to_string(round));
            take(Catalog::create(folder));
            killed += importInAProcessThatDies(folder, 1 + static_cast<std::int64_t>(random()) % m_importUs);
            Catalog catalog = take(Catalog::open(folder));
            QVERIFY(!catalog.isReadOnly());
            QVERIFY(isSound(catalog));
            const std::int64_t stored = take(catalog.info()).items;
            QCOMPARE(stored % 1000, 0); // whole batches
            const ImportReport report = take(importAt(catalog, m_file));
            QCOMPARE(report.skipped, stored);
            QCOMPARE(report.imported, kRows - stored);
            QVERIFY(contentOf(catalog) == m_expected);
        }
        QVERIFY(killed > 0);
    }

    void onAFullDisk()
    {
        const fs::path folder = m_in.path("full");
        std::int64_t stored = 0;
        {
            Catalog catalog = take(Catalog::create(folder));
            std::signal(SIGXFSZ, SIG_IGN);
            rlimit before{};
            ::getrlimit(RLIMIT_FSIZE, &before);
            const rlimit small{1 << 20, before.rlim_max}; // the database wants more
            ::setrlimit(RLIMIT_FSIZE, &small);
            const auto report = importAt(catalog, m_file);
            ::setrlimit(RLIMIT_FSIZE, &before);
            QVERIFY(!report);
            QVERIFY2(report.error().code == ErrorCode::DiskFull, describe(report.error()).c_str());
            stored = take(catalog.info()).items;
            QVERIFY(stored < kRows);
        }
        Catalog catalog = take(Catalog::open(folder)); // there is room again
        QVERIFY(isSound(catalog));
        QCOMPARE(take(importAt(catalog, m_file)).imported, kRows - stored);
        QVERIFY(contentOf(catalog) == m_expected);
    }

private:
    /// True when the timer, which ends a process without a last word, was faster than the import.
    bool importInAProcessThatDies(const fs::path &folder, std::int64_t afterUs) const
    {
        const pid_t child = ::fork();
        if (child == 0) {
            std::signal(SIGALRM, SIG_DFL);
            itimerval timer{};
            timer.it_value.tv_sec = afterUs / 1'000'000;
            timer.it_value.tv_usec = afterUs % 1'000'000;
            ::setitimer(ITIMER_REAL, &timer, nullptr);
            Result<Catalog> catalog = Catalog::open(folder);
            const bool isDone = catalog && importAt(*catalog, m_file);
            ::_exit(isDone ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
            qFatal("the import failed by itself");
        return WIFSIGNALED(status);
    }

    ImportFixture m_in;
    fs::path m_file;
    std::string m_expected;
    std::int64_t m_importUs = 0; ///< The unbroken import took: where to break off.
};

QTEST_APPLESS_MAIN(TestImportBrokenOff)
#include "tst_import_broken_off.moc"
