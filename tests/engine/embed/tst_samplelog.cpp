// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/samplelog.h"

#include "engine/base/file.h"
#include "engine/catalog/catalogfixture.h"

#include <filesystem>
#include <fstream>

using namespace modalens;
using namespace modalens::test;

namespace {

EncodedItem encoded(std::int64_t row, std::string failure = {})
{
    EncodedItem item;
    item.item = ItemId{row};
    item.contentHash = static_cast<std::uint64_t>(row) * 7;
    if (failure.empty())
        item.row = {{1, 5, 9}, {0.5f, -2.0f, static_cast<float>(row)}};
    item.failure = std::move(failure);
    return item;
}

void compare(const EncodedItem &found, const EncodedItem &expected)
{
    QCOMPARE(rowOf(found.item), rowOf(expected.item));
    QCOMPARE(found.contentHash, expected.contentHash);
    QCOMPARE(found.failure, expected.failure);
    QCOMPARE(found.row.index, expected.row.index);
    QCOMPARE(found.row.value, expected.row.value);
}

} // namespace

class SampleLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasAppended();
    void startsAfreshForAnotherFingerprint();
    void keepsWholeBatchesOfACutFile();
    void dropsWhatFollowsADamagedBatch();

private:
    /// Two batches of two.
    static void fill(const std::filesystem::path &path);
};

void SampleLogTest::fill(const std::filesystem::path &path)
{
    SampleLog log = take(SampleLog::open(path, 1));
    take(log.append({encoded(3), encoded(1, "cannot be read")}));
    take(log.append({encoded(4), encoded(0)}));
}

void SampleLogTest::givesBackWhatWasAppended()
{
    const QTemporaryDir folder;
    fill(pathOf(folder, "log"));
    const SampleLog log = take(SampleLog::open(pathOf(folder, "log"), 1));
    QCOMPARE(log.items().size(), std::size_t(4));
    compare(log.items()[0], encoded(3));
    compare(log.items()[1], encoded(1, "cannot be read"));
    compare(log.items()[3], encoded(0));
}

void SampleLogTest::startsAfreshForAnotherFingerprint()
{
    const QTemporaryDir folder;
    fill(pathOf(folder, "log"));
    {
        SampleLog log = take(SampleLog::open(pathOf(folder, "log"), 2));
        QVERIFY(log.items().empty());
        VERIFY_OK(log.append({encoded(8)}));
    }
    QCOMPARE(take(SampleLog::open(pathOf(folder, "log"), 2)).items().size(), std::size_t(1));
}

void SampleLogTest::keepsWholeBatchesOfACutFile()
{
    const QTemporaryDir folder;
    fill(pathOf(folder, "whole"));
    const auto size = std::filesystem::file_size(pathOf(folder, "whole"));
    std::size_t kept = 0;
    for (std::uintmax_t length = 0; length <= size; length += length + 7 < size ? 7 : 1) {
        std::filesystem::copy_file(pathOf(folder, "whole"), pathOf(folder, "cut"),
                                   std::filesystem::copy_options::overwrite_existing);
        std::filesystem::resize_file(pathOf(folder, "cut"), length);
        SampleLog log = take(SampleLog::open(pathOf(folder, "cut"), 1));
        QVERIFY(log.items().size() % 2 == 0); // never half a batch
        QVERIFY(log.items().size() >= kept);
        kept = log.items().size();
        VERIFY_OK(log.append({encoded(9)}));
        QCOMPARE(take(SampleLog::open(pathOf(folder, "cut"), 1)).items().size(), kept + 1);
    }
    QCOMPARE(kept, std::size_t(4));
}

void SampleLogTest::dropsWhatFollowsADamagedBatch()
{
    const QTemporaryDir folder;
    fill(pathOf(folder, "whole"));
    const auto bytes = take(readFile(pathOf(folder, "whole"), 1 << 20));
    for (std::size_t damaged = 0; damaged < bytes.size(); ++damaged) {
        auto changed = bytes;
        changed[damaged] ^= std::byte{0x40};
        take(writeFileAtomically(pathOf(folder, "damaged"), changed));
        const SampleLog log = take(SampleLog::open(pathOf(folder, "damaged"), 1));
        QVERIFY(log.items().size() == 0 || log.items().size() == 2); // one bit is always noticed
    }
}

QTEST_GUILESS_MAIN(SampleLogTest)
#include "tst_samplelog.moc"
