// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/text/viewtext.h"

#include "app/gui/text/filtertext.h"
#include "app/gui/text/signaltext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kMaxNameLength = 40;

class ViewWords
{
    Q_DECLARE_TR_FUNCTIONS(ViewWords)

public:
    static QString unnamed() { return tr("View"); }
    static QString noQuery() { return tr("no query"); }
    static QString between() { return tr(", ", "between parts of a view's summary"); }
    static QString disliked(const QString &term) { return tr("not %1", "a disliked query term").arg(term); }
};

/// The last part of a key or path says most: "crow" of "animals/birds/crow".
QString termText(const QueryTerm &term, const ItemTitles &titles)
{
    const QString value = QString::fromStdString(term.value);
    switch (term.kind) {
    case QueryTerm::Kind::Text:
        return QStringLiteral("“%1”").arg(value);
    case QueryTerm::Kind::File:
        return QFileInfo(value).fileName();
    case QueryTerm::Kind::Item:
        break;
    }
    if (const auto known = titles.find(term.value); known != titles.end() && !known->second.empty())
        return QString::fromStdString(known->second);
    return value.section(QLatin1Char('/'), -1);
}

QString queryText(const Query &query, const ItemTitles &titles)
{
    QStringList terms;
    for (const QueryTerm &term : query)
        terms << (term.isLiked ? termText(term, titles) : ViewWords::disliked(termText(term, titles)));
    return terms.isEmpty() ? ViewWords::noQuery() : terms.join(ViewWords::between());
}

QString mixText(const View &view, const CatalogFacts &facts)
{
    const bool anySolo = std::any_of(view.tracks.begin(), view.tracks.end(),
                                     [](const MixerTrack &track) { return track.isSolo; });
    QStringList parts;
    for (const MixerTrack &track : view.tracks) {
        const int index = facts.signalSet ? facts.signalSet->indexOf(track.signal) : -1;
        const double weight = effectiveWeight(track, anySolo);
        if (index >= 0 && weight != 0)
            parts << signalLabel(facts.signalSet->signalInfos()[static_cast<std::size_t>(index)],
                                 view.tracks) +
                         QLatin1Char(' ') + QLocale().toString(weight, 'f', 2);
    }
    return parts.join(ViewWords::between());
}

} // namespace

QString viewSummary(const View &view, const CatalogFacts &facts, const ItemTitles &titles)
{
    QStringList parts{queryText(view.query, titles)};
    for (const QString &part : {mixText(view, facts), filterText(view.filter, view.tracks)})
        if (!part.isEmpty())
            parts << part;
    return parts.join(QStringLiteral(" · "));
}

QString suggestedViewName(const View &view, const ItemTitles &titles)
{
    if (view.query.empty())
        return ViewWords::unnamed();
    QString name = termText(view.query.front(), titles).simplified();
    while (name.startsWith(QLatin1Char('~'))) // kept for the program's own
        name.remove(0, 1);
    return name.isEmpty() ? ViewWords::unnamed() : name.left(kMaxNameLength);
}

} // namespace modalens
