// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/view.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <string>

namespace modalens {

/// The desk as one value with its history. Everything the analyst sets (query, mix, filter, selection, map)
/// goes through here; panels show what changed() tells them and never each other's state. GUI thread.
class DeskState : public QObject
{
    Q_OBJECT

public:
    /// Which parts differ after a change; a set of flags so that a mix change does not rebuild the query bar.
    enum Part {
        QueryPart = 1,
        MixPart = 2,
        FilterPart = 4,
        SelectionPart = 8,
        MapPart = 16,
        PinPart = 32,
        ListPart = 64,
        EveryPart = 127
    };
    Q_DECLARE_FLAGS(Parts, Part)

    explicit DeskState(QObject *parent = nullptr);

    const View &view() const { return m_view; }
    QUndoStack *undoStack() { return &m_undo; }

    /// One undo step named `text` (translated). Does nothing when `after` equals the present view.
    void change(const View &after, const QString &text);
    /// The same for one of many small steps, a key or a notch: those of one `gesture` that follow one another
    /// within kStepsMs are one undo step.
    void changeByStep(const View &after, const QString &text, const std::string &gesture);
    /// change() to a saved view, with its cameras.
    void apply(const View &view, const QString &text);
    /// Shows a state in the middle of a gesture without an undo step; the next change() or endGesture() makes
    /// one step back to where the gesture began.
    void changeInGesture(const View &after);
    void endGesture(const QString &text);
    /// Milliseconds from anywhere, which tests set.
    void setClock(std::function<qint64()> clock) { m_clock = std::move(clock); }
    static constexpr int kStepsMs = 1000;
    bool isInGesture() const { return m_isInGesture; }
    /// Replaces everything and forgets the history: another catalog or a saved view.
    void reset(const View &view);
    /// Tracks that every view shows, appended where one lacks them: the catalog's spaces. May change what is
    /// shown.
    void setStandardTracks(std::vector<MixerTrack> tracks);
    /// Changes what is shown without an undo step, as a consequence and not an act of the analyst.
    void adjust(const View &view) { show(view); }
    /// Camera moves are saved with the view but are no undo steps.
    void setCamera(const std::string &mapSignal, double centerX, double centerY, double zoom);
    /// Selection of one item by key, as an undo step; selections in a row merge into one.
    void select(const std::string &key, const QString &text);

Q_SIGNALS:
    void gestureStarted(); ///< Before the first changed() of a gesture.
    void changed(modalens::DeskState::Parts parts);
    void cameraMoved();     ///< By setCamera().
    void camerasReplaced(); ///< By those of a saved view, after changed().

private:
    class ChangeCommand;
    class StepCommand;
    void show(const View &view);

    View completed(View view) const;

    View m_view;
    std::vector<MixerTrack> m_standardTracks;
    View m_beforeGesture;
    bool m_isInGesture = false;
    std::function<qint64()> m_clock;
    QUndoStack m_undo;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(DeskState::Parts)

/// The parts in which two views differ.
DeskState::Parts differingParts(const View &a, const View &b);

} // namespace modalens
