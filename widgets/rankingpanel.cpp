// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rankingpanel.h"

#include "widgets/listheader.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"
#include "widgets/textscale.h"

#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kHeaderPx = 30;

} // namespace

RankingPanel::RankingPanel(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_header(new ListHeader(this))
    , m_pins(new RankingView(media, this))
    , m_line(new QWidget(this))
    , m_list(new RankingView(media, this))
{
    m_pins->setAccessibleName(tr("Pinned items"));
    m_pins->setHoldsPins(true);
    m_pins->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_line->setFixedHeight(1);
    m_line->setBackgroundRole(QPalette::Mid);
    m_line->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // see minimumSizeHint()
    layout->addWidget(m_header);
    layout->addWidget(m_pins);
    layout->addWidget(m_line);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
    connect(m_header, &ListHeader::columnsChanged, this, &RankingPanel::followHeader);
    connect(m_list->horizontalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        m_header->setOffset(value);
        m_pins->horizontalScrollBar()->setValue(value);
    });
    const RankingModel *pinned = m_pins->rankingModel();
    connect(pinned, &QAbstractItemModel::rowsInserted, this, &RankingPanel::fit);
    connect(pinned, &QAbstractItemModel::rowsRemoved, this, &RankingPanel::fit);
    setListStyle(ListStyle::List);
    followTextScale(this, [this] {
        m_header->setFixedHeight(scaled(kHeaderPx));
        fit();
    });
}

void RankingPanel::setListStyle(ListStyle style)
{
    m_list->setListStyle(style);
    m_pins->setListStyle(style == ListStyle::Grid ? ListStyle::List : style);
    m_header->setVisible(style == ListStyle::Table);
    fit();
}

void RankingPanel::setColumns(const QVector<ListColumn> &columns)
{
    m_header->setColumns(columns);
    followHeader();
}

void RankingPanel::followHeader()
{
    const QVector<ListColumn> columns = m_header->columns();
    m_list->setColumns(columns);
    m_pins->setColumns(columns);
}

QSize RankingPanel::minimumSizeHint() const
{
    const int linePx = m_pins->listGeometry().lineHeightPx();
    const int givenUp = m_pins->isHidden() ? 0 : std::max(0, m_pins->minimumHeight() - linePx);
    return layout()->totalMinimumSize() - QSize(0, givenUp);
}

void RankingPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void RankingPanel::fit()
{
    const ListGeometry geometry = m_pins->listGeometry();
    const int linePx = geometry.lineHeightPx();
    const int room = std::clamp(height() * 2 / 5 / std::max(1, linePx), 1, kPinsShown);
    m_pins->setFixedHeight(std::min(geometry.rowCount, room) * linePx);
    m_pins->setVisible(geometry.rowCount > 0);
    m_line->setVisible(geometry.rowCount > 0);
}

} // namespace modalens
