// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"
#include "app/gui/text/whysentence.h"
#include "app/gui/window/rankchanges.h"
#include "widgets/values.h"

#include <QObject>

namespace modalens {

class CatalogSession;
class DeskPanels;

/// Shows answers of the ranking: the list with its contributions and rank changes, the sentence and the chart
/// of the selected item, whose exact place comes a moment after where the list does not hold it. Where
/// nothing is selected it selects the best result.
class ResultsController : public QObject
{
    Q_OBJECT

public:
    ResultsController(CatalogSession &session, DeskPanels &panels, QObject *parent);
    const RankingAnswer &answer() const { return m_answer; }
    /// One per contribution of a row.
    QVector<SignalView> shownSignals() const;
    /// A row as the list shows it, of the answer's mix.
    RankedRow rankedRow(const ExplainedItem &explained, int rank) const;
    /// The ranks of all items in the answer shown.
    void setOrder(const SharedListOrder &order) { m_changes.setOrder(order); }
    void showHeader(); ///< Once more: after something else stood there.
    /// The rank of a pinned item, for how far it moves.
    void placePinned(qint64 item, int rank) { m_changes.place(item, rank); }

Q_SIGNALS:
    void shown(); ///< The list shows a new answer.

private:
    void showAnswer(const RankingAnswer &answer);
    static QString nothingReachedText();
    QString whyNotRanked() const;
    void showRows();
    void showPlace(const FocusPlace &place);
    void showWhy();
    WhyPlace placeOfFocus() const;
    void clear();
    QVector<int> takingPart() const;

    CatalogSession &m_session;
    DeskPanels &m_panels;
    RankingAnswer m_answer;
    std::optional<FocusPlace> m_place; ///< Of the answer's focus, once it has come.
    RankChanges m_changes;
};

} // namespace modalens
