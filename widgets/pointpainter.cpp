// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pointpainter.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace modalens {

namespace {

constexpr int kPhases = 4; ///< Places in a pixel, each way, that a disc is made for.

/// How much of each pixel a disc covers, for every phase: 0 to 256.
class Discs
{
public:
    explicit Discs(double diameter)
        : m_reach(int(std::ceil((diameter + 1) / 2)))
        , m_cover(std::size_t(kPhases) * kPhases * side() * side())
    {
        auto cover = m_cover.begin();
        for (int phaseY = 0; phaseY < kPhases; ++phaseY)
            for (int phaseX = 0; phaseX < kPhases; ++phaseX)
                for (int y = -m_reach; y <= m_reach; ++y)
                    for (int x = -m_reach; x <= m_reach; ++x) {
                        const double distance = std::hypot(x + 0.5 - double(phaseX) / kPhases,
                                                           y + 0.5 - double(phaseY) / kPhases);
                        *cover++ =
                            quint16(std::lround(256 * std::clamp((diameter + 1) / 2 - distance, 0.0, 1.0)));
                    }
    }

    int reach() const { return m_reach; }
    int side() const { return 2 * m_reach + 1; }
    const quint16 *cover(int phaseX, int phaseY) const
    {
        return &m_cover[std::size_t(phaseY * kPhases + phaseX) * side() * side()];
    }

private:
    int m_reach; ///< Pixels beside the one that the centre lies in.
    std::vector<quint16> m_cover;
};

/// `amount` of 256 of `over` on the opaque `ground`; two channels at a time.
quint32 blended(quint32 ground, quint32 over, quint32 amount)
{
    constexpr quint32 kRedBlue = 0x00ff00ffu;
    const quint32 rest = 256 - amount;
    const quint32 redBlue = ((over & kRedBlue) * amount + (ground & kRedBlue) * rest) >> 8;
    const quint32 green = (((over >> 8) & 0xffu) * amount + ((ground >> 8) & 0xffu) * rest) & 0xff00u;
    return 0xff000000u | (redBlue & kRedBlue) | green;
}

struct Target
{
    quint32 *pixels;
    qsizetype stride; ///< In pixels.
    int width, height;
};

/// (x, y) in quarters of a pixel.
void paintDisc(const Target &target, const Discs &discs, int x, int y, quint32 argb)
{
    const int left = (x >> 2) - discs.reach(), top = (y >> 2) - discs.reach();
    const int firstX = std::max(0, -left), lastX = std::min(discs.side(), target.width - left);
    const int firstY = std::max(0, -top), lastY = std::min(discs.side(), target.height - top);
    const quint32 alpha = argb >> 24;
    const quint32 opacity = alpha + (alpha >> 7); // 0 to 256
    const quint16 *covers = discs.cover(x & 3, y & 3);
    for (int row = firstY; row < lastY; ++row) {
        quint32 *line = target.pixels + (top + row) * target.stride + left;
        const quint16 *cover = covers + row * discs.side();
        for (int column = firstX; column < lastX; ++column)
            line[column] = blended(line[column], argb, (cover[column] * opacity) >> 8);
    }
}

} // namespace

void paintPoints(QImage *picture, std::span<const float> xy, std::span<const quint32> argb,
                 const Camera &camera, double diameterPx)
{
    static_assert(kPhases == 4);
    if (picture->isNull() || argb.size() * 2 != xy.size())
        return;
    const double ratio = picture->devicePixelRatio();
    const QSizeF size = picture->deviceIndependentSize();
    const Discs discs(diameterPx * ratio);
    const Target target{reinterpret_cast<quint32 *>(picture->bits()), picture->bytesPerLine() / 4,
                        picture->width(), picture->height()};
    // The centre is subtracted before scaling: at high zoom the product alone would lose the last pixels.
    const double scale = camera.pixelsPerUnit(size) * ratio * kPhases;
    const double middleX = target.width * kPhases / 2.0, middleY = target.height * kPhases / 2.0;
    const double reach = (discs.reach() + 1) * kPhases;
    for (std::size_t i = 0; i < argb.size(); ++i) {
        const double x = middleX + (xy[2 * i] - camera.centre.x()) * scale;
        const double y = middleY - (xy[2 * i + 1] - camera.centre.y()) * scale;
        if (x > -reach && y > -reach && x < 2 * middleX + reach && y < 2 * middleY + reach) // false for NaN
            paintDisc(target, discs, int(std::lround(x)), int(std::lround(y)), argb[i]);
    }
}

} // namespace modalens
