// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/maplegend.h"

#include "widgets/legendlines.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kLinePx = 19;
constexpr int kTitlePx = 26;
constexpr int kFootPx = 6;
constexpr int kMaxLabelPx = 150;
constexpr double kShareUnasked = 0.125; ///< Of the map: what an open legend may cover that nobody opened.
constexpr double kMaxWidthShare = 0.45;
constexpr double kMaxHeightShare = 0.5;

} // namespace

MapLegend::MapLegend(QWidget *parent)
    : QWidget(parent)
    , m_toggle(new QPushButton(this))
    , m_scroll(new QScrollArea(this))
    , m_lines(new LegendLines(m_scroll))
{
    setAccessibleName(tr("Legend"));
    m_toggle->setProperty("legend", true);
    followTextScale(m_toggle, [this] { m_toggle->setFixedHeight(scaled(kTitlePx)); });
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_lines);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_lines->setAutoFillBackground(false); // setWidget() turned it on
    connect(m_lines, &LegendLines::clicked, this, &MapLegend::entryClicked);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toggle);
    layout->addWidget(m_scroll, 1);
    connect(m_toggle, &QPushButton::clicked, this, [this] { setChoice(!isOpen()); });
    followTextScale(this, [this] { refresh(); });
    hide();
}

void MapLegend::setTitle(const QString &title, const QString &tip)
{
    m_title = title;
    m_tip = tip;
    refresh();
}

void MapLegend::setEntries(const QVector<LegendEntry> &entries, int choosable)
{
    m_entries = entries;
    m_lines->setEntries(entries, choosable);
    describe();
}

void MapLegend::setChosen(const QVector<int> &indices)
{
    m_lines->setChosen(indices);
}

void MapLegend::setRamp(const LegendRamp &ramp)
{
    m_ramp = ramp;
    m_lines->setRamp(ramp);
    describe();
}

void MapLegend::describe()
{
    QStringList lines;
    if (!m_ramp.colours.isEmpty())
        lines << tr("from %1 to %2", "a scale of numbers").arg(m_ramp.least, m_ramp.greatest);
    for (const LegendEntry &entry : std::as_const(m_entries))
        lines << entry.label + QLatin1Char(' ') + legendCount(entry, isFiltered(m_entries));
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
    setVisible(!isEmpty());
    refresh();
}

void MapLegend::setRoom(const QSize &room)
{
    if (room == m_room)
        return;
    m_room = room;
    refresh();
}

void MapLegend::setChoice(std::optional<bool> isOpen)
{
    m_choice = isOpen;
    refresh();
}

bool MapLegend::isOpen() const
{
    if (m_choice)
        return *m_choice;
    const QSize size = openSize();
    return double(size.width()) * size.height() <= kShareUnasked * m_room.width() * m_room.height() &&
           size.height() <= kMaxHeightShare * m_room.height();
}

QSize MapLegend::openSize() const
{
    const QSize lines = m_lines->sizeHint();
    return {std::max(lines.width(), m_toggle->sizeHint().width()),
            scaled(kTitlePx) + lines.height() + kFootPx};
}

QSize MapLegend::sizeHint() const
{
    if (!isOpen())
        return {m_toggle->sizeHint().width(), scaled(kTitlePx)};
    QSize size = openSize();
    const int maxHeight = std::max(scaled(kTitlePx + 2 * kLinePx), int(kMaxHeightShare * m_room.height()));
    if (size.height() > maxHeight) {
        size.setHeight(maxHeight);
        size.rwidth() += m_scroll->verticalScrollBar()->sizeHint().width();
    }
    size.setWidth(std::min(size.width(), std::max(120, int(kMaxWidthShare * m_room.width()))));
    return size;
}

/// The title tells whether it opens or folds; the parent gives the new size a place.
void MapLegend::refresh()
{
    const bool open = isOpen();
    const QString title = m_title.isEmpty() ? tr("Legend") : m_title;
    QString label = QFontMetrics(uiFont()).elidedText(title, Qt::ElideRight, scaled(kMaxLabelPx));
    label.replace(QLatin1Char('&'), QStringLiteral("&&"));
    m_toggle->setText(label + (open ? QStringLiteral(" ▾") : QStringLiteral(" ▸")));
    m_toggle->setAccessibleName(title);
    const QString act = open ? tr("Fold the legend") : tr("Show what the colours mean");
    m_toggle->setToolTip(m_tip.isEmpty() ? act : m_tip + QLatin1Char('\n') + act);
    m_scroll->setVisible(open);
    layout()->setContentsMargins(0, 0, 0, open ? kFootPx : 0);
    updateGeometry();
    resize(sizeHint());
    update();
}

void MapLegend::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.hairline, 1));
    QColor ground = theme.panel;
    ground.setAlphaF(0.94f);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
}

} // namespace modalens
