// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mappanel.h"

#include "widgets/emptystate.h"
#include "widgets/maplegend.h"
#include "widgets/maptools.h"
#include "widgets/mapview.h"
#include "widgets/pointlayer.h"
#include "widgets/signalnames.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kTabPx = 28;
constexpr int kTabsHeightPx = 34;
constexpr int kTopPx = 12;

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
    , m_stack(new QStackedLayout)
    , m_empty(new EmptyState)
    , m_stage(new QWidget(this))
    , m_map(new MapView(media, m_stage))
    , m_legend(new MapLegend(m_stage))
    , m_tools(new MapTools(m_stage))
    , m_note(new QLabel(m_stage))
    , m_small(new SmallMaps(this))
    , m_tabs(new QScrollArea(m_stage))
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(tr("Map panel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_small);
    m_small->hide();
    m_stage->setLayout(m_stack);
    m_stage->installEventFilter(this);
    m_note->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_note->setAlignment(Qt::AlignRight);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    followFont(m_note, smallFont);
    m_empty->setTitle(tr("No map yet"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_map);
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
    connectMap();
}

void MapPanel::connectMap()
{
    connect(m_small, &SmallMaps::signalChosen, this, &MapPanel::chooseSignal);
    connect(m_small, &SmallMaps::itemHovered, this, [this](qint64 item) {
        showMarks(item);
        m_map->setMarked(item);
    });
    // Once the tabs and the legend have their new sizes.
    followTextScale(
        this, [this] { QMetaObject::invokeMethod(this, &MapPanel::placeFloating, Qt::QueuedConnection); });
    connect(m_tools, &MapTools::smallMapsToggled, this, &MapPanel::toggleSmallMaps);
    connect(m_tools, &MapTools::linkedToggled, this, [this](bool isLinked) {
        setLinked(isLinked);
        Q_EMIT linkedToggled(isLinked);
    });
    connect(m_map, &MapView::cameraChanged, this, &MapPanel::followCamera);
    connect(m_map, &MapView::itemHovered, this, [this](qint64 item) { showMarks(item); });
    connect(m_map, &MapView::drawingChanged, this, &MapPanel::showNote);
    connect(m_map, &MapView::toolChanged, m_tools, &MapTools::setTool);
    connect(m_tools, &MapTools::toolChosen, m_map, &MapView::setTool);
    connect(m_tools, &MapTools::fitRequested, m_map, &MapView::showAll);
    connect(m_map, &MapView::selectionChanged, this, [this](const QVector<qint64> &) {
        showMarks(m_small->marks().hovered);
        showNote();
    });
    connect(m_map, &MapView::pointsChanged, this, [this] {
        showNote();
        placeFloating();
    });
}

void MapPanel::setSmallMapsShown(bool areShown)
{
    m_areSmallShown = areShown;
    m_tools->setSmallMapsShown(areShown);
    m_small->setVisible(areShown && !m_signals.isEmpty());
}

void MapPanel::toggleSmallMaps(bool areShown)
{
    setSmallMapsShown(areShown);
    Q_EMIT smallMapsToggled(areShown);
}

void MapPanel::setLinked(bool isLinked)
{
    m_isLinked = isLinked;
    m_tools->setLinked(isLinked);
    followCamera();
}

void MapPanel::followCamera()
{
    m_small->setCamera(m_isLinked ? std::optional(m_map->camera()) : std::nullopt);
}

void MapPanel::setColours(const SharedItemColours &byItem, ItemColours ofPoints)
{
    m_small->setColours(byItem);
    m_map->setColours(std::move(ofPoints.argb), std::move(ofPoints.isFaint));
}

void MapPanel::setCurrent(qint64 item)
{
    m_map->setCurrent(item);
    showMarks(m_small->marks().hovered);
}

void MapPanel::setQueryItems(const QVector<qint64> &items)
{
    m_map->setQueryItems(items);
    MapMarks marks = m_small->marks();
    marks.queryItems = items;
    m_small->setMarks(marks);
}

void MapPanel::setSelection(const QVector<qint64> &items)
{
    m_map->setSelection(items);
    showMarks(m_small->marks().hovered);
    showNote();
}

void MapPanel::showMarks(qint64 hovered)
{
    MapMarks marks = m_small->marks();
    marks.hovered = hovered;
    marks.current = m_map->current();
    marks.selection = m_map->selection();
    m_small->setMarks(marks);
}

/// No point is left out without a word.
void MapPanel::showNote()
{
    const QLocale locale;
    QStringList notes;
    if (!m_map->selection().isEmpty())
        notes << tr("%1 marked").arg(locale.toString(m_map->selection().size()));
    if (m_map->pointLayer().isDensity())
        notes << tr("%1 points, counted into cells of 2 px").arg(locale.toString(m_map->pointCount()));
    if (!m_map->pointLayer().whyNoOpenGl().isEmpty())
        notes << tr("drawn without a graphics card");
    if (m_map->unplacedCount() > 0)
        notes << tr("%1 without a place").arg(locale.toString(m_map->unplacedCount()));
    m_note->setText(notes.join(QStringLiteral(" · ")));
    placeFloating();
}

void MapPanel::chooseSignal(const QString &name)
{
    if (m_current == name)
        return;
    setCurrentSignal(name);
    Q_EMIT mapSignalChanged(name);
}

void MapPanel::addTab(const QString &label, const QString &signalName)
{
    auto *tab = new QPushButton(label, m_tabs->widget());
    tab->setCheckable(true);
    followTextScale(
        tab, [tab] { tab->setFixedHeight(scaled(kTabPx)); }); // Chinese letters would make theirs taller
    tab->setProperty("tab", true);
    tab->setIconSize({12, 10});
    tab->setChecked(signalName == m_current);
    m_group->addButton(tab);
    m_tabLayout->addWidget(tab);
    connect(tab, &QPushButton::clicked, this, [this, signalName] { chooseSignal(signalName); });
}

void MapPanel::rebuildTabs()
{
    const QList<QAbstractButton *> old = m_group->buttons();
    for (QAbstractButton *tab : old)
        delete tab;
    addTab(tr("Fused"), {});
    for (const SignalView &view : m_signals)
        addTab(view.label, view.name);
    for (int i = 0; i < m_signals.size(); ++i)
        m_group->buttons().at(i + 1)->setToolTip(withSignalName(m_signals.at(i)));
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
    m_small->setSignals(signalViews);
    m_small->setVisible(m_areSmallShown && !m_signals.isEmpty());
    const bool isStillThere = std::any_of(m_signals.begin(), m_signals.end(),
                                          [this](const SignalView &view) { return view.name == m_current; });
    const bool hasFallenBack = !m_current.isEmpty() && !isStillThere;
    if (hasFallenBack)
        m_current.clear();
    m_small->setCurrentSignal(m_current);
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
    m_small->setCurrentSignal(name);
    const QList<QAbstractButton *> tabs = m_group->buttons();
    for (int i = 0; i < tabs.size(); ++i)
        tabs.at(i)->setChecked((i == 0 ? QString() : m_signals.at(i - 1).name) == name);
}

void MapPanel::setHasPoints(bool hasPoints)
{
    m_stack->setCurrentWidget(hasPoints ? static_cast<QWidget *>(m_map) : m_empty);
    placeFloating();
}

void MapPanel::placeFloating()
{
    constexpr int kMargin = metrics::kPaddingPx, kGap = 8;
    const QRect stage = m_stage->rect();
    const bool isMap = m_stack->currentWidget() == m_map;
    m_tools->adjustSize();
    m_tools->setVisible(isMap);
    const int tools = isMap ? m_tools->width() : 0;
    const int wanted = m_tabs->widget()->sizeHint().width();
    const bool isNarrow = stage.width() - 2 * kMargin - tools - kGap < wanted; // a line for each of them
    const int tabsRoom = stage.width() - 2 * kMargin - (isNarrow ? 0 : tools + kGap);
    m_tabs->setGeometry(kMargin, kTopPx, std::min(wanted, std::max(60, tabsRoom)), scaled(kTabsHeightPx));
    m_tabs->setVisible(!m_signals.isEmpty());
    m_tools->move(stage.width() - kMargin - tools, kTopPx + (isNarrow ? scaled(kTabsHeightPx) : 0));
    placeNote(stage.width() - 2 * kMargin);
    m_note->setVisible(isMap && !m_note->text().isEmpty());
    m_note->move(std::max(kMargin, stage.width() - kMargin - m_note->width()),
                 stage.height() - 6 - m_note->height());
    m_legend->setVisible(isMap && !m_legend->isEmpty());
    m_legend->setRoom(stage.size());
    m_legend->resize(m_legend->sizeHint());
    placeLegend(stage);
    for (QWidget *floating : {static_cast<QWidget *>(m_tabs), static_cast<QWidget *>(m_legend),
                              static_cast<QWidget *>(m_tools), static_cast<QWidget *>(m_note)})
        floating->raise();
    QVector<QRectF> covered;
    for (const QWidget *floating : {static_cast<QWidget *>(m_tabs), static_cast<QWidget *>(m_legend),
                                    static_cast<QWidget *>(m_tools), static_cast<QWidget *>(m_note)})
        covered << (floating->isHidden() ? QRectF() : QRectF(floating->geometry()));
    m_map->setCovered(covered);
    m_map->setTopInset(m_tabs->isHidden() ? 0 : m_tabs->geometry().bottom() - kTopPx);
}

/// One line, or more where that is too wide.
void MapPanel::placeNote(int room)
{
    const bool isWide = m_note->fontMetrics().horizontalAdvance(m_note->text()) > room;
    if (m_note->wordWrap() != isWide) // setting it asks for another layout, which would come here again
        m_note->setWordWrap(isWide);
    if (isWide)
        m_note->resize(room, m_note->heightForWidth(room));
    else
        m_note->adjustSize();
}

/// In the corner where it covers fewest points; it moves for a clear gain alone.
void MapPanel::placeLegend(const QRect &stage)
{
    const int margin = metrics::kPaddingPx;
    const int below = std::max(m_tabs->geometry().bottom(), m_tools->geometry().bottom()) + margin;
    const auto placeIn = [&](Qt::Corner corner) {
        const bool isRight = corner == Qt::BottomRightCorner || corner == Qt::TopRightCorner;
        const bool isTop = corner == Qt::TopLeftCorner || corner == Qt::TopRightCorner;
        const int foot = isRight && !m_note->isHidden() ? m_note->height() : 0;
        return QRect(QPoint(isRight ? stage.width() - margin - m_legend->width() : margin,
                            isTop ? below : stage.height() - margin - foot - m_legend->height()),
                     m_legend->size());
    };
    const auto covered = [&](Qt::Corner corner) { return m_map->countUnder(placeIn(corner)); };
    qint64 fewest = covered(m_legendCorner);
    for (const Qt::Corner corner :
         {Qt::BottomLeftCorner, Qt::BottomRightCorner, Qt::TopRightCorner, Qt::TopLeftCorner})
        if (const qint64 count = covered(corner); 2 * count < fewest) {
            fewest = count;
            m_legendCorner = corner;
        }
    m_legend->move(placeIn(m_legendCorner).topLeft());
}

void MapPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeFloating();
}

bool MapPanel::eventFilter(QObject *watched, QEvent *event)
{
    // The legend changes its size by itself and asks for a new place this way.
    if (watched == m_stage && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        placeFloating();
    return QWidget::eventFilter(watched, event);
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
