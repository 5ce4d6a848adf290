// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/comparedialog.h"

#include "widgets/textscale.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

#include <cmath>

namespace modalens {

namespace {

enum Column { Title, First, Second, Move, ColumnCount };
constexpr int kSortRole = Qt::UserRole;
constexpr int kKeyRole = Qt::UserRole + 1;
constexpr int kFarAway = 1'000'000; // sorts places that are not in a list behind those that are

/// Sorts by number where the text is one.
class Line : public QTreeWidgetItem
{
public:
    using QTreeWidgetItem::QTreeWidgetItem;
    bool operator<(const QTreeWidgetItem &other) const override
    {
        const int column = treeWidget()->sortColumn();
        const QVariant mine = data(column, kSortRole);
        if (!mine.isValid())
            return QString::localeAwareCompare(text(column), other.text(column)) < 0;
        return mine.toInt() < other.data(column, kSortRole).toInt();
    }
};

QString placeText(int rank)
{
    return rank == 0 ? QStringLiteral("–") : QLocale().toString(rank);
}

QString moveText(const ComparedItem &item)
{
    if (item.firstRank == 0)
        return CompareDialog::tr("only there", "item is in the second ranking only");
    if (item.secondRank == 0)
        return CompareDialog::tr("gone", "item is in the first ranking only");
    const int up = item.firstRank - item.secondRank;
    if (up == 0)
        return QStringLiteral("=");
    return (up > 0 ? QStringLiteral("▲ %1") : QStringLiteral("▼ %1")).arg(QLocale().toString(std::abs(up)));
}

void setNumber(QTreeWidgetItem *line, int column, const QString &text, int sortsAs)
{
    line->setText(column, text);
    line->setData(column, kSortRole, sortsAs);
    line->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace

CompareDialog::CompareDialog(const QString &first, const QString &second, QWidget *parent)
    : QDialog(parent)
    , m_summary(new QLabel(tr("Ranking both…"), this))
    , m_list(new QTreeWidget(this))
{
    setWindowTitle(tr("%1 and %2", "two views compared").arg(first, second));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(std::min(scaled(620), 1000), std::min(scaled(560), 700));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_list->setAccessibleName(tr("Both rankings"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderLabels({tr("Item"), first, second, tr("Move")});
    m_list->header()->setSectionResizeMode(Title, QHeaderView::Stretch);
    for (int column = First; column < ColumnCount; ++column)
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    connect(m_list, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem *line) { Q_EMIT itemActivated(line->data(Title, kKeyRole).toString()); });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *copy = buttons->addButton(tr("Copy as table"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, &CompareDialog::copyLines);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
}

void CompareDialog::setComparison(const ViewComparison &comparison)
{
    const QLocale locale;
    const QString share =
        locale.toString(comparison.depth > 0 ? std::lround(100.0 * comparison.shared / comparison.depth) : 0);
    m_summary->setText(
        tr("Of the first %1 of each, %2 are in both (%3%). Rank-biased overlap %4 (1: the same order).")
            .arg(locale.toString(comparison.depth), locale.toString(comparison.shared), share,
                 locale.toString(comparison.rankBiasedOverlap, 'f', 2)));
    m_list->setSortingEnabled(false);
    m_list->clear();
    for (const ComparedItem &item : comparison.items) {
        auto *line = new Line(m_list, QStringList{QString::fromStdString(item.title)});
        line->setData(Title, kKeyRole, QString::fromStdString(item.key));
        line->setToolTip(Title, QString::fromStdString(item.key));
        setNumber(line, First, placeText(item.firstRank), item.firstRank == 0 ? kFarAway : item.firstRank);
        setNumber(line, Second, placeText(item.secondRank),
                  item.secondRank == 0 ? kFarAway : item.secondRank);
        const bool isInBoth = item.firstRank > 0 && item.secondRank > 0;
        setNumber(line, Move, moveText(item),
                  isInBoth ? item.secondRank - item.firstRank : (item.firstRank == 0 ? -kFarAway : kFarAway));
    }
    m_list->sortByColumn(-1, Qt::AscendingOrder); // as given, until a header is clicked
    m_list->setSortingEnabled(true);
}

void CompareDialog::setProblem(const QString &text)
{
    m_summary->setText(text);
    m_list->clear();
}

QString CompareDialog::summary() const
{
    return m_summary->text();
}

void CompareDialog::copyLines() const
{
    const auto field = [](QString text) { return text.replace(QLatin1Char('\t'), QLatin1Char(' ')); };
    QStringList lines;
    const QTreeWidgetItem *header = m_list->headerItem();
    lines << QStringList{QStringLiteral("key"), header->text(Title), header->text(First),
                         header->text(Second)}
                 .join(QLatin1Char('\t'));
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *line = m_list->topLevelItem(i);
        lines << QStringList{field(line->data(Title, kKeyRole).toString()), field(line->text(Title)),
                             line->text(First), line->text(Second)}
                     .join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace modalens
