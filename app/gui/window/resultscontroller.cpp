// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/resultscontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/text/errortext.h"
#include "app/gui/text/filtertext.h"
#include "app/gui/text/paths.h"
#include "app/gui/text/signaltext.h"
#include "app/gui/window/deskpanels.h"
#include "widgets/contributionchart.h"
#include "widgets/mixerwidget.h"
#include "widgets/panelheader.h"
#include "widgets/rankingview.h"
#include "widgets/showable.h"

#include <QLocale>

#include <algorithm>

namespace modalens {

ResultsController::ResultsController(CatalogSession &session, DeskPanels &panels, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
{
    connect(&m_session.ranking(), &RankingService::answered, this, &ResultsController::showAnswer);
    connect(&m_session.ranking(), &RankingService::placed, this, &ResultsController::showPlace);
    connect(&m_session, &CatalogSession::closed, this, &ResultsController::clear);
    // A gesture starts from the ranks before its first move; a single change from those before it.
    connect(&m_session.desk(), &DeskState::gestureStarted, this, [this] { m_changes.beginChange(); });
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if (parts & (DeskState::QueryPart | DeskState::FilterPart)) {
            m_changes.forget();
            m_panels.ranking->startAnew();
        } else if ((parts & DeskState::MixPart) && !m_session.desk().isInGesture()) {
            m_changes.beginChange();
        }
    });
    clear();
}

/// Signals that the query reaches and the mix lets through: the others have no term that could be missing.
QVector<int> ResultsController::takingPart() const
{
    QVector<int> indexes;
    for (std::size_t i = 0; i < m_answer.signalInfos.size(); ++i)
        if (m_answer.weights[i] != 0.0 && m_answer.isReached[i])
            indexes.append(static_cast<int>(i));
    return indexes;
}

void ResultsController::showAnswer(const RankingAnswer &answer)
{
    m_answer = answer;
    m_place.reset();
    if (answer.error) {
        m_answer.rows.clear();
        m_panels.ranking->setEmptyText(fullErrorText(*answer.error));
    } else if (m_session.facts().items == 0) {
        m_panels.ranking->setEmptyText(tr("The catalog has no items yet. Import a folder or a file"));
    } else if (answer.allowed && answer.allowed->count() == 0) {
        m_panels.ranking->setEmptyText(
            nothingLeftText(m_session.desk().view().filter, m_session.desk().view().tracks));
    } else if (answer.isUnreached) {
        m_panels.ranking->setEmptyText(nothingReachedText());
    } else {
        m_panels.ranking->setEmptyText(tr("No other item can be compared with the query"));
    }
    showRows();
    showHeader();
    showWhy();
    Q_EMIT shown();
    const View &view = m_session.desk().view();
    if (view.selection.empty() && m_answer.isRanked && !m_answer.rows.empty()) {
        View selected = view;
        selected.selection = {m_answer.rows.front().summary.key};
        m_session.desk().adjust(selected);
    }
}

QString ResultsController::nothingReachedText()
{
    return tr("The query reaches no signal that has a weight. Raise another fader, or try other words, an "
              "item or a file");
}

QString ResultsController::whyNotRanked() const
{
    if (m_answer.isUnreached)
        return nothingReachedText();
    if (m_session.desk().view().query.empty())
        return tr("Add something to the query to rank the catalog");
    return m_answer.signalInfos.empty() ? tr("Results are explained as soon as items are embedded")
                                        : tr("No item can be compared with the query");
}

QVector<SignalView> ResultsController::shownSignals() const
{
    QVector<SignalView> signalViews;
    for (int i : takingPart())
        signalViews.append(
            signalView(m_answer.signalInfos[static_cast<std::size_t>(i)], m_session.desk().view().tracks));
    return signalViews;
}

RankedRow ResultsController::rankedRow(const ExplainedItem &explained, int rank) const
{
    RankedRow row;
    row.item = rowOf(explained.ranked.item);
    row.rank = rank;
    row.rankChange = m_changes.changeOf(row.item);
    row.score = explained.ranked.score;
    for (int i : takingPart()) {
        const quint32 bit = quint32{1} << row.contributions.size();
        if ((explained.ranked.presentMask >> i) & 1u)
            row.presentMask |= bit;
        row.contributions.append(explained.ranked.contributions[static_cast<std::size_t>(i)]);
    }
    row.key = QString::fromStdString(explained.summary.key);
    row.title = shownTitle(QString::fromStdString(explained.summary.title), row.key);
    row.picturePath = textFromPath(explained.summary.picturePath);
    row.modality = standInModality(explained.summary);
    return row;
}

void ResultsController::showRows()
{
    QVector<qint64> items;
    for (const ExplainedItem &row : m_answer.rows)
        items.append(rowOf(row.ranked.item));
    m_changes.show(items);
    QVector<RankedRow> rows;
    rows.reserve(static_cast<qsizetype>(m_answer.rows.size()));
    for (const ExplainedItem &explained : m_answer.rows)
        rows.append(rankedRow(explained, static_cast<int>(rows.size()) + 1));
    const bool hasMore = !m_answer.error && !m_answer.isUnreached;
    m_panels.ranking->setRows(std::move(rows), shownSignals(),
                              hasMore ? static_cast<int>(m_answer.rankable) : -1);
}

void ResultsController::showHeader()
{
    if (m_answer.error) {
        m_panels.rankingHeader->setNote({});
        return;
    }
    const QLocale locale;
    const QString count = tr("%Ln item(s)", nullptr, static_cast<int>(m_answer.rankable));
    m_panels.rankingHeader->setNote(
        m_answer.isRanked ? tr("%1 · %2 ms").arg(count, locale.toString(m_answer.fuseMs, 'f', 1))
                          : tr("%1 · not ranked").arg(count));
}

void ResultsController::showPlace(const FocusPlace &place)
{
    if (!m_answer.focus || m_answer.focus->ranked.item != place.item)
        return;
    m_place = place;
    showWhy();
}

WhyPlace ResultsController::placeOfFocus() const
{
    const ItemId item = m_answer.focus->ranked.item;
    const auto listed = std::find_if(m_answer.rows.begin(), m_answer.rows.end(),
                                     [item](const ExplainedItem &row) { return row.ranked.item == item; });
    if (listed != m_answer.rows.end())
        return {WhyPlace::Kind::Ranked, listed - m_answer.rows.begin() + 1, m_answer.rankable};
    const bool isInQuery = std::any_of(m_answer.queryItems.begin(), m_answer.queryItems.end(),
                                       [item](const ItemSummary &query) { return query.id == item; });
    if (isInQuery)
        return {WhyPlace::Kind::InQuery};
    if (m_answer.allowed && rowOf(item) < m_answer.allowed->size() && !m_answer.allowed->test(rowOf(item)))
        return {WhyPlace::Kind::Filtered};
    if (!m_place)
        return {WhyPlace::Kind::NotListed, 0, std::ssize(m_answer.rows)};
    return {m_place->rank > 0 ? WhyPlace::Kind::Ranked : WhyPlace::Kind::NoScore, m_place->rank,
            m_place->rankable};
}

void ResultsController::showWhy()
{
    if (!m_answer.focus || !m_answer.isRanked) {
        m_panels.why->clear();
        m_panels.whyHeader->setTitle(tr("Why"));
        if (m_answer.isRanked)
            m_panels.why->setEmptyText(tr("Select a result to see why it is there"));
        else
            m_panels.why->setEmptyText(whyNotRanked());
        return;
    }
    const ExplainedItem &focus = *m_answer.focus;
    QVector<ContributionView> contributions;
    for (int index : takingPart()) {
        const auto i = static_cast<std::size_t>(index);
        contributions.append({.signal = signalView(m_answer.signalInfos[i], m_session.desk().view().tracks),
                              .value = focus.ranked.contributions[i],
                              .isMissing = ((focus.ranked.presentMask >> i) & 1u) == 0});
    }
    const QString title =
        shownTitle(QString::fromStdString(focus.summary.title), QString::fromStdString(focus.summary.key));
    m_panels.whyHeader->setTitle(tr("Why is “%1” there?").arg(title));
    m_panels.why->setSentence(whySentence(title, placeOfFocus(), focus.ranked.score, contributions));
    m_panels.why->setContributions(contributions, focus.ranked.score);
}

void ResultsController::clear()
{
    m_answer = {};
    m_place.reset();
    m_changes.forget();
    m_panels.ranking->startAnew();
    m_panels.ranking->setRows({}, {});
    m_panels.ranking->setEmptyText(tr("Open a catalog to rank its items"));
    m_panels.rankingHeader->setNote({});
    m_panels.why->clear();
    m_panels.why->setEmptyText(tr("Why an item ranks where it does stands here once a catalog is open"));
    m_panels.whyHeader->setTitle(tr("Why"));
}

} // namespace modalens
