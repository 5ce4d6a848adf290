// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desk/queryhistory.h"

#include <utility>

namespace modalens {

void QueryHistory::visit(Question question)
{
    if (m_questions.empty()) {
        m_questions.push_back(std::move(question));
        return;
    }
    if (m_questions[m_present] == question)
        return;
    m_questions.resize(m_present + 1);
    m_questions.push_back(std::move(question));
    if (m_questions.size() > kMaxQuestions)
        m_questions.erase(m_questions.begin());
    m_present = m_questions.size() - 1;
}

std::optional<QueryHistory::Question> QueryHistory::back()
{
    if (!hasEarlier())
        return std::nullopt;
    return m_questions[--m_present];
}

std::optional<QueryHistory::Question> QueryHistory::forward()
{
    if (!hasLater())
        return std::nullopt;
    return m_questions[++m_present];
}

void QueryHistory::clear()
{
    m_questions.clear();
    m_present = 0;
}

} // namespace modalens
