// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/text/whysentence.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

class WhyWords
{
    Q_DECLARE_TR_FUNCTIONS(WhyWords)

public:
    static QString ordinal(qint64 rank);
    static QString opening(const QString &title, const WhyPlace &place);
    static QString strongest(const QVector<ContributionView> &contributions, double score);
    static QString missing(const QVector<ContributionView> &contributions);
};

QString bold(const QString &text)
{
    return QStringLiteral("<b>%1</b>").arg(text.toHtmlEscaped());
}

// English ordinals; a translation may use the plain number ("第 %1").
QString WhyWords::ordinal(qint64 rank)
{
    const QString number = QLocale().toString(rank);
    const auto lastTwo = rank % 100;
    if (lastTwo >= 11 && lastTwo <= 13)
        return tr("%1th", "ordinal").arg(number);
    switch (rank % 10) {
    case 1:
        return tr("%1st", "ordinal").arg(number);
    case 2:
        return tr("%1nd", "ordinal").arg(number);
    case 3:
        return tr("%1rd", "ordinal").arg(number);
    default:
        return tr("%1th", "ordinal").arg(number);
    }
}

QString WhyWords::opening(const QString &title, const WhyPlace &place)
{
    const QString name = bold(title), of = bold(QLocale().toString(place.of));
    switch (place.kind) {
    case WhyPlace::Kind::NotListed:
        return tr("%1 is not among the first %2.").arg(name, of);
    case WhyPlace::Kind::InQuery:
        return tr("%1 belongs to the query and is not ranked.").arg(name);
    case WhyPlace::Kind::Filtered:
        return tr("%1 does not pass the filter.").arg(name);
    case WhyPlace::Kind::NoScore:
        return tr("%1 has none of the signals that are mixed and is not ranked.").arg(name);
    case WhyPlace::Kind::Ranked:
        break;
    }
    return tr("%1 is %2 of %3.", "item, place, number of items").arg(name, bold(ordinal(place.rank)), of);
}

QString WhyWords::strongest(const QVector<ContributionView> &contributions, double score)
{
    double positive = 0.0, negative = 0.0;
    for (const ContributionView &part : contributions)
        (part.value >= 0 ? positive : negative) += part.value;
    const bool isPulledUp = score >= 0;
    const double whole = isPulledUp ? positive : negative;
    if (whole == 0.0)
        return tr("No signal moves it.");
    const auto &most = *std::max_element(contributions.begin(), contributions.end(),
                                         [isPulledUp](const auto &a, const auto &b) {
                                             return isPulledUp ? a.value < b.value : a.value > b.value;
                                         });
    const QString share = QLocale().toString(static_cast<int>(std::lround(100.0 * most.value / whole)));
    const QString name = bold(tr("%1 (%2%)", "signal, share of the score").arg(most.signal.label, share));
    return isPulledUp ? tr("Mostly because of %1.").arg(name) : tr("Held back mostly by %1.").arg(name);
}

QString WhyWords::missing(const QVector<ContributionView> &contributions)
{
    QStringList names;
    for (const ContributionView &part : contributions)
        if (part.isMissing)
            names << part.signal.label;
    if (names.isEmpty())
        return {};
    return tr("It has nothing for %1.").arg(bold(names.join(tr(", ", "between names of signals"))));
}

} // namespace

QString whySentence(const QString &title, const WhyPlace &place, double score,
                    const QVector<ContributionView> &contributions)
{
    QStringList sentences{WhyWords::opening(title, place)};
    if (place.kind == WhyPlace::Kind::NoScore)
        return sentences.front();
    if (!contributions.isEmpty())
        sentences << WhyWords::strongest(contributions, score);
    const QString missing = WhyWords::missing(contributions);
    if (!missing.isEmpty())
        sentences << missing;
    const bool hasWideStops = sentences.front().endsWith(QChar(0x3002)); // 。 brings its own space
    return sentences.join(hasWideStops ? QString() : QStringLiteral(" "));
}

} // namespace modalens
