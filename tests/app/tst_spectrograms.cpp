// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/mediafacts.h"
#include "app/gui/services/spectrograms.h"
#include "app/tinycatalog.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kRate = 16'000;
constexpr int kBands = 64;

/// Silence with a tone of `hz` from `fromS` to `toS`.
Audio toneIn(double lengthS, double hz, double fromS, double toS)
{
    Audio audio{kRate, std::vector<float>(static_cast<std::size_t>(lengthS * kRate), 0.0f)};
    for (auto i = static_cast<std::size_t>(fromS * kRate); i < static_cast<std::size_t>(toS * kRate); ++i)
        audio.samples[i] = float(0.5 * std::sin(2 * 3.14159265358979 * hz * double(i) / kRate));
    return audio;
}

int levelOf(const Spectrogram &spectrogram, int column, int band)
{
    return static_cast<unsigned char>(spectrogram.levels.at(column * spectrogram.bands + band));
}

double mel(double hz)
{
    return 2595 * std::log10(1 + hz / 700);
}

} // namespace

class TestSpectrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aToneStandsWhereItSounds_data();
    void aToneStandsWhereItSounds();
    void itsSizeIsBounded_data();
    void itsSizeIsBounded();
    void itStops();
    void filesSayWhatTheyAre();
};

void TestSpectrograms::aToneStandsWhereItSounds_data()
{
    QTest::addColumn<double>("hz");
    QTest::newRow("low") << 200.0;
    QTest::newRow("middle") << 1000.0;
    QTest::newRow("high") << 6000.0;
}

void TestSpectrograms::aToneStandsWhereItSounds()
{
    QFETCH(double, hz);
    const auto spectrogram = makeSpectrogram(toneIn(40, hz, 30, 31), 400, kBands);
    QVERIFY(spectrogram);
    QCOMPARE(spectrogram->columns, 400);
    QCOMPARE(spectrogram->durationS, 40.0);
    QVERIFY(std::abs(spectrogram->loudestS - 30) < 0.01);
    int best = 0;
    for (int band = 1; band < kBands; ++band)
        if (levelOf(*spectrogram, 305, band) > levelOf(*spectrogram, 305, best))
            best = band;
    const double expected = kBands * (mel(hz) - mel(50)) / (mel(8000) - mel(50));
    QVERIFY2(std::abs(best + 0.5 - expected) < 1.5, qPrintable(QString::number(best)));
    QVERIFY(levelOf(*spectrogram, 305, best) > 240);
    QVERIFY(levelOf(*spectrogram, 100, best) < 10); // silence, in another piece
}

void TestSpectrograms::itsSizeIsBounded_data()
{
    QTest::addColumn<double>("lengthS");
    QTest::addColumn<int>("columns");
    QTest::newRow("nothing") << 0.0 << 0;
    QTest::newRow("one sample") << 1.0 / kRate << 1;
    QTest::newRow("shorter than a window") << 0.03 << 1;
    QTest::newRow("a second") << 1.0 << 62;
    QTest::newRow("minutes") << 200.0 << 500;
}

void TestSpectrograms::itsSizeIsBounded()
{
    QFETCH(double, lengthS);
    const auto spectrogram = makeSpectrogram(toneIn(lengthS, 1000, 0, lengthS), 500, kBands);
    QVERIFY(spectrogram);
    QTEST(spectrogram->columns, "columns");
    QCOMPARE(spectrogram->levels.size(), qsizetype{spectrogram->columns} * spectrogram->bands);
    // Silence is quiet everywhere, and its loudest second is its first.
    const auto silent = makeSpectrogram(toneIn(lengthS, 1000, 0, 0), 500, kBands);
    QVERIFY(silent && silent->loudestS == 0);
    QCOMPARE(silent->levels.count('\0'), silent->levels.size());
}

void TestSpectrograms::itStops()
{
    std::stop_source stop;
    stop.request_stop();
    const auto spectrogram = makeSpectrogram(toneIn(1, 1000, 0, 1), 500, kBands, stop.get_token());
    QVERIFY(!spectrogram);
    QCOMPARE(spectrogram.error().code, ErrorCode::Cancelled);
}

void TestSpectrograms::filesSayWhatTheyAre()
{
    QTemporaryDir folder;
    QVERIFY(writeTinyMedia(folder.path()));
    const MediaFacts picture = mediaFactsOf(folder.filePath(QStringLiteral("birds/crow0.png")));
    QCOMPARE(picture.pixels, QSize(96, 96));
    QCOMPARE(picture.format, QStringLiteral("PNG"));
    QVERIFY(picture.sizeBytes > 0 && picture.modified.isValid() && picture.problem.isEmpty());
    const MediaFacts sound = mediaFactsOf(folder.filePath(QStringLiteral("birds/crow0.wav")));
    QVERIFY(sound.sampleRate > 0 && sound.channels == 1 && std::abs(sound.durationS - 1) < 0.05);
    const MediaFacts none = mediaFactsOf(folder.filePath(QStringLiteral("gone.png")));
    QVERIFY(none.sizeBytes == -1 && !none.problem.isEmpty());
}

QTEST_MAIN(TestSpectrograms)
#include "tst_spectrograms.moc"
