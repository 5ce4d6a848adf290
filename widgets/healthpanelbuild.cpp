// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flowlayout.h"
#include "widgets/healthlist.h"
#include "widgets/healthpanel.h"
#include "widgets/theme.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

// The parts of the health page and what they tell.

namespace modalens {

namespace {

QTableWidget *makeMatrix(QWidget *parent)
{
    auto *matrix = new QTableWidget(parent);
    matrix->setAccessibleName(HealthPanel::tr("Items by what they have"));
    matrix->setSelectionBehavior(QAbstractItemView::SelectRows);
    matrix->setSelectionMode(QAbstractItemView::SingleSelection);
    matrix->setEditTriggers(QAbstractItemView::NoEditTriggers);
    matrix->setTabKeyNavigation(false);
    matrix->verticalHeader()->hide();
    matrix->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    matrix->setFrameShape(QFrame::NoFrame);
    return matrix;
}

} // namespace

QWidget *HealthPanel::buildFindings(MediaSource *media)
{
    auto *page = new QWidget(this);
    m_summary = new QLabel(page);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_thresholdLabel = new QLabel(tr("&Similarity from"), page);
    m_threshold = new QDoubleSpinBox(page);
    m_threshold->setRange(0.5, 1.0);
    m_threshold->setSingleStep(0.01);
    m_threshold->setKeyboardTracking(false);
    m_thresholdLabel->setBuddy(m_threshold);
    m_matrix = makeMatrix(page);
    m_rows = new HealthList(media, page);
    m_rows->setAccessibleName(tr("Findings"));
    auto *top = new QHBoxLayout;
    top->setContentsMargins(metrics::kPaddingPx, 10, metrics::kPaddingPx, 8);
    top->addWidget(m_summary, 1);
    top->addSpacing(metrics::kPaddingPx);
    top->addWidget(m_thresholdLabel);
    top->addSpacing(6);
    top->addWidget(m_threshold);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_matrix);
    layout->addWidget(m_rows, 1);
    layout->addWidget(buildActions());
    connect(m_threshold, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { Q_EMIT thresholdChanged(currentCheck(), value); });
    connect(m_matrix, &QTableWidget::currentCellChanged, this, [this](int row, int, int before, int) {
        if (row >= 0 && row != before && row < m_findings.sets.size())
            Q_EMIT setChosen(m_findings.sets.at(row).id);
    });
    connect(m_rows, &HealthList::currentItemChanged, this, [this](qint64 item) {
        m_query->setEnabled(item >= 0);
        if (item >= 0)
            Q_EMIT itemSelected(item);
    });
    connect(m_rows, &HealthList::itemEntered, this, &HealthPanel::itemActivated);
    return page;
}

QWidget *HealthPanel::buildActions()
{
    auto *line = new QWidget(this);
    m_count = new QLabel(line);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_query = new QPushButton(tr("&Query by this"), line);
    m_show = new QPushButton(tr("&Mark these"), line);
    m_repeats = new QPushButton(tr("Mark all &but one"), line);
    m_repeats->setToolTip(tr("Marks what repeats an item that stays: tag or rate them next, or hide them"));
    m_filter = new QPushButton(tr("&Filter to these"), line);
    auto *layout = new FlowLayout(line); // large texts need a second line
    layout->setContentsMargins(metrics::kPaddingPx, 6, metrics::kPaddingPx, 8);
    layout->addWidget(m_count);
    layout->addWidget(m_query);
    layout->addWidget(m_show);
    layout->addWidget(m_repeats);
    layout->addWidget(m_filter);
    connect(m_query, &QPushButton::clicked, this, [this] {
        if (m_rows->currentItem() >= 0)
            Q_EMIT itemActivated(m_rows->currentItem());
    });
    connect(m_show, &QPushButton::clicked, this,
            [this] { Q_EMIT itemsRequested(m_findings.items, m_findings.name); });
    connect(m_repeats, &QPushButton::clicked, this,
            [this] { Q_EMIT itemsRequested(m_findings.repeats, m_findings.name); });
    connect(m_filter, &QPushButton::clicked, this,
            [this] { Q_EMIT filterRequested(m_findings.items, m_findings.name); });
    return line;
}

QWidget *HealthPanel::buildProgress()
{
    m_progressLine = new QWidget(this);
    m_stage = new QLabel(m_progressLine);
    m_progress = new QProgressBar(m_progressLine);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(180, 6);
    auto *cancel = new QPushButton(tr("Cancel"), m_progressLine);
    cancel->setAccessibleName(tr("Stop looking"));
    auto *layout = new QHBoxLayout(m_progressLine);
    layout->setContentsMargins(metrics::kPaddingPx, 4, metrics::kPaddingPx, 6);
    layout->addWidget(m_progress);
    layout->addWidget(m_stage, 1);
    layout->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &HealthPanel::cancelRequested);
    m_progressLine->hide();
    return m_progressLine;
}

} // namespace modalens
