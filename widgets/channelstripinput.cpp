// SPDX-License-Identifier: GPL-3.0-or-later
// How mouse, wheel and keys move a channel strip.
#include "widgets/channelstrip.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace modalens {

namespace {

constexpr double kStep = 0.01;
constexpr double kFineStep = 0.1 * kStep;
constexpr double kCoarseStep = 10 * kStep;
constexpr double kFineDrag = 0.1;
constexpr int kWheelNotch = 120;

/// 0 for modifiers that mean something else.
double stepFor(Qt::KeyboardModifiers modifiers)
{
    switch (modifiers & ~Qt::KeyboardModifiers(Qt::KeypadModifier)) {
    case Qt::NoModifier:
        return kStep;
    case Qt::ControlModifier:
        return kFineStep;
    case Qt::ShiftModifier:
        return kCoarseStep;
    default:
        return 0.0;
    }
}

bool startsNumber(const QString &text)
{
    return text.size() == 1 && (text.at(0).isDigit() || QStringLiteral(".,").contains(text));
}

} // namespace

ChannelStrip::Part ChannelStrip::partAt(const QPointF &position) const
{
    const StripGeometry at = geometryNow();
    if (at.mute.contains(position))
        return Part::Mute;
    if (at.solo.contains(position))
        return Part::Solo;
    if (at.fold.contains(position))
        return Part::Fold;
    if (at.lock.contains(position))
        return Part::Lock;
    if (at.name.contains(position))
        return Part::Name;
    if (at.weight.contains(position))
        return Part::Weight;
    if (at.twin.contains(position) && !m_track.twinNote.isEmpty())
        return Part::Twin;
    const QRectF reach(0, at.groove.top() - 4, width(), at.groove.height() + 8);
    return reach.contains(position) ? Part::Fader : Part::None;
}

void ChannelStrip::setHovered(std::optional<Part> part)
{
    if (m_hovered == part)
        return;
    m_hovered = part;
    update();
}

bool ChannelStrip::pressButton(Part part)
{
    switch (part) {
    case Part::Mute:
        toggleMute();
        return true;
    case Part::Solo:
        toggleSolo();
        return true;
    case Part::Fold:
        toggleFold();
        return true;
    case Part::Lock:
        toggleLock();
        return true;
    default:
        return false;
    }
}

void ChannelStrip::mousePressEvent(QMouseEvent *event)
{
    const Part part = partAt(event->position());
    const bool isOnFader = part == Part::Fader || part == Part::Twin;
    if (event->button() == Qt::RightButton && isOnFader)
        return resetWeight();
    if (event->button() == Qt::LeftButton && isOnFader && !refuses())
        return startDrag(event->position().y(), event->modifiers());
    if (event->button() != Qt::LeftButton || !(isOnFader || pressButton(part)))
        event->ignore();
}

void ChannelStrip::startDrag(double y, Qt::KeyboardModifiers modifiers)
{
    const StripGeometry at = geometryNow();
    const bool isFine = modifiers & Qt::ShiftModifier;
    const bool isOnKnob = at.knob.top() - 4 <= y && y <= at.knob.bottom() + 4;
    m_isDragging = true;
    m_weightAtPress = m_track.weight;
    m_grip = {y, m_track.weight, isFine};
    if (isOnKnob || isFine)
        return;
    moveTo(at.weightAt(y));
    m_grip.weight = m_track.weight;
    Q_EMIT changing();
}

void ChannelStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging)
        return setHovered(partAt(event->position()));
    const double y = event->position().y();
    const bool isFine = event->modifiers() & Qt::ShiftModifier;
    if (isFine != m_grip.isFine)
        m_grip = {y, m_track.weight, isFine};
    const double before = m_track.weight;
    moveTo(m_grip.weight + (m_grip.y - y) / geometryNow().travel() * (isFine ? kFineDrag : 1.0));
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
    if (event->button() != Qt::LeftButton)
        return mousePressEvent(event);
    switch (partAt(event->position())) {
    case Part::Fader:
        return resetWeight();
    case Part::Weight:
        return editWeight();
    case Part::Name:
        return isBus() ? toggleFold() : editName();
    default:
        mousePressEvent(event); // a fast second click on a button counts
    }
}

void ChannelStrip::wheelEvent(QWheelEvent *event)
{
    const double step = stepFor(event->modifiers());
    int delta = event->angleDelta().y();
    if (delta == 0 && (event->modifiers() & Qt::ShiftModifier))
        delta = event->angleDelta().x(); // some systems turn the wheel sideways with Shift
    // Sideways scrolling belongs to the mixer's scroll area.
    if (delta == 0 || step == 0.0 || m_isDragging) {
        event->ignore();
        return;
    }
    m_wheelRest += delta;
    const int notches = m_wheelRest / kWheelNotch;
    m_wheelRest -= notches * kWheelNotch;
    event->accept();
    if (notches != 0)
        change(m_track.weight + notches * step, true);
}

bool ChannelStrip::moveKey(int key, Qt::KeyboardModifiers modifiers)
{
    const double step = stepFor(modifiers);
    if (step == 0.0)
        return false;
    switch (key) {
    case Qt::Key_Up:
        change(m_track.weight + step, true);
        return true;
    case Qt::Key_Down:
        change(m_track.weight - step, true);
        return true;
    case Qt::Key_PageUp:
        change(m_track.weight + kCoarseStep, true);
        return true;
    case Qt::Key_PageDown:
        change(m_track.weight - kCoarseStep, true);
        return true;
    case Qt::Key_Home:
        change(0, true);
        return true;
    case Qt::Key_End:
        change(1, true);
        return true;
    default:
        return false;
    }
}

bool ChannelStrip::commandKey(int key)
{
    switch (key) {
    case Qt::Key_M:
        toggleMute();
        return true;
    case Qt::Key_S:
        toggleSolo();
        return true;
    case Qt::Key_L:
        toggleLock();
        return true;
    case Qt::Key_R:
        resetWeight();
        return true;
    case Qt::Key_F2:
        editName();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        editWeight();
        return true;
    case Qt::Key_Space:
        toggleFold();
        return isBus();
    default:
        return false;
    }
}

void ChannelStrip::keyPressEvent(QKeyEvent *event)
{
    if (m_isDragging && event->key() == Qt::Key_Escape) {
        m_isDragging = false;
        moveTo(m_weightAtPress);
        Q_EMIT changing();
        return;
    }
    if (moveKey(event->key(), event->modifiers()))
        return;
    const bool isPlain = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    if (isPlain && startsNumber(event->text()))
        return editWeight(event->text());
    if (!isPlain || !commandKey(event->key()))
        QWidget::keyPressEvent(event);
}

} // namespace modalens
