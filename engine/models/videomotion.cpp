// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/videomotion.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace modalens {

namespace {

constexpr float kMoving = 0.5f; ///< Pixels; below, flow is mostly noise of compression.
constexpr std::size_t kPixels = static_cast<std::size_t>(kFlowSide) * kFlowSide;

cv::Mat squeezedGrey(const Image &image)
{
    const cv::Mat rgb(image.height, image.width, CV_8UC3, const_cast<std::uint8_t *>(image.pixels.data()));
    cv::Mat grey;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    cv::resize(grey, grey, {kFlowSide, kFlowSide}, 0, 0, cv::INTER_AREA);
    return grey;
}

Flow flowBetweenGrey(const cv::Mat &from, const cv::Mat &to)
{
    cv::Mat field;
    cv::calcOpticalFlowFarneback(from, to, field, 0.5, 3, 11, 2, 5, 1.1, 0);
    Flow flow;
    flow.x.reserve(kPixels);
    flow.y.reserve(kPixels);
    for (int row = 0; row < field.rows; ++row)
        for (int column = 0; column < field.cols; ++column) {
            flow.x.push_back(field.at<cv::Vec2f>(row, column)[0]);
            flow.y.push_back(field.at<cv::Vec2f>(row, column)[1]);
        }
    return flow;
}

std::size_t cellOf(std::size_t pixel)
{
    const std::size_t row = pixel / kFlowSide, column = pixel % kFlowSide;
    return (row * 3 / kFlowSide) * 3 + column * 3 / kFlowSide;
}

/// Adds one pair's flow at a third of the time to the direction histogram.
void countFlow(Motion &motion, const Flow &flow, std::size_t time, std::size_t pair)
{
    float sum = 0, moving = 0;
    for (std::size_t pixel = 0; pixel < kPixels; ++pixel) {
        const float length = std::hypot(flow.x[pixel], flow.y[pixel]);
        motion.mean.x[pixel] += flow.x[pixel];
        motion.mean.y[pixel] += flow.y[pixel];
        if (length < kMoving)
            continue;
        moving += 1;
        sum += length;
        const float turn = std::atan2(flow.y[pixel], flow.x[pixel]) / (2 * std::numbers::pi_v<float>)+1;
        const float position = turn * kMotionDirections;
        const auto low = static_cast<std::size_t>(position);
        const float share = position - static_cast<float>(low);
        float *bins = motion.directions.data() + (time * kMotionCells + cellOf(pixel)) * kMotionDirections;
        bins[low % kMotionDirections] += length * (1 - share);
        bins[(low + 1) % kMotionDirections] += length * share;
    }
    motion.speeds[pair] = sum / kPixels;
    motion.moving[pair] = moving / kPixels;
}

void appendSpeeds(std::vector<float> &features, std::span<const float> speeds)
{
    std::vector<float> bins(kSpeedBins, 0.0f), counts(kSpeedBins, 0.0f);
    for (std::size_t pair = 0; pair < speeds.size(); ++pair) {
        bins[pair * kSpeedBins / speeds.size()] += speeds[pair];
        counts[pair * kSpeedBins / speeds.size()] += 1;
    }
    for (std::size_t bin = 0; bin < bins.size(); ++bin)
        features.push_back(counts[bin] > 0 ? std::sqrt(bins[bin] / counts[bin]) : 0.0f);
    const auto count = static_cast<float>(std::max<std::size_t>(1, speeds.size()));
    const float mean = std::accumulate(speeds.begin(), speeds.end(), 0.0f) / count;
    float squares = 0, largest = 0;
    for (const float speed : speeds) {
        squares += (speed - mean) * (speed - mean);
        largest = std::max(largest, speed);
    }
    features.insert(features.end(),
                    {std::sqrt(mean), std::sqrt(std::sqrt(squares / count)), std::sqrt(largest)});
}

} // namespace

Flow flowBetween(const Image &from, const Image &to)
{
    return flowBetweenGrey(squeezedGrey(from), squeezedGrey(to));
}

Motion motionOf(std::span<const VideoFrame> frames, std::span<const std::size_t> shots)
{
    const std::size_t pairs = frames.empty() ? 0 : frames.size() - 1;
    Motion motion;
    motion.directions.assign(static_cast<std::size_t>(kMotionTimes) * kMotionCells * kMotionDirections, 0.0f);
    motion.speeds.assign(pairs, 0.0f);
    motion.moving.assign(pairs, 0.0f);
    motion.mean = {std::vector<float>(kPixels, 0.0f), std::vector<float>(kPixels, 0.0f)};
    cv::Mat before = frames.empty() ? cv::Mat() : squeezedGrey(frames[0].image);
    float within = 0;
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        const cv::Mat now = squeezedGrey(frames[pair + 1].image);
        if (!std::binary_search(shots.begin(), shots.end(), pair + 1)) {
            countFlow(motion, flowBetweenGrey(before, now), pair * kMotionTimes / pairs, pair);
            within += 1;
        }
        before = now;
    }
    for (auto *axis : {&motion.mean.x, &motion.mean.y})
        for (float &value : *axis)
            value /= std::max(1.0f, within);
    return motion;
}

std::vector<float> motionFeatures(const Motion &motion)
{
    std::vector<float> features;
    features.reserve(kMotionFeatures);
    const float total = std::accumulate(motion.directions.begin(), motion.directions.end(), 0.0f);
    for (const float bin : motion.directions)
        features.push_back(total > 0 ? std::sqrt(bin / total) : 0.0f);
    std::vector<float> cells(kMotionCells, 0.0f);
    for (std::size_t i = 0; i < motion.directions.size(); ++i)
        cells[i / kMotionDirections % kMotionCells] += motion.directions[i];
    const float pixels = static_cast<float>(kPixels) / kMotionCells *
                         static_cast<float>(std::max<std::size_t>(1, motion.speeds.size()));
    for (const float cell : cells)
        features.push_back(std::sqrt(cell / pixels));
    appendSpeeds(features, motion.speeds);
    const auto pairs = static_cast<float>(std::max<std::size_t>(1, motion.moving.size()));
    features.push_back(std::accumulate(motion.moving.begin(), motion.moving.end(), 0.0f) / pairs);
    return features;
}

Image flowPicture(const Flow &flow)
{
    float longest = kMoving;
    for (std::size_t pixel = 0; pixel < kPixels; ++pixel)
        longest = std::max(longest, std::hypot(flow.x[pixel], flow.y[pixel]));
    cv::Mat hsv(kFlowSide, kFlowSide, CV_8UC3);
    for (std::size_t pixel = 0; pixel < kPixels; ++pixel) {
        const float turn = std::atan2(flow.y[pixel], flow.x[pixel]) / (2 * std::numbers::pi_v<float>)+1;
        const float strength = std::hypot(flow.x[pixel], flow.y[pixel]) / longest;
        hsv.at<cv::Vec3b>(static_cast<int>(pixel)) = {static_cast<std::uint8_t>(std::fmod(turn, 1.0f) * 179),
                                                      220,
                                                      static_cast<std::uint8_t>(255 * std::sqrt(strength))};
    }
    cv::cvtColor(hsv, hsv, cv::COLOR_HSV2RGB);
    return {hsv.cols, hsv.rows, {hsv.datastart, hsv.dataend}};
}

} // namespace modalens
