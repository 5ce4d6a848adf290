// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/seenpicture.h"

#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr double kHeightPx = 104;
constexpr double kWideAspect = 2.2; ///< Wider than this is a strip, not a picture.
constexpr double kCaptionPx = 16;
constexpr double kGapPx = 3;

} // namespace

SeenPicture::SeenPicture(SeenEntry entry, QWidget *parent)
    : QWidget(parent)
    , m_entry(std::move(entry))
{
    setAccessibleName(m_entry.label);
    setAccessibleDescription(m_entry.text);
    setToolTip(m_entry.text.isEmpty() ? m_entry.label
                                      : tr("%1: %2", "name, measures").arg(m_entry.label, m_entry.text));
    setSizePolicy(isWide() ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
}

bool SeenPicture::isWide() const
{
    return m_entry.image.width() > kWideAspect * std::max(1, m_entry.image.height());
}

QSizeF SeenPicture::pictureSize() const
{
    if (isWide())
        return {double(width()), kHeightPx};
    return QSizeF(m_entry.image.size()).scaled(kHeightPx * kWideAspect, kHeightPx, Qt::KeepAspectRatio);
}

QSize SeenPicture::sizeHint() const
{
    const double lines = m_entry.text.isEmpty() ? 1 : 2;
    const double caption = QFontMetricsF(smallFont()).horizontalAdvance(m_entry.label) + 2;
    const double wanted = isWide() ? 2 * kHeightPx : std::max(pictureSize().width(), caption);
    return {int(std::ceil(wanted)), int(kHeightPx + kGapPx + lines * scaled(kCaptionPx))};
}

QSize SeenPicture::minimumSizeHint() const
{
    return isWide() ? QSize(60, sizeHint().height()) : sizeHint();
}

void SeenPicture::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF target(QPointF(0, 0), pictureSize());
    // Averaging is right for making it smaller; made larger, its pixels are what there is to see.
    painter.setRenderHint(QPainter::SmoothPixmapTransform,
                          target.width() * devicePixelRatioF() < m_entry.image.width());
    QPainterPath rounded;
    rounded.addRoundedRect(target, 5, 5);
    painter.save();
    painter.setClipPath(rounded);
    painter.fillRect(target, theme.raised);
    painter.drawImage(target, m_entry.image);
    painter.restore();
    painter.setFont(smallFont());
    const QFontMetricsF font(painter.font());
    QRectF line(0, kHeightPx + kGapPx, width(), scaled(kCaptionPx));
    painter.setPen(theme.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     font.elidedText(m_entry.label, Qt::ElideRight, line.width()));
    line.translate(0, scaled(kCaptionPx));
    painter.setPen(theme.secondary);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     font.elidedText(m_entry.text, Qt::ElideRight, line.width()));
}

} // namespace modalens
