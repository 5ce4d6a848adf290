// SPDX-License-Identifier: GPL-3.0-or-later
// What a channel strip holds; channelstripinput.cpp is how it is moved, channelstrippaint.cpp how it looks,
// channelstriptexts.cpp what it says and offers.
#include "widgets/channelstrip.h"

#include "widgets/channelstripaccess.h"
#include "widgets/stripeditor.h"
#include "widgets/textscale.h"
#include "widgets/weighttext.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr double kKnobHeightPx = 14;
constexpr int kMaxNameLength = 64;
constexpr int kNameEditorPx = 130;
constexpr int kTallPx = 220, kShareFromPx = 116; // lower ones leave out what a tooltip says as well
constexpr int kMinHeightPx = 80;
constexpr int kBusPx = 59; // four of them fit beside the map
constexpr int kMinPx = 42, kMinBusPx = 48;

/// In the middle of `line`, as wide as they are meant or as it allows.
void placeButtons(StripGeometry &at, const QRectF &line, bool isBus)
{
    const int count = isBus ? 3 : 2;
    const double gap = isBus || line.width() < 46 ? 1 : 4;
    const double width = std::min(isBus ? 18.0 : 20.0, (line.width() - 2 - (count - 1) * gap) / count);
    const double left = line.center().x() - (count * width + (count - 1) * gap) / 2;
    at.mute = QRectF(left, line.top(), width, line.height());
    at.solo = at.mute.translated(width + gap, 0);
    if (isBus)
        at.fold = at.solo.translated(width + gap, 0);
}

} // namespace

StripGeometry StripGeometry::of(const QSize &size, double weight, bool isBus)
{
    const double scale = textScale(); // everything is drawn at 1 and made larger with its texts
    const double width = size.width() / scale, height = size.height() / scale;
    const bool isTall = height >= kTallPx, hasShare = height >= kShareFromPx;
    const double middle = width / 2, margin = isBus ? 1 : 3;
    StripGeometry at;
    at.isShareShort = !isTall;
    at.name = QRectF(margin, isTall ? 8 : 0, width - 2 * margin, isTall ? 18 : 15);
    placeButtons(at, QRectF(0, isTall ? 32 : 16, width, isTall ? 18 : 15), isBus);
    const double top = isTall ? 62 : 34, foot = isTall ? 68 : hasShare ? 36 : 18;
    const double bottom = std::max(top + 2 * kKnobHeightPx, height - foot);
    at.groove = QRectF(middle - 2, top, 4, bottom - top);
    const double knobHalf = std::min(isBus ? 18.0 : 14.0, width / 2 - 2);
    const double knobTop = top + (bottom - top - kKnobHeightPx) * (1 - std::clamp(weight, 0.0, 1.0));
    at.knob = QRectF(middle - knobHalf, knobTop, 2 * knobHalf, kKnobHeightPx);
    at.lock = QRectF(5, bottom - 17, 13, 16); // inside the frame of the focus
    at.twin = QRectF(width - 14, top - 2, 14, 14);
    at.weight = QRectF(2, bottom + (isTall ? 6 : 1), width - 4, isTall ? 20 : 17);
    if (hasShare)
        at.share = QRectF(2, bottom + (isTall ? 27 : 19), width - 4, isTall ? 34 : 17);
    for (QRectF *rect : {&at.name, &at.mute, &at.solo, &at.fold, &at.groove, &at.knob, &at.lock, &at.twin,
                         &at.weight, &at.share})
        *rect = QRectF(rect->topLeft() * scale, rect->size() * scale);
    return at;
}

double StripGeometry::travel() const
{
    return groove.height() - knob.height();
}

double StripGeometry::weightAt(double y) const
{
    return std::clamp(1 - (y - groove.top() - knob.height() / 2) / travel(), 0.0, 1.0);
}

ChannelStrip::ChannelStrip(QWidget *parent)
    : QWidget(parent)
{
    installChannelStripAccess();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding); // narrower before anything scrolls
}

void ChannelStrip::setTrack(const StripView &track)
{
    const double held = m_track.weight;
    m_isDragging = m_isDragging && m_track.signal.name == track.signal.name;
    m_track = track;
    if (m_isDragging)
        m_track.weight = held;
    setAccessibleName(isBus() ? tr("%1, all", "name of a bus of signals").arg(track.signal.label)
                              : track.signal.label);
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

void ChannelStrip::setBus(int signalCount, bool isFolded)
{
    if (m_signalCount == signalCount && m_isFolded == isFolded)
        return;
    m_signalCount = signalCount;
    m_isFolded = isFolded;
    updateGeometry();
    setTrack(StripView(m_track));
}

void ChannelStrip::setGrouped(bool isGrouped)
{
    if (m_isGrouped == isGrouped)
        return;
    m_isGrouped = isGrouped;
    update();
}

void ChannelStrip::setWeight(double weight)
{
    change(weight, false);
}

void ChannelStrip::change(double weight, bool isStep)
{
    if (weightOnGrid(weight) == m_track.weight || refuses())
        return;
    moveTo(weight);
    announce();
    Q_EMIT changed(isStep);
}

void ChannelStrip::showWeight(double weight)
{
    if (m_track.weight == weight)
        return;
    m_track.weight = weight;
    update();
}

void ChannelStrip::moveTo(double weight)
{
    showWeight(weightOnGrid(weight));
}

bool ChannelStrip::refuses()
{
    if (m_track.isLocked)
        QToolTip::showText(mapToGlobal(geometryNow().knob.center().toPoint()),
                           tr("%1 is locked (L unlocks it)").arg(m_track.signal.label), this);
    return m_track.isLocked;
}

void ChannelStrip::announce()
{
    setAccessibleDescription(m_track.isReached ? stateText() : m_track.notReachedReason);
    QAccessibleValueChangeEvent event(this, m_track.weight);
    QAccessible::updateAccessibility(&event);
}

StripGeometry ChannelStrip::geometryNow() const
{
    return StripGeometry::of(size(), m_track.weight, isBus());
}

QSize ChannelStrip::sizeHint() const
{
    return {scaled(isBus() ? kBusPx : 56), scaled(360)};
}

QSize ChannelStrip::minimumSizeHint() const
{
    return {scaled(isBus() ? kMinBusPx : kMinPx), scaled(kMinHeightPx)};
}

void ChannelStrip::toggle(bool TrackView::*flag)
{
    m_track.*flag = !(m_track.*flag);
    update();
    announce();
    Q_EMIT changed();
}

void ChannelStrip::toggleMute()
{
    toggle(&TrackView::isMuted);
}

void ChannelStrip::toggleSolo()
{
    toggle(&TrackView::isSolo);
}

void ChannelStrip::toggleLock()
{
    m_track.isLocked = !m_track.isLocked;
    m_isDragging = false;
    update();
    announce();
    Q_EMIT changed();
}

void ChannelStrip::toggleFold()
{
    if (isBus())
        Q_EMIT foldToggled();
}

void ChannelStrip::editName()
{
    if (isBus())
        return;
    QRectF place = geometryNow().name;
    place.setWidth(std::max<double>(place.width(), scaled(kNameEditorPx)));
    place.moveCenter(geometryNow().name.center());
    auto *editor = new StripEditor(this, place.toRect(), m_track.signal.label, [this](const QString &text) {
        const QString name = text.simplified();
        if (name != m_track.signal.label)
            Q_EMIT renamed(name == m_track.standardLabel ? QString() : name);
    });
    editor->setMaxLength(kMaxNameLength);
    editor->setPlaceholderText(m_track.standardLabel);
    editor->selectAll(); // a new length takes a selection away
    editor->setAccessibleName(tr("Name of %1").arg(m_track.signal.label));
}

void ChannelStrip::editWeight(std::optional<QString> typed)
{
    if (refuses())
        return;
    auto *editor = new StripEditor(this, geometryNow().weight.toRect(),
                                   typed.value_or(weightText(m_track.weight)), [this](const QString &text) {
                                       if (const auto weight = weightFromText(text))
                                           setWeight(*weight);
                                   });
    editor->setAlignment(Qt::AlignHCenter);
    editor->setAccessibleName(tr("Weight of %1").arg(m_track.signal.label));
    if (typed)
        editor->end(false);
}

bool ChannelStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), this);
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHovered(std::nullopt);
    return QWidget::event(event);
}

} // namespace modalens
