// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/channelstrip.h"

#include "widgets/channelstripaccess.h"
#include "widgets/figures.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr double kKnobHeightPx = 14;
constexpr double kStep = 0.01;
constexpr double kPage = 0.1;
constexpr quint64 kTypingGapMs = 1500;
constexpr int kWheelNotch = 120;

/// Three decimals are finer than a pixel of the tallest fader and keep stored views short.
double onGrid(double weight)
{
    return std::clamp(std::round(weight * 1000) / 1000, 0.0, 1.0);
}

} // namespace

StripGeometry StripGeometry::of(const QSize &size, double weight)
{
    const double width = size.width();
    const double middle = width / 2;
    StripGeometry at;
    at.name = QRectF(3, 8, width - 6, 18);
    at.mute = QRectF(middle - 22, 32, 20, 18);
    at.solo = QRectF(middle + 2, 32, 20, 18);
    const double top = 62;
    const double bottom = std::max(top + 2 * kKnobHeightPx, size.height() - 68.0);
    at.groove = QRectF(middle - 2, top, 4, bottom - top);
    const double travel = at.groove.height() - kKnobHeightPx;
    const double knobTop = top + travel * (1 - std::clamp(weight, 0.0, 1.0));
    at.knob = QRectF(middle - 14, knobTop, 28, kKnobHeightPx);
    at.weight = QRectF(2, bottom + 6, width - 4, 20);
    at.share = QRectF(2, bottom + 27, width - 4, 34);
    return at;
}

double StripGeometry::weightAt(double y) const
{
    const double travel = groove.height() - kKnobHeightPx;
    return std::clamp(1 - (y - groove.top() - kKnobHeightPx / 2) / travel, 0.0, 1.0);
}

ChannelStrip::ChannelStrip(QWidget *parent)
    : QWidget(parent)
{
    installChannelStripAccess();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void ChannelStrip::setTrack(const TrackView &track)
{
    const double held = m_track.weight;
    m_isDragging = m_isDragging && m_track.signal.name == track.signal.name;
    m_track = track;
    if (m_isDragging)
        m_track.weight = held;
    setAccessibleName(track.signal.label);
    setAccessibleDescription(track.isReached ? stateText() : track.notReachedReason);
    update();
}

void ChannelStrip::setShare(double share)
{
    if (m_track.share == share)
        return;
    m_track.share = share;
    update();
}

void ChannelStrip::setSilenced(bool isSilenced)
{
    if (m_isSilenced == isSilenced)
        return;
    m_isSilenced = isSilenced;
    update();
}

void ChannelStrip::setDefaultWeight(double weight)
{
    m_defaultWeight = weight;
}

void ChannelStrip::setWeight(double weight)
{
    if (onGrid(weight) == m_track.weight)
        return;
    moveTo(weight);
    announce();
    Q_EMIT changed();
}

void ChannelStrip::moveTo(double weight)
{
    m_track.weight = onGrid(weight);
    update();
}

void ChannelStrip::announce()
{
    setAccessibleDescription(m_track.isReached ? stateText() : m_track.notReachedReason);
    QAccessibleValueChangeEvent event(this, m_track.weight);
    QAccessible::updateAccessibility(&event);
}

QString ChannelStrip::stateText() const
{
    QStringList parts;
    if (m_track.isMuted)
        parts << tr("muted");
    if (m_track.isSolo)
        parts << tr("solo");
    parts << tr("moves %1%").arg(std::lround(m_track.share * 100));
    return parts.join(QStringLiteral(", "));
}

StripGeometry ChannelStrip::geometryNow() const
{
    return StripGeometry::of(size(), m_track.weight);
}

QSize ChannelStrip::sizeHint() const
{
    return {56, 360};
}

QSize ChannelStrip::minimumSizeHint() const
{
    return {54, 220};
}

ChannelStrip::Part ChannelStrip::partAt(const QPointF &position) const
{
    const StripGeometry at = geometryNow();
    if (at.mute.contains(position))
        return Part::Mute;
    if (at.solo.contains(position))
        return Part::Solo;
    const QRectF reach(0, at.groove.top() - 4, width(), at.groove.height() + 8);
    return reach.contains(position) ? Part::Fader : Part::None;
}

void ChannelStrip::setHovered(Part part)
{
    if (m_hovered == part)
        return;
    m_hovered = part;
    update();
}

void ChannelStrip::mousePressEvent(QMouseEvent *event)
{
    m_typed = -1;
    const Part part = partAt(event->position());
    if (event->button() != Qt::LeftButton || part == Part::None) {
        event->ignore();
        return;
    }
    if (part == Part::Mute)
        return toggleMute();
    if (part == Part::Solo)
        return toggleSolo();
    const StripGeometry at = geometryNow();
    m_isDragging = true;
    m_weightAtPress = m_track.weight;
    const bool isOnKnob = at.knob.adjusted(-20, -4, 20, 4).contains(event->position());
    m_grabOffsetPx = isOnKnob ? event->position().y() - at.knob.center().y() : 0;
    if (isOnKnob)
        return;
    moveTo(at.weightAt(event->position().y()));
    Q_EMIT changing();
}

void ChannelStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging)
        return setHovered(partAt(event->position()));
    const double before = m_track.weight;
    moveTo(geometryNow().weightAt(event->position().y() - m_grabOffsetPx));
    if (m_track.weight != before)
        Q_EMIT changing();
}

void ChannelStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_isDragging)
        return;
    m_isDragging = false;
    update();
    if (m_track.weight == m_weightAtPress)
        return;
    announce();
    Q_EMIT changed();
}

void ChannelStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (partAt(event->position()) == Part::Fader)
        setWeight(m_defaultWeight);
    else
        mousePressEvent(event); // a fast second click on M or S counts
}

void ChannelStrip::wheelEvent(QWheelEvent *event)
{
    // Sideways scrolling belongs to the mixer's scroll area.
    if (event->angleDelta().y() == 0 || m_isDragging) {
        event->ignore();
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int notches = m_wheelRest / kWheelNotch;
    m_wheelRest -= notches * kWheelNotch;
    event->accept();
    if (notches != 0)
        setWeight(m_track.weight + notches * kStep);
}

void ChannelStrip::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    if (isPlain && event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9)
        return typeDigit(event->key() - Qt::Key_0, event->timestamp());
    m_typed = -1;
    switch (isPlain ? event->key() : 0) {
    case Qt::Key_Up:
        return setWeight(m_track.weight + kStep);
    case Qt::Key_Down:
        return setWeight(m_track.weight - kStep);
    case Qt::Key_PageUp:
        return setWeight(m_track.weight + kPage);
    case Qt::Key_PageDown:
        return setWeight(m_track.weight - kPage);
    case Qt::Key_Home:
        return setWeight(0);
    case Qt::Key_End:
        return setWeight(1);
    case Qt::Key_M:
        return toggleMute();
    case Qt::Key_S:
        return toggleSolo();
    case Qt::Key_Escape:
        if (m_isDragging) {
            m_isDragging = false;
            moveTo(m_weightAtPress);
            Q_EMIT changing();
            return;
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChannelStrip::typeDigit(int digit, quint64 timeMs)
{
    const bool isSecond = m_typed >= 0 && timeMs - m_typedAtMs < kTypingGapMs;
    setWeight(isSecond ? m_typed / 10.0 + digit / 100.0 : digit / 10.0);
    m_typed = isSecond ? -1 : digit;
    m_typedAtMs = timeMs;
}

void ChannelStrip::toggleMute()
{
    m_track.isMuted = !m_track.isMuted;
    update();
    announce();
    Q_EMIT changed();
}

void ChannelStrip::toggleSolo()
{
    m_track.isSolo = !m_track.isSolo;
    update();
    announce();
    Q_EMIT changed();
}

void ChannelStrip::focusOutEvent(QFocusEvent *event)
{
    m_typed = -1;
    QWidget::focusOutEvent(event);
}

QString ChannelStrip::toolTipAt(const QPointF &position) const
{
    switch (partAt(position)) {
    case Part::Mute:
        return tr("Mute %1 (M)").arg(m_track.signal.label);
    case Part::Solo:
        return tr("Only %1 (S)").arg(m_track.signal.label);
    default:
        break;
    }
    if (!m_track.isReached && !m_track.notReachedReason.isEmpty())
        return m_track.notReachedReason;
    return tr("%1: weight %2, moves %3% of the scores")
        .arg(m_track.signal.label, figures(m_track.weight, 2),
             QString::number(std::lround(m_track.share * 100)));
}

bool ChannelStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), this);
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHovered(Part::None);
    return QWidget::event(event);
}

} // namespace modalens
