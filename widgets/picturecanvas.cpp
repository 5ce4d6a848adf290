// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picturecanvas.h"

#include "widgets/media.h"
#include "widgets/pictureground.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kSidesPx[] = {360, 720, 1440, 2880, 4096}; ///< 4096 x 4096 are 64 MiB.
constexpr int kThumbnailPx = 120;

} // namespace

PictureCanvas::PictureCanvas(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_media(media)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover); // repaints when the pointer comes and goes
    setAccessibleName(tr("Picture"));
    grabGesture(Qt::PinchGesture);
    connectMedia();
}

void PictureCanvas::connectMedia()
{
    connect(m_media, &MediaSource::pictureReady, this, [this](const QString &path, const QImage &image) {
        // Whoever else shows this picture may have asked for a smaller one.
        if (path != m_picture.path || image.width() < m_image.width())
            return;
        m_image = image;
        m_reason.clear();
        settle();
    });
    connect(m_media, &MediaSource::failed, this, [this](const QString &path, const QString &reason) {
        if (path != m_picture.path)
            return;
        m_reason = reason;
        settle();
    });
    connect(m_media, &MediaSource::factsReady, this, [this](const QString &path, const MediaFacts &facts) {
        if (path != m_picture.path || facts.pixels.isEmpty())
            return;
        m_pixels = facts.pixels;
        m_format = facts.format;
        settle();
    });
}

void PictureCanvas::setPicture(const PreviewMedia &picture)
{
    if (picture.path == m_picture.path && !m_image.isNull())
        return;
    m_picture = picture;
    m_pixels = {};
    m_reason.clear();
    m_requestedSide = 0;
    m_zoom.reset();
    m_image = picture.path.isEmpty() ? QImage() : m_media->thumbnail(picture.path, kThumbnailPx);
    settle();
    if (picture.path.isEmpty())
        return;
    requestPixels();
    m_media->requestFacts(picture.path);
}

/// After anything that changes what is seen.
void PictureCanvas::settle()
{
    m_zoom.setBox(size());
    m_zoom.setPicture(m_pixels.isEmpty() ? QSizeF(m_image.size()) : QSizeF(m_pixels));
    setCursor(m_zoom.isZoomed() ? Qt::OpenHandCursor : Qt::ArrowCursor);
    update();
    Q_EMIT changed();
}

void PictureCanvas::requestPixels()
{
    if (m_picture.path.isEmpty())
        return;
    const QSizeF shown = m_image.isNull() ? QSizeF(size()) : m_zoom.target().size();
    const double needed = std::max(shown.width(), shown.height()) * devicePixelRatioF();
    const auto *side = std::find_if(std::begin(kSidesPx), std::end(kSidesPx) - 1,
                                    [needed](int step) { return step >= needed; });
    // A drawing of lines is as sharp as one likes; a raster has no more than it has.
    const bool hasAll = !m_pixels.isEmpty() && m_format != QLatin1String("SVG") &&
                        std::max(m_pixels.width(), m_pixels.height()) <= m_requestedSide;
    if (*side <= m_requestedSide || hasAll)
        return;
    m_requestedSide = *side;
    m_media->requestPicture(m_picture.path, *side);
}

QString PictureCanvas::sizeText() const
{
    if (m_pixels.isEmpty() || m_image.isNull())
        return {};
    const double percent = 100 * m_zoom.scale() * devicePixelRatioF();
    const QLocale locale;
    return tr("%1 × %2 px · %3%", "width, height, how large it is shown")
        .arg(locale.toString(m_pixels.width()), locale.toString(m_pixels.height()),
             locale.toString(percent, 'f', percent < 10 ? 1 : 0));
}

void PictureCanvas::zoomBy(double factor)
{
    zoomAt(factor, QPointF(width(), height()) / 2);
}

void PictureCanvas::zoomAt(double factor, const QPointF &at)
{
    m_zoom.zoomBy(factor, at);
    settle();
    requestPixels();
}

void PictureCanvas::fit()
{
    m_zoom.reset();
    settle();
}

void PictureCanvas::resizeEvent(QResizeEvent *)
{
    settle();
    requestPixels();
}

void PictureCanvas::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath rounded;
    rounded.addRoundedRect(QRectF(rect()), metrics::kRadiusPx, metrics::kRadiusPx);
    painter.fillPath(rounded, theme.raised);
    if (m_image.isNull() && !m_reason.isEmpty()) {
        painter.setFont(smallFont());
        painter.setPen(theme.warning);
        painter.drawText(QRectF(rect()).adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Cannot be shown: %1").arg(m_reason));
    } else if (!m_image.isNull()) {
        painter.setClipPath(rounded);
        paintOnGround(&painter, m_zoom.target(), m_image, theme, m_zoom.isZoomed() ? 0 : 4);
        painter.setClipping(false);
    }
    if (!m_image.isNull() && !m_reason.isEmpty())
        paintNote(&painter, tr("Cannot be read any more: %1").arg(m_reason), theme.warning);
    else if (m_saysSize && (underMouse() || hasFocus() || m_zoom.isZoomed()))
        paintNote(&painter, sizeText(), theme.text);
    if (!hasFocus())
        return;
    painter.setPen(QPen(theme.selection, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::kRadiusPx, metrics::kRadiusPx);
}

void PictureCanvas::paintNote(QPainter *painter, const QString &text, const QColor &colour) const
{
    if (text.isEmpty())
        return;
    painter->setFont(smallFont());
    const QRectF room = QRectF(rect()).adjusted(10, 6, -10, -8);
    QRectF place = painter->boundingRect(room, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, text);
    QColor ground = themeOf(this).panel;
    ground.setAlpha(225);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(place.adjusted(-5, -2, 5, 2), 5, 5);
    painter->setPen(colour);
    painter->drawText(room, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, text);
}

} // namespace modalens
