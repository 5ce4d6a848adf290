// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/thumbnails.h"

#include "engine/media/fixtures.h"

#include <QtTest/QtTest>

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>
#include <vector>

using namespace modalens;
using namespace modalens::fixtures;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> filesUnder(const fs::path &folder)
{
    std::vector<fs::path> files;
    for (const auto &entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    return files;
}

std::int64_t bytesUnder(const fs::path &folder)
{
    std::int64_t bytes = 0;
    for (const fs::path &file : filesUnder(folder))
        bytes += static_cast<std::int64_t>(fs::file_size(file));
    return bytes;
}

int redInTheMiddle(const Image &image)
{
    return image.pixels[(static_cast<std::size_t>(image.height / 2) * image.width + image.width / 2) * 3];
}

} // namespace

class TestThumbnails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThumbnailFitsItsSide();
    void aSecondLookComesFromTheDisk();
    void aChangedFileGetsANewOne();
    void sidesAreKeptApart();
    void aFilmShowsItsFirstThird();
    void damagedEntriesAreMadeAgain();
    void theFolderStaysWithinItsBound();
    void theLeastRecentlyUsedGoesFirst();
    void foreignFilesAreLeftAlone();
    void leftoversOfACrashAreCleared();
    void aFolderThatCannotBeWrittenStillShows();
    void manyThreadsAndTwoCachesShareAFolder();
    void aPictureDecodedElsewhereIsKept();
    void tooSmallAPictureIsNotKept();
    void whatHasNoPictureIsRefused();

private:
    fs::path picture(const std::string &name, int grey) const
    {
        return m_folder.write(name, encoded(cv::Mat(300, 400, CV_8UC3, cv::Scalar::all(grey)), ".png"));
    }
    /// A fresh cache folder for each test.
    fs::path cacheFolder() const
    {
        return m_folder.path(std::string("cache-") + QTest::currentTestFunction());
    }

    MediaFolder m_folder;
};

void TestThumbnails::aThumbnailFitsItsSide()
{
    ThumbnailCache cache(cacheFolder());
    QCOMPARE(cache.sizeBytes(), 0);
    const Result<Image> image = cache.thumbnail(picture("fits.png", 90), 64);
    QVERIFY2(image, image ? "" : describe(image.error()).c_str());
    QCOMPARE(image->width, 64);
    QCOMPARE(image->height, 48);
    QCOMPARE(cache.sizeBytes(), bytesUnder(cacheFolder()));
    QVERIFY(cache.sizeBytes() > 0);
}

void TestThumbnails::aSecondLookComesFromTheDisk()
{
    const fs::path file = picture("second.png", 90);
    const auto time = fs::last_write_time(file);
    const auto bytes = fs::file_size(file);
    QVERIFY(ThumbnailCache(cacheFolder()).thumbnail(file, 64));
    // Same name, size and time but no picture any more: only the cache can answer.
    m_folder.write("second.png", std::string(bytes, 'x'));
    fs::last_write_time(file, time);
    const Result<Image> image = ThumbnailCache(cacheFolder()).thumbnail(file, 64);
    QVERIFY(image);
    QCOMPARE(redInTheMiddle(*image), 90);
}

void TestThumbnails::aChangedFileGetsANewOne()
{
    ThumbnailCache cache(cacheFolder());
    const fs::path file = picture("changes.png", 50);
    const auto time = fs::last_write_time(file);
    QCOMPARE(redInTheMiddle(*cache.thumbnail(file, 64)), 50);
    picture("changes.png", 200);
    fs::last_write_time(file, time + std::chrono::seconds(1));
    QCOMPARE(redInTheMiddle(*cache.thumbnail(file, 64)), 200);
}

void TestThumbnails::sidesAreKeptApart()
{
    ThumbnailCache cache(cacheFolder());
    const fs::path file = picture("sides.png", 50);
    QCOMPARE(cache.thumbnail(file, 32)->width, 32);
    QCOMPARE(cache.thumbnail(file, 128)->width, 128);
    QCOMPARE(cache.thumbnail(file, 32)->width, 32);
}

void TestThumbnails::aFilmShowsItsFirstThird()
{
    for (int i = 0; i < 12; ++i)
        picture("film" + std::to_string(100 + i) + ".png", 20 * i);
    const fs::path film = m_folder.path("film.mkv");
    QVERIFY(runFfmpeg({QStringLiteral("-framerate"), QStringLiteral("4"), QStringLiteral("-start_number"),
                       QStringLiteral("100"), QStringLiteral("-i"),
                       QString::fromStdString(m_folder.path("film%03d.png").string()), QStringLiteral("-c:v"),
                       QStringLiteral("ffv1"), QString::fromStdString(film.string())}));
    ThumbnailCache cache(cacheFolder());
    const Result<Image> image = cache.thumbnail(film, 64);
    QVERIFY2(image, image ? "" : describe(image.error()).c_str());
    QCOMPARE(image->width, 64);
    QVERIFY(redInTheMiddle(*image) >= 20 &&
            redInTheMiddle(*image) <= 80); // not the first frame, not past a third
}

void TestThumbnails::damagedEntriesAreMadeAgain()
{
    ThumbnailCache cache(cacheFolder());
    const fs::path file = picture("damaged.png", 120);
    QVERIFY(cache.thumbnail(file, 64));
    const auto entries = filesUnder(cacheFolder());
    QCOMPARE(entries.size(), std::size_t{1});
    std::ofstream(entries[0], std::ios::trunc) << "not a JPEG";
    const Result<Image> image = cache.thumbnail(file, 64);
    QVERIFY(image);
    QCOMPARE(redInTheMiddle(*image), 120);
    QVERIFY(fs::file_size(entries[0]) > 100);
    QCOMPARE(cache.sizeBytes() > 0, true);
}

void TestThumbnails::theFolderStaysWithinItsBound()
{
    const std::int64_t bound = 20'000;
    ThumbnailCache cache(cacheFolder(), bound);
    for (int i = 0; i < 60; ++i) {
        cv::Mat noise(200, 200, CV_8UC3);
        cv::randu(noise, 0, 255);
        const fs::path file = m_folder.write("noise" + std::to_string(i) + ".png", encoded(noise, ".png"));
        QVERIFY(cache.thumbnail(file, 64));
        QVERIFY(bytesUnder(cacheFolder()) <= bound);
        QCOMPARE(cache.sizeBytes(), bytesUnder(cacheFolder()));
    }
    QVERIFY(cache.sizeBytes() > bound / 2);
    // Larger than the whole cache: shown, not kept.
    ThumbnailCache tiny(cacheFolder() / "tiny", 10);
    QVERIFY(tiny.thumbnail(picture("large.png", 9), 64));
    QCOMPARE(tiny.sizeBytes(), 0);
}

void TestThumbnails::theLeastRecentlyUsedGoesFirst()
{
    const fs::path first = picture("first.png", 10);
    const fs::path second = picture("second2.png", 20);
    // The second was last used three days ago, the first and ten others two days ago: clearing out takes a
    // tenth more than it must, so there have to be others between.
    const auto age = [this](int days) {
        for (const fs::path &entry : filesUnder(cacheFolder()))
            fs::last_write_time(entry, fs::last_write_time(entry) - std::chrono::hours(24 * days));
    };
    {
        ThumbnailCache cache(cacheFolder());
        QVERIFY(cache.thumbnail(second, 64));
        age(1);
        QVERIFY(cache.thumbnail(first, 64));
        for (int i = 0; i < 10; ++i)
            QVERIFY(cache.thumbnail(picture("other" + std::to_string(i) + ".png", 10 * i), 64));
        age(2);
    }
    ThumbnailCache cache(cacheFolder(), bytesUnder(cacheFolder()) + 10);
    QVERIFY(cache.thumbnail(first, 64));
    QVERIFY(cache.thumbnail(picture("third.png", 30), 64)); // makes room by dropping the second
    const auto time = fs::last_write_time(first);
    const auto bytes = fs::file_size(first);
    m_folder.write("first.png", std::string(bytes, 'x'));
    fs::last_write_time(first, time);
    QVERIFY(cache.thumbnail(first, 64));
    const auto secondTime = fs::last_write_time(second);
    const auto secondBytes = fs::file_size(second);
    m_folder.write("second2.png", std::string(secondBytes, 'x'));
    fs::last_write_time(second, secondTime);
    QVERIFY(!cache.thumbnail(second, 64));
}

void TestThumbnails::foreignFilesAreLeftAlone()
{
    fs::create_directories(cacheFolder() / "ab" / "deeper");
    fs::create_directories(cacheFolder() / "holiday");
    const std::vector<fs::path> foreign{cacheFolder() / "readme.txt", cacheFolder() / "ab" / "mine.jpg",
                                        cacheFolder() / "ab" / "deeper" / "x.jpg",
                                        cacheFolder() / "holiday" / "a.jpg"};
    for (const fs::path &file : foreign)
        std::ofstream(file) << std::string(5'000, 'x');
    fs::create_directory_symlink(m_folder.path("nowhere"), cacheFolder() / "cd");
    ThumbnailCache cache(cacheFolder(), 3'000);
    QCOMPARE(cache.sizeBytes(), 0);
    for (int i = 0; i < 10; ++i)
        QVERIFY(cache.thumbnail(picture("own" + std::to_string(i) + ".png", i), 256));
    for (const fs::path &file : foreign)
        QVERIFY(fs::exists(file));
}

void TestThumbnails::leftoversOfACrashAreCleared()
{
    fs::create_directories(cacheFolder() / "ab");
    const std::string digits = "ab" + std::string(30, '0');
    const fs::path old = cacheFolder() / "ab" / (digits + ".123-4.part");
    const fs::path fresh = cacheFolder() / "ab" / (digits + ".123-5.part");
    std::ofstream(old) << "half";
    std::ofstream(fresh) << "half";
    fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(2));
    QCOMPARE(ThumbnailCache(cacheFolder()).sizeBytes(), 0);
    QVERIFY(!fs::exists(old));
    QVERIFY(fs::exists(fresh)); // someone may be writing it
}

void TestThumbnails::aFolderThatCannotBeWrittenStillShows()
{
    ThumbnailCache inAFile(m_folder.write("a-file", "x") / "cache");
    QVERIFY(inAFile.thumbnail(picture("unwritable.png", 70), 64));
    QCOMPARE(inAFile.sizeBytes(), 0);
}

void TestThumbnails::manyThreadsAndTwoCachesShareAFolder()
{
    std::vector<fs::path> files;
    for (int i = 0; i < 12; ++i)
        files.push_back(picture("shared" + std::to_string(i) + ".png", 10 + 15 * i));
    ThumbnailCache one(cacheFolder(), 6'000); // small: clearing out goes on all the time
    ThumbnailCache two(cacheFolder(), 6'000);
    std::atomic<int> wrong{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 60; ++i) {
                    const int which = (i * 5 + t) % 12;
                    const Result<Image> image =
                        (t % 2 ? one : two).thumbnail(files[static_cast<std::size_t>(which)], 64);
                    wrong += !image || std::abs(redInTheMiddle(*image) - (10 + 15 * which)) > 2;
                }
            });
    }
    QCOMPARE(wrong.load(), 0);
    for (const fs::path &file : filesUnder(cacheFolder()))
        QVERIFY2(file.extension() == ".jpg", file.c_str());
}

void TestThumbnails::aPictureDecodedElsewhereIsKept()
{
    const fs::path file = picture("kept.png", 90);
    ThumbnailCache cache(cacheFolder());
    QVERIFY(cache.put(file, *decodeImage(file, {.maxSide = 256}), 256, 160));
    QCOMPARE(filesUnder(cacheFolder()).size(), std::size_t(1));
    // What is kept is what is found: another grey at the same size and time would show.
    const auto found = cache.thumbnail(file, 160);
    QVERIFY(found.has_value());
    QCOMPARE(found->width, 160);
    QCOMPARE(found->height, 120);
    QVERIFY(std::abs(redInTheMiddle(*found) - 90) <= 2);
    QCOMPARE(filesUnder(cacheFolder()).size(), std::size_t(1));
    QVERIFY(cache.put(file, *decodeImage(file), 0, 160)); // there already
    QVERIFY(!cache.put(m_folder.path("gone.png"), *found, 0, 160));
    QVERIFY(!ThumbnailCache(fs::path()).put(file, *found, 0, 160)); // no folder, no thumbnail
}

void TestThumbnails::tooSmallAPictureIsNotKept()
{
    const fs::path file = picture("large.png", 90);
    ThumbnailCache cache(cacheFolder());
    QVERIFY(!cache.put(file, *decodeImage(file, {.maxSide = 100}), 100, 160));
    const fs::path tiny =
        m_folder.write("tiny.png", encoded(cv::Mat(30, 40, CV_8UC3, cv::Scalar::all(9)), ".png"));
    QVERIFY(cache.put(tiny, *decodeImage(tiny, {.maxSide = 100}), 100, 160)); // has its own size
    QCOMPARE(cache.thumbnail(tiny, 160)->width, 40);
}

void TestThumbnails::whatHasNoPictureIsRefused()
{
    ThumbnailCache cache(cacheFolder());
    QCOMPARE(cache.thumbnail(m_folder.path("missing.png"), 64).error().code, ErrorCode::NotFound);
    QCOMPARE(cache.thumbnail(m_folder.write("words.txt", "words"), 64).error().code, ErrorCode::Unsupported);
    const auto sound = m_folder.write("sound.wav", wavFile(8'000, {sine(440, 0.5, 1, 8'000)}));
    QCOMPARE(cache.thumbnail(sound, 64).error().code, ErrorCode::Unsupported);
    QCOMPARE(cache.thumbnail(m_folder.path(""), 64).error().code, ErrorCode::Unsupported);
    QCOMPARE(cache.thumbnail(picture("fine.png", 1), 0).error().code, ErrorCode::InvalidArgument);
    const auto broken = m_folder.write("broken.png", Bytes{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    QCOMPARE(cache.thumbnail(broken, 64).error().code, ErrorCode::Malformed);
    QCOMPARE(cache.sizeBytes(), 0);
}

QTEST_GUILESS_MAIN(TestThumbnails)
#include "tst_thumbnails.moc"
