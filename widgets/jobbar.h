// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

class QVBoxLayout;

namespace modalens {

/// One of them, with its pace.
struct JobLine : JobView
{
    double perSecond = 0.0;  ///< 0: not known yet.
    qint64 remainingMs = -1; ///< -1: not known.
};

/// Running jobs, one line each: label, progress, cancel. Hidden while there is none.
class JobBar : public QWidget
{
    Q_OBJECT

public:
    explicit JobBar(QWidget *parent = nullptr);
    /// Lines of jobs that are still there keep their widgets, so that a pressed Cancel button survives
    /// updates.
    void setJobs(const QVector<JobLine> &jobs);

Q_SIGNALS:
    void cancelRequested(qint64 job);

private:
    class Line;
    QVector<Line *> m_lines;
    QVBoxLayout *m_layout;
};

} // namespace modalens
