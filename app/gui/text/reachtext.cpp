// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/text/reachtext.h"

#include "app/gui/text/signaltext.h"
#include "engine/models/encoder.h"
#include "engine/rank/signals/signalset.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace modalens {

namespace {

class ReachWords
{
    Q_DECLARE_TR_FUNCTIONS(ReachWords)

public:
    static QString help(Modality modality)
    {
        switch (modality) {
        case Modality::Text:
            return tr("type words or add an item that has some");
        case Modality::Image:
            return tr("drop a picture or add an item that has one");
        case Modality::Audio:
            return tr("drop a sound or add an item that has one");
        case Modality::Video:
            return tr("drop a video or add an item that has one");
        default:
            return tr("add an item that has it");
        }
    }

    static QString outdated(const SignalInfo &info, std::span<const MixerTrack> tracks)
    {
        return tr("%1: another version of its encoder made it; choose Embed what is new in the menu Catalog")
            .arg(signalLabel(info, tracks));
    }

    static QString missing(const SignalInfo &info, std::span<const MixerTrack> tracks)
    {
        return tr("%1: %2", "signal, what would make the query reach it")
            .arg(signalLabel(info, tracks), help(info.modality));
    }

    static QString gone(const QStringList &keys)
    {
        return tr("not in this catalog: %1").arg(QLocale().createSeparatedList(keys));
    }

    static QString reached(const QStringList &labels)
    {
        if (labels.isEmpty())
            return tr("Reaches no signal");
        return tr("Reaches %1", "list of signals").arg(QLocale().createSeparatedList(labels));
    }

    static QString joined(const QString &first, const QString &second)
    {
        return tr("%1 · %2", "two notes on one line").arg(first, second);
    }
};

/// Items of the query that the catalog does not have, by key.
QStringList missingItems(const RankingAnswer &answer, const Query &query)
{
    QStringList keys;
    for (const QueryTerm &term : query)
        if (term.kind == QueryTerm::Kind::Item &&
            std::none_of(answer.queryItems.begin(), answer.queryItems.end(),
                         [&term](const ItemSummary &item) { return item.key == term.value; }))
            keys << QString::fromStdString(term.value);
    return keys;
}

/// Words or files would speak to the signal, were its encoder the one that made it.
bool isOutdated(const SignalInfo &info, const Query &query, const SignalSet *signalSet)
{
    const int signal = signalSet ? signalSet->indexOf(info.name) : -1;
    if (signal < 0 || !signalSet->vectors(signal) || signalSet->encoder(signal) ||
        signalSet->vectors(signal)->info().encoder != builtinEncoderFor(info.modality))
        return false;
    return std::any_of(query.begin(), query.end(), [&info](const QueryTerm &term) {
        return term.kind == QueryTerm::Kind::File ||
               (term.kind == QueryTerm::Kind::Text && info.modality == Modality::Text);
    });
}

} // namespace

bool hasOutdatedSpace(const Query &query, const SignalSet &signalSet)
{
    const auto &infos = signalSet.signalInfos();
    return std::any_of(infos.begin(), infos.end(),
                       [&](const SignalInfo &info) { return isOutdated(info, query, &signalSet); });
}

ReachText reachText(const RankingAnswer &answer, const Query &query, std::span<const MixerTrack> tracks,
                    const SignalSet *signalSet)
{
    QStringList reached, missing;
    for (std::size_t i = 0; i < answer.signalInfos.size() && i < answer.isReached.size(); ++i) {
        const SignalInfo &info = answer.signalInfos[i];
        if (info.kind != SignalKind::Space)
            continue; // a number or a score needs no query to speak
        if (answer.isReached[i])
            reached << signalLabel(info, tracks);
        if (isOutdated(info, query, signalSet))
            missing << ReachWords::outdated(info, tracks);
        else if (!answer.isReached[i])
            missing << ReachWords::missing(info, tracks);
    }
    if (const QStringList gone = missingItems(answer, query); !gone.isEmpty())
        missing.prepend(ReachWords::gone(gone));
    if (query.empty() || (reached.isEmpty() && missing.isEmpty()))
        return {};
    ReachText text{ReachWords::reached(reached), missing.join(QLatin1Char('\n'))};
    for (const QString &note : missing)
        text.line = ReachWords::joined(text.line, note);
    return text;
}

} // namespace modalens
