// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/maptools.h"

#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

namespace modalens {

namespace {

constexpr int kSidePx = 28;
constexpr int kSignPx = 16;
constexpr int kEdgePx = 2;

void drawColour(QPainter *painter)
{
    const QColor pen = painter->pen().color();
    painter->setPen(Qt::NoPen);
    painter->setBrush(pen);
    painter->drawEllipse(QRectF(1, 5, 6, 6));
    QColor half = pen;
    half.setAlphaF(0.6f);
    painter->setBrush(half);
    painter->drawEllipse(QRectF(9, 1, 6, 6));
    half.setAlphaF(0.35f);
    painter->setBrush(half);
    painter->drawEllipse(QRectF(9, 9, 6, 6));
}

void drawLasso(QPainter *painter)
{
    QPainterPath path(QPointF(5, 15));
    path.cubicTo({4, 12}, {6, 11}, {4.5, 10});
    path.cubicTo({-1, 7}, {2, 1}, {8.5, 1.5});
    path.cubicTo({15, 2}, {16.5, 8}, {11, 10});
    path.cubicTo({9, 11}, {6, 11}, {4.5, 10});
    painter->drawPath(path);
}

void drawSmall(QPainter *painter)
{
    painter->drawRect(QRectF(1.5, 1.5, 13, 7));
    for (int i = 0; i < 3; ++i)
        painter->drawRect(QRectF(1.5 + i * 4.75, 11.5, 3.5, 3));
}

void drawLinked(QPainter *painter)
{
    painter->drawRoundedRect(QRectF(1.5, 5.5, 7, 5), 2.5, 2.5);
    painter->drawRoundedRect(QRectF(7.5, 5.5, 7, 5), 2.5, 2.5);
}

void drawFit(QPainter *painter)
{
    for (int turn = 0; turn < 4; ++turn) {
        painter->save();
        painter->translate(8, 8);
        painter->rotate(90 * turn);
        painter->drawPolyline(QPolygonF({{-6.5, -3}, {-6.5, -6.5}, {-3, -6.5}}));
        painter->restore();
    }
    painter->drawEllipse(QRectF(6, 6, 4, 4));
}

} // namespace

MapTools::MapTools(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kEdgePx, kEdgePx, kEdgePx, kEdgePx);
    layout->setSpacing(1);
    m_colour = addButton(Sign::Colour, tr("Colour by"), tr("What the colours mean"));
    m_colour->setPopupMode(QToolButton::InstantPopup);
    m_rectangle = addButton(Sign::Rectangle, tr("Select by rectangle"),
                            tr("Select by rectangle (R). Shift adds, Alt takes away, Escape clears"));
    m_lasso = addButton(Sign::Lasso, tr("Select by lasso"),
                        tr("Select by lasso (L, or drag with Ctrl). Shift adds, Alt takes away"));
    m_small = addButton(Sign::Small, tr("Small maps"), tr("Show a small map for each signal"));
    m_linked = addButton(Sign::Linked, tr("Same view in all maps"),
                         tr("Small maps show the same part as the large one"));
    QToolButton *fit = addButton(Sign::Fit, tr("Show everything"), tr("Show everything (F)"));
    for (QToolButton *button : {m_rectangle, m_lasso, m_small, m_linked})
        button->setCheckable(true);
    connect(m_rectangle, &QToolButton::clicked, this,
            [this](bool isChosen) { chooseTool(MapTool::Rectangle, isChosen); });
    connect(m_lasso, &QToolButton::clicked, this,
            [this](bool isChosen) { chooseTool(MapTool::Lasso, isChosen); });
    connect(m_small, &QToolButton::clicked, this, [this](bool areShown) {
        m_linked->setVisible(areShown);
        Q_EMIT smallMapsToggled(areShown);
    });
    connect(m_linked, &QToolButton::clicked, this, &MapTools::linkedToggled);
    connect(fit, &QToolButton::clicked, this, &MapTools::fitRequested);
    m_linked->hide();
    followTextScale(this, [this] { drawSigns(); });
}

QToolButton *MapTools::addButton(Sign sign, const QString &name, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setProperty("quiet", true);
    button->setProperty("sign", int(sign));
    followTextScale(button, [button] {
        button->setFixedSize(scaled(kSidePx), scaled(kSidePx));
        button->setIconSize({scaled(kSignPx), scaled(kSignPx)});
    });
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    layout()->addWidget(button);
    return button;
}

void MapTools::chooseTool(MapTool tool, bool isChosen)
{
    setTool(isChosen ? tool : MapTool::Pan);
    Q_EMIT toolChosen(isChosen ? tool : MapTool::Pan);
}

void MapTools::setTool(MapTool tool)
{
    m_rectangle->setChecked(tool == MapTool::Rectangle);
    m_lasso->setChecked(tool == MapTool::Lasso);
}

void MapTools::setSmallMapsShown(bool areShown)
{
    m_small->setChecked(areShown);
    m_linked->setVisible(areShown);
}

void MapTools::setLinked(bool isLinked)
{
    m_linked->setChecked(isLinked);
}

/// Chosen signs are drawn in the text's own colour, the others quieter.
void MapTools::drawSigns()
{
    const Theme &theme = themeOf(this);
    const double ratio = devicePixelRatioF();
    const QList<QToolButton *> buttons = findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        QIcon icon;
        for (const bool isOn : {false, true}) {
            QPixmap pixmap(QSize(scaled(kSignPx), scaled(kSignPx)) * ratio);
            pixmap.setDevicePixelRatio(ratio);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.scale(textScale(), textScale());
            painter.setPen(QPen(isOn ? theme.selection : theme.secondary, isOn ? 2 : 1.4));
            switch (static_cast<Sign>(button->property("sign").toInt())) {
            case Sign::Colour:
                drawColour(&painter);
                break;
            case Sign::Rectangle:
                painter.setPen(QPen(painter.pen().color(), painter.pen().widthF(), Qt::DashLine));
                painter.drawRect(QRectF(2, 3, 12, 10));
                break;
            case Sign::Lasso:
                drawLasso(&painter);
                break;
            case Sign::Small:
                drawSmall(&painter);
                break;
            case Sign::Linked:
                drawLinked(&painter);
                break;
            case Sign::Fit:
                drawFit(&painter);
                break;
            }
            icon.addPixmap(pixmap, QIcon::Normal, isOn ? QIcon::On : QIcon::Off);
        }
        button->setIcon(icon);
    }
}

void MapTools::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor ground = theme.mapGround;
    ground.setAlphaF(0.88f);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), 7, 7);
}

void MapTools::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawSigns();
    QWidget::changeEvent(event);
}

} // namespace modalens
