// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QString>

namespace modalens {

/// Where the item of the sentence stands.
struct WhyPlace
{
    enum class Kind {
        Ranked,    ///< At `rank` of `of` that are ranked.
        NotListed, ///< After the first `of`, which are listed; its rank is not known yet.
        InQuery,   ///< It is the query, or part of it.
        Filtered,  ///< The filter leaves it out.
        NoScore    ///< It has none of the signals that take part.
    };
    Kind kind = Kind::Ranked;
    qint64 rank = 0; ///< 1 is best.
    qint64 of = 0;
};

/// The answer above the contribution chart, as escaped rich text with the numbers in <b>: "crow is 3rd of
/// 951. Mostly because of Looks (58%). It has nothing for Sound."
QString whySentence(const QString &title, const WhyPlace &place, double score,
                    const QVector<ContributionView> &contributions);

} // namespace modalens
