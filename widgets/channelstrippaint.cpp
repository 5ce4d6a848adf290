// SPDX-License-Identifier: GPL-3.0-or-later
// How a channel strip looks; channelstrip.cpp says how it behaves.
#include "widgets/channelstrip.h"

#include "widgets/figures.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"
#include "widgets/weighttext.h"

#include <QPainter>
#include <QPainterPath>

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
    if (m_isGrouped)
        painter.fillRect(rect().adjusted(0, 2, 0, -1), theme.raised);
    if (hasFocus()) {
        painter.setPen(QPen(theme.selection, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 2.5, -1.5, -1.5), 6, 6);
    }
    if (!m_track.isReached)
        painter.setOpacity(kDimmed);
    paintButton(&painter, at.mute, tr("M", "mute"), Part::Mute, m_track.isMuted);
    paintButton(&painter, at.solo, tr("S", "solo"), Part::Solo, m_track.isSolo);
    if (isBus())
        paintButton(&painter, at.fold, QString(QChar(m_isFolded ? 0x25B8 : 0x25C2)), Part::Fold, false);
    const bool isSilent = m_track.isMuted || (m_isSilenced && !m_track.isSolo);
    paintFader(&painter, at, isSilent ? theme.tertiary : theme.signal(m_track.signal.modality));
    if (m_track.isLocked || m_hovered || hasFocus())
        paintLock(&painter, at.lock);
    if (!m_track.twinNote.isEmpty())
        paintTwin(&painter, at.twin);
    paintTexts(&painter, at);
}

void ChannelStrip::paintButton(QPainter *painter, const QRectF &rect, const QString &letter, Part part,
                               bool isOn) const
{
    const Theme &theme = themeOf(this);
    const bool isHovered = m_hovered == part;
    painter->setPen(QPen(isOn ? theme.text : (isHovered ? theme.secondary : theme.hairline), 1));
    painter->setBrush(isOn ? theme.text : theme.panel);
    painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    QFont font = smallFont();
    font.setPixelSize(scaled(10));
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(isOn ? theme.panel : theme.secondary);
    painter->drawText(rect, Qt::AlignCenter, letter);
}

/// A padlock: open and quiet, or closed and plain.
void ChannelStrip::paintLock(QPainter *painter, const QRectF &rect) const
{
    const Theme &theme = themeOf(this);
    const bool isPlain = m_track.isLocked || m_hovered == Part::Lock;
    const QColor colour = isPlain ? theme.text : theme.tertiary;
    painter->save();
    painter->translate(rect.center());
    painter->scale(textScale(), textScale());
    const QRectF body(-4, -1, 8, 6);
    const double lift = m_track.isLocked ? 0 : 1.5;
    QPainterPath shackle;
    shackle.moveTo(body.left() + 1.5, body.top());
    shackle.lineTo(body.left() + 1.5, body.top() - 2 - lift);
    shackle.arcTo(QRectF(body.left() + 1.5, body.top() - 4.5 - lift, 5, 5), 180, -180);
    if (m_track.isLocked)
        shackle.lineTo(body.right() - 1.5, body.top());
    painter->setPen(QPen(colour, 1.3));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(shackle);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawRoundedRect(body, 1.2, 1.2);
    painter->restore();
}

void ChannelStrip::paintTwin(QPainter *painter, const QRectF &rect) const
{
    const Theme &theme = themeOf(this);
    painter->setPen(QPen(theme.secondary, 1));
    painter->setBrush(theme.panel);
    painter->drawEllipse(rect.adjusted(1, 1, -1, -1));
    QFont font = boldFont();
    font.setPixelSize(scaled(11));
    painter->setFont(font);
    painter->setPen(theme.text);
    painter->drawText(rect, Qt::AlignCenter, QString(QChar(0x2248)));
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
    const QColor resting = m_track.isLocked ? theme.tertiary : theme.text.darker(theme.isDark ? 106 : 100);
    painter->setBrush(m_hovered == Part::Fader && !m_track.isLocked ? theme.text : resting);
    painter->drawRoundedRect(knob, 4, 4);
    painter->setBrush(theme.isDark ? theme.window : theme.panel);
    const QRectF line(knob.left() + 5, knob.center().y() - 1, knob.width() - 10, 2);
    if (isBus()) { // a double line: it moves several
        painter->drawRoundedRect(line.translated(0, -2), 1, 1);
        painter->drawRoundedRect(line.translated(0, 2), 1, 1);
    } else {
        painter->drawRoundedRect(line, 1, 1);
    }
}

void ChannelStrip::paintTexts(QPainter *painter, const StripGeometry &at) const
{
    const Theme &theme = themeOf(this);
    QFont nameFont = boldFont();
    nameFont.setPixelSize(scaled(12));
    painter->setFont(nameFont);
    painter->setPen(theme.signalText(m_track.signal.modality));
    const QFontMetricsF metrics(nameFont);
    painter->drawText(at.name, Qt::AlignCenter,
                      metrics.elidedText(m_track.signal.label, Qt::ElideRight, at.name.width()));

    painter->setFont(boldFont());
    painter->setPen(theme.text);
    drawFigures(painter, at.weight, Qt::AlignHCenter | Qt::AlignVCenter, weightText(m_track.weight));

    if (at.share.isNull())
        return;
    painter->setFont(smallFont());
    painter->setPen(theme.secondary);
    painter->drawText(at.share, Qt::AlignHCenter | Qt::AlignTop, shareText(at.isShareShort));
}

QString ChannelStrip::shareText(bool isShort) const
{
    if (!m_track.instead.isEmpty())
        return isShort ? m_track.instead.section(QLatin1Char('\n'), -1) : m_track.instead;
    const long percent = std::lround(m_track.share * 100);
    if (m_track.isReached && m_track.isMuted)
        return tr("muted");
    if (m_track.isReached)
        return isShort ? tr("%1%").arg(percent)
                       : tr("moves\n%1%", "effective share; two short lines").arg(percent);
    return isShort ? QStringLiteral("–")
                   : tr("not in\nquery", "the query says nothing to this signal; two short lines");
}

} // namespace modalens
