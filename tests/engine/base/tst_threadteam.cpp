// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/threadteam.h"

#include <QObject>
#include <QTest>

#include <algorithm>
#include <array>
#include <atomic>
#include <set>

using modalens::ThreadTeam;

class TestThreadTeam : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMemberWorksOncePerRun_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 2, 3, 8})
            QTest::addRow("%d members", size) << size;
    }

    void everyMemberWorksOncePerRun()
    {
        QFETCH(int, size);
        ThreadTeam team(size);
        QCOMPARE(team.size(), size);
        std::vector<std::atomic<int>> calls(static_cast<std::size_t>(size));
        for (int run = 1; run <= 500; ++run) {
            team.run([&](int member) { ++calls.at(static_cast<std::size_t>(member)); });
            for (const std::atomic<int> &count : calls)
                QCOMPARE(count.load(), run); // all done when run() returns
        }
    }

    void membersAreThreadsAndTheCallerIsTheFirst()
    {
        ThreadTeam team(4);
        std::array<std::thread::id, 4> ids;
        team.run([&](int member) { ids[static_cast<std::size_t>(member)] = std::this_thread::get_id(); });
        QVERIFY(ids[0] == std::this_thread::get_id());
        QCOMPARE(std::set<std::thread::id>(ids.begin(), ids.end()).size(), std::size_t(4));
    }

    void membersRunAtTheSameTime()
    {
        ThreadTeam team(3);
        std::atomic<int> arrived = 0;
        team.run([&](int) {
            ++arrived;
            while (arrived < 3) // would never end if members waited for each other
                std::this_thread::yield();
        });
        QCOMPARE(arrived.load(), 3);
    }

    void resultsOfOneRunAreSeenByTheNext()
    {
        ThreadTeam team(4);
        std::array<long, 4> sums{}; // plain variables: run() itself must order the accesses
        for (long run = 1; run <= 200; ++run) {
            team.run([&](int member) { sums[static_cast<std::size_t>(member)] += run; });
            for (const long sum : sums)
                QCOMPARE(sum, run * (run + 1) / 2);
        }
    }

    void zeroMeansOnePerCoreAndUnusedTeamsEnd()
    {
        const ThreadTeam team(0);
        QCOMPARE(team.size(), std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
    }
};

QTEST_APPLESS_MAIN(TestThreadTeam)
#include "tst_threadteam.moc"
