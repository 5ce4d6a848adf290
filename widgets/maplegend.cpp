// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/maplegend.h"

#include "widgets/figures.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kPadPx = 10;
constexpr int kLinePx = 19;
constexpr int kTitlePx = 26;
constexpr int kFootPx = 6;
constexpr int kMaxLabelPx = 150;
constexpr int kGapPx = 16;
constexpr int kDotPx = 14;              ///< From the dot's left edge to the label.
constexpr double kShareUnasked = 0.125; ///< Of the map: what an open legend may cover that nobody opened.
constexpr double kMaxWidthShare = 0.45;
constexpr double kMaxHeightShare = 0.5;

bool isFiltered(const QVector<LegendEntry> &entries)
{
    return std::any_of(entries.begin(), entries.end(),
                       [](const LegendEntry &entry) { return entry.visible != entry.total; });
}

/// "14 / 35" while a filter hides some, else "35".
QString countText(const LegendEntry &entry, bool isFiltered)
{
    const QLocale locale;
    return isFiltered ? MapLegend::tr("%1 / %2", "visible of total")
                            .arg(locale.toString(entry.visible), locale.toString(entry.total))
                      : locale.toString(entry.total);
}

/// The lines below the title.
class LegendLines : public QWidget
{
public:
    using QWidget::QWidget;
    void setEntries(const QVector<LegendEntry> &entries)
    {
        m_entries = entries;
        setMinimumHeight(int(entries.size()) * kLinePx);
        update();
    }
    QSize sizeHint() const override
    {
        const QFontMetricsF metrics(uiFont());
        const bool filtered = isFiltered(m_entries);
        double labels = 0, counts = 0;
        for (const LegendEntry &entry : m_entries) {
            labels = std::max(labels, std::min<double>(kMaxLabelPx, metrics.horizontalAdvance(entry.label)));
            counts = std::max(counts, figuresWidth(metrics, countText(entry, filtered)));
        }
        return {int(std::ceil(2 * kPadPx + kDotPx + labels + kGapPx + counts)),
                int(m_entries.size()) * kLinePx};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(uiFont());
        const QFontMetricsF metrics(uiFont());
        const bool filtered = isFiltered(m_entries);
        QRectF line(kPadPx, 0, width() - 2 * kPadPx, kLinePx);
        for (const LegendEntry &entry : m_entries) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(entry.colour);
            painter.drawEllipse(QPointF(line.left() + 4, line.center().y()), 4, 4);
            const QString count = countText(entry, filtered);
            const double room = line.width() - kDotPx - kGapPx / 2.0 - figuresWidth(metrics, count);
            painter.setPen(theme.text);
            painter.drawText(line.adjusted(kDotPx, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                             metrics.elidedText(entry.label, Qt::ElideRight, room));
            painter.setPen(theme.secondary);
            drawFigures(&painter, line, Qt::AlignRight | Qt::AlignVCenter, count);
            line.translate(0, kLinePx);
        }
    }

private:
    QVector<LegendEntry> m_entries;
};

} // namespace

MapLegend::MapLegend(QWidget *parent)
    : QWidget(parent)
    , m_toggle(new QPushButton(this))
    , m_scroll(new QScrollArea(this))
{
    setAccessibleName(tr("Legend"));
    m_toggle->setProperty("legend", true);
    m_toggle->setFixedHeight(kTitlePx);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    auto *lines = new LegendLines(m_scroll);
    lines->setAutoFillBackground(false);
    m_scroll->setWidget(lines);
    m_scroll->viewport()->setAutoFillBackground(false);
    lines->setAutoFillBackground(false); // setWidget() turned it on
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toggle);
    layout->addWidget(m_scroll, 1);
    connect(m_toggle, &QPushButton::clicked, this, [this] { setChoice(!isOpen()); });
    hide();
}

void MapLegend::setTitle(const QString &title)
{
    m_title = title;
    refresh();
}

void MapLegend::setEntries(const QVector<LegendEntry> &entries)
{
    m_entries = entries;
    static_cast<LegendLines *>(m_scroll->widget())->setEntries(entries);
    QStringList lines;
    for (const LegendEntry &entry : entries)
        lines << entry.label + QLatin1Char(' ') + countText(entry, isFiltered(entries));
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
    setVisible(!entries.isEmpty());
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
    const QSize lines = m_scroll->widget()->sizeHint();
    return {std::max(lines.width(), m_toggle->sizeHint().width()), kTitlePx + lines.height() + kFootPx};
}

QSize MapLegend::sizeHint() const
{
    if (!isOpen())
        return {m_toggle->sizeHint().width(), kTitlePx};
    QSize size = openSize();
    const int maxHeight = std::max(kTitlePx + 2 * kLinePx, int(kMaxHeightShare * m_room.height()));
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
    QString label = QFontMetrics(uiFont()).elidedText(title, Qt::ElideRight, kMaxLabelPx);
    label.replace(QLatin1Char('&'), QStringLiteral("&&"));
    m_toggle->setText(label + (open ? QStringLiteral(" ▾") : QStringLiteral(" ▸")));
    m_toggle->setAccessibleName(title);
    m_toggle->setToolTip(open ? tr("Fold the legend") : tr("Show what the colours mean"));
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
