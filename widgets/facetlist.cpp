// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/facetlist.h"

#include "widgets/figures.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QWheelEvent>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kLinePx = 24;
constexpr int kMaxLines = 16; ///< Longer lists scroll.
constexpr double kMarkPx = 3;

QString countText(const FacetValue &value)
{
    const QLocale locale;
    if (value.visible == value.total)
        return locale.toString(value.total);
    return FacetList::tr("%1 / %2", "visible of total")
        .arg(locale.toString(value.visible), locale.toString(value.total));
}

QString described(const FacetValue &value)
{
    const QString text = FacetList::tr("%1: %2", "tag, number of items").arg(value.value, countText(value));
    return value.isExcluded ? FacetList::tr("%1, hidden", "tag and number of items").arg(text) : text;
}

class FacetDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {120, scaled(kLinePx)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &model = static_cast<const FacetListModel &>(*index.model());
        const FacetValue &value = model.valueAt(index.row());
        const Theme &theme = themeOf(option.palette);
        const QRectF line = QRectF(option.rect).adjusted(0, 1, 0, -1);
        painter->save();
        if (option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus))
            painter->fillRect(line, theme.raised);
        paintBar(painter, line, value, model.largestTotal(), theme);
        if (value.isChosen)
            painter->fillRect(QRectF(line.left(), line.top(), kMarkPx, line.height()), theme.selection);
        painter->setFont(smallFont());
        painter->setPen(theme.secondary);
        const QString count = countText(value);
        const QRectF text = line.adjusted(metrics::kPaddingPx, 0, -8, 0);
        drawFigures(painter, text, Qt::AlignRight | Qt::AlignVCenter, count);
        const double left = text.width() - figuresWidth(QFontMetricsF(painter->font()), count) - 10;
        painter->setFont(nameFont(value));
        painter->setPen(value.visible > 0 || value.isChosen ? theme.text : theme.tertiary);
        painter->drawText(
            text, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(painter->font()).elidedText(value.value.simplified(), Qt::ElideRight, left));
        painter->restore();
    }

private:
    static QFont nameFont(const FacetValue &value)
    {
        QFont font = value.isChosen ? boldFont() : uiFont();
        font.setStrikeOut(value.isExcluded);
        return font;
    }

    /// All items pale, those that are left stronger, below the words.
    static void paintBar(QPainter *painter, const QRectF &line, const FacetValue &value, qint64 largest,
                         const Theme &theme)
    {
        const double width = line.width() - metrics::kPaddingPx - 8;
        const double scale = width / static_cast<double>(std::max<qint64>(1, largest));
        QRectF bar(line.left() + metrics::kPaddingPx, line.bottom() - 2, 0, 2);
        bar.setWidth(static_cast<double>(value.total) * scale);
        painter->fillRect(bar, theme.hairline);
        bar.setWidth(static_cast<double>(value.visible) * scale);
        painter->fillRect(bar, value.isChosen ? theme.selection : theme.tertiary);
    }
};

bool haveSameValues(const QVector<FacetValue> &a, const QVector<FacetValue> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const FacetValue &x, const FacetValue &y) { return x.value == y.value; });
}

} // namespace

void FacetListModel::setValues(const QVector<FacetValue> &values)
{
    const bool isSame = haveSameValues(values, m_values);
    if (!isSame)
        beginResetModel();
    m_values = values;
    m_largest = 0;
    for (const FacetValue &value : m_values)
        m_largest = std::max(m_largest, value.total);
    if (!isSame)
        endResetModel();
    else if (!m_values.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int FacetListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_values.size());
}

QVariant FacetListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_values.size())
        return {};
    const FacetValue &value = m_values.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return value.value;
    case Qt::ToolTipRole:
        return described(value) + QLatin1Char('\n') +
               FacetList::tr("Click: only these. Alt+click: hide these");
    case Qt::AccessibleTextRole:
        return described(value);
    case Qt::CheckStateRole:
        return value.isChosen ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

FacetList::FacetList(QWidget *parent)
    : QListView(parent)
    , m_model(new FacetListModel(this))
{
    setModel(m_model);
    setItemDelegate(new FacetDelegate(this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FacetList::setValues(const QVector<FacetValue> &values)
{
    const qsizetype before = m_model->rowCount();
    m_model->setValues(values);
    if (before != values.size())
        updateGeometry();
}

QSize FacetList::sizeHint() const
{
    return {160, scaled(kLinePx) * std::clamp(m_model->rowCount(), 1, kMaxLines)};
}

void FacetList::toggle(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const FacetValue &value = m_model->valueAt(index.row());
    value.isExcluded ? Q_EMIT excluded(value.value) : Q_EMIT toggled(value.value);
}

void FacetList::exclude(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT excluded(m_model->valueAt(index.row()).value);
}

void FacetList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPersistentModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const FacetValue &value = m_model->valueAt(index.row());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *only = menu->addAction(tr("&Only items with this"), this,
                                    [this, value = value.value] { Q_EMIT toggled(value); });
    QAction *hide = menu->addAction(tr("&Hide items with this"), this,
                                    [this, value = value.value] { Q_EMIT excluded(value); });
    for (QAction *action : {only, hide})
        action->setCheckable(true);
    only->setChecked(value.isChosen);
    hide->setChecked(value.isExcluded);
    menu->popup(isByKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void FacetList::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)
        toggle(currentIndex());
    else if (key == Qt::Key_Delete)
        exclude(currentIndex());
    else
        QListView::keyPressEvent(event);
}

void FacetList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    const QModelIndex index = indexAt(event->position().toPoint());
    event->modifiers() & Qt::AltModifier ? exclude(index) : toggle(index);
}

void FacetList::wheelEvent(QWheelEvent *event)
{
    // A list that need not scroll, or has come to its end, hands the wheel to the panel around it.
    const QScrollBar *bar = verticalScrollBar();
    const bool isUp = event->angleDelta().y() > 0;
    if (isUp ? bar->value() > bar->minimum() : bar->value() < bar->maximum())
        QListView::wheelEvent(event);
    else
        event->ignore();
}

} // namespace modalens
