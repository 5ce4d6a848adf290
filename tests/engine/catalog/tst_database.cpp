// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/database.h"

#include "catalogfixture.h"

#include <QObject>

using namespace modalens;
using namespace modalens::test;

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_database = std::make_unique<Database>(take(Database::open(file(), Database::Access::Create)));
        take(m_database->execute("CREATE TABLE t(i INTEGER UNIQUE, r REAL, s TEXT, b BLOB)"));
    }

    void cleanup()
    {
        m_database.reset();
        m_temporary.reset();
    }

    void valuesComeBackAsTheyWereBound()
    {
        const std::string text = "'); DROP TABLE t; --", bytes("\0\xFF", 2);
        Statement insert = take(m_database->prepare("INSERT INTO t VALUES(?, ?, ?, ?)"));
        take(insert.bind(std::int64_t{1} << 62, 0.1, text, Blob{bytes}).run());
        take(insert.bind(7, nullptr, std::string_view(), Blob{}).run());
        Statement select =
            take(m_database->prepare("SELECT i, r, s, b, typeof(s), typeof(b) FROM t ORDER BY i DESC"));
        QVERIFY(take(select.step()));
        QCOMPARE(select.integerAt(0), std::int64_t{1} << 62);
        QCOMPARE(select.realAt(1), 0.1);
        QCOMPARE(select.stringAt(2), text);
        QCOMPARE(select.stringAt(3), bytes);
        QVERIFY(take(select.step()));
        QVERIFY(select.isNullAt(1));
        QCOMPARE(select.stringAt(4), std::string("text")); // empty, not NULL
        QCOMPARE(select.stringAt(5), std::string("blob"));
        QVERIFY(!take(select.step()));
    }

    void aTransactionThatIsNotCommittedLeavesNothing()
    {
        {
            const Transaction transaction = take(Transaction::begin(*m_database, Durability::Rebuildable));
            take(m_database->execute("INSERT INTO t(i) VALUES(1)"));
        }
        QCOMPARE(take(m_database->integer("SELECT count(*) FROM t")), 0);
        Transaction transaction = take(Transaction::begin(*m_database, Durability::PersonMade));
        QCOMPARE(take(m_database->integer("PRAGMA synchronous")), 2); // FULL
        take(m_database->execute("INSERT INTO t(i) VALUES(1)"));
        take(transaction.commit());
        QCOMPARE(take(m_database->integer("SELECT count(*) FROM t")), 1);
    }

    void nothingIsSavedIntoAFileThatHasLostItsName()
    {
        Transaction transaction = take(Transaction::begin(*m_database, Durability::PersonMade));
        take(m_database->execute("INSERT INTO t(i) VALUES(1)"));
        const std::filesystem::path moved = file().string() + ".moved";
        std::filesystem::rename(file(), moved);
        const Status outcome = transaction.commit();
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QCOMPARE(outcome.error().subject, file().string());
        std::filesystem::rename(moved, file());
        take(transaction.commit()); // its name is back
    }

    void errorsHaveCodes()
    {
        QCOMPARE(m_database->prepare("SELECT * FROM nothing").error().code, ErrorCode::Damaged);
        take(m_database->execute("INSERT INTO t(i) VALUES(1)"));
        QCOMPARE(m_database->execute("INSERT INTO t(i) VALUES(1)").error().code, ErrorCode::InvalidArgument);
        Statement insert = take(m_database->prepare("INSERT INTO t(i) VALUES(?)"));
        QVERIFY(!insert.bind(1, 2).run().has_value()); // one value too many
        QVERIFY(!Database::open(pathOf(*m_temporary, "none.db"), Database::Access::Read).has_value());
        Database reader = take(Database::open(file(), Database::Access::Read));
        QCOMPARE(reader.execute("INSERT INTO t(i) VALUES(2)").error().code, ErrorCode::ReadOnly);
    }

    void aLongStatementStopsWhenAsked()
    {
        std::stop_source source;
        source.request_stop();
        constexpr auto endless =
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
        m_database->interruptOn(source.get_token());
        QCOMPARE(m_database->integer(endless).error().code, ErrorCode::Cancelled);
        m_database->interruptOn({});
        QCOMPARE(take(m_database->integer("SELECT 5")), 5);
    }

    void namesThatLookLikeOptionsAreFileNames()
    {
        const auto odd = pathOf(*m_temporary, "a?mode=memory#b%41.db");
        take(take(Database::open(odd, Database::Access::Create)).execute("CREATE TABLE t(x)"));
        QVERIFY(std::filesystem::exists(odd));
    }

private:
    std::filesystem::path file() const { return pathOf(*m_temporary, "test.db"); }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
