// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/jobentries.h"
#include "widgets/jobtexts.h"

#include <QVector>
#include <QWidget>

class QPushButton;
class QStackedLayout;
class QTreeWidget;
class QTreeWidgetItem;

namespace modalens {

class EmptyState;

/// Running and past jobs with how far they are, how fast, what is left to do and what failed; a job opens to
/// its failures. Buttons for the chosen one: cancel, try again.
class JobsPage : public QWidget
{
    Q_OBJECT

public:
    explicit JobsPage(QWidget *parent = nullptr);
    /// In the order of the list. Jobs that are still there keep their lines: chosen and opened they stay so.
    void setJobs(const QVector<JobEntry> &jobs);
    QTreeWidget *tree() const { return m_tree; }

Q_SIGNALS:
    void cancelRequested(const QString &id);
    void retryRequested(const QString &id);

private:
    void buildTree();
    const JobEntry *current() const;
    void showButtons();

    QVector<JobEntry> m_jobs;
    QStackedLayout *m_stack;
    QTreeWidget *m_tree;
    EmptyState *m_empty;
    QPushButton *m_cancel;
    QPushButton *m_retry;
};

} // namespace modalens
