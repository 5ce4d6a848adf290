// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/view.h"

#include <optional>
#include <vector>

namespace modalens {

/// The questions that were asked of a catalog, one after the other, as a browser keeps pages: query and
/// filter, and neither mix nor selection. Bounded; going back and asking something new forgets what lay
/// ahead.
class QueryHistory
{
public:
    struct Question
    {
        Query query;
        Filter filter;
        bool operator==(const Question &) const = default;
    };

    /// Does nothing when it is the present one.
    void visit(Question question);
    /// The one before or after, which then is the present one; nothing at the end.
    std::optional<Question> back();
    std::optional<Question> forward();
    bool hasEarlier() const { return m_present > 0; }
    bool hasLater() const { return m_present + 1 < m_questions.size(); }
    void clear();

    static constexpr std::size_t kMaxQuestions = 100;

private:
    std::vector<Question> m_questions;
    std::size_t m_present = 0;
};

} // namespace modalens
