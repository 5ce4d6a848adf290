// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desk/deskstate.h"

#include <QElapsedTimer>
#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr int kSelectionMerge = 1, kStepMerge = 3; // 2 is that of ItemSelection
constexpr int kHistoryLimit = 500;

} // namespace

/// Two whole views: they are a few hundred bytes, and no half of a change can be forgotten.
class DeskState::ChangeCommand : public QUndoCommand
{
public:
    ChangeCommand(DeskState &desk, View before, View after, const QString &text, int mergeId = -1)
        : QUndoCommand(text)
        , m_desk(desk)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_mergeId(mergeId)
    {
    }

    void undo() override { m_desk.show(withCamerasOf(m_before)); }
    void redo() override { m_desk.show(withCamerasOf(m_after)); }
    int id() const override { return m_mergeId; }
    bool mergeWith(const QUndoCommand *next) override
    {
        m_after = static_cast<const ChangeCommand *>(next)->m_after;
        setObsolete(!differingParts(m_before, m_after)); // back where it began
        return true;
    }

private:
    View withCamerasOf(View view) const
    {
        view.cameras = m_desk.m_view.cameras;
        return view;
    }

    DeskState &m_desk;
    View m_before, m_after;
    int m_mergeId;
};

class DeskState::StepCommand : public ChangeCommand
{
public:
    StepCommand(DeskState &desk, View before, View after, const QString &text, std::string gesture)
        : ChangeCommand(desk, std::move(before), std::move(after), text, kStepMerge)
        , m_gesture(std::move(gesture))
        , m_atMs(desk.m_clock())
    {
    }
    bool mergeWith(const QUndoCommand *next) override
    {
        const auto *step = static_cast<const StepCommand *>(next);
        if (step->m_gesture != m_gesture || step->m_atMs - m_atMs > kStepsMs)
            return false;
        m_atMs = step->m_atMs;
        return ChangeCommand::mergeWith(next);
    }

private:
    std::string m_gesture;
    qint64 m_atMs;
};

DeskState::DeskState(QObject *parent)
    : QObject(parent)
{
    QElapsedTimer watch;
    watch.start();
    m_clock = [watch] { return watch.elapsed(); };
    m_undo.setUndoLimit(kHistoryLimit);
}

void DeskState::change(const View &after, const QString &text)
{
    const View before = std::exchange(m_isInGesture, false) ? m_beforeGesture : m_view;
    if (differingParts(before, completed(after)))
        m_undo.push(new ChangeCommand(*this, before, completed(after), text));
    else
        show(after);
}

void DeskState::changeByStep(const View &after, const QString &text, const std::string &gesture)
{
    if (m_isInGesture)
        return change(after, text);
    if (differingParts(m_view, completed(after)))
        m_undo.push(new StepCommand(*this, m_view, completed(after), text, gesture));
}

void DeskState::apply(const View &view, const QString &text)
{
    for (const auto &[map, camera] : view.cameras)
        m_view.cameras[map] = camera;
    change(view, text);
    Q_EMIT camerasReplaced();
}

void DeskState::changeInGesture(const View &after)
{
    if (!std::exchange(m_isInGesture, true)) {
        m_beforeGesture = m_view;
        Q_EMIT gestureStarted();
    }
    show(after);
}

void DeskState::endGesture(const QString &text)
{
    if (m_isInGesture)
        change(View(m_view), text);
}

void DeskState::reset(const View &view)
{
    m_isInGesture = false;
    m_undo.clear();
    m_view = completed(view);
    Q_EMIT changed(EveryPart);
}

void DeskState::setStandardTracks(std::vector<MixerTrack> tracks)
{
    m_standardTracks = std::move(tracks);
    show(m_view);
}

View DeskState::completed(View view) const
{
    view.marked.clear(); // ItemSelection has them, with a history of their own
    for (const MixerTrack &track : m_standardTracks)
        if (std::none_of(view.tracks.begin(), view.tracks.end(),
                         [&track](const MixerTrack &known) { return known.signal == track.signal; }))
            view.tracks.push_back(track);
    return view;
}

void DeskState::setCamera(const std::string &mapSignal, double centerX, double centerY, double zoom)
{
    m_view.cameras[mapSignal] = {centerX, centerY, zoom};
    Q_EMIT cameraMoved();
}

void DeskState::select(const std::string &key, const QString &text)
{
    View after = m_view;
    after.selection = key.empty() ? std::vector<std::string>{} : std::vector<std::string>{key};
    if (after != m_view)
        m_undo.push(new ChangeCommand(*this, m_view, after, text, kSelectionMerge));
}

void DeskState::show(const View &wanted)
{
    View view = completed(wanted);
    const Parts parts = differingParts(m_view, view);
    m_view = std::move(view);
    if (parts)
        Q_EMIT changed(parts);
}

DeskState::Parts differingParts(const View &a, const View &b)
{
    DeskState::Parts parts;
    parts.setFlag(DeskState::QueryPart, a.query != b.query);
    parts.setFlag(DeskState::MixPart, a.tracks != b.tracks || a.method != b.method ||
                                          a.normalisation != b.normalisation || a.missing != b.missing);
    parts.setFlag(DeskState::FilterPart, a.filter != b.filter);
    parts.setFlag(DeskState::SelectionPart, a.selection != b.selection);
    parts.setFlag(DeskState::PinPart, a.pinned != b.pinned);
    parts.setFlag(DeskState::ListPart, a.list != b.list);
    parts.setFlag(DeskState::MapPart, a.mapSignal != b.mapSignal || a.mapColour != b.mapColour);
    return parts;
}

} // namespace modalens
