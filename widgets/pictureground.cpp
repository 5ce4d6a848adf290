// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pictureground.h"

#include <QCache>
#include <QIcon>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kSamplesPerSide = 64;
constexpr int kOpaque = 128;            ///< Of 255; what is fainter hardly counts.
constexpr double kMinSeeThrough = 0.02; ///< A photograph with rounded corners brings its own ground.
constexpr double kDark = 0.06;          ///< WCAG luminance; below, less than 1.8:1 on the dark panel.
constexpr double kLight = 0.55;         ///< Above, less than 1.8:1 on white.
constexpr double kHiddenShare = 0.5;
constexpr double kOutlineShare = 0.25; ///< So much of the other kind shows the shape on either ground.
constexpr int kRemembered = 2000;

double luminanceOf(QRgb colour)
{
    // 1 + 0.05 over luminance + 0.05 is the contrast with white.
    return 1.05 / contrastRatio(QColor::fromRgb(colour | 0xff000000), Qt::white) - 0.05;
}

const PictureInk &rememberedInk(const QImage &image)
{
    static QCache<qint64, PictureInk> known(kRemembered);
    if (const PictureInk *ink = known.object(image.cacheKey()))
        return *ink;
    auto *ink = new PictureInk(pictureInk(image));
    known.insert(image.cacheKey(), ink);
    return *ink;
}

} // namespace

PictureInk pictureInk(const QImage &image)
{
    if (image.isNull() || !image.hasAlphaChannel())
        return {};
    const int columns = std::min(image.width(), kSamplesPerSide);
    const int rows = std::min(image.height(), kSamplesPerSide);
    int opaque = 0, dark = 0, light = 0;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const QRgb pixel = image.pixel((2 * column + 1) * image.width() / (2 * columns),
                                           (2 * row + 1) * image.height() / (2 * rows));
            if (qAlpha(pixel) < kOpaque)
                continue;
            ++opaque;
            const double luminance = luminanceOf(pixel);
            dark += luminance < kDark;
            light += luminance > kLight;
        }
    if (opaque == 0 || opaque > (1 - kMinSeeThrough) * rows * columns)
        return {};
    return {double(dark) / opaque, double(light) / opaque};
}

QColor pictureGround(const QImage &image, const Theme &theme)
{
    if (!image.hasAlphaChannel())
        return {};
    const PictureInk &ink = rememberedInk(image);
    const double hidden = theme.isDark ? ink.darkShare : ink.lightShare;
    const double hiddenOnOther = theme.isDark ? ink.lightShare : ink.darkShare;
    if (hidden < kHiddenShare || hiddenOnOther > kOutlineShare)
        return {};
    return theme.isDark ? Theme::light().raised : Theme::dark().raised;
}

void paintOnGround(QPainter *painter, const QRectF &target, const QImage &image, const Theme &theme,
                   double radius)
{
    QPainterPath rounded;
    rounded.addRoundedRect(target, radius, radius);
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (const QColor ground = pictureGround(image, theme); ground.isValid())
        painter->fillPath(rounded, ground);
    painter->setClipPath(rounded, Qt::IntersectClip);
    painter->drawImage(target, image);
    painter->restore();
}

QIcon pictureIcon(const QImage &image, const Theme &theme)
{
    QPixmap pixmap(image.size());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintOnGround(&painter, QRectF(pixmap.rect()), image, theme, 3);
    painter.end();
    return {pixmap};
}

QRectF fitted(const QSizeF &size, const QRectF &box)
{
    QRectF target(QPointF(), size.scaled(box.size(), Qt::KeepAspectRatio));
    target.moveCenter(box.center());
    return target;
}

} // namespace modalens
