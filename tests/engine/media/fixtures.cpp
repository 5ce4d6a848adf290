// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/fixtures.h"

#include <QtCore/QFile>
#include <QtCore/QtDebug>

#include <opencv2/imgcodecs.hpp>

#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <numbers>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace modalens::fixtures {

namespace {

void append(Bytes &bytes, std::string_view text)
{
    bytes.insert(bytes.end(), text.begin(), text.end());
}

void appendBe32(Bytes &bytes, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

void appendLe(Bytes &bytes, std::uint32_t value, int count)
{
    for (int i = 0; i < count; ++i)
        bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

/// CRC-32 of ISO 3309, bit by bit.
std::uint32_t crc32(const Bytes &bytes, std::size_t from)
{
    std::uint32_t crc = 0xffffffff;
    for (std::size_t i = from; i < bytes.size(); ++i) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
    return ~crc;
}

/// Appends bits, high bit first, with the zero that JPEG stuffs behind 0xff.
class JpegBits
{
public:
    explicit JpegBits(Bytes &out)
        : m_out(out)
    {
    }
    void put(std::uint32_t value, int count)
    {
        for (int i = count - 1; i >= 0; --i) {
            m_byte = m_byte << 1 | (value >> i & 1);
            if (++m_bits == 8)
                flush();
        }
    }
    void finish()
    {
        while (m_bits != 0)
            put(1, 1);
    }

private:
    void flush()
    {
        m_out.push_back(static_cast<std::uint8_t>(m_byte));
        if ((m_byte & 0xff) == 0xff)
            m_out.push_back(0);
        m_byte = 0;
        m_bits = 0;
    }
    Bytes &m_out;
    std::uint32_t m_byte = 0;
    int m_bits = 0;
};

void appendJpegHeaders(Bytes &bytes, int width, int height, int components)
{
    append(bytes, "\xff\xd8");
    if (components == 4) // Adobe marker, transform 0: CMYK, stored inverted
        append(bytes, std::string_view("\xff\xee\x00\x0e"
                                       "Adobe\x00\x64\x00\x00\x00\x00\x00",
                                       16));
    append(bytes, std::string_view("\xff\xdb\x00\x43\x00", 5));
    bytes.insert(bytes.end(), 64, 8); // quantiser 8: a DC step is one grey level
    append(bytes, std::string_view("\xff\xc0\x00", 3));
    bytes.insert(bytes.end(),
                 {static_cast<std::uint8_t>(8 + 3 * components), 8, static_cast<std::uint8_t>(height >> 8),
                  static_cast<std::uint8_t>(height), static_cast<std::uint8_t>(width >> 8),
                  static_cast<std::uint8_t>(width), static_cast<std::uint8_t>(components)});
    for (int c = 1; c <= components; ++c)
        bytes.insert(bytes.end(), {static_cast<std::uint8_t>(c), 0x11, 0});
    // DC table: 16 codes of 4 bits would be all ones at the end, so 12 categories with 4 bits each.
    append(bytes, std::string_view("\xff\xc4\x00\x1f\x00\x00\x00\x00\x0c", 9));
    bytes.insert(bytes.end(), 12, 0);
    for (int category = 0; category < 12; ++category)
        bytes.push_back(static_cast<std::uint8_t>(category));
    // AC table: one code, end of block, of one bit.
    append(bytes, std::string_view("\xff\xc4\x00\x14\x10\x01", 6));
    bytes.insert(bytes.end(), 16, 0);
    append(bytes, std::string_view("\xff\xda\x00", 3));
    bytes.insert(bytes.end(),
                 {static_cast<std::uint8_t>(6 + 2 * components), static_cast<std::uint8_t>(components)});
    for (int c = 1; c <= components; ++c)
        bytes.insert(bytes.end(), {static_cast<std::uint8_t>(c), 0});
    bytes.insert(bytes.end(), {0, 63, 0});
}

} // namespace

std::filesystem::path MediaFolder::path(std::string_view name) const
{
    return std::filesystem::path(m_folder.path().toStdString()) / name;
}

std::filesystem::path MediaFolder::write(std::string_view name, const Bytes &bytes) const
{
    return write(name, std::string_view(reinterpret_cast<const char *>(bytes.data()), bytes.size()));
}

std::filesystem::path MediaFolder::write(std::string_view name, std::string_view text) const
{
    std::ofstream out(path(name), std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    return path(name);
}

Bytes readBytes(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(in), {});
}

cv::Mat gradientPicture(int width, int height)
{
    cv::Mat picture(height, width, CV_8UC3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            picture.at<cv::Vec3b>(y, x) = {
                static_cast<std::uint8_t>(255 - 255 * x / width), static_cast<std::uint8_t>(255 * y / height),
                static_cast<std::uint8_t>(x < width / 2 && y < height / 2 ? 200 : 40)};
    return picture;
}

Bytes encoded(const cv::Mat &picture, const std::string &extension, const std::vector<int> &parameters)
{
    Bytes bytes;
    cv::imencode(extension, picture, bytes, parameters);
    return bytes;
}

Bytes withExifOrientation(const Bytes &jpeg, int orientation)
{
    Bytes bytes(jpeg.begin(), jpeg.begin() + 2);
    append(bytes, std::string_view("\xff\xe1\x00\x22"
                                   "Exif\x00\x00"
                                   "MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00",
                                   29));
    bytes.insert(bytes.end(), {static_cast<std::uint8_t>(orientation), 0, 0, 0, 0, 0, 0});
    bytes.insert(bytes.end(), jpeg.begin() + 2, jpeg.end());
    return bytes;
}

Bytes flatJpeg(int width, int height, const std::vector<int> &components)
{
    Bytes bytes;
    appendJpegHeaders(bytes, width, height, static_cast<int>(components.size()));
    JpegBits bits(bytes);
    const int blocks = ((width + 7) / 8) * ((height + 7) / 8);
    for (int block = 0; block < blocks; ++block) {
        for (int value : components) {
            const int difference = block == 0 ? value - 128 : 0; // DC is coded against the block before
            int category = 0;
            while (std::abs(difference) >> category)
                ++category;
            bits.put(static_cast<std::uint32_t>(category), 4);
            if (category > 0)
                bits.put(static_cast<std::uint32_t>(difference > 0 ? difference
                                                                   : difference + (1 << category) - 1),
                         category);
            bits.put(0, 1);
        }
    }
    bits.finish();
    append(bytes, "\xff\xd9");
    return bytes;
}

Bytes pngChunk(std::string_view type, const Bytes &data)
{
    Bytes chunk;
    appendBe32(chunk, static_cast<std::uint32_t>(data.size()));
    append(chunk, type);
    chunk.insert(chunk.end(), data.begin(), data.end());
    appendBe32(chunk, crc32(chunk, 4));
    return chunk;
}

Bytes pngClaiming(std::uint32_t width, std::uint32_t height, const Bytes &data)
{
    Bytes bytes;
    append(bytes, "\x89PNG\r\n\x1a\n");
    Bytes header;
    appendBe32(header, width);
    appendBe32(header, height);
    header.insert(header.end(), {8, 2, 0, 0, 0});
    for (const Bytes &chunk : {pngChunk("IHDR", header), pngChunk("IDAT", data), pngChunk("IEND", {})})
        bytes.insert(bytes.end(), chunk.begin(), chunk.end());
    return bytes;
}

Bytes wavFile(int sampleRate, const std::vector<std::vector<float>> &channels)
{
    const auto channelCount = static_cast<std::uint32_t>(channels.size());
    const auto dataBytes = static_cast<std::uint32_t>(channels[0].size()) * channelCount * 2;
    Bytes bytes;
    append(bytes, "RIFF");
    appendLe(bytes, 36 + dataBytes, 4);
    append(bytes, "WAVEfmt ");
    appendLe(bytes, 16, 4);
    appendLe(bytes, 1, 2);
    appendLe(bytes, channelCount, 2);
    appendLe(bytes, static_cast<std::uint32_t>(sampleRate), 4);
    appendLe(bytes, static_cast<std::uint32_t>(sampleRate) * channelCount * 2, 4);
    appendLe(bytes, channelCount * 2, 2);
    appendLe(bytes, 16, 2);
    append(bytes, "data");
    appendLe(bytes, dataBytes, 4);
    for (std::size_t i = 0; i < channels[0].size(); ++i)
        for (const std::vector<float> &channel : channels)
            appendLe(bytes, static_cast<std::uint16_t>(std::lround(channel[i] * 32767)), 2);
    return bytes;
}

std::vector<float> sine(double hertz, double amplitude, double seconds, int sampleRate)
{
    std::vector<float> samples(static_cast<std::size_t>(std::llround(seconds * sampleRate)));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(
            amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / sampleRate));
    return samples;
}

bool runFfmpeg(const QStringList &arguments)
{
    const QStringList all = QStringList{QStringLiteral("ffmpeg"), QStringLiteral("-nostdin"),
                                        QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y")} +
                            arguments;
    std::vector<std::string> words;
    for (const QString &word : all)
        words.push_back(word.toStdString());
    std::vector<char *> argv;
    for (std::string &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    // Not QProcess: it clones a child that shares the memory until it runs ffmpeg. ThreadSanitizer takes that
    // for the test itself having forked: it would look away, and end the test when it starts a thread.
    pid_t child = 0;
    int status = -1;
    const bool isDone = posix_spawnp(&child, argv[0], nullptr, nullptr, argv.data(), environ) == 0 &&
                        waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!isDone)
        qWarning() << "ffmpeg failed:" << arguments;
    return isDone;
}

} // namespace modalens::fixtures
