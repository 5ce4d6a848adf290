// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/file.h"
#include "engine/base/filedescriptor.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

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
        const auto opened = openRegularFile(file);
        QVERIFY(writeFileAtomically(file, "newer").has_value());
        char bytes[10];
        QCOMPARE(::read(opened->fd.get(), bytes, sizeof bytes), ssize_t(3));
        QCOMPARE(std::string(bytes, 3), std::string("old"));
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
        QCOMPARE(written.error().subject, (m_folder / "no" / "a.txt").string()); // not the temporary file
        QCOMPARE(readFile(m_folder / "no.txt", 10).error().code, ErrorCode::NotFound);
    }

    void aFolderIsNotReplaced()
    {
        const fs::path folder = m_folder / "folder";
        fs::create_directory(folder);
        const Status written = writeFileAtomically(folder, "x");
        QVERIFY(!written.has_value());
        QCOMPARE(written.error().subject, folder.string());
        QCOMPARE(std::distance(fs::directory_iterator(m_folder), {}), 1); // no temporary file stays
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
        QCOMPARE(openRegularFile("/dev/null").error().code, ErrorCode::Unsupported);
    }

    void descriptorsMoveAndCloseOnce()
    {
        QVERIFY(writeFileAtomically(m_folder / "a", "abc").has_value());
        auto first = openRegularFile(m_folder / "a");
        QCOMPARE(first->sizeBytes, std::int64_t(3));
        const int number = first->fd.get();
        {
            const FileDescriptor second = std::move(first->fd);
            QVERIFY(!first->fd);
            QCOMPARE(second.get(), number);
            QVERIFY(::fcntl(number, F_GETFD) >= 0);
        }
        QVERIFY(::fcntl(number, F_GETFD) < 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_APPLESS_MAIN(TestFile)
#include "tst_file.moc"
