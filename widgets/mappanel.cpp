// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mappanel.h"

#include "widgets/emptystate.h"
#include "widgets/maplegend.h"
#include "widgets/mapview.h"
#include "widgets/openglprobe.h"
#include "widgets/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kTabPx = 28;
constexpr int kTabsHeightPx = 34;

QIcon dotIcon(const QColor &colour, double devicePixelRatio)
{
    QPixmap pixmap(QSize(12, 10) * devicePixelRatio); // wider than the dot: the label keeps off
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(0, 1, 8, 8));
    return QIcon(pixmap);
}

} // namespace

MapPanel::MapPanel(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(this))
    , m_legend(new MapLegend(this))
    , m_tabs(new QScrollArea(this))
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(tr("Map panel"));
    m_empty->setTitle(tr("No map yet"));
    m_stack->addWidget(m_empty);
    QString why;
    if (openGlWorks(&why)) {
        m_map = new MapView(media, this);
        m_stack->addWidget(m_map);
    } else {
        m_noGl = new EmptyState(this);
        m_noGl->setTitle(tr("The map needs OpenGL; everything else works"));
        m_noGl->setText(why);
        m_stack->addWidget(m_noGl);
        m_stack->setCurrentWidget(m_noGl);
    }
    auto *host = new QWidget(m_tabs);
    m_tabLayout = new QHBoxLayout(host);
    m_tabLayout->setContentsMargins(0, 0, 0, 0);
    m_tabLayout->setSpacing(7);
    m_tabs->setWidget(host);
    m_tabs->setWidgetResizable(true);
    m_tabs->setFrameShape(QFrame::NoFrame);
    m_tabs->setFocusPolicy(Qt::NoFocus);
    m_tabs->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tabs->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tabs->setAccessibleName(tr("Which map"));
    host->setAutoFillBackground(false);
    m_tabs->viewport()->setAutoFillBackground(false);
    rebuildTabs();
}

void MapPanel::addTab(const QString &label, const QString &signalName)
{
    auto *tab = new QPushButton(label, m_tabs->widget());
    tab->setCheckable(true);
    tab->setFixedHeight(kTabPx); // Chinese letters would make theirs taller
    tab->setProperty("tab", true);
    tab->setIconSize({12, 10});
    tab->setChecked(signalName == m_current);
    m_group->addButton(tab);
    m_tabLayout->addWidget(tab);
    connect(tab, &QPushButton::clicked, this, [this, signalName] {
        if (m_current == signalName)
            return;
        m_current = signalName;
        Q_EMIT mapSignalChanged(signalName);
    });
}

void MapPanel::rebuildTabs()
{
    const QList<QAbstractButton *> old = m_group->buttons();
    for (QAbstractButton *tab : old)
        delete tab;
    addTab(tr("Fused"), {});
    for (const SignalView &view : m_signals)
        addTab(view.label, view.name);
    colourTabs();
    placeFloating();
}

void MapPanel::colourTabs()
{
    const Theme &theme = themeOf(this);
    const QList<QAbstractButton *> tabs = m_group->buttons();
    for (int i = 1; i < tabs.size(); ++i)
        tabs.at(i)->setIcon(dotIcon(theme.signal(m_signals.at(i - 1).modality), devicePixelRatioF()));
}

void MapPanel::setSignals(const QVector<SignalView> &signalViews)
{
    m_signals = signalViews;
    const bool isStillThere = std::any_of(m_signals.begin(), m_signals.end(),
                                          [this](const SignalView &view) { return view.name == m_current; });
    const bool hasFallenBack = !m_current.isEmpty() && !isStillThere;
    if (hasFallenBack)
        m_current.clear();
    rebuildTabs();
    if (hasFallenBack)
        Q_EMIT mapSignalChanged(m_current);
}

QString MapPanel::currentSignal() const
{
    return m_current;
}

void MapPanel::setCurrentSignal(const QString &name)
{
    m_current = name;
    const QList<QAbstractButton *> tabs = m_group->buttons();
    for (int i = 0; i < tabs.size(); ++i)
        tabs.at(i)->setChecked((i == 0 ? QString() : m_signals.at(i - 1).name) == name);
}

void MapPanel::setHasPoints(bool hasPoints)
{
    if (!m_map)
        return;
    m_stack->setCurrentWidget(hasPoints ? static_cast<QWidget *>(m_map) : m_empty);
    placeFloating();
}

void MapPanel::placeFloating()
{
    constexpr int kMargin = metrics::kPaddingPx;
    const int wanted = m_tabs->widget()->sizeHint().width();
    m_tabs->setGeometry(kMargin, 12, std::min(wanted, std::max(60, width() - 2 * kMargin)), kTabsHeightPx);
    m_tabs->setVisible(m_map && !m_signals.isEmpty());
    m_tabs->raise();
    m_legend->setVisible(m_map && m_stack->currentWidget() == m_map && !m_legend->entries().isEmpty());
    m_legend->setRoom(size());
    m_legend->resize(m_legend->sizeHint());
    m_legend->move(kMargin, height() - kMargin - m_legend->height());
    m_legend->raise();
    if (m_map)
        m_map->setCovered({m_tabs->isHidden() ? QRectF() : m_tabs->geometry(),
                           m_legend->isHidden() ? QRectF() : m_legend->geometry()});
}

void MapPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeFloating();
}

bool MapPanel::event(QEvent *event)
{
    // The legend changes its size by itself and asks for a new place this way.
    if (event->type() == QEvent::LayoutRequest)
        placeFloating();
    return QWidget::event(event);
}

void MapPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_group)
        colourTabs();
    QWidget::changeEvent(event);
}

void MapPanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).mapGround);
}

} // namespace modalens
