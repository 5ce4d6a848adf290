// SPDX-License-Identifier: GPL-3.0-or-later
// What a channel strip says to readers, in tool tips and in its menu.
#include "widgets/channelstrip.h"

#include "widgets/signalnames.h"
#include "widgets/weighttext.h"

#include <QContextMenuEvent>
#include <QMenu>

#include <cmath>

namespace modalens {

QString ChannelStrip::stateText() const
{
    QStringList parts;
    if (isBus())
        parts << tr("%Ln signal(s)", nullptr, m_signalCount);
    if (m_track.isMuted)
        parts << tr("muted");
    if (m_track.isSolo)
        parts << tr("solo");
    if (m_track.isLocked)
        parts << tr("locked");
    parts << tr("moves %1%").arg(std::lround(m_track.share * 100));
    if (!m_track.twinNote.isEmpty())
        parts << m_track.twinNote;
    return parts.join(QStringLiteral(", "));
}

QString ChannelStrip::faderTip() const
{
    if (!m_track.isReached && !m_track.notReachedReason.isEmpty())
        return m_track.notReachedReason;
    const QString state = tr("%1: weight %2, moves %3% of the scores")
                              .arg(m_track.signal.label, weightText(m_track.weight),
                                   QString::number(std::lround(m_track.share * 100)));
    if (m_track.isLocked)
        return state;
    return state + QLatin1Char('\n') +
           tr("Shift moves it finely, a right click puts it back to %1")
               .arg(weightText(m_track.defaultWeight));
}

QString ChannelStrip::nameTip() const
{
    const QString standard = m_track.standardLabel.isEmpty() ? m_track.signal.label : m_track.standardLabel;
    const QString known = withSignalName(standard, m_track.signal.name);
    const QString name = m_track.signal.label == standard
                             ? known
                             : tr("%1 is %2", "a track, its signal").arg(m_track.signal.label, known);
    return name + QLatin1Char('\n') + tr("F2 renames it");
}

QString ChannelStrip::toolTipAt(const QPointF &position) const
{
    const QString &label = m_track.signal.label;
    switch (partAt(position)) {
    case Part::Name:
        if (isBus())
            return label;
        return nameTip();
    case Part::Mute:
        return tr("Mute %1 (M)").arg(label);
    case Part::Solo:
        return tr("Only %1 (S)").arg(label);
    case Part::Fold:
        return m_isFolded ? tr("Show the %Ln signal(s) of %1 (Space)", nullptr, m_signalCount).arg(label)
                          : tr("Fold %1 into one fader (Space)").arg(label);
    case Part::Lock:
        return m_track.isLocked ? tr("Unlock %1 (L)").arg(label)
                                : tr("Lock %1, so that nothing moves its weight (L)").arg(label);
    case Part::Twin:
        return m_track.twinNote;
    case Part::Weight:
        return tr("Type a number to set the weight of %1").arg(label);
    case Part::None:
    case Part::Fader:
        break;
    }
    return faderTip();
}

void ChannelStrip::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByMouse = event->reason() == QContextMenuEvent::Mouse;
    const Part part = partAt(event->pos());
    if (isByMouse && (part == Part::Fader || part == Part::Twin))
        return; // that click was a reset
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (isBus())
        menu->addAction(m_isFolded ? tr("Show its signals") : tr("Fold into one fader"), this,
                        &ChannelStrip::toggleFold);
    else
        menu->addAction(tr("Rename…"), this, &ChannelStrip::editName);
    const QList<QAction *> moves{menu->addAction(tr("Set weight…"), this, [this] { editWeight(); }),
                                 menu->addAction(tr("Back to %1").arg(weightText(m_track.defaultWeight)),
                                                 this, &ChannelStrip::resetWeight)};
    for (QAction *move : moves)
        move->setEnabled(!m_track.isLocked);
    menu->addSeparator();
    menu->addAction(m_track.isMuted ? tr("Unmute") : tr("Mute"), this, &ChannelStrip::toggleMute);
    menu->addAction(m_track.isSolo ? tr("All again") : tr("Only this"), this, &ChannelStrip::toggleSolo);
    menu->addAction(m_track.isLocked ? tr("Unlock") : tr("Lock"), this, &ChannelStrip::toggleLock);
    menu->popup(isByMouse ? event->globalPos() : mapToGlobal(geometryNow().name.bottomLeft().toPoint()));
}

} // namespace modalens
