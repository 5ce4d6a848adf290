// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/file.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>

using namespace modalens;

namespace fs = std::filesystem;

class TestFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    void aFileIsReplacedAsAWhole()
    {
        const fs::path file = m_folder / "a.txt";
        QVERIFY(writeFileAtomically(file, "first, and longer").has_value());
        QVERIFY(writeFileAtomically(file, "second").has_value());
        QCOMPARE(readTextFile(file, 100).value(), std::string("second"));
        QCOMPARE(std::distance(fs::directory_iterator(m_folder), {}), 1); // no temporary file stays
    }

    void readersOfTheOldFileKeepIt()
    {
        const fs::path file = m_folder / "a.txt";
        QVERIFY(writeFileAtomically(file, "old").has_value());
        const auto mapped = MappedFile::open(file);
        QVERIFY(writeFileAtomically(file, "new").has_value());
        const auto bytes = mapped->bytes();
        QCOMPARE(std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size()), std::string("old"));
    }

    void aWriteThatFailsLeavesTheOldFile()
    {
        const fs::path file = m_folder / "a.txt";
        QVERIFY(writeFileAtomically(file, "old").has_value());
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{1000, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        const Status written = writeFileAtomically(file, std::string(5000, 'x'));
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!written.has_value());
        QCOMPARE(readTextFile(file, 100).value(), std::string("old"));
        QCOMPARE(std::distance(fs::directory_iterator(m_folder), {}), 1);
    }

    void aMissingFolderIsNotFound()
    {
        const Status written = writeFileAtomically(m_folder / "no" / "a.txt", "x");
        QCOMPARE(written.error().code, ErrorCode::NotFound);
        QVERIFY(written.error().subject.find("no/a.txt") != std::string::npos);
        QCOMPARE(readFile(m_folder / "no.txt", 10).error().code, ErrorCode::NotFound);
    }

    void aFileBeyondTheLimitIsTooLarge()
    {
        const fs::path file = m_folder / "sparse";
        std::ofstream(file).flush();
        fs::resize_file(file, std::uintmax_t{1} << 40); // would not fit into memory
        QCOMPARE(readFile(file, 1 << 20).error().code, ErrorCode::TooLarge);
        fs::resize_file(file, 10);
        QCOMPARE(readFile(file, 10)->size(), std::size_t(10));
        QCOMPARE(readFile(file, 9).error().code, ErrorCode::TooLarge);
    }

    void whatIsNoFileIsRefusedWithoutWaiting()
    {
        const fs::path pipe = m_folder / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QCOMPARE(readFile(pipe, 10).error().code, ErrorCode::Unsupported);
        QCOMPARE(readFile(m_folder, 10).error().code, ErrorCode::Unsupported);
    }

    void mappingsMoveAndMayBeEmpty()
    {
        QVERIFY(writeFileAtomically(m_folder / "empty", "").has_value());
        QVERIFY(MappedFile::open(m_folder / "empty")->bytes().empty());
        QVERIFY(writeFileAtomically(m_folder / "a", "abc").has_value());
        auto first = MappedFile::open(m_folder / "a");
        MappedFile second = std::move(*first);
        QVERIFY(first->bytes().empty());
        first = MappedFile();
        QCOMPARE(second.bytes().size(), std::size_t(3));
        QCOMPARE(MappedFile::open(m_folder / "none").error().code, ErrorCode::NotFound);
    }

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_APPLESS_MAIN(TestFile)
#include "tst_file.moc"
