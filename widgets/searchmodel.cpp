// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/searchmodel.h"

#include "widgets/matchedparts.h"
#include "widgets/media.h"
#include "widgets/pictureground.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kLinePx = 38;
constexpr double kPicturePx = 28;
constexpr qsizetype kMaxShown = 300; // no line is longer

/// The text with some parts in bold, cut at the right edge. Returns where it ended.
double drawParts(QPainter *painter, QRectF at, const QString &text, const QVector<TextPart> &bold)
{
    const auto draw = [&](qsizetype from, qsizetype to, const QFont &font) {
        if (from >= to || at.width() <= 0)
            return;
        const QFontMetricsF metrics(font);
        const QString piece = metrics.elidedText(text.mid(from, to - from), Qt::ElideRight, at.width());
        painter->setFont(font);
        painter->drawText(at, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, piece);
        at.setLeft(at.left() + metrics.horizontalAdvance(piece));
    };
    qsizetype from = 0;
    for (const TextPart &part : bold) {
        draw(from, part.start, uiFont());
        draw(part.start, part.start + part.length, boldFont());
        from = part.start + part.length;
    }
    draw(from, text.size(), uiFont());
    return at.left();
}

} // namespace

void SearchModel::setAnswer(const SearchAnswer &answer)
{
    beginResetModel();
    m_answer = answer;
    endResetModel();
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_answer.hits.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchHit &hit = m_answer.hits.at(index.row());
    if (role == Qt::DisplayRole)
        return hit.title.left(kMaxShown).simplified();
    if (role == Qt::ToolTipRole)
        return hit.key;
    if (role == Qt::AccessibleTextRole)
        return hit.place.isEmpty() ? data(index, Qt::DisplayRole)
                                   : tr("%1, in %2", "item, its folders")
                                         .arg(data(index, Qt::DisplayRole).toString(), hit.place);
    return {};
}

SearchDelegate::SearchDelegate(MediaSource *media, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_media(media)
{
}

int SearchDelegate::linePx()
{
    return scaled(kLinePx);
}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, linePx()};
}

void SearchDelegate::paintPicture(QPainter *painter, const QRectF &box, const SearchHit &hit,
                                  const Theme &theme, double ratio) const
{
    if (!m_media || hit.picturePath.isEmpty())
        return;
    const QImage image = m_media->thumbnail(hit.picturePath, int(std::ceil(box.width() * ratio)));
    if (image.isNull())
        return;
    QRectF target(QPointF(), QSizeF(image.size()).scaled(box.size(), Qt::KeepAspectRatio));
    target.moveCenter(box.center());
    paintOnGround(painter, target, image, theme, 3);
}

void SearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto *model = qobject_cast<const SearchModel *>(index.model());
    if (!model)
        return;
    const SearchAnswer &answer = model->answer();
    const SearchHit &hit = answer.hits.at(index.row());
    const Theme &theme = themeOf(option.palette);
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const bool isCurrent = option.state & QStyle::State_Selected;
    if (isCurrent || option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.panel);
    if (isCurrent)
        painter->fillRect(QRectF(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          theme.selection);
    QRectF line = QRectF(option.rect).adjusted(12, 0, -12, 0);
    const double side = scaled(kPicturePx);
    const QRectF picture(line.left(), line.center().y() - side / 2, side, side);
    paintPicture(painter, picture, hit, theme, option.widget ? option.widget->devicePixelRatioF() : 1.0);
    line.setLeft(picture.right() + 10);
    const QString title = index.data(Qt::DisplayRole).toString();
    painter->setPen(theme.text);
    // What a pattern matched only the engine could say.
    const QVector<TextPart> bold =
        answer.mode == SearchMode::Pattern ? QVector<TextPart>() : matchedParts(title, answer.text);
    QRectF titleBox = line;
    titleBox.setWidth(hit.place.isEmpty() ? line.width() : line.width() * 0.72);
    line.setLeft(drawParts(painter, titleBox, title, bold) + 12);
    painter->setFont(smallFont());
    painter->setPen(theme.secondary);
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                      QFontMetricsF(smallFont()).elidedText(hit.place, Qt::ElideRight, line.width()));
    painter->restore();
}

} // namespace modalens
