// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panelscroll.h"

#include "widgets/theme.h"

#include <QPainter>

namespace modalens {

PanelScroll::PanelScroll(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setMinimumHeight(60); // a scroll area asks for more the larger its font
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
}

void PanelScroll::setContent(QWidget *content)
{
    setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on
    viewport()->setAutoFillBackground(false);
}

void PanelScroll::focusInEvent(QFocusEvent *event)
{
    QScrollArea::focusInEvent(event);
    viewport()->update();
}

void PanelScroll::focusOutEvent(QFocusEvent *event)
{
    QScrollArea::focusOutEvent(event);
    viewport()->update();
}

void PanelScroll::paintEvent(QPaintEvent *event)
{
    QScrollArea::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeOf(this).selection, 1.5));
    painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(3, 1, -3, -1), 6, 6);
}

} // namespace modalens
