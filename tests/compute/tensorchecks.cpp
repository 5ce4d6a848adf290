// SPDX-License-Identifier: GPL-3.0-or-later
#include "compute/tensorchecks.h"

#include "engine/models/tensor/pca.h"
#include "engine/models/tensor/sparse.h"
#include "engine/models/tensor/spectrum.h"
#include "engine/models/tensor/svd.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <random>

namespace modalens::testing {

namespace {

std::string differs(const char *what, double ours, double expected)
{
    char text[160];
    std::snprintf(text, sizeof text, "%s is %.9g, expected %.9g", what, ours, expected);
    return text;
}

bool isClose(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance * (1.0 + std::abs(b));
}

/// Rows with a known structure: two strong directions and noise, far from the origin.
std::vector<float> structuredRows(std::int64_t n, std::int64_t d)
{
    std::mt19937_64 random(11);
    std::normal_distribution<float> normal;
    std::vector<float> rows;
    for (std::int64_t row = 0; row < n; ++row) {
        const float first = 5 * normal(random), second = 2 * normal(random);
        for (std::int64_t j = 0; j < d; ++j)
            rows.push_back(3.0f + first * std::sin(0.3f * static_cast<float>(j)) +
                           second * std::cos(0.7f * static_cast<float>(j)) + 0.2f * normal(random));
    }
    return rows;
}

/// What defines principal components: C v = lambda v for the covariance C, and orthonormal rows.
std::string checkPca(std::string_view device, std::int64_t n, std::int64_t d, int k)
{
    const std::vector<float> rows = structuredRows(n, d);
    const auto pca = principalComponents(rows, n, d, k, device);
    if (!pca)
        return pca.error().message;
    std::vector<double> mean(static_cast<std::size_t>(d), 0.0);
    for (std::size_t i = 0; i < rows.size(); ++i)
        mean[i % mean.size()] += rows[i] / static_cast<double>(n);
    for (std::size_t j = 0; j < mean.size(); ++j)
        if (!isClose(pca->mean[j], mean[j], 1e-5))
            return differs("a mean", pca->mean[j], mean[j]);
    for (int c = 0; c < k; ++c) {
        const float *direction = pca->components.data() + c * d;
        std::vector<double> image(static_cast<std::size_t>(d), 0.0); // C v
        for (std::int64_t row = 0; row < n; ++row) {
            double along = 0;
            for (std::int64_t j = 0; j < d; ++j)
                along += (rows[static_cast<std::size_t>(row * d + j)] - mean[static_cast<std::size_t>(j)]) *
                         direction[j];
            for (std::int64_t j = 0; j < d; ++j)
                image[static_cast<std::size_t>(j)] +=
                    along *
                    (rows[static_cast<std::size_t>(row * d + j)] - mean[static_cast<std::size_t>(j)]) /
                    static_cast<double>(n - 1);
        }
        for (std::int64_t j = 0; j < d; ++j)
            if (std::abs(image[static_cast<std::size_t>(j)] -
                         static_cast<double>(pca->variance[static_cast<std::size_t>(c)]) * direction[j]) >
                1e-4 * pca->variance[0])
                return differs(
                    "a component is not an eigenvector: an entry", image[static_cast<std::size_t>(j)],
                    static_cast<double>(pca->variance[static_cast<std::size_t>(c)]) * direction[j]);
        for (int other = 0; other <= c; ++other) {
            double product = 0;
            for (std::int64_t j = 0; j < d; ++j)
                product += static_cast<double>(direction[j]) *
                           pca->components[static_cast<std::size_t>(other * d + j)];
            if (!isClose(product, other == c ? 1.0 : 0.0, 1e-4))
                return differs("a product of components", product, other == c ? 1.0 : 0.0);
        }
    }
    return {};
}

/// Weighted blocks whose singular values are known: block b has `rows` equal rows of one entry in each of two
/// columns of its own.
std::string checkSvd(std::string_view device)
{
    constexpr int blocks = 40, rowsPerBlock = 3;
    CsrMatrix matrix;
    matrix.rows = blocks * rowsPerBlock;
    matrix.columns = blocks * 2;
    for (int block = 0; block < blocks; ++block)
        for (int row = 0; row < rowsPerBlock; ++row) {
            const float scale = std::pow(0.8f, static_cast<float>(block));
            matrix.column.insert(matrix.column.end(), {2 * block, 2 * block + 1});
            matrix.value.insert(matrix.value.end(), {3 * scale, 4 * scale});
            matrix.rowStart.push_back(static_cast<std::int64_t>(matrix.value.size()));
        }
    const int rank = 8;
    const auto svd = truncatedSvd(matrix.view(), {.rank = rank, .iterations = 8}, {}, device);
    if (!svd)
        return svd.error().message;
    for (int i = 0; i < rank; ++i) {
        const double expected = 5 * std::sqrt(3.0) * std::pow(0.8, i);
        if (!isClose(svd->singular[static_cast<std::size_t>(i)], expected, 1e-3))
            return differs("a singular value", svd->singular[static_cast<std::size_t>(i)], expected);
        const float *entries = svd->rightVectors.data() + 2 * i * rank + i; // rows 2i and 2i + 1, column i
        if (!isClose(entries[0], 0.6, 1e-3) || !isClose(entries[rank], 0.8, 1e-3))
            return differs("a right singular vector's entry", entries[0], 0.6);
    }
    return {};
}

/// One frame against the transform written out.
std::string checkSpectrum(std::string_view device)
{
    std::vector<float> samples;
    for (int i = 0; i < 8000; ++i)
        samples.push_back(
            static_cast<float>(0.4 * std::sin(0.05 * i + 1e-5 * i * i) + 0.1 * std::sin(1.7 * i)));
    const SpectrumOptions options{.window = 256, .hop = 128, .mels = 20};
    const auto spectrum = spectrumOf(samples, options, device);
    if (!spectrum)
        return spectrum.error().message;
    const std::vector<float> filters = melFilters(options);
    const int frame = 30, first = frame * options.hop - options.window / 2;
    std::vector<double> mels(static_cast<std::size_t>(options.mels), 0.0);
    for (int bin = 0; bin < options.bins(); ++bin) {
        double real = 0, imaginary = 0;
        for (int i = 0; i < options.window; ++i) {
            const double turn = 2 * std::numbers::pi * i / options.window;
            const double value = samples[static_cast<std::size_t>(first + i)] * (0.5 - 0.5 * std::cos(turn));
            real += value * std::cos(turn * bin);
            imaginary += value * std::sin(turn * bin);
        }
        const double power = real * real + imaginary * imaginary;
        const float ours = spectrum->power[static_cast<std::size_t>(frame * options.bins() + bin)];
        if (!isClose(ours, power, 1e-3))
            return differs("a power", ours, power);
        for (int mel = 0; mel < options.mels; ++mel)
            mels[static_cast<std::size_t>(mel)] +=
                filters[static_cast<std::size_t>(mel * options.bins() + bin)] * power;
    }
    for (int mel = 0; mel < options.mels; ++mel) {
        const double expected = std::log(std::max(1e-10, mels[static_cast<std::size_t>(mel)]));
        const float ours = spectrum->logMel[static_cast<std::size_t>(frame * options.mels + mel)];
        if (!isClose(ours, expected, 5e-3))
            return differs("a log-mel value", ours, expected);
    }
    return {};
}

} // namespace

std::vector<TensorCheck> tensorChecks(std::string_view device)
{
    return {{"principal components of more rows than dimensions", checkPca(device, 400, 24, 2)},
            {"principal components of fewer rows than dimensions", checkPca(device, 30, 200, 2)},
            {"principal components in float32 blocks", checkPca(device, 20'000, 8, 2)},
            {"truncated singular value decomposition", checkSvd(device)},
            {"log-mel spectrogram", checkSpectrum(device)}};
}

} // namespace modalens::testing
