// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picturepager.h"

#include "widgets/figures.h"
#include "widgets/media.h"
#include "widgets/pictureground.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kSidePx = 120;
constexpr int kPagerPx = 22;
constexpr int kRequestSidePx = 360; ///< Sharp on dense screens too.

} // namespace

PicturePager::PicturePager(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_media(media)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Picture"));
    connect(media, &MediaSource::pictureReady, this, [this](const QString &path, const QImage &image) {
        if (path != m_pictures.value(m_page).path)
            return;
        m_image = image;
        update();
    });
    connect(media, &MediaSource::failed, this, [this](const QString &path, const QString &reason) {
        m_reasons.insert(path, reason);
        update();
    });
}

void PicturePager::setPictures(const QVector<PreviewMedia> &pictures)
{
    const bool isSame = std::equal(pictures.begin(), pictures.end(), m_pictures.begin(), m_pictures.end(),
                                   [](const auto &a, const auto &b) { return a.path == b.path; });
    m_pictures = pictures;
    if (isSame)
        return;
    m_reasons.clear();
    m_page = 0;
    request();
    updateGeometry();
}

void PicturePager::setPage(int page)
{
    const int wanted = std::clamp(page, 0, std::max(0, int(m_pictures.size()) - 1));
    if (wanted == m_page)
        return;
    m_page = wanted;
    request();
}

void PicturePager::request()
{
    const PreviewMedia picture = m_pictures.value(m_page);
    m_image = picture.path.isEmpty() ? QImage()
                                     : m_media->thumbnail(picture.path, kSidePx); // until the sharp one comes
    if (!picture.path.isEmpty())
        m_media->requestPicture(picture.path, kRequestSidePx);
    setAccessibleDescription(
        tr("%1, %2 of %3")
            .arg(picture.label, QString::number(m_page + 1), QString::number(m_pictures.size())));
    setToolTip(picture.label);
    update();
}

QString PicturePager::badge() const
{
    return m_reasons.value(m_pictures.value(m_page).path);
}

QSize PicturePager::sizeHint() const
{
    return {kSidePx, kSidePx + (m_pictures.size() > 1 ? kPagerPx : 0)};
}

QRectF PicturePager::pictureRect() const
{
    return {0, 0, kSidePx, kSidePx};
}

QRectF PicturePager::pagerRect() const
{
    return {0, kSidePx, kSidePx, kPagerPx};
}

void PicturePager::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF box = pictureRect();
    QPainterPath rounded;
    rounded.addRoundedRect(box, metrics::kRadiusPx, metrics::kRadiusPx);
    painter.fillPath(rounded, theme.raised);
    const QString reason = badge();
    if (!reason.isEmpty()) {
        painter.setFont(smallFont());
        painter.setPen(theme.warning);
        painter.drawText(box.adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Cannot be shown: %1").arg(reason));
    } else if (!m_image.isNull()) {
        QRectF target(QPointF(), QSizeF(m_image.size()).scaled(box.size(), Qt::KeepAspectRatio));
        target.moveCenter(box.center());
        paintOnGround(&painter, target, m_image, theme, 4);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.selection, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), metrics::kRadiusPx, metrics::kRadiusPx);
    }
    if (m_pictures.size() < 2)
        return;
    painter.setFont(smallFont());
    painter.setPen(theme.secondary);
    const QRectF pager = pagerRect();
    drawFigures(&painter, pager, Qt::AlignHCenter | Qt::AlignVCenter,
                tr("%1 / %2", "page of pages").arg(m_page + 1).arg(m_pictures.size()));
    painter.setPen(m_page > 0 ? theme.text : theme.tertiary);
    painter.drawText(pager.adjusted(20, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, QString(QChar(0x2039)));
    painter.setPen(m_page + 1 < m_pictures.size() ? theme.text : theme.tertiary);
    painter.drawText(pager.adjusted(0, 0, -20, 0), Qt::AlignRight | Qt::AlignVCenter, QString(QChar(0x203A)));
}

void PicturePager::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && pagerRect().contains(event->position()))
        setPage(m_page + (event->position().x() < kSidePx / 2.0 ? -1 : 1));
}

void PicturePager::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        setPage(m_page - 1);
    else if (event->key() == Qt::Key_Right)
        setPage(m_page + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace modalens
