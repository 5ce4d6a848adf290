// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/tensor/spectrum.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <random>

using namespace modalens;

namespace {

std::vector<float> tone(double hz, double seconds, double amplitude = 0.5)
{
    std::vector<float> samples;
    for (int i = 0; i < static_cast<int>(seconds * 16000); ++i)
        samples.push_back(static_cast<float>(amplitude * std::sin(2 * std::numbers::pi * hz * i / 16000.0)));
    return samples;
}

/// The signal of the reference values: a tone and a rising one, one second.
std::vector<float> referenceSound()
{
    std::vector<float> samples;
    for (int i = 0; i < 16000; ++i) {
        const double t = i / 16000.0;
        samples.push_back(
            static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * 440 * t) +
                               0.25 * std::sin(2 * std::numbers::pi * 3000 * t * (1 + 0.1 * t))));
    }
    return samples;
}

} // namespace

class TestSpectrum : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithADirectTransform();
    void keepsTheEnergy();
    void aToneLandsInItsMelBand_data();
    void aToneLandsInItsMelBand();
    void agreesWithLibrosa();
    void blocksOfFramesJoinSeamlessly();
    void takesSoundsShorterThanAWindow();
    void filtersAddUpToOneBetweenTheEdges();
    void transformsLikeTheClosedForm();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
};

void TestSpectrum::agreesWithADirectTransform()
{
    std::mt19937 random(4);
    std::normal_distribution<float> normal(0, 0.1f);
    std::vector<float> samples(600);
    for (float &sample : samples)
        sample = normal(random);
    const SpectrumOptions options{.window = 64, .hop = 16, .mels = 8, .lowHz = 100};
    const auto spectrum = spectrumOf(samples, options);
    QVERIFY(spectrum.has_value());
    QCOMPARE(spectrum->frames, std::int64_t(1 + 600 / 16));
    const int frame = 10, first = frame * 16 - 32; // well inside, so no mirrored ends
    for (int bin = 0; bin < options.bins(); ++bin) {
        double real = 0, imaginary = 0;
        for (int i = 0; i < 64; ++i) {
            const double windowed = samples[static_cast<std::size_t>(first + i)] *
                                    (0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / 64));
            real += windowed * std::cos(2 * std::numbers::pi * bin * i / 64);
            imaginary -= windowed * std::sin(2 * std::numbers::pi * bin * i / 64);
        }
        const double expected = real * real + imaginary * imaginary;
        QVERIFY(std::abs(spectrum->power[static_cast<std::size_t>(frame * options.bins() + bin)] - expected) <
                1e-5);
    }
}

void TestSpectrum::keepsTheEnergy()
{
    // Parseval: the power over all bins (both halves) is the window's length times the energy under the
    // window.
    const std::vector<float> samples = tone(1234, 1);
    const SpectrumOptions options;
    const auto spectrum = spectrumOf(samples, options);
    QVERIFY(spectrum.has_value());
    for (const int frame : {5, 30, 50}) {
        double energy = 0, power = 0;
        for (int i = 0; i < options.window; ++i)
            energy +=
                std::pow(samples[static_cast<std::size_t>(frame * options.hop - options.window / 2 + i)] *
                             (0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / options.window)),
                         2);
        for (int bin = 0; bin < options.bins(); ++bin)
            power += spectrum->power[static_cast<std::size_t>(frame * options.bins() + bin)] *
                     (bin == 0 || bin == options.bins() - 1 ? 1 : 2);
        QVERIFY(std::abs(power / options.window - energy) < 1e-4 * energy);
    }
}

void TestSpectrum::aToneLandsInItsMelBand_data()
{
    QTest::addColumn<double>("hz");
    for (const double hz : {220.0, 440.0, 1000.0, 2500.0, 5000.0, 7500.0})
        QTest::addRow("a tone of %.0f Hz", hz) << hz;
}

void TestSpectrum::aToneLandsInItsMelBand()
{
    QFETCH(double, hz);
    const SpectrumOptions options;
    const auto spectrum = spectrumOf(tone(hz, 1), options);
    QVERIFY(spectrum.has_value());
    const auto begin = spectrum->logMel.begin() + 30 * options.mels;
    const auto band = std::max_element(begin, begin + options.mels) - begin;
    // Band b is centred on the (b + 1)th of mels + 1 even steps.
    const double step = (melFromHz(8000) - melFromHz(50)) / (options.mels + 1);
    const double expected = (2595 * std::log10(1 + hz / 700) - melFromHz(50)) / step - 1;
    QVERIFY2(std::abs(static_cast<double>(band) - expected) <= 0.75,
             qPrintable(QStringLiteral("%1 for %2").arg(band).arg(expected)));
}

void TestSpectrum::agreesWithLibrosa()
{
    // librosa 0.11, numpy 2:
    //   t = numpy.arange(16000) / 16000
    //   y = (0.5*sin(2*pi*440*t) + 0.25*sin(2*pi*3000*t*(1+0.1*t))).astype('f4')
    //   S = abs(librosa.stft(y, n_fft=1024, hop_length=256, window='hann', center=True,
    //   pad_mode='reflect'))**2 L = log(maximum(librosa.filters.mel(sr=16000, n_fft=1024, n_mels=64, fmin=50,
    //   fmax=8000, htk=True, norm=None) @ S, 1e-10)) librosa.feature.mfcc(S=L, n_mfcc=20, dct_type=2,
    //   norm='ortho')
    struct Reference
    {
        int frame;
        int band;
        double logMel;
    };
    const SpectrumOptions options;
    const auto spectrum = spectrumOf(referenceSound(), options);
    QVERIFY(spectrum.has_value());
    QCOMPARE(spectrum->frames, std::int64_t(63));
    for (const Reference &reference : {Reference{5, 0, -11.72125},
                                       {5, 7, -5.22111},
                                       {5, 12, -1.55630},
                                       {5, 20, -13.66520},
                                       {5, 40, -7.54614},
                                       {5, 63, -23.02585},
                                       {31, 7, -5.21985},
                                       {31, 12, -1.55639},
                                       {31, 40, -15.24198},
                                       {31, 63, -23.02585}}) {
        const double ours =
            spectrum->logMel[static_cast<std::size_t>(reference.frame * options.mels + reference.band)];
        QVERIFY2(
            std::abs(ours - reference.logMel) < 5e-3,
            qPrintable(
                QStringLiteral("frame %1 band %2: %3").arg(reference.frame).arg(reference.band).arg(ours)));
    }
    const auto cepstra = cosineTransform(spectrum->logMel, spectrum->frames, options.mels, 20);
    const double expected[6]{-109.17754, 41.25009, 1.54447, 21.38601, -20.93374, -26.93240};
    for (std::size_t k = 0; k < 6; ++k)
        QVERIFY(std::abs(cepstra[5 * 20 + k] - expected[k]) < 0.05);
    QVERIFY(std::abs(cepstra[5 * 20 + 19] - -4.17197) < 0.05);
    QVERIFY(std::abs(cepstra[31 * 20 + 19] - -10.57441) < 0.05);
}

void TestSpectrum::blocksOfFramesJoinSeamlessly()
{
    const std::vector<float> samples = tone(700, 40); // 2,501 frames: two blocks
    const auto spectrum = spectrumOf(samples);
    QVERIFY(spectrum.has_value());
    QCOMPARE(spectrum->frames, std::int64_t(2501));
    const SpectrumOptions options;
    // 700 Hz repeats every 160 / 7 samples, so frames 5 apart (1,280 samples = 56 periods) are equal.
    for (int frame = 100; frame < 2400; ++frame)
        QVERIFY(std::abs(spectrum->logMel[static_cast<std::size_t>(frame * options.mels + 15)] -
                         spectrum->logMel[static_cast<std::size_t>((frame + 5) * options.mels + 15)]) < 1e-2);
}

void TestSpectrum::takesSoundsShorterThanAWindow()
{
    for (const std::size_t length :
         {std::size_t(1), std::size_t(100), std::size_t(1023), std::size_t(1024)}) {
        const auto spectrum = spectrumOf(std::vector<float>(length, 0.5f));
        QVERIFY(spectrum.has_value());
        QCOMPARE(spectrum->frames, static_cast<std::int64_t>(1 + length / 256));
        QVERIFY(std::all_of(spectrum->logMel.begin(), spectrum->logMel.end(),
                            [](float v) { return std::isfinite(v); }));
    }
}

void TestSpectrum::filtersAddUpToOneBetweenTheEdges()
{
    const SpectrumOptions options;
    const auto filters = melFilters(options);
    for (int bin = 0; bin < options.bins(); ++bin) {
        float sum = 0;
        for (int mel = 0; mel < options.mels; ++mel)
            sum += filters[static_cast<std::size_t>(mel * options.bins() + bin)];
        const float hz = options.binHz(bin);
        if (hz > 100 && hz < 7600)
            QVERIFY(std::abs(sum - 1) < 1e-3f);
        if (hz < 50)
            QCOMPARE(sum, 0.0f);
    }
}

void TestSpectrum::transformsLikeTheClosedForm()
{
    // A constant row has only the first coefficient, and the whole transform is a rotation.
    const auto flat = cosineTransform(std::vector<float>(16, 3.0f), 1, 16, 16);
    QVERIFY(std::abs(flat[0] - 12.0f) < 1e-5f);
    for (std::size_t k = 1; k < 16; ++k)
        QVERIFY(std::abs(flat[k]) < 1e-5f);
    const std::vector<float> values{1, -2, 4, 0.5f, 3, 3, -1, 0};
    const auto all = cosineTransform(values, 1, 8, 8);
    QVERIFY(std::abs(std::inner_product(values.begin(), values.end(), values.begin(), 0.0f) -
                     std::inner_product(all.begin(), all.end(), all.begin(), 0.0f)) < 1e-4f);
}

void TestSpectrum::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<int>("change");
    QTest::newRow("no samples") << 0;
    QTest::newRow("not a number") << 1;
    QTest::newRow("an odd window") << 2;
    QTest::newRow("no hop") << 3;
    QTest::newRow("bands above half the rate") << 4;
    QTest::newRow("unknown device") << 5;
}

void TestSpectrum::refusesWhatMakesNoSense()
{
    QFETCH(int, change);
    std::vector<float> samples(4000, 0.1f);
    SpectrumOptions options;
    std::string device = "cpu";
    switch (change) {
    case 0:
        samples.clear();
        break;
    case 1:
        samples[5] = std::numeric_limits<float>::quiet_NaN();
        break;
    case 2:
        options.window = 1023;
        break;
    case 3:
        options.hop = 0;
        break;
    case 4:
        options.highHz = 9000;
        break;
    default:
        device = "abacus";
        break;
    }
    const auto spectrum = spectrumOf(samples, options, device);
    QVERIFY(!spectrum.has_value());
    QCOMPARE(spectrum.error().code, ErrorCode::InvalidArgument);
}

QTEST_APPLESS_MAIN(TestSpectrum)
#include "tst_spectrum.moc"
