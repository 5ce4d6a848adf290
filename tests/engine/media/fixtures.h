// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

#include <opencv2/core.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace modalens::fixtures {

using Bytes = std::vector<std::uint8_t>;

/// A folder of media made for one test, removed with it.
class MediaFolder
{
public:
    std::filesystem::path path(std::string_view name) const;
    std::filesystem::path write(std::string_view name, const Bytes &bytes) const;
    std::filesystem::path write(std::string_view name, std::string_view text) const;

private:
    QTemporaryDir m_folder;
};

Bytes readBytes(const std::filesystem::path &file);

/// BGR: blue falls from left to right, green rises from top to bottom, red is 200 in the upper left quarter,
/// else 40. No two of its eight orientations look alike.
cv::Mat gradientPicture(int width, int height);

/// By OpenCV's encoder; `extension` such as ".png".
Bytes encoded(const cv::Mat &picture, const std::string &extension, const std::vector<int> &parameters = {});

/// A JPEG with an EXIF segment that says `orientation` put behind its first marker.
Bytes withExifOrientation(const Bytes &jpeg, int orientation);

/// A baseline JPEG of one flat colour written by hand: `components` values, one per component as stored
/// (grey, YCbCr, or the inverted CMYK that Adobe writes).
Bytes flatJpeg(int width, int height, const std::vector<int> &components);

/// A PNG whose header claims a size and whose data is `data`.
Bytes pngClaiming(std::uint32_t width, std::uint32_t height, const Bytes &data = {});
/// One PNG chunk with its checksum.
Bytes pngChunk(std::string_view type, const Bytes &data);

/// 16-bit PCM; one vector per channel, values in [-1, 1].
Bytes wavFile(int sampleRate, const std::vector<std::vector<float>> &channels);
std::vector<float> sine(double hertz, double amplitude, double seconds, int sampleRate);

/// Runs the `ffmpeg` command; false (with what it says on standard error) when it fails.
bool runFfmpeg(const QStringList &arguments);

} // namespace modalens::fixtures
