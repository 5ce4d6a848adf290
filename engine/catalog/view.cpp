// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/view.h"

#include <array>
#include <utility>

namespace modalens {

namespace {

constexpr std::array<std::pair<std::string_view, QueryTerm::Kind>, 3> kKinds{
    {{"item:", QueryTerm::Kind::Item}, {"text:", QueryTerm::Kind::Text}, {"file:", QueryTerm::Kind::File}}};

} // namespace

Result<QueryTerm> parseQueryTerm(std::string_view text)
{
    QueryTerm term;
    std::string_view rest = text;
    if (rest.starts_with('-')) {
        term.isLiked = false;
        rest.remove_prefix(1);
    }
    for (const auto &[prefix, kind] : kKinds) {
        if (!rest.starts_with(prefix) || rest.size() == prefix.size())
            continue;
        term.kind = kind;
        term.value = rest.substr(prefix.size());
        return term;
    }
    return fail(ErrorCode::InvalidArgument,
                "a query term is item:KEY, text:WORDS or file:PATH, after an optional '-'",
                std::string(text.substr(0, 200)));
}

std::string toString(const QueryTerm &term)
{
    std::string text = term.isLiked ? "" : "-";
    for (const auto &[prefix, kind] : kKinds)
        if (kind == term.kind)
            text += prefix;
    return text + term.value;
}

double effectiveWeight(const MixerTrack &track, bool anySolo)
{
    return track.isMuted || (anySolo && !track.isSolo) ? 0.0 : track.weight;
}

} // namespace modalens
