// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobspage.h"

#include "widgets/emptystate.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

enum Column { TitleColumn, StateColumn, DoneColumn, RateColumn, TimeColumn, FailureColumn, ColumnCount };
constexpr int kIdRole = Qt::UserRole;
constexpr int kPerCent = 100;

QString stateText(const JobEntry &job)
{
    switch (job.state) {
    case JobEntry::State::Running:
        return job.total > 0 ? JobsPage::tr("Running, %1%")
                                   .arg(std::min<qint64>(kPerCent, job.done * kPerCent / job.total))
                             : JobsPage::tr("Running");
    case JobEntry::State::Finished:
        return JobsPage::tr("Finished");
    case JobEntry::State::Cancelled:
        return JobsPage::tr("Cancelled");
    case JobEntry::State::Failed:
        return JobsPage::tr("Failed");
    }
    return {};
}

QString timeText(const JobEntry &job)
{
    if (job.state != JobEntry::State::Running)
        return durationText(job.tookMs);
    return jobLeftText(job.remainingMs);
}

void fill(QTreeWidgetItem *line, const JobEntry &job)
{
    const QString texts[ColumnCount] = {
        job.detail.isEmpty() ? job.title : JobsPage::tr("%1 · %2", "job, detail").arg(job.title, job.detail),
        stateText(job),
        jobDoneText(job.done, job.total),
        jobRateText(job.perSecond),
        timeText(job),
        job.failureCount > 0 ? JobsPage::tr("%n failure(s)", "", int(job.failureCount)) : QString()};
    for (int column = 0; column < ColumnCount; ++column)
        line->setText(column, texts[column]);
    line->setToolTip(TitleColumn, job.started.isValid()
                                      ? QLocale().toString(job.started, QLocale::ShortFormat)
                                      : job.detail);
    line->setData(0, kIdRole, job.id);
    if (line->childCount() == job.failures.size() &&
        (job.failures.isEmpty() || line->child(0)->text(0) == job.failures.front()))
        return;
    qDeleteAll(line->takeChildren());
    for (const QString &failure : job.failures) {
        auto *child = new QTreeWidgetItem(line, {failure});
        child->setToolTip(0, failure);
        child->setFirstColumnSpanned(true);
    }
}

} // namespace

JobsPage::JobsPage(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout)
    , m_tree(new QTreeWidget(this))
    , m_empty(new EmptyState(this))
    , m_cancel(new QPushButton(tr("&Cancel"), this))
    , m_retry(new QPushButton(tr("&Try again"), this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildTree();
    m_empty->setTitle(tr("No jobs yet"));
    m_empty->setText(tr("Imports, embedding and maps stand here while they run and afterwards"));
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_empty);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(metrics::kPaddingPx, 6, metrics::kPaddingPx, 8);
    buttons->addStretch(1);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_stack, 1);
    layout->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const JobEntry *job = current())
            Q_EMIT cancelRequested(QString(job->id));
    });
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (const JobEntry *job = current())
            Q_EMIT retryRequested(QString(job->id));
    });
    setJobs({});
}

void JobsPage::buildTree()
{
    m_tree->setAccessibleName(tr("Jobs"));
    m_tree->setColumnCount(ColumnCount);
    m_tree->setHeaderLabels({tr("Job"), tr("State"), tr("Done"), tr("Speed"), tr("Time"), tr("Failures")});
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(TitleColumn, QHeaderView::Stretch);
    for (int column = StateColumn; column < ColumnCount; ++column)
        m_tree->setColumnWidth(column, 130);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &JobsPage::showButtons);
}

const JobEntry *JobsPage::current() const
{
    const QTreeWidgetItem *line = m_tree->currentItem();
    if (line && line->parent())
        line = line->parent();
    const QString id = line ? line->data(0, kIdRole).toString() : QString();
    const auto found =
        std::find_if(m_jobs.begin(), m_jobs.end(), [&id](const JobEntry &job) { return job.id == id; });
    return found == m_jobs.end() ? nullptr : &*found;
}

void JobsPage::setJobs(const QVector<JobEntry> &jobs)
{
    m_jobs = jobs;
    for (int row = m_tree->topLevelItemCount() - 1; row >= 0; --row) {
        const QString id = m_tree->topLevelItem(row)->data(0, kIdRole).toString();
        if (std::none_of(jobs.begin(), jobs.end(), [&id](const JobEntry &job) { return job.id == id; }))
            delete m_tree->takeTopLevelItem(row);
    }
    for (int i = 0; i < jobs.size(); ++i) { // those that stay keep their order: new ones come in between
        QTreeWidgetItem *line = m_tree->topLevelItem(i);
        if (!line || line->data(0, kIdRole).toString() != jobs.at(i).id) {
            line = new QTreeWidgetItem;
            m_tree->insertTopLevelItem(i, line);
        }
        fill(line, jobs.at(i));
    }
    while (m_tree->topLevelItemCount() > jobs.size())
        delete m_tree->takeTopLevelItem(m_tree->topLevelItemCount() - 1);
    m_stack->setCurrentIndex(jobs.isEmpty() ? 1 : 0);
    showButtons();
}

void JobsPage::showButtons()
{
    const JobEntry *job = current();
    m_cancel->setEnabled(job && job->canCancel);
    m_retry->setEnabled(job && job->canRetry);
}

} // namespace modalens
