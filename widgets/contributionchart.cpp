// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/contributionchart.h"
#include <QLabel>
namespace modalens {
ContributionChart::ContributionChart(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
{
}
void ContributionChart::setSentence(const QString &html)
{
    m_sentence->setText(html);
}
void ContributionChart::setContributions(const QVector<ContributionView> &contributions, double score)
{
    m_contributions = contributions;
    m_score = score;
}
void ContributionChart::setEmptyText(const QString &)
{
}
void ContributionChart::clear()
{
    m_contributions.clear();
}
QRectF ContributionChart::barRect(int) const
{
    return {};
}
} // namespace modalens
