// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/pixels.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace modalens::media {

namespace {

std::uint8_t onGround(int value, int alpha, int ground)
{
    return static_cast<std::uint8_t>((value * alpha + ground * (255 - alpha) + 127) / 255);
}

cv::Mat toEightBit(const cv::Mat &mat)
{
    cv::Mat bytes;
    switch (mat.depth()) {
    case CV_8U:
        return mat;
    case CV_16U:
        mat.convertTo(bytes, CV_8U, 1.0 / 257.0);
        return bytes;
    default: // float pictures reach from 0 to 1
        mat.convertTo(bytes, CV_8U, 255.0);
        return bytes;
    }
}

cv::Mat toBgr(const cv::Mat &mat, int ground)
{
    cv::Mat bgr;
    if (mat.channels() == 1) {
        cv::cvtColor(mat, bgr, cv::COLOR_GRAY2BGR);
        return bgr;
    }
    if (mat.channels() != 4)
        return mat;
    bgr.create(mat.size(), CV_8UC3);
    for (int y = 0; y < mat.rows; ++y) {
        const auto *in = mat.ptr<cv::Vec4b>(y);
        auto *out = bgr.ptr<cv::Vec3b>(y);
        for (int x = 0; x < mat.cols; ++x)
            for (int c = 0; c < 3; ++c)
                out[x][c] = onGround(in[x][c], in[x][3], ground);
    }
    return bgr;
}

cv::Mat scaled(const cv::Mat &mat, cv::Size size)
{
    if (mat.size() == size)
        return mat;
    cv::Mat result;
    const bool shrinks = size.width < mat.cols || size.height < mat.rows;
    cv::resize(mat, result, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

/// EXIF 2.32, tag 274: 2 mirrors, 3 turns by half, 4 flips, 5..8 do the same after transposing.
cv::Mat turned(const cv::Mat &mat, int orientation)
{
    constexpr int kNone = 9;
    constexpr int kFlip[] = {kNone, 1, -1, 0, kNone, 1, -1, 0}; // of cv::flip: 1 mirrors, 0 flips, -1 both
    if (orientation < 2 || orientation > 8)
        return mat;
    cv::Mat result = mat;
    if (orientation >= 5)
        cv::transpose(mat, result);
    cv::Mat flipped;
    if (const int flip = kFlip[orientation - 1]; flip != kNone) {
        cv::flip(result, flipped, flip);
        result = flipped;
    }
    return result;
}

cv::Mat matOf(const Image &image)
{
    return cv::Mat(image.height, image.width, CV_8UC3, const_cast<std::uint8_t *>(image.pixels.data()));
}

Image emptyImage(int width, int height)
{
    Image image;
    image.width = width;
    image.height = height;
    image.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    return image;
}

Image imageFromFourBytes(const std::uint8_t *bytes, int width, int height, std::ptrdiff_t strideBytes,
                         int conversion)
{
    Image image = emptyImage(width, height);
    const cv::Mat in(height, width, CV_8UC4, const_cast<std::uint8_t *>(bytes),
                     static_cast<std::size_t>(strideBytes));
    cv::Mat out = matOf(image);
    cv::cvtColor(in, out, conversion);
    return image;
}

Image imageFromRgbMat(const cv::Mat &rgb)
{
    Image image = emptyImage(rgb.cols, rgb.rows);
    rgb.copyTo(matOf(image));
    return image;
}

} // namespace

cv::Size fittedSize(int width, int height, int maxSide)
{
    const int longer = std::max(width, height);
    if (maxSide <= 0 || longer <= maxSide)
        return {width, height};
    const double scale = static_cast<double>(maxSide) / longer;
    return {std::max(1, static_cast<int>(std::lround(width * scale))),
            std::max(1, static_cast<int>(std::lround(height * scale)))};
}

Image imageFromDecoded(const cv::Mat &decoded, const ImageRequest &request, int orientation)
{
    const cv::Mat bgr = toBgr(toEightBit(decoded), request.ground);
    const cv::Mat small = turned(scaled(bgr, fittedSize(bgr.cols, bgr.rows, request.maxSide)), orientation);
    Image image = emptyImage(small.cols, small.rows);
    cv::Mat rgb = matOf(image);
    cv::cvtColor(small, rgb, cv::COLOR_BGR2RGB);
    return image;
}

Image imageFromRgba(const std::uint8_t *rgba, int width, int height, std::ptrdiff_t strideBytes,
                    std::uint8_t ground)
{
    Image image = emptyImage(width, height);
    std::uint8_t *out = image.pixels.data();
    for (int y = 0; y < height; ++y) {
        const std::uint8_t *in = rgba + y * strideBytes;
        for (int x = 0; x < width; ++x, in += 4, out += 3)
            for (int c = 0; c < 3; ++c)
                out[c] = onGround(in[c], in[3], ground);
    }
    return image;
}

Image imageFromOpaqueRgba(const std::uint8_t *rgba, int width, int height, std::ptrdiff_t strideBytes)
{
    return imageFromFourBytes(rgba, width, height, strideBytes, cv::COLOR_RGBA2RGB);
}

Image imageFromOpaqueBgra(const std::uint8_t *bgra, int width, int height, std::ptrdiff_t strideBytes)
{
    return imageFromFourBytes(bgra, width, height, strideBytes, cv::COLOR_BGRA2RGB);
}

Image shrunkToFit(Image image, int maxSide)
{
    if (maxSide <= 0 || std::max(image.width, image.height) <= maxSide)
        return image;
    return scaledToFit(image, maxSide);
}

Image oriented(Image image, int orientation)
{
    if (orientation < 2 || orientation > 8)
        return image;
    return imageFromRgbMat(turned(matOf(image), orientation));
}

} // namespace modalens::media

namespace modalens {

Image scaledToFit(const Image &image, int maxSide)
{
    if (maxSide <= 0 || image.width <= 0 || image.height <= 0)
        return image;
    const double scale = static_cast<double>(maxSide) / std::max(image.width, image.height);
    const cv::Size size{std::max(1, static_cast<int>(std::lround(image.width * scale))),
                        std::max(1, static_cast<int>(std::lround(image.height * scale)))};
    return media::imageFromRgbMat(media::scaled(media::matOf(image), size));
}

} // namespace modalens
