// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/querychipwidget.h"

#include "widgets/media.h"
#include "widgets/pictureground.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kHeightPx = 26;
constexpr double kPicturePx = 18;
constexpr double kMaxLabelPx = 180;
constexpr double kCrossPx = 18;

} // namespace

QueryChipWidget::QueryChipWidget(const QueryChip &chip, MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_chip(chip)
    , m_media(media)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    const bool isNamed = chip.kind == QueryChip::Kind::Item && chip.value != chip.label;
    setToolTip(isNamed ? chip.label + QLatin1Char('\n') + chip.value : chip.label);
    setAccessibleName(chip.isLiked ? chip.label : tr("Not %1").arg(chip.label));
    setAccessibleDescription(tr("Space turns it into “not this” and back, Delete removes it from the query"));
    if (media)
        connect(media, &MediaSource::thumbnailReady, this, qOverload<>(&QWidget::update));
}

double QueryChipWidget::labelLeft() const
{
    return m_chip.picturePath.isEmpty() ? 9 : 7 + scaled(kPicturePx) + 6;
}

QSize QueryChipWidget::sizeHint() const
{
    const QFontMetricsF metrics(uiFont());
    const double label =
        std::min(scaled(kMaxLabelPx), metrics.horizontalAdvance(m_chip.label) + (m_chip.isLiked ? 0 : 14));
    return {int(std::ceil(labelLeft() + label + 4 + scaled(kCrossPx) + 4)), scaled(kHeightPx)};
}

QRectF QueryChipWidget::crossRect() const
{
    return {width() - scaled(kCrossPx) - 3, (height() - scaled(kCrossPx)) / 2, scaled(kCrossPx),
            scaled(kCrossPx)};
}

void QueryChipWidget::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setPen(QPen(hasFocus() ? theme.selection : theme.hairline, 1,
                        m_chip.isLiked ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (!m_chip.picturePath.isEmpty() && m_media) {
        const QImage image =
            m_media->thumbnail(m_chip.picturePath, int(std::ceil(scaled(kPicturePx) * devicePixelRatioF())));
        const QRectF box(7, (height() - scaled(kPicturePx)) / 2, scaled(kPicturePx), scaled(kPicturePx));
        if (!image.isNull()) {
            QRectF target(QPointF(), QSizeF(image.size()).scaled(box.size(), Qt::KeepAspectRatio));
            target.moveCenter(box.center());
            paintOnGround(&painter, target, image, theme, 3);
        }
    }
    const QRectF cross = crossRect();
    QRectF label(labelLeft(), 0, cross.left() - 2 - labelLeft(), height());
    painter.setFont(uiFont());
    painter.setPen(theme.text);
    if (!m_chip.isLiked) {
        painter.setPen(QPen(theme.down, 1.6));
        painter.drawLine(QPointF(label.left(), label.center().y()),
                         QPointF(label.left() + 8, label.center().y()));
        label.setLeft(label.left() + 14);
        painter.setPen(theme.secondary);
    }
    painter.drawText(
        label, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(uiFont()).elidedText(m_chip.label.simplified(), Qt::ElideMiddle, label.width() + 1));
    if (m_isCrossHovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hairline);
        painter.drawRoundedRect(cross, 4, 4);
    }
    painter.setPen(QPen(m_isCrossHovered ? theme.text : theme.secondary, 1.3, Qt::SolidLine, Qt::RoundCap));
    const double inset = scaled(6.0);
    const QRectF arms = cross.adjusted(inset, inset, -inset, -inset);
    painter.drawLine(arms.topLeft(), arms.bottomRight());
    painter.drawLine(arms.topRight(), arms.bottomLeft());
}

void QueryChipWidget::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && crossRect().contains(event->position()))
        Q_EMIT removeRequested();
}

void QueryChipWidget::mouseMoveEvent(QMouseEvent *event)
{
    const bool isHovered = crossRect().contains(event->position());
    if (isHovered == m_isCrossHovered)
        return;
    m_isCrossHovered = isHovered;
    update();
}

void QueryChipWidget::leaveEvent(QEvent *event)
{
    m_isCrossHovered = false;
    update();
    QWidget::leaveEvent(event);
}

void QueryChipWidget::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT removeRequested();
    else if (event->key() == Qt::Key_Space)
        Q_EMIT turnRequested();
    else if (event->key() == Qt::Key_Left)
        focusPreviousChild();
    else if (event->key() == Qt::Key_Right)
        focusNextChild();
    else
        QWidget::keyPressEvent(event);
}

void QueryChipWidget::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_chip.isLiked ? tr("Turn into “not this”") : tr("Turn into “like this”"), this,
                    &QueryChipWidget::turnRequested);
    menu->addAction(tr("Remove from the query"), this, &QueryChipWidget::removeRequested);
    menu->popup(event->globalPos());
    event->accept();
}

} // namespace modalens
