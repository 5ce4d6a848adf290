// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/audio.h"

#include "engine/media/fixtures.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

using namespace modalens;
using namespace modalens::fixtures;

namespace {

/// Frequency of a sine by its zero crossings, edges left out.
double hertzOf(const Audio &audio)
{
    const std::size_t margin = audio.samples.size() / 20;
    const std::span<const float> middle(audio.samples.data() + margin, audio.samples.size() - 2 * margin);
    int crossings = 0;
    for (std::size_t i = 1; i < middle.size(); ++i)
        crossings += (middle[i - 1] < 0) != (middle[i] < 0);
    return crossings / 2.0 * audio.sampleRate / static_cast<double>(middle.size());
}

double rms(std::span<const float> samples)
{
    double sum = 0;
    for (float value : samples)
        sum += static_cast<double>(value) * value;
    return std::sqrt(sum / static_cast<double>(samples.size()));
}

std::string words(const Result<Audio> &result)
{
    return result ? std::string("decoded") : describe(result.error());
}

/// A tone whose pitch tells the time: 300 Hz at the start, 40 Hz more every second.
std::vector<float> risingTone(double seconds, int sampleRate)
{
    std::vector<float> samples(static_cast<std::size_t>(seconds * sampleRate));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / sampleRate;
        samples[i] = static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * (300 * t + 20 * t * t)));
    }
    return samples;
}

} // namespace

class TestAudio : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatKeepsThePitch_data();
    void everyFormatKeepsThePitch();
    void probeTellsRateChannelsAndDuration();
    void channelsAreAveraged_data();
    void channelsAreAveraged();
    void startAndDurationCutExactly_data();
    void startAndDurationCutExactly();
    void aTruncatedFileGivesItsBeginning_data();
    void aTruncatedFileGivesItsBeginning();
    void whatIsNoSoundIsRefused_data();
    void whatIsNoSoundIsRefused();
    void aClaimOfMoreThanADayIsTooLarge();
    void impossibleRequestsAreRefused();
    void stoppingIsAnswered();

private:
    std::filesystem::path converted(const char *name, const std::vector<std::vector<float>> &channels,
                                    const QStringList &options = {});
    MediaFolder m_folder;
};

std::filesystem::path TestAudio::converted(const char *name, const std::vector<std::vector<float>> &channels,
                                           const QStringList &options)
{
    const auto wav = m_folder.write("source.wav", wavFile(44'100, channels));
    const auto file = m_folder.path(name);
    const bool isDone = runFfmpeg(QStringList{QStringLiteral("-i"), QString::fromStdString(wav.string())} +
                                  options + QStringList{QString::fromStdString(file.string())});
    return isDone ? file : std::filesystem::path();
}

void TestAudio::everyFormatKeepsThePitch_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("sampleRate");
    for (const char *extension : {"wav", "flac", "ogg", "opus", "mp3", "m4a", "mkv", "aiff", "aac"})
        for (int rate : {8'000, 16'000, 48'000})
            QTest::addRow("%s at %d Hz", extension, rate) << QString::fromLatin1(extension) << rate;
}

void TestAudio::everyFormatKeepsThePitch()
{
    QFETCH(QString, extension);
    QFETCH(int, sampleRate);
    const auto tone = sine(440, 0.5, 2.0, 44'100);
    const auto file = converted(("tone." + extension.toStdString()).c_str(), {tone, tone});
    QVERIFY(!file.empty());
    const Result<Audio> audio = decodeAudio(file, {.sampleRate = sampleRate});
    QVERIFY2(audio, words(audio).c_str());
    QCOMPARE(audio->sampleRate, sampleRate);
    const double seconds = static_cast<double>(audio->samples.size()) / sampleRate;
    QVERIFY2(std::abs(seconds - 2.0) < 0.15, qPrintable(QString::number(seconds))); // AAC and MP3 pad
    QVERIFY2(std::abs(hertzOf(*audio) - 440) < 2, qPrintable(QString::number(hertzOf(*audio))));
    const std::span<const float> middle(audio->samples.data() + sampleRate / 2,
                                        static_cast<std::size_t>(sampleRate));
    QVERIFY(std::abs(rms(middle) - 0.5 / std::sqrt(2.0)) < 0.02); // both channels alike: the level stays
}

void TestAudio::probeTellsRateChannelsAndDuration()
{
    const auto file =
        m_folder.write("probe", wavFile(22'050, {sine(100, 0.1, 3, 22'050), sine(100, 0.1, 3, 22'050)}));
    const Result<AudioInfo> info = probeAudio(file);
    QVERIFY(info);
    QCOMPARE(info->sampleRate, 22'050);
    QCOMPARE(info->channels, 2);
    QVERIFY(std::abs(info->durationS - 3.0) < 0.01);
}

void TestAudio::channelsAreAveraged_data()
{
    QTest::addColumn<int>("channels");
    QTest::addColumn<double>("expectedRms");
    const double one = 0.8 / std::sqrt(2.0);
    QTest::newRow("mono") << 1 << one;
    QTest::newRow("stereo, sound on the left only") << 2 << one / 2;
}

void TestAudio::channelsAreAveraged()
{
    QFETCH(int, channels);
    QFETCH(double, expectedRms);
    const auto tone = sine(500, 0.8, 1.0, 16'000);
    std::vector<std::vector<float>> all(static_cast<std::size_t>(channels),
                                        std::vector<float>(tone.size(), 0.0F));
    all[0] = tone;
    const Result<Audio> audio = decodeAudio(m_folder.write("mix.wav", wavFile(16'000, all)));
    QVERIFY2(audio, words(audio).c_str());
    QVERIFY(std::abs(rms(audio->samples) - expectedRms) < 0.005);
}

void TestAudio::startAndDurationCutExactly_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<double>("startS");
    for (const char *extension : {"wav", "flac", "ogg", "mp3", "m4a"})
        for (double start : {0.0, 1.5, 14.25, 27.5})
            QTest::addRow("%s from %.2f s", extension, start) << QString::fromLatin1(extension) << start;
}

void TestAudio::startAndDurationCutExactly()
{
    QFETCH(QString, extension);
    QFETCH(double, startS);
    const auto file = converted(("rising." + extension.toStdString()).c_str(), {risingTone(30, 44'100)});
    QVERIFY(!file.empty());
    const Result<Audio> audio =
        decodeAudio(file, {.sampleRate = 16'000, .startS = startS, .maxDurationS = 1.0});
    QVERIFY2(audio, words(audio).c_str());
    QCOMPARE(audio->samples.size(), std::size_t{16'000});
    const double middleS = (hertzOf(*audio) - 300) / 40;
    QVERIFY2(std::abs(middleS - (startS + 0.5)) < 0.08, qPrintable(QString::number(middleS)));
}

void TestAudio::aTruncatedFileGivesItsBeginning_data()
{
    QTest::addColumn<QString>("extension");
    for (const char *extension : {"wav", "flac", "ogg", "mp3", "aac"})
        QTest::newRow(extension) << QString::fromLatin1(extension);
}

void TestAudio::aTruncatedFileGivesItsBeginning()
{
    QFETCH(QString, extension);
    const auto file = converted(("whole." + extension.toStdString()).c_str(), {sine(440, 0.5, 10, 44'100)});
    QVERIFY(!file.empty());
    Bytes bytes = readBytes(file);
    bytes.resize(bytes.size() / 2);
    const Result<Audio> audio = decodeAudio(m_folder.write("cut", bytes));
    QVERIFY2(audio, words(audio).c_str());
    const double seconds = static_cast<double>(audio->samples.size()) / audio->sampleRate;
    QVERIFY2(seconds > 2.5 && seconds < 6.5, qPrintable(QString::number(seconds)));
    QVERIFY(std::abs(hertzOf(*audio) - 440) < 3);
}

void TestAudio::whatIsNoSoundIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::newRow("an empty file") << QByteArray() << static_cast<int>(ErrorCode::Malformed);
    QTest::newRow("text named .mp3") << QByteArray("la la la\n") << static_cast<int>(ErrorCode::Malformed);
    QTest::newRow("a playlist")
        << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nother.ts\n#EXT-X-ENDLIST\n")
        << static_cast<int>(ErrorCode::Malformed);
    QTest::newRow("a concatenation script")
        << QByteArray("ffconcat version 1.0\nfile /etc/passwd\n") << static_cast<int>(ErrorCode::Malformed);
    QTest::newRow("a session description")
        << QByteArray(
               "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n")
        << static_cast<int>(ErrorCode::Malformed);
}

void TestAudio::whatIsNoSoundIsRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    const auto file = m_folder.write(
        "song.mp3", std::string_view(content.data(), static_cast<std::size_t>(content.size())));
    const Result<Audio> audio = decodeAudio(file);
    QVERIFY(!audio);
    QCOMPARE(static_cast<int>(audio.error().code), code);
    QCOMPARE(audio.error().subject, file.string());
    QCOMPARE(decodeAudio(m_folder.path("missing.ogg")).error().code, ErrorCode::NotFound);
    QCOMPARE(decodeAudio(m_folder.path("")).error().code, ErrorCode::Unsupported);
}

void TestAudio::aClaimOfMoreThanADayIsTooLarge()
{
    const auto whole = converted("short.flac", {sine(440, 0.5, 1, 44'100)});
    QVERIFY(!whole.empty());
    Bytes bytes = readBytes(whole);
    bytes[21] |= 0x0f; // the upper bits of STREAMINFO's number of samples: 18 days
    const auto file = m_folder.write("long.flac", bytes);
    const Result<AudioInfo> info = probeAudio(file);
    QVERIFY(!info);
    QCOMPARE(info.error().code, ErrorCode::TooLarge);
    QVERIFY(probeAudio(file, {.maxDurationS = 40 * 24 * 3600.0}));
}

void TestAudio::impossibleRequestsAreRefused()
{
    const auto file = m_folder.write("fine.wav", wavFile(8'000, {sine(440, 0.5, 1, 8'000)}));
    QCOMPARE(decodeAudio(file, {.sampleRate = 0}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(decodeAudio(file, {.startS = -1}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(decodeAudio(file, {.startS = std::nan("")}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(decodeAudio(file, {.maxDurationS = 0}).error().code, ErrorCode::InvalidArgument);
    const Result<Audio> past = decodeAudio(file, {.startS = 100});
    QVERIFY(past);
    QVERIFY(past->samples.empty());
}

void TestAudio::stoppingIsAnswered()
{
    const auto file = m_folder.write("stop.wav", wavFile(8'000, {sine(440, 0.5, 1, 8'000)}));
    std::stop_source source;
    source.request_stop();
    const Result<Audio> audio = decodeAudio(file, {}, {}, source.get_token());
    QVERIFY(!audio);
    QCOMPARE(audio.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestAudio)
#include "tst_audio.moc"
