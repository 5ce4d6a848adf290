// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/querycontroller.h"

#include "app/gui/desk/settings.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/services/pastedpictures.h"
#include "app/gui/text/paths.h"
#include "app/gui/text/reachtext.h"
#include "app/gui/window/deskpanels.h"
#include "widgets/querybar.h"
#include "widgets/showable.h"

#include <QFileInfo>
#include <QLineEdit>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kMaxKnown = 10'000;

/// How many letters the keys share, up to the last folder.
qsizetype sharedFolders(const QStringList &keys)
{
    qsizetype same = 0;
    const auto isSame = [&](const QString &key) {
        return key.size() > same && key.at(same) == keys.first().at(same);
    };
    while (same < keys.first().size() && std::all_of(keys.begin(), keys.end(), isSame))
        ++same;
    return keys.first().lastIndexOf(QLatin1Char('/'), same - keys.first().size() - 1) + 1;
}

/// Items of the same title say what their keys do not share.
void tellTwinsApart(QVector<QueryChip> &chips)
{
    QHash<QString, QStringList> keysOf;
    for (const QueryChip &chip : std::as_const(chips))
        if (chip.kind == QueryChip::Kind::Item && !keysOf[chip.label].contains(chip.value))
            keysOf[chip.label] << chip.value;
    for (QueryChip &chip : chips) {
        const QStringList keys = keysOf.value(chip.label);
        if (chip.kind == QueryChip::Kind::Item && keys.size() > 1)
            chip.label = QueryController::tr("%1 · %2", "title, what tells it from others of that title")
                             .arg(chip.label, chip.value.mid(sharedFolders(keys)));
    }
}

} // namespace

QueryController::QueryController(CatalogSession &session, DeskPanels &panels, Settings &settings,
                                 QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
{
    connectBar(settings);
    connectSession();
    m_panels.queryBar->setEnabled(false);
}

void QueryController::connectBar(Settings &settings)
{
    QueryBar *bar = m_panels.queryBar;
    const int mode = settings.searchMode();
    const bool isMode = mode >= 0 && mode <= static_cast<int>(SearchMode::Pattern);
    bar->setMode(isMode ? static_cast<SearchMode>(mode) : SearchMode::Names);
    connect(bar, &QueryBar::queryEdited, this, &QueryController::takeChips);
    connect(bar, &QueryBar::searchExpected, this, [this, bar] { m_search.prepare(bar->mode()); });
    connect(bar, &QueryBar::searchWanted, &m_search, &SearchService::search);
    connect(bar, &QueryBar::showAllRequested, this, &QueryController::keepOnly);
    connect(bar, &QueryBar::modeChosen, this,
            [&settings](SearchMode mode) { settings.setSearchMode(static_cast<int>(mode)); });
    connect(&m_search, &SearchService::answered, this, &QueryController::showAnswer);
}

void QueryController::connectSession()
{
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if (parts & DeskState::QueryPart)
            showChips();
    });
    connect(&m_session.ranking(), &RankingService::answered, this, &QueryController::learnTitles);
    connect(&m_session.ranking(), &RankingService::answered, this, &QueryController::showReach);
    connect(&m_session, &CatalogSession::opened, this, [this] {
        m_search.open(m_session.folder());
        m_panels.queryBar->setEnabled(true);
        if (m_panels.queryBar->edit()->hasFocus())
            m_search.prepare(m_panels.queryBar->mode());
    });
    connect(&m_session, &CatalogSession::grown, &m_search, &SearchService::forget);
    connect(&m_session, &CatalogSession::closed, this, [this] {
        m_search.close();
        m_known.clear();
        m_panels.queryBar->setReach({}, {});
        m_panels.queryBar->setEnabled(false);
    });
}

void QueryController::showAnswer(const SearchAnswer &answer)
{
    for (const SearchHit &hit : answer.hits)
        m_known.insert(hit.key, {hit.title, hit.picturePath});
    m_panels.queryBar->setAnswer(answer);
}

void QueryController::keepOnly(const QString &text, SearchMode mode)
{
    View view = m_session.desk().view();
    view.filter.text = text.trimmed().toStdString();
    view.filter.match = textMatchOf(mode);
    m_session.desk().change(view, tr("filter"));
}

void QueryController::showReach(const RankingAnswer &answer)
{
    if (answer.error)
        return;
    const View &view = m_session.desk().view();
    const ReachText reach = reachText(answer, view.query, view.tracks, m_session.facts().signalSet.get());
    m_panels.queryBar->setReach(reach.line, reach.toolTip);
}

QueryTerm termOf(const QueryChip &chip)
{
    QueryTerm term;
    term.isLiked = chip.isLiked;
    switch (chip.kind) {
    case QueryChip::Kind::Item:
        term.kind = QueryTerm::Kind::Item;
        term.value = chip.value.toStdString();
        break;
    case QueryChip::Kind::Text:
        term.kind = QueryTerm::Kind::Text;
        term.value = chip.value.toStdString();
        break;
    case QueryChip::Kind::File:
        term.kind = QueryTerm::Kind::File;
        term.value = bytesFromPathText(chip.value);
        break;
    }
    return term;
}

QueryChip QueryController::chipOf(const QueryTerm &term) const
{
    QueryChip chip;
    chip.isLiked = term.isLiked;
    switch (term.kind) {
    case QueryTerm::Kind::Item: {
        chip.kind = QueryChip::Kind::Item;
        chip.value = QString::fromStdString(term.value);
        const Known known = m_known.value(chip.value);
        chip.label = known.title.isEmpty() ? chip.value : shownTitle(known.title, chip.value);
        chip.picturePath = known.picturePath;
        break;
    }
    case QueryTerm::Kind::Text:
        chip.kind = QueryChip::Kind::Text;
        chip.value = QString::fromStdString(term.value);
        chip.label = chip.value;
        break;
    case QueryTerm::Kind::File:
        chip.kind = QueryChip::Kind::File;
        chip.value = textFromPath(term.value);
        chip.label = isPastedPicture(pathFromText(chip.value)) ? tr("pasted picture")
                                                               : QFileInfo(chip.value).fileName();
        chip.picturePath = chip.value;
        break;
    }
    return chip;
}

void QueryController::showChips()
{
    QVector<QueryChip> chips;
    for (const QueryTerm &term : m_session.desk().view().query)
        chips.append(chipOf(term));
    tellTwinsApart(chips);
    if (chips != m_panels.queryBar->chips())
        m_panels.queryBar->setChips(chips);
}

void QueryController::takeChips(const QVector<QueryChip> &chips)
{
    View view = m_session.desk().view();
    view.query.clear();
    for (const QueryChip &chip : chips)
        view.query.push_back(termOf(chip));
    view.selection.clear();
    m_session.desk().change(view, tr("query"));
}

void QueryController::add(const std::vector<QueryTerm> &terms)
{
    View view = m_session.desk().view();
    view.query.insert(view.query.end(), terms.begin(), terms.end());
    view.selection.clear();
    m_session.desk().change(view, tr("query"));
}

void QueryController::learnTitles(const RankingAnswer &answer)
{
    if (m_known.size() > kMaxKnown)
        m_known.clear();
    for (const ItemSummary &summary : answer.queryItems)
        m_known.insert(QString::fromStdString(summary.key),
                       {QString::fromStdString(summary.title), textFromPath(summary.picturePath)});
    showChips();
}

} // namespace modalens
