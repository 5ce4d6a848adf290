// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"
#include "app/gui/services/searchservice.h"
#include "widgets/values.h"

#include <QHash>
#include <QObject>

namespace modalens {

class CatalogSession;
class DeskPanels;
class Settings;

/// Connects the query bar with the desk: chips become query terms and back; items get their titles and
/// pictures from the answers; what is typed is looked for in the catalog, in the way that the settings
/// remember; the bar says what the query reaches.
class QueryController : public QObject
{
    Q_OBJECT

public:
    QueryController(CatalogSession &session, DeskPanels &panels, Settings &settings, QObject *parent);

    void add(const std::vector<QueryTerm> &terms); ///< To the query, as one step.

private:
    void connectBar(Settings &settings);
    void connectSession();
    void showAnswer(const SearchAnswer &answer);
    void keepOnly(const QString &text, SearchMode mode);
    void showReach(const RankingAnswer &answer);
    void showChips();
    void takeChips(const QVector<QueryChip> &chips);
    void learnTitles(const RankingAnswer &answer);
    QueryChip chipOf(const QueryTerm &term) const;

    struct Known
    {
        QString title;
        QString picturePath;
    };
    CatalogSession &m_session;
    DeskPanels &m_panels;
    SearchService m_search;
    QHash<QString, Known> m_known; ///< By item key.
};

/// The term a chip stands for. Chips of items carry the item's key.
QueryTerm termOf(const QueryChip &chip);

} // namespace modalens
