// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/searchmodel.h"

#include "widgets/matchedparts.h"
#include "widgets/media.h"
#include "widgets/pictureground.h"
#include "widgets/showable.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

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

QString elsewhereText(const SearchElsewhere &elsewhere)
{
    const QString total = QLocale().toString(elsewhere.total);
    const int count = int(std::min<qint64>(elsewhere.total, std::numeric_limits<int>::max()));
    const bool isNames = elsewhere.mode == SearchMode::Names;
    if (elsewhere.isTotalExact)
        return isNames ? SearchModel::tr("%Ln in names: look there", nullptr, count)
                       : SearchModel::tr("%Ln in texts: look there", nullptr, count);
    return (isNames ? SearchModel::tr("More than %1 in names: look there")
                    : SearchModel::tr("More than %1 in texts: look there"))
        .arg(total);
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
    if (parent.isValid() || m_answer.text.isEmpty())
        return 0;
    return 1 + int(m_answer.hits.size()) + (m_answer.elsewhere.total > 0 ? 1 : 0);
}

int SearchModel::hitOf(int line) const
{
    return line > kWordsLine && line <= m_answer.hits.size() ? line - 1 : -1;
}

bool SearchModel::isElsewhere(int line) const
{
    return m_answer.elsewhere.total > 0 && line == 1 + m_answer.hits.size();
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (index.row() == kWordsLine)
        return isText ? tr("Ask by meaning: “%1”").arg(m_answer.text.left(kMaxShown).simplified())
                      : QVariant();
    if (isElsewhere(index.row()))
        return isText ? elsewhereText(m_answer.elsewhere) : QVariant();
    const SearchHit &hit = m_answer.hits.at(hitOf(index.row()));
    if (role == Qt::DisplayRole)
        return shownTitle(hit.title, hit.key).left(kMaxShown).simplified();
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

/// What the key is for stands at the right, as long as it is for this line.
void SearchDelegate::paintWords(QPainter *painter, const QRectF &line, const QModelIndex &index,
                                const Theme &theme, bool isCurrent) const
{
    const QString key = isCurrent ? tr("Enter", "the key") : QString();
    painter->setFont(smallFont());
    painter->setPen(theme.secondary);
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, key);
    const double room = line.width() - QFontMetricsF(smallFont()).horizontalAdvance(key) - 12;
    painter->setFont(uiFont());
    painter->setPen(theme.text);
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetricsF(uiFont()).elidedText(text, Qt::ElideRight, room));
}

void SearchDelegate::paintHit(QPainter *painter, QRectF line, const QModelIndex &index, const Theme &theme,
                              double ratio) const
{
    const auto *model = static_cast<const SearchModel *>(index.model());
    const SearchAnswer &answer = model->answer();
    const SearchHit &hit = answer.hits.at(model->hitOf(index.row()));
    const double side = scaled(kPicturePx);
    const QRectF picture(line.left(), line.center().y() - side / 2, side, side);
    paintPicture(painter, picture, hit, theme, ratio);
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
}

void SearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto *model = qobject_cast<const SearchModel *>(index.model());
    if (!model)
        return;
    const Theme &theme = themeOf(option.palette);
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const bool isCurrent = option.state & QStyle::State_Selected;
    if (isCurrent || option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.panel);
    if (isCurrent)
        painter->fillRect(QRectF(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          theme.selection);
    const QRectF line = QRectF(option.rect).adjusted(12, 0, -12, 0);
    if (model->hitOf(index.row()) < 0)
        paintWords(painter, line, index, theme, isCurrent);
    else
        paintHit(painter, line, index, theme, option.widget ? option.widget->devicePixelRatioF() : 1.0);
    painter->restore();
}

} // namespace modalens
