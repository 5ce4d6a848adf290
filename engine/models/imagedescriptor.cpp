// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/imagedescriptor.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace modalens {

namespace {

constexpr int kSide = 128;
constexpr float kFullChroma =
    24.0f; ///< CIE Lab chroma from which a colour counts as a hue and not as a grey.
constexpr std::array<float, 3> kKindWeight{1.0f, 1.0f, 1.2f};
constexpr std::array<float, 4> kLevelWeight{1.0f, 1.0f, 0.7f, 0.5f};

cv::Mat view(const Image &image)
{
    return cv::Mat(image.height, image.width, CV_8UC3, const_cast<std::uint8_t *>(image.pixels.data()));
}

Image asImage(const cv::Mat &rgb)
{
    Image image{rgb.cols, rgb.rows, {}};
    for (int row = 0; row < rgb.rows; ++row)
        image.pixels.insert(image.pixels.end(), rgb.ptr(row), rgb.ptr(row) + rgb.cols * 3);
    return image;
}

cv::Mat squeezed(const Image &image)
{
    cv::Mat result;
    const cv::Mat source = view(image);
    const bool shrinks = source.cols >= kSide && source.rows >= kSide;
    cv::resize(source, result, {kSide, kSide}, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

/// Counts on the finest grid, then adds four cells to one up to the whole picture.
class Pyramid
{
public:
    Pyramid(int finest, int bins)
        : m_finest(finest)
        , m_bins(bins)
        , m_fine(finest * finest * bins, 0.0f)
    {
    }

    float *cell(int x, int y)
    {
        return m_fine.data() + ((y * m_finest / kSide) * m_finest + x * m_finest / kSide) * m_bins;
    }

    /// Levels from the whole to the finest, one after the other.
    std::vector<float> levels() const
    {
        std::vector<float> all = m_fine, level = m_fine;
        for (int side = m_finest / 2; side >= 1; side /= 2) {
            level = merged(level, side);
            all.insert(all.begin(), level.begin(), level.end());
        }
        return all;
    }

private:
    std::vector<float> merged(const std::vector<float> &finer, int side) const
    {
        std::vector<float> coarse(side * side * m_bins, 0.0f);
        for (int y = 0; y < 2 * side; ++y)
            for (int x = 0; x < 2 * side; ++x)
                for (int bin = 0; bin < m_bins; ++bin)
                    coarse[((y / 2) * side + x / 2) * m_bins + bin] +=
                        finer[(y * 2 * side + x) * m_bins + bin];
        return coarse;
    }

    int m_finest;
    int m_bins;
    std::vector<float> m_fine;
};

/// Shares `weight` between the two bins next to `position` (in bins); round the end where the axis is a
/// circle.
struct SoftBin
{
    int low;
    int high;
    float highShare;
};
SoftBin onCircle(float position, int bins)
{
    const auto low = static_cast<int>(std::floor(position));
    return {(low % bins + bins) % bins, ((low + 1) % bins + bins) % bins, position - static_cast<float>(low)};
}
SoftBin onLine(float position, int bins)
{
    const float clamped = std::clamp(position, 0.0f, static_cast<float>(bins - 1));
    const int low = std::min(static_cast<int>(clamped), bins - 1);
    return {low, std::min(low + 1, bins - 1), clamped - static_cast<float>(low)};
}

void countColour(float *bins, float lightness, float a, float b)
{
    constexpr int hues = 12, hueLevels = 2, greys = 5;
    const float chroma = std::sqrt(a * a + b * b);
    const float hueShare = std::min(chroma / kFullChroma, 1.0f);
    const SoftBin grey = onLine(lightness * (greys - 1), greys);
    bins[hues * hueLevels + grey.low] += (1 - hueShare) * (1 - grey.highShare);
    bins[hues * hueLevels + grey.high] += (1 - hueShare) * grey.highShare;
    const SoftBin hue = onCircle(std::atan2(b, a) * (hues / (2 * std::numbers::pi_v<float>)), hues);
    const SoftBin level = onLine(lightness, hueLevels);
    bins[level.low * hues + hue.low] += hueShare * (1 - level.highShare) * (1 - hue.highShare);
    bins[level.low * hues + hue.high] += hueShare * (1 - level.highShare) * hue.highShare;
    bins[level.high * hues + hue.low] += hueShare * level.highShare * (1 - hue.highShare);
    bins[level.high * hues + hue.high] += hueShare * level.highShare * hue.highShare;
}

std::vector<float> colourHistograms(const cv::Mat &rgb)
{
    cv::Mat lab;
    cv::cvtColor(rgb, lab, cv::COLOR_RGB2Lab);
    Pyramid pyramid(4, kColourBins);
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const auto &pixel = lab.at<cv::Vec3b>(y, x);
            countColour(pyramid.cell(x, y), static_cast<float>(pixel[0]) / 255.0f,
                        static_cast<float>(pixel[1]) - 128.0f, static_cast<float>(pixel[2]) - 128.0f);
        }
    return pyramid.levels();
}

struct Gradients
{
    cv::Mat magnitude;
    cv::Mat angle; ///< [0, 2 pi)
};

/// Central differences of the square root of luminance, which evens out shadows.
Gradients gradientsOf(const cv::Mat &rgb)
{
    cv::Mat grey, dx, dy;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    grey.convertTo(grey, CV_32F, 1.0 / 255.0);
    cv::sqrt(grey, grey);
    const cv::Mat kernel = (cv::Mat_<float>(1, 3) << -0.5f, 0.0f, 0.5f);
    cv::filter2D(grey, dx, CV_32F, kernel, {-1, -1}, 0, cv::BORDER_REPLICATE);
    cv::filter2D(grey, dy, CV_32F, kernel.t(), {-1, -1}, 0, cv::BORDER_REPLICATE);
    Gradients result;
    cv::cartToPolar(dx, dy, result.magnitude, result.angle);
    return result;
}

std::vector<float> gradientHistograms(const cv::Mat &rgb)
{
    const Gradients gradients = gradientsOf(rgb);
    Pyramid pyramid(8, kGradientBins);
    constexpr float binsPerRadian = kGradientBins / std::numbers::pi_v<float>;
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const float magnitude = gradients.magnitude.at<float>(y, x);
            const SoftBin bin =
                onCircle(gradients.angle.at<float>(y, x) * binsPerRadian - 0.5f, kGradientBins);
            float *cell = pyramid.cell(x, y);
            cell[bin.low] += magnitude * (1 - bin.highShare);
            cell[bin.high] += magnitude * bin.highShare;
        }
    return pyramid.levels();
}

/// Bin of each 8-bit pattern: the 58 with at most two changes around the circle, and one for all others.
std::array<std::uint8_t, 256> uniformPatterns()
{
    std::array<std::uint8_t, 256> bins{};
    std::uint8_t next = 0;
    for (unsigned pattern = 0; pattern < 256; ++pattern) {
        int changes = 0;
        for (unsigned bit = 0; bit < 8; ++bit)
            changes += ((pattern >> bit) & 1u) != ((pattern >> ((bit + 1) % 8)) & 1u) ? 1 : 0;
        bins[pattern] = changes <= 2 ? next++ : kTextureBins - 1;
    }
    return bins;
}

std::vector<float> textureHistograms(const cv::Mat &rgb)
{
    static const std::array<std::uint8_t, 256> binOf = uniformPatterns();
    constexpr std::array<std::array<int, 2>, 8> circle{
        {{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}}};
    cv::Mat grey;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    Pyramid pyramid(4, kTextureBins);
    for (int y = 1; y + 1 < kSide; ++y)
        for (int x = 1; x + 1 < kSide; ++x) {
            const int centre = grey.at<std::uint8_t>(y, x);
            unsigned pattern = 0;
            for (unsigned bit = 0; bit < 8; ++bit)
                pattern |= (grey.at<std::uint8_t>(y + circle[bit][1], x + circle[bit][0]) >= centre ? 1u : 0u)
                           << bit;
            pyramid.cell(x, y)[binOf[pattern]] += 1.0f;
        }
    return pyramid.levels();
}

/// Root of each cell's distribution; each level gets `weight` as its length, however many cells it has.
void appendRooted(std::vector<float> &features, const std::vector<float> &histograms, int bins, float weight)
{
    std::size_t at = 0;
    for (int side = 1, level = 0; at < histograms.size(); side *= 2, ++level) {
        const float scale = weight * kLevelWeight[static_cast<std::size_t>(level)] / static_cast<float>(side);
        for (int cell = 0; cell < side * side; ++cell, at += static_cast<std::size_t>(bins)) {
            float sum = 0;
            for (int bin = 0; bin < bins; ++bin)
                sum += histograms[at + static_cast<std::size_t>(bin)];
            for (int bin = 0; bin < bins; ++bin)
                features.push_back(
                    sum > 0 ? scale * std::sqrt(histograms[at + static_cast<std::size_t>(bin)] / sum) : 0.0f);
        }
    }
}

} // namespace

bool isUsable(const Image &image)
{
    return image.width > 0 && image.height > 0 &&
           image.pixels.size() ==
               static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3;
}

ImageHistograms imageHistograms(const Image &image)
{
    const cv::Mat rgb = squeezed(image);
    return {colourHistograms(rgb), gradientHistograms(rgb), textureHistograms(rgb)};
}

Result<std::vector<float>> describeImage(const Image &image)
{
    if (!isUsable(image))
        return fail(ErrorCode::InvalidArgument, "a picture whose size and pixels disagree");
    try {
        const ImageHistograms histograms = imageHistograms(image);
        std::vector<float> features;
        features.reserve(kImageFeatures);
        appendRooted(features, histograms.colour, kColourBins, kKindWeight[0]);
        appendRooted(features, histograms.gradients, kGradientBins, kKindWeight[1]);
        appendRooted(features, histograms.texture, kTextureBins, kKindWeight[2]);
        return features;
    } catch (const std::exception &error) {
        return fail(ErrorCode::Internal, error.what(), "image descriptor");
    }
}

Image squeezedPicture(const Image &image)
{
    return asImage(squeezed(image));
}

Image gradientPicture(const Image &image)
{
    const Gradients gradients = gradientsOf(squeezed(image));
    double largest = 0;
    cv::minMaxLoc(gradients.magnitude, nullptr, &largest);
    cv::Mat hsv(kSide, kSide, CV_8UC3);
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const double angle = std::fmod(gradients.angle.at<float>(y, x), std::numbers::pi);
            const double strength = largest > 0 ? gradients.magnitude.at<float>(y, x) / largest : 0.0;
            hsv.at<cv::Vec3b>(y, x) = {static_cast<std::uint8_t>(angle / std::numbers::pi * 179.0), 200,
                                       static_cast<std::uint8_t>(255.0 * std::sqrt(strength))};
        }
    cv::cvtColor(hsv, hsv, cv::COLOR_HSV2RGB);
    return asImage(hsv);
}

} // namespace modalens
