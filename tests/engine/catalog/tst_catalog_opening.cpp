// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include "engine/catalog/opening.h"
#include "engine/catalog/schema.h"

#include <QObject>

#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

using namespace modalens;
using namespace modalens::test;

namespace fs = std::filesystem;

class TestCatalogOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = pathOf(*m_temporary);
    }

    void creatingTwiceIsRefused()
    {
        QVERIFY(!Catalog::exists(m_folder));
        VERIFY_OK(Catalog::create(m_folder));
        QVERIFY(Catalog::exists(m_folder));
        QCOMPARE(Catalog::create(m_folder).error().code, ErrorCode::AlreadyExists);
    }

    void aFolderWithoutCatalogIsNotFound()
    {
        QCOMPARE(Catalog::open(m_folder).error().code, ErrorCode::NotFound);
    }

    void anEmptyDatabaseOfABrokenCreationIsCompleted()
    {
        fs::create_directories(m_folder / "spaces");
        std::ofstream(m_folder / "catalog.db").flush();
        auto catalog = Catalog::open(m_folder);
        VERIFY_OK(catalog);
        VERIFY_OK(catalog->putItems(textItems(1)));
    }

    void anotherProcessReadsOnlyAndIsToldWhy()
    {
        Catalog catalog = take(Catalog::create(m_folder));
        take(catalog.putItems(textItems(3)));
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            auto other = Catalog::open(m_folder);
            std::string answer = "cannot open";
            if (other) {
                const auto written = other->putItems(textItems(1));
                answer = other->readOnlyReason() + "|" + std::to_string(other->rowCount().value_or(-1)) +
                         "|" + std::string(written ? "written" : errorCodeName(written.error().code));
            }
            static_cast<void>(!::write(ends[1], answer.data(), answer.size()));
            ::_exit(0);
        }
        ::close(ends[1]);
        std::string answer(1000, '\0');
        answer.resize(
            static_cast<std::size_t>(std::max<ssize_t>(0, ::read(ends[0], answer.data(), answer.size()))));
        ::close(ends[0]);
        ::waitpid(child, nullptr, 0);
        QCOMPARE(answer, "another Modalens has this catalog open for writing (process " +
                             std::to_string(::getpid()) + ")|3|read-only");
    }

    void objectsOfOneProcessShareTheLock()
    {
        auto first = std::make_unique<Catalog>(take(Catalog::create(m_folder)));
        Catalog second = take(Catalog::open(m_folder / ".." / "catalog"));
        QVERIFY(!second.isReadOnly());
        take(first->putItems(textItems(1)));
        first.reset();
        take(second.putItems(textItems(2)));
        QCOMPARE(take(second.rowCount()), 2);
    }

    void readOnlyOnRequestSeesLaterWrites()
    {
        Catalog writer = take(Catalog::create(m_folder));
        Catalog reader = take(Catalog::open(m_folder, OpenMode::ReadOnly));
        QVERIFY(reader.isReadOnly());
        take(writer.putItems(textItems(2)));
        QCOMPARE(take(reader.rowCount()), 2);
        QCOMPARE(reader.saveView("v", "{}").error().code, ErrorCode::ReadOnly);
        QVERIFY(reader.saveView("v", "{}").error().message.find(reader.readOnlyReason()) !=
                std::string::npos);
    }

    void anUnwritableFolderWithoutWalIsReadInPlace()
    {
        {
            take(take(Catalog::create(m_folder)).putItems(textItems(3)));
        }
        const auto before = filesIn(m_folder);
        {
            const OpenedCatalog opened = take(openUnwritableFolder(m_folder, pathOf(*m_temporary, "cache")));
            QCOMPARE(take(opened.database.integer("SELECT count(*) FROM items")), 3);
            QVERIFY(!opened.readOnlyReason.empty());
        }
        QVERIFY(!fs::exists(pathOf(*m_temporary, "cache")));
        QCOMPARE(filesIn(m_folder), before);
    }

    void anUnwritableFolderWithAWalIsReadFromACopy()
    {
        Catalog writer = take(Catalog::create(m_folder)); // stays open, so that the WAL is not folded in
        take(writer.putItems(textItems(3)));
        QVERIFY(fs::file_size(m_folder / "catalog.db-wal") > 0);
        const fs::path cache = pathOf(*m_temporary, "cache");
        {
            OpenedCatalog opened = take(openUnwritableFolder(m_folder, cache));
            QCOMPARE(take(opened.database.integer("SELECT count(*) FROM items")), 3);
            QVERIFY(!opened.database.execute("DELETE FROM items").has_value());
            QVERIFY(!fs::is_empty(cache));
        }
        QVERIFY(fs::is_empty(cache));
        QVERIFY(fs::file_size(m_folder / "catalog.db-wal") > 0);
    }

    void aCopyThatFailsIsRemoved()
    {
        fs::create_directories(m_folder / "catalog.db"); // a folder cannot be copied as a file
        std::ofstream(m_folder / "catalog.db-wal") << "content";
        const fs::path cache = pathOf(*m_temporary, "cache");
        QVERIFY(!openUnwritableFolder(m_folder, cache).has_value());
        QVERIFY(fs::is_empty(cache));
    }

    void aReadOnlyMountOpensReadOnly()
    {
        {
            take(take(Catalog::create(m_folder)).putItems(textItems(3)));
        }
        const fs::path mounted = pathOf(*m_temporary, "mounted");
        fs::create_directories(mounted);
        if (::mount(m_folder.c_str(), mounted.c_str(), nullptr, MS_BIND, nullptr) != 0)
            QSKIP("mounting is not allowed here; the decision is tested without it");
        const bool isReadOnly =
            ::mount(nullptr, mounted.c_str(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0;
        const auto catalog = isReadOnly ? Catalog::open(mounted) : fail(ErrorCode::Io, "cannot remount");
        const bool isRead = catalog && catalog->isReadOnly() && take(catalog->rowCount()) == 3;
        ::umount2(mounted.c_str(), MNT_DETACH);
        QVERIFY2(isRead, catalog ? "" : describe(catalog.error()).c_str());
    }

    void aBrokenDatabaseSaysWhatToDo_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("noise") << "noise";
        QTest::newRow("cut in half") << "cut";
        QTest::newRow("one byte") << "byte";
        QTest::newRow("emptied while vectors exist") << "emptied";
        QTest::newRow("zeros over the schema") << "zeros";
    }

    void aBrokenDatabaseSaysWhatToDo()
    {
        QFETCH(QString, how);
        {
            Catalog catalog = take(Catalog::create(m_folder));
            take(catalog.putItems(textItems(2000)));
            take(catalog.createSpace({.name = "text", .dimension = 3}));
        }
        const fs::path file = m_folder / "catalog.db";
        const auto size = fs::file_size(file);
        if (how == QStringLiteral("noise"))
            std::ofstream(file, std::ios::binary) << std::string(size, '\x5a');
        else if (how == QStringLiteral("zeros"))
            std::fstream(file, std::ios::binary | std::ios::in | std::ios::out).seekp(100)
                << std::string(8092, '\0');
        else
            fs::resize_file(file, how == QStringLiteral("cut")    ? size / 2
                                  : how == QStringLiteral("byte") ? 1
                                                                  : 0);
        const auto error = firstError();
        QVERIFY(error.has_value());
        QCOMPARE(error->code, ErrorCode::Damaged);
        QVERIFY(error->message.find("backup") != std::string::npos);
        QCOMPARE(fs::path(error->subject).filename(), fs::path("catalog.db"));
    }

    void aForeignSqliteFileIsRefused()
    {
        fs::create_directories(m_folder);
        {
            Database other = take(Database::open(m_folder / "catalog.db", Database::Access::Create));
            take(other.execute("CREATE TABLE recipes(name TEXT)"));
        }
        QCOMPARE(Catalog::open(m_folder).error().code, ErrorCode::Malformed);
    }

    void aNewerCatalogIsRefusedUnchanged()
    {
        {
            take(Catalog::create(m_folder));
        }
        {
            Database database = take(Database::open(m_folder / "catalog.db", Database::Access::Write));
            take(database.execute("PRAGMA user_version=999"));
        }
        for (const OpenMode mode : {OpenMode::WriteIfPossible, OpenMode::ReadOnly}) {
            const auto catalog = Catalog::open(m_folder, mode);
            QCOMPARE(catalog.error().code, ErrorCode::Unsupported);
            QVERIFY(catalog.error().message.find("newer Modalens") != std::string::npos);
        }
    }

    void anOlderCatalogIsBroughtUpToDate()
    {
        makeVersionOne();
        QCOMPARE(Catalog::open(m_folder, OpenMode::ReadOnly).error().code, ErrorCode::ReadOnly);
        Catalog catalog = take(Catalog::open(m_folder));
        QCOMPARE(take(catalog.info()).schemaVersion, currentSchemaVersion());
        QCOMPARE(take(catalog.judgments()).at(0).value, std::string("\"yes\""));
        QCOMPARE(take(catalog.searchBacklog()), 1); // what version 1 could not search is found after indexing
        NoProgress silent;
        take(catalog.indexSearchText(silent, {}));
        QCOMPARE(take(catalog.search("blackbird", 10)), std::vector{ItemId{0}});
        take(catalog.putItems(textItems(2)));
        QVERIFY(take(catalog.check(silent, {})).empty());
    }

private:
    static std::map<std::string, std::uintmax_t> filesIn(const fs::path &folder)
    {
        std::map<std::string, std::uintmax_t> files;
        for (const auto &entry : fs::directory_iterator(folder))
            files[entry.path().filename().string()] = entry.is_regular_file() ? entry.file_size() : 0;
        return files;
    }

    /// Damage may show when opening or, where SQLite looks at a page later, when reading everything.
    std::optional<Error> firstError()
    {
        auto catalog = Catalog::open(m_folder);
        if (!catalog)
            return catalog.error();
        if (const auto stamps = catalog->itemStamps(); !stamps)
            return stamps.error();
        if (const auto put = catalog->putItems(textItems(3000)); !put)
            return put.error();
        return std::nullopt;
    }

    /// Version 1 as it was released, written by hand: tables that version 2 does not touch, with one item and
    /// one judgment.
    void makeVersionOne()
    {
        fs::create_directories(m_folder);
        Database database = take(Database::open(m_folder / "catalog.db", Database::Access::Create));
        take(database.execute(R"sql(
            PRAGMA application_id=1299145804; PRAGMA user_version=1;
            CREATE TABLE items(id INTEGER PRIMARY KEY, key TEXT UNIQUE, title TEXT NOT NULL, stamp INTEGER NOT NULL,
                modalities INTEGER NOT NULL, asset_count INTEGER NOT NULL, is_removed INTEGER NOT NULL DEFAULT 0);
            CREATE INDEX items_removed ON items(id) WHERE is_removed = 1;
            CREATE TABLE assets(id INTEGER PRIMARY KEY, item INTEGER GENERATED ALWAYS AS (id >> 16) VIRTUAL REFERENCES items(id),
                modality INTEGER NOT NULL, role INTEGER NOT NULL, language TEXT NOT NULL, path BLOB NOT NULL, text TEXT NOT NULL,
                size_bytes INTEGER NOT NULL, modified_ns INTEGER NOT NULL, content_hash INTEGER NOT NULL);
            CREATE TABLE tags(id INTEGER PRIMARY KEY, group_name TEXT NOT NULL, value TEXT NOT NULL, UNIQUE(group_name, value));
            CREATE TABLE item_tags(item INTEGER NOT NULL REFERENCES items(id), place INTEGER NOT NULL,
                tag INTEGER NOT NULL REFERENCES tags(id), source TEXT NOT NULL, PRIMARY KEY(item, place)) WITHOUT ROWID;
            CREATE INDEX item_tags_tag ON item_tags(tag);
            CREATE TABLE field_names(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
            CREATE TABLE item_fields(field INTEGER NOT NULL REFERENCES field_names(id), item INTEGER NOT NULL REFERENCES items(id),
                value REAL, PRIMARY KEY(field, item)) WITHOUT ROWID;
            CREATE TABLE score_sets(id INTEGER PRIMARY KEY, signal TEXT NOT NULL, query TEXT NOT NULL, UNIQUE(signal, query));
            CREATE TABLE scores(score_set INTEGER NOT NULL REFERENCES score_sets(id), item INTEGER NOT NULL REFERENCES items(id),
                score REAL NOT NULL, PRIMARY KEY(score_set, item)) WITHOUT ROWID;
            CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
            CREATE TABLE interactions(user INTEGER NOT NULL REFERENCES users(id), item INTEGER NOT NULL REFERENCES items(id),
                time_ms INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY(user, item, time_ms)) WITHOUT ROWID;
            CREATE TABLE spaces(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, modality TEXT NOT NULL,
                encoder TEXT NOT NULL, encoder_version INTEGER NOT NULL, dimension INTEGER NOT NULL, dtype TEXT NOT NULL,
                seed INTEGER NOT NULL, state INTEGER NOT NULL DEFAULT 0, row_count INTEGER NOT NULL DEFAULT 0,
                item_count INTEGER NOT NULL DEFAULT 0);
            CREATE TABLE space_blocks(space INTEGER NOT NULL REFERENCES spaces(id), block INTEGER NOT NULL,
                vectors_hash INTEGER NOT NULL, items_hash INTEGER NOT NULL, PRIMARY KEY(space, block)) WITHOUT ROWID;
            CREATE TABLE embed_failures(space INTEGER NOT NULL REFERENCES spaces(id), item INTEGER NOT NULL REFERENCES items(id),
                reason TEXT NOT NULL, PRIMARY KEY(space, item)) WITHOUT ROWID;
            CREATE TABLE item_changes(item INTEGER PRIMARY KEY REFERENCES items(id), change INTEGER NOT NULL);
            CREATE INDEX item_changes_change ON item_changes(change);
            CREATE TABLE embedded_changes(space INTEGER NOT NULL REFERENCES spaces(id), item INTEGER NOT NULL REFERENCES items(id),
                change INTEGER NOT NULL, PRIMARY KEY(space, item)) WITHOUT ROWID;
            CREATE TABLE judgments(id INTEGER PRIMARY KEY, uuid TEXT NOT NULL, annotator TEXT NOT NULL, task TEXT NOT NULL,
                item_key TEXT NOT NULL, other_key TEXT NOT NULL, query_key TEXT NOT NULL, value TEXT NOT NULL,
                revision INTEGER NOT NULL, time_ms INTEGER NOT NULL, duration_ms INTEGER NOT NULL, UNIQUE(uuid, revision));
            CREATE TABLE views(name TEXT PRIMARY KEY, json TEXT NOT NULL, saved_ms INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE jobs(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, state INTEGER NOT NULL, started_ms INTEGER NOT NULL,
                finished_ms INTEGER NOT NULL, done INTEGER NOT NULL, total INTEGER NOT NULL, report TEXT NOT NULL);
            INSERT INTO items VALUES(0, 'bird', 'Blackbird', 7, 1, 1, 0);
            INSERT INTO assets VALUES(0, 0, 0, 'en', x'', 'It sings', 0, 0, 0);
            INSERT INTO judgments VALUES(1, 'u', 'me', 'relevance', 'bird', '', '', '"yes"', 1, 1, 1);
        )sql"));
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestCatalogOpening)
#include "tst_catalog_opening.moc"
