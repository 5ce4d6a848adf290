// SPDX-License-Identifier: GPL-3.0-or-later
// How a channel strip looks; channelstrip.cpp says how it behaves.
#include "widgets/channelstrip.h"

#include "widgets/figures.h"
#include "widgets/theme.h"

#include <QPainter>

#include <cmath>

namespace modalens {

namespace {

constexpr double kDimmed = 0.5;

} // namespace

void ChannelStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const StripGeometry at = geometryNow();
    if (hasFocus()) {
        painter.setPen(QPen(theme.selection, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 2.5, -1.5, -1.5), 6, 6);
    }
    if (!m_track.isReached)
        painter.setOpacity(kDimmed);
    paintButton(&painter, at.mute, tr("M", "mute"), m_track.isMuted, m_hovered == Part::Mute);
    paintButton(&painter, at.solo, tr("S", "solo"), m_track.isSolo, m_hovered == Part::Solo);
    const bool isSilent = m_track.isMuted || (m_isSilenced && !m_track.isSolo);
    paintFader(&painter, at, isSilent ? theme.tertiary : theme.signal(m_track.signal.modality));
    paintTexts(&painter, at);
}

void ChannelStrip::paintButton(QPainter *painter, const QRectF &rect, const QString &letter, bool isOn,
                               bool isHovered) const
{
    const Theme &theme = themeOf(this);
    painter->setPen(QPen(isOn ? theme.text : (isHovered ? theme.secondary : theme.hairline), 1));
    painter->setBrush(isOn ? theme.text : theme.panel);
    painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    QFont font = smallFont();
    font.setPixelSize(10);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(isOn ? theme.panel : theme.secondary);
    painter->drawText(rect, Qt::AlignCenter, letter);
}

void ChannelStrip::paintFader(QPainter *painter, const StripGeometry &at, const QColor &colour) const
{
    const Theme &theme = themeOf(this);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.hairline);
    painter->drawRoundedRect(at.groove, 2, 2);
    QRectF filled = at.groove;
    filled.setTop(at.knob.center().y());
    painter->setBrush(colour);
    painter->drawRoundedRect(filled, 2, 2);

    const QRectF knob = at.knob;
    QColor shadow(0, 0, 0, theme.isDark ? 120 : 50);
    painter->setBrush(shadow);
    painter->drawRoundedRect(knob.adjusted(-0.5, 1, 0.5, 2), 4, 4);
    painter->setBrush(m_hovered == Part::Fader || m_isDragging ? theme.text
                                                               : theme.text.darker(theme.isDark ? 106 : 100));
    painter->drawRoundedRect(knob, 4, 4);
    painter->setBrush(theme.isDark ? theme.window : theme.panel);
    painter->drawRoundedRect(QRectF(knob.left() + 5, knob.center().y() - 1, knob.width() - 10, 2), 1, 1);
}

void ChannelStrip::paintTexts(QPainter *painter, const StripGeometry &at) const
{
    const Theme &theme = themeOf(this);
    QFont nameFont = boldFont();
    nameFont.setPixelSize(12);
    painter->setFont(nameFont);
    painter->setPen(theme.signalText(m_track.signal.modality));
    const QFontMetricsF metrics(nameFont);
    painter->drawText(at.name, Qt::AlignCenter,
                      metrics.elidedText(m_track.signal.label, Qt::ElideRight, at.name.width()));

    painter->setFont(boldFont());
    painter->setPen(theme.text);
    drawFigures(painter, at.weight, Qt::AlignHCenter | Qt::AlignVCenter, figures(m_track.weight, 2));

    painter->setFont(smallFont());
    painter->setPen(theme.secondary);
    QString share;
    if (!m_track.isReached)
        share = tr("not in\nquery", "the query says nothing to this signal; two short lines");
    else if (m_track.isMuted)
        share = tr("muted");
    else
        share = tr("moves\n%1%", "effective share; two short lines").arg(std::lround(m_track.share * 100));
    painter->drawText(at.share, Qt::AlignHCenter | Qt::AlignTop, share);
}

} // namespace modalens
