// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/pngchunks.h"

#include <QtTest/QtTest>

#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <numeric>

using namespace modalens::media;

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::ptrdiff_t kAfterHeader = 8 + 12 + 13;

Bytes picture()
{
    cv::Mat pixels(5, 7, CV_8UC4);
    std::iota(pixels.data, pixels.data + pixels.total() * 4, std::uint8_t{0});
    Bytes png;
    cv::imencode(".png", pixels, png);
    return png;
}

/// The checksum is wrong; it goes with the chunk.
Bytes chunk(const char *type, std::size_t length)
{
    Bytes bytes(12 + length, 0x5a);
    bytes[0] = bytes[1] = 0;
    bytes[2] = static_cast<std::uint8_t>(length >> 8);
    bytes[3] = static_cast<std::uint8_t>(length);
    std::copy(type, type + 4, bytes.begin() + 4);
    return bytes;
}

Bytes with(Bytes png, const Bytes &chunk)
{
    png.insert(png.begin() + kAfterHeader, chunk.begin(), chunk.end());
    return png;
}

} // namespace

class TestPngChunks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatChangesNoPixelGoes()
    {
        Bytes png = with(with(picture(), chunk("iCCP", 300)), chunk("tEXt", 0));
        dropAncillaryChunks(png);
        QVERIFY(png == picture());
    }

    void whatChangesPixelsStays()
    {
        for (const char *type : {"tRNS", "PLTE"}) {
            Bytes png = with(picture(), chunk(type, 6));
            const Bytes before = png;
            dropAncillaryChunks(png);
            QVERIFY2(png == before, type);
        }
    }

    /// Wherever it is cut, nothing is read past the end and nothing of the cut chunk is lost.
    void aCutFileKeepsItsEnd()
    {
        const Bytes whole = with(picture(), chunk("iCCP", 40));
        for (std::size_t size = 0; size < whole.size(); ++size) {
            Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
            const bool hasProfile = size >= kAfterHeader + 52;
            dropAncillaryChunks(cut);
            QCOMPARE(cut.size(), hasProfile ? size - 52 : size);
            if (size > 0)
                QCOMPARE(cut.back(),
                         whole[size - 1 < kAfterHeader + 52 && hasProfile ? kAfterHeader - 1 : size - 1]);
        }
    }

    void aLengthBeyondTheFileStopsTheWalk()
    {
        Bytes png = picture();
        png[8] = 0xff;
        const Bytes before = png;
        dropAncillaryChunks(png);
        QVERIFY(png == before);
    }
};

QTEST_GUILESS_MAIN(TestPngChunks)
#include "tst_pngchunks.moc"
