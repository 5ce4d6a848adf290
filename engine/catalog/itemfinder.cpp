// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/itemfinder.h"

namespace modalens {

namespace {

constexpr int kThreads = 2;
constexpr std::size_t kTellingLetters = 3; // fewer are in too many names

} // namespace

ItemFinder::ItemFinder()
    : m_team(kThreads)
{
}

Status ItemFinder::load(std::optional<ItemNames> &names, const Catalog &catalog, NameForm form,
                        std::stop_token stop)
{
    if (names)
        return {};
    MODALENS_TRY(loaded, ItemNames::load(catalog, form, std::move(stop)));
    names = std::move(loaded);
    return {};
}

Status ItemFinder::prepare(const Catalog &catalog, TextMatch match, std::stop_token stop)
{
    if (match == TextMatch::Names)
        return load(m_folded, catalog, NameForm::Folded, std::move(stop));
    if (match == TextMatch::Pattern) {
        MODALENS_CHECK(load(m_written, catalog, NameForm::Written, stop));
        return load(m_folded, catalog, NameForm::Folded, std::move(stop)); // finds most of them sooner
    }
    return {};
}

Result<SearchHits> ItemFinder::find(const Catalog &catalog, std::string_view words, TextMatch match,
                                    std::int64_t limit, std::stop_token stop)
{
    if (match == TextMatch::Pattern)
        return findPattern(catalog, words, limit, std::move(stop));
    if (match != TextMatch::Names)
        return catalog.find(words, match, limit, std::move(stop));
    const NameWords names(words);
    if (names.isEmpty())
        return SearchHits();
    MODALENS_CHECK(prepare(catalog, match, stop));
    return m_folded->find(names, limit, m_team, stop);
}

Result<SearchHits> ItemFinder::findPattern(const Catalog &catalog, std::string_view pattern,
                                           std::int64_t limit, std::stop_token stop)
{
    if (pattern.empty())
        return SearchHits();
    MODALENS_TRY(made, NamePattern::make(pattern));
    MODALENS_CHECK(prepare(catalog, TextMatch::Pattern, stop));
    const bool isQuick =
        made.letters().size() >= kTellingLetters && m_folded->rowCount() == m_written->rowCount();
    return isQuick ? m_written->find(made, *m_folded, limit, m_team, stop)
                   : m_written->find(made, limit, m_team, stop);
}

void ItemFinder::forget()
{
    m_folded.reset();
    m_written.reset();
}

} // namespace modalens
