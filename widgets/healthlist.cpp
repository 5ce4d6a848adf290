// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/healthlist.h"

#include "widgets/figures.h"
#include "widgets/media.h"
#include "widgets/pictureground.h"
#include "widgets/standin.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>
#include <utility>

namespace modalens {

namespace {

constexpr double kPicturePx = 40;
constexpr double kFigurePx = 76;

void paintPicture(QPainter *painter, const QRectF &place, const HealthRow &row, MediaSource *media,
                  const QStyleOptionViewItem &option)
{
    const double ratio = option.widget ? option.widget->devicePixelRatioF() : 1.0;
    const QImage image = media && !row.picturePath.isEmpty()
                             ? media->thumbnail(row.picturePath, int(std::ceil(scaled(kPicturePx) * ratio)))
                             : QImage();
    if (image.isNull()) {
        paintStandIn(painter, place, row.modality, themeOf(option.palette));
        return;
    }
    QRectF target(QPointF(), QSizeF(image.size()).scaled(place.size(), Qt::KeepAspectRatio));
    target.moveCenter(place.center());
    paintOnGround(painter, target, image, themeOf(option.palette), 4);
}

void paintTexts(QPainter *painter, const QRectF &place, const HealthRow &row, const Theme &theme)
{
    const QRectF texts = place.adjusted(0, 0, row.figure.isEmpty() ? 0 : -scaled(kFigurePx), 0);
    const auto elided = [painter, &texts](const QString &text) {
        return QFontMetricsF(painter->font()).elidedText(text.simplified(), Qt::ElideRight, texts.width());
    };
    painter->setFont(uiFont());
    painter->setPen(theme.text);
    painter->drawText(QRectF(texts.left(), texts.top() + scaled(7), texts.width(), scaled(20)),
                      Qt::AlignLeft | Qt::AlignVCenter, elided(row.title));
    painter->setFont(smallFont());
    painter->setPen(theme.secondary);
    painter->drawText(QRectF(texts.left(), texts.top() + scaled(28), texts.width(), scaled(16)),
                      Qt::AlignLeft | Qt::AlignVCenter, elided(row.detail));
    painter->setFont(boldFont());
    painter->setPen(theme.text);
    drawFigures(
        painter,
        QRectF(place.right() - scaled(kFigurePx), place.top() + scaled(7), scaled(kFigurePx), scaled(20)),
        Qt::AlignRight | Qt::AlignVCenter, row.figure);
}

} // namespace

void HealthModel::setRows(QVector<HealthRow> rows, bool hasGroups)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_hasGroups = hasGroups;
    endResetModel();
}

bool HealthModel::startsGroup(int index) const
{
    return m_hasGroups && index > 0 && m_rows.at(index).group != m_rows.at(index - 1).group;
}

int HealthModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant HealthModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const HealthRow &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return row.title.simplified();
    if (role == Qt::ToolTipRole)
        return row.detail.toHtmlEscaped();
    if (role == Qt::AccessibleTextRole)
        return QStringList{row.title.simplified(), row.figure, row.detail}.join(QStringLiteral(", "));
    return {};
}

HealthDelegate::HealthDelegate(MediaSource *media, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_media(media)
{
}

QSize HealthDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, scaled(metrics::kRowPx)};
}

void HealthDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto *model = qobject_cast<const HealthModel *>(index.model());
    if (!model)
        return;
    const Theme &theme = themeOf(option.palette);
    const QRectF whole(option.rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(whole, theme.raised);
        painter->fillRect(QRectF(whole.left(), whole.top(), 3, whole.height()), theme.selection);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(whole, theme.raised);
    }
    if (model->startsGroup(index.row()))
        painter->fillRect(QRectF(whole.left(), whole.top(), whole.width(), 1), theme.tertiary);
    const HealthRow &row = model->row(index.row());
    const double side = scaled(kPicturePx);
    const QRectF picture(whole.left() + metrics::kPaddingPx, whole.top() + (whole.height() - side) / 2, side,
                         side);
    if (row.item >= 0)
        paintPicture(painter, picture, row, m_media, option);
    const double left = picture.right() + 10;
    paintTexts(painter, QRectF(left, whole.top(), whole.right() - metrics::kPaddingPx - left, whole.height()),
               row, theme);
    painter->restore();
}

HealthList::HealthList(MediaSource *media, QWidget *parent)
    : QListView(parent)
    , m_model(new HealthModel(this))
{
    setModel(m_model);
    setItemDelegate(new HealthDelegate(media, this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    connect(this, &QAbstractItemView::doubleClicked, this, [this] {
        if (currentItem() >= 0)
            Q_EMIT itemEntered(currentItem());
    });
    if (media)
        connect(media, &MediaSource::thumbnailReady, viewport(), qOverload<>(&QWidget::update));
}

void HealthList::setRows(QVector<HealthRow> rows, bool hasGroups)
{
    m_isSetting = true;
    m_model->setRows(std::move(rows), hasGroups);
    m_isSetting = false;
}

qint64 HealthList::currentItem() const
{
    return currentIndex().isValid() ? m_model->row(currentIndex().row()).item : -1;
}

void HealthList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!m_isSetting)
        Q_EMIT currentItemChanged(currentItem());
}

void HealthList::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentItem() >= 0)
        Q_EMIT itemEntered(currentItem());
    else
        QListView::keyPressEvent(event);
}

} // namespace modalens
