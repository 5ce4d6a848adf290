// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/audioencoder.h"

#include "engine/models/audiofeatures.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <random>
#include <thread>

using namespace modalens;

namespace {

using Wave = std::function<double(double seconds)>;

Audio sound(double seconds, const Wave &wave)
{
    Audio audio{kAudioRate, {}};
    for (int i = 0; i < static_cast<int>(seconds * kAudioRate); ++i)
        audio.samples.push_back(static_cast<float>(wave(i / static_cast<double>(kAudioRate))));
    return audio;
}

double sine(double hz, double t)
{
    return std::sin(2 * std::numbers::pi * hz * t);
}

/// Steady tones, clicks twice or so a second, and noise: ten of each.
std::vector<Content> smallCollection()
{
    std::mt19937 random(3);
    std::normal_distribution<double> normal(0, 0.2);
    std::vector<Content> contents;
    for (int i = 0; i < 10; ++i) {
        const double pitch = 300 + 30 * i;
        contents.emplace_back(AudioContent{
            {sound(2, [=](double t) { return 0.4 * sine(pitch, t) + 0.2 * sine(2 * pitch, t); })}});
        const double rate = 2 + 0.1 * i;
        contents.emplace_back(AudioContent{
            {sound(2, [=](double t) { return std::exp(-80 * std::fmod(t, 1 / rate)) * sine(2500, t); })}});
        contents.emplace_back(AudioContent{{sound(2, [&](double) { return normal(random); })}});
    }
    return contents;
}

float cosine(const std::vector<float> &vectors, int dimension, int a, int b)
{
    return std::inner_product(vectors.begin() + a * dimension, vectors.begin() + (a + 1) * dimension,
                              vectors.begin() + b * dimension, 0.0f);
}

/// Power spectrum that is `high` in bins [begin, end) and `low` elsewhere.
std::vector<float> plateau(int begin, int end, float high, float low)
{
    std::vector<float> power(513, low);
    std::fill(power.begin() + begin, power.begin() + end, high);
    return power;
}

} // namespace

class TestAudioEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void measuresSpectraByTheClosedForm();
    void slopesOfALineAreItsSlope();
    void agreesWithLibrosa();
    void countsCrossingsAndLevel();
    void rhythmShowsInItsModulationBand();
    void loudnessAloneHardlyMatters();
    void silenceAroundASoundHardlyMatters();
    void putsLikeNextToLike();
    void givesZerosForSilence();
    void restoresExactly();
    void givesTheSameOnManyThreads();
    void showsWhatItSaw();
    void refusesBadSoundsAndStops();

private:
    AudioEncoder m_encoder;
    std::vector<Content> m_contents = smallCollection();
    NoProgress m_progress;
};

void TestAudioEncoder::initTestCase()
{
    const auto rows = m_encoder.features(m_contents, {});
    QVERIFY(rows.has_value());
    QCOMPARE(rows->at(0).value.size(), std::size_t(kAudioFeatures));
    QVERIFY(m_encoder.fit(*rows, m_progress, {}).has_value());
}

void TestAudioEncoder::measuresSpectraByTheClosedForm()
{
    const SpectrumOptions options;
    // One bin alone: everything is there. Bin 64 is 1,000 Hz.
    const auto line = plateau(64, 65, 1, 0);
    QCOMPARE(spectralCentroid(line, options), 1000.0f);
    QCOMPARE(spectralRolloff(line, options), 1000.0f);
    QVERIFY(spectralFlatness(line) < 1e-4f);
    // All bins alike: the middle of the spectrum, 85% of it, and as flat as can be.
    const auto flat = plateau(0, 513, 2, 0);
    QVERIFY(std::abs(spectralCentroid(flat, options) - 4000) < 0.1f);
    QVERIFY(std::abs(spectralRolloff(flat, options) - 0.85f * 8000) < 16);
    QVERIFY(std::abs(spectralFlatness(flat) - 1) < 1e-4f);
    for (const float contrast : spectralContrast(flat, options))
        QVERIFY(std::abs(contrast) < 1e-5f);
    // A line a million times above its surroundings in the band from 800 to 1,600 Hz (bins 51 to 101: the
    // highest 10 hold it).
    const auto peak = spectralContrast(plateau(64, 74, 1.0f, 1e-6f), options);
    QVERIFY(std::abs(peak[3] - std::log(1e6f)) < 0.01f);
    QVERIFY(std::abs(peak[2]) < 1e-5f && std::abs(peak[4]) < 1e-5f);
    const std::vector<float> silence(513, 0.0f);
    QCOMPARE(spectralCentroid(silence, options), 0.0f);
    QCOMPARE(spectralRolloff(silence, options), 0.0f);
    QCOMPARE(spectralFlatness(silence), 0.0f);
}

void TestAudioEncoder::slopesOfALineAreItsSlope()
{
    std::vector<float> line;
    for (int frame = 0; frame < 20; ++frame)
        line.insert(line.end(), {3.0f * static_cast<float>(frame), 7.0f});
    const auto slopes = deltas(line, 20, 2);
    for (int frame = 4; frame < 16; ++frame) {
        QVERIFY(std::abs(slopes[static_cast<std::size_t>(frame) * 2] - 3.0f) < 1e-5f);
        QCOMPARE(slopes[static_cast<std::size_t>(frame) * 2 + 1], 0.0f);
    }
    QCOMPARE(deltas(std::vector<float>{1, 2}, 1, 2), (std::vector<float>{0, 0}));
}

void TestAudioEncoder::agreesWithLibrosa()
{
    // The signal and spectrum of tst_spectrum.cpp, then (librosa 0.11; its measures take magnitudes, so S is
    // given as power)
    //   librosa.feature.spectral_centroid(S=S, sr=16000, n_fft=1024)[0, f]
    //   librosa.feature.spectral_rolloff(S=S, sr=16000, n_fft=1024, roll_percent=0.85)[0, f]
    //   librosa.feature.delta(mfcc, width=9)[:4, 31]
    const Audio audio =
        sound(1, [](double t) { return 0.5 * sine(440, t) + 0.25 * sine(3000, t * (1 + 0.1 * t)); });
    const SpectrumOptions options;
    const auto spectrum = spectrumOf(audio.samples, options);
    QVERIFY(spectrum.has_value());
    const auto power = [&](int frame) {
        return std::span(spectrum->power)
            .subspan(static_cast<std::size_t>(frame * options.bins()),
                     static_cast<std::size_t>(options.bins()));
    };
    QVERIFY(std::abs(spectralCentroid(power(5), options) - 961.600f) < 0.5f);
    QVERIFY(std::abs(spectralCentroid(power(31), options) - 1011.520f) < 0.5f);
    QCOMPARE(spectralRolloff(power(5), options), 3046.875f);
    QCOMPARE(spectralRolloff(power(31), options), 3296.875f);
    const FrameFeatures frames = frameFeatures(audio.samples, *spectrum, options);
    const auto slopes = deltas(frames.values, frames.frames, kFrameFeatures);
    const double expected[4]{-0.031893, 0.069307, 0.036419, -0.158097};
    for (std::size_t k = 0; k < 4; ++k)
        QVERIFY2(std::abs(slopes[31 * kFrameFeatures + k] - expected[k]) < 5e-3,
                 qPrintable(QString::number(slopes[31 * kFrameFeatures + k])));
}

void TestAudioEncoder::countsCrossingsAndLevel()
{
    const Audio tone = sound(1, [](double t) { return 0.5 * sine(1000, t + 1e-5); });
    const SpectrumOptions options;
    const FrameFeatures frames = frameFeatures(tone.samples, *spectrumOf(tone.samples, options), options);
    const std::size_t at = 30 * kFrameFeatures + kCepstra + kContrastBands;
    QVERIFY(std::abs(frames.values[at] - melFromHz(1000)) < 5);
    // Two crossings a period of 16 samples: one in eight.
    QVERIFY(std::abs(frames.values[at + 3] - std::sqrt(0.125f)) < 5e-3f);
    // Mean square of a sine is half its amplitude squared: 0.125 is -9.03 dB.
    QVERIFY(std::abs(frames.levelDb[30] + 9.03f) < 0.01f);
    QCOMPARE(frames.values[at + 4], frames.levelDb[30]);
}

void TestAudioEncoder::rhythmShowsInItsModulationBand()
{
    std::mt19937 random(5);
    std::normal_distribution<double> normal(0, 0.2);
    for (const int band : {1, 2, 3, 4}) { // 1 to 2 Hz, ... 8 to 16 Hz
        const double rate = 1.4 * std::exp2(band - 1);
        const auto features =
            describeAudio(sound(4, [&](double t) { return normal(random) * (1 + 0.9 * sine(rate, t)); }));
        QVERIFY(features.has_value());
        const auto begin = features->end() - 1 - kModulatedRegions * kModulationBands;
        for (int region = 0; region < kModulatedRegions; ++region) {
            const auto first = begin + region * kModulationBands;
            QCOMPARE(static_cast<int>(std::max_element(first, first + kModulationBands) - first), band);
        }
    }
}

void TestAudioEncoder::loudnessAloneHardlyMatters()
{
    std::vector<Content> contents = m_contents;
    for (const int item : {0, 1, 2}) {
        Audio quiet = std::get<AudioContent>(m_contents[static_cast<std::size_t>(item)]).sounds[0];
        for (float &sample : quiet.samples)
            sample *= 0.5f;
        contents.emplace_back(AudioContent{{std::move(quiet)}});
    }
    const auto vectors = m_encoder.encode(contents, m_progress, {});
    QVERIFY(vectors.has_value());
    for (const int item : {0, 1, 2})
        for (int other = 0; other < 30; ++other)
            if (other % 3 != item)
                QVERIFY(cosine(*vectors, m_encoder.info().dimension, 30 + item, item) >
                        cosine(*vectors, m_encoder.info().dimension, 30 + item, other));
}

void TestAudioEncoder::silenceAroundASoundHardlyMatters()
{
    std::mt19937 random(6);
    std::normal_distribution<double> normal(0, 0.2);
    Audio noise = sound(2, [&](double) { return normal(random); });
    const auto before = *describeAudio(noise);
    noise.samples.resize(noise.samples.size() + 3 * kAudioRate, 0.0f);
    const auto after = *describeAudio(noise);
    // Mean and median of the frames that are heard: 60% of the time is silence now.
    for (int index = 0; index < kCepstra; ++index)
        QVERIFY(std::abs(before[static_cast<std::size_t>(index) * 5 + 3] -
                         after[static_cast<std::size_t>(index) * 5 + 3]) < 0.5f);
    QVERIFY(before.back() < 0.01f);
    QVERIFY(std::abs(after.back() - 0.6f) < 0.02f);
}

void TestAudioEncoder::putsLikeNextToLike()
{
    const auto vectors = m_encoder.encode(m_contents, m_progress, {});
    QVERIFY(vectors.has_value());
    const int dimension = m_encoder.info().dimension;
    for (int item = 0; item < 30; ++item) {
        QVERIFY(std::abs(cosine(*vectors, dimension, item, item) - 1) < 1e-5f);
        int best = -1;
        for (int other = 0; other < 30; ++other)
            if (other != item && (best < 0 || cosine(*vectors, dimension, item, other) >
                                                  cosine(*vectors, dimension, item, best)))
                best = other;
        QCOMPARE(best % 3, item % 3);
    }
}

void TestAudioEncoder::givesZerosForSilence()
{
    const std::vector<Content> contents{AudioContent{}, AudioContent{{Audio{kAudioRate, {}}}},
                                        AudioContent{{sound(1, [](double) { return 0; })}}};
    const auto vectors = m_encoder.encode(contents, m_progress, {});
    QVERIFY(vectors.has_value());
    QCOMPARE(*vectors, std::vector<float>(3 * static_cast<std::size_t>(m_encoder.info().dimension), 0.0f));
}

void TestAudioEncoder::restoresExactly()
{
    const auto restored = makeBuiltinEncoder("audio-descriptor");
    QVERIFY(restored->restore(m_encoder.state()).has_value());
    QCOMPARE(*restored->encode(m_contents, m_progress, {}), *m_encoder.encode(m_contents, m_progress, {}));
}

void TestAudioEncoder::givesTheSameOnManyThreads()
{
    const auto expected = *m_encoder.encode(m_contents, m_progress, {});
    std::vector<int> equal(4, 0);
    {
        std::vector<std::jthread> threads;
        for (int &result : equal)
            threads.emplace_back([&] {
                NoProgress progress;
                result = *m_encoder.encode(m_contents, progress, {}) == expected ? 1 : 0;
            });
    }
    QCOMPARE(equal, std::vector<int>(4, 1));
}

void TestAudioEncoder::showsWhatItSaw()
{
    const std::vector<Content> contents{
        AudioContent{{sound(1, [](double t) { return 0.5 * sine(6000, t); })}}};
    const auto parts = m_encoder.inspect(contents[0]);
    QVERIFY(parts.has_value());
    QCOMPARE(parts->size(), std::size_t(1));
    QCOMPARE(parts->at(0).label, std::string("log-mel"));
    QVERIFY(parts->at(0).text.find("centroid 600") != std::string::npos ||
            parts->at(0).text.find("centroid 599") != std::string::npos);
    const Image &picture = parts->at(0).image;
    QCOMPARE(picture.pixels.size(), static_cast<std::size_t>(picture.width * picture.height * 3));
    // Viridis is yellow where it is loud: 6,000 Hz is near the top.
    const auto red = [&](int y) {
        return int(picture.pixels[static_cast<std::size_t>(y * picture.width + picture.width / 2) * 3]);
    };
    int brightest = 0;
    for (int y = 0; y < picture.height; ++y)
        if (red(y) > red(brightest))
            brightest = y;
    QVERIFY(brightest < picture.height / 4);
    QVERIFY(red(picture.height - 5) < 100);
}

void TestAudioEncoder::refusesBadSoundsAndStops()
{
    const std::vector<Content> otherRate{AudioContent{{Audio{44100, std::vector<float>(44100, 0.1f)}}}};
    QCOMPARE(m_encoder.features(otherRate, {}).error().code, ErrorCode::InvalidArgument);
    const std::vector<Content> noNumber{
        AudioContent{{Audio{kAudioRate, std::vector<float>(5000, std::numeric_limits<float>::quiet_NaN())}}}};
    QCOMPARE(m_encoder.features(noNumber, {}).error().code, ErrorCode::InvalidArgument);
    const std::vector<Content> oneSample{AudioContent{{Audio{kAudioRate, {0.5f}}}}};
    QVERIFY(m_encoder.features(oneSample, {}).has_value());
    std::stop_source source;
    source.request_stop();
    QCOMPARE(m_encoder.features(m_contents, source.get_token()).error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestAudioEncoder)
#include "tst_audioencoder.moc"
