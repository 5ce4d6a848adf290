// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/filterchips.h"

#include "widgets/flowlayout.h"
#include "widgets/querychipwidget.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kGapPx = 6;

} // namespace

FilterChips::FilterChips(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Filter"));
    auto *layout = new FlowLayout(this, kGapPx);
    layout->setContentsMargins(metrics::kPaddingPx - 3, 4, 8, 6);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void FilterChips::setChips(const QVector<FilterChip> &chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    const bool hadFocus = isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    while (QLayoutItem *old = layout()->takeAt(0)) {
        old->widget()->hide();
        old->widget()->deleteLater(); // may be the one that was clicked
        delete old;
    }
    const int shown = std::min<int>(kMaxChips, static_cast<int>(chips.size()));
    for (int i = 0; i < shown; ++i)
        addChip(i);
    if (shown < chips.size()) {
        auto *more =
            new QLabel(tr("%Ln more", "parts of a filter", static_cast<int>(chips.size()) - shown), this);
        more->setForegroundRole(QPalette::PlaceholderText);
        more->setContentsMargins(4, 5, 4, 0);
        layout()->addWidget(more);
        more->show();
    }
    setVisible(!chips.isEmpty());
    if (chips.isEmpty())
        return;
    auto *clear = new QPushButton(tr("Clear"), this);
    clear->setProperty("quiet", true);
    clear->setToolTip(tr("Clear the filter"));
    connect(clear, &QPushButton::clicked, this, &FilterChips::clearRequested);
    layout()->addWidget(clear);
    clear->show();
    if (hadFocus)
        layout()->itemAt(0)->widget()->setFocus(Qt::OtherFocusReason);
}

void FilterChips::addChip(int index)
{
    const FilterChip &chip = m_chips.at(index);
    auto *widget = new QueryChipWidget({.label = chip.label}, nullptr, this);
    widget->setAccessibleDescription(tr("Delete removes it from the filter"));
    if (!chip.group.isEmpty() && !chip.label.startsWith(chip.group))
        widget->setToolTip(tr("%1: %2", "tag group, tag").arg(chip.group, chip.label));
    connect(widget, &QueryChipWidget::removeRequested, this,
            [this, index] { Q_EMIT removeRequested(index); });
    layout()->addWidget(widget);
    widget->show();
}

} // namespace modalens
