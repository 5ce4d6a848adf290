// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/querycontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/deskpanels.h"
#include "widgets/querybar.h"

#include <QFileInfo>

namespace modalens {

namespace {

constexpr int kMaxKnown = 10'000;

} // namespace

QueryController::QueryController(CatalogSession &session, DeskPanels &panels, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
{
    connect(m_panels.queryBar, &QueryBar::queryEdited, this, &QueryController::takeChips);
    connect(m_panels.queryBar, &QueryBar::suggestionsWanted, &m_session.items(),
            &ItemService::requestSuggestions);
    connect(&m_session.items(), &ItemService::suggestionsReady, this,
            [this](const QString &text, const QVector<Suggestion> &suggestions) {
                for (const Suggestion &suggestion : suggestions)
                    m_known.insert(suggestion.value, {suggestion.label, suggestion.picturePath});
                m_panels.queryBar->setSuggestions(text, suggestions);
            });
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if (parts & DeskState::QueryPart)
            showChips();
    });
    connect(&m_session.ranking(), &RankingService::answered, this, &QueryController::learnTitles);
    connect(&m_session, &CatalogSession::opened, this, [this] { m_panels.queryBar->setEnabled(true); });
    connect(&m_session, &CatalogSession::closed, this, [this] {
        m_known.clear();
        m_panels.queryBar->setEnabled(false);
    });
    m_panels.queryBar->setEnabled(false);
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
        chip.label = known.title.isEmpty() ? chip.value : known.title;
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
        chip.label = QFileInfo(chip.value).fileName();
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
