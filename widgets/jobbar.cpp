// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobbar.h"

#include "widgets/jobtexts.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kProgressSteps = 1000;

/// "1,234 of 5,000 · 210 a second · 18 s left", as far as it is known.
QString paceText(const JobLine &job)
{
    QStringList parts{jobDoneText(job.done, job.total), jobRateText(job.perSecond),
                      jobLeftText(job.remainingMs)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

class JobBar::Line : public QWidget
{
public:
    explicit Line(JobBar *bar);
    void setJob(const JobLine &job);
    qint64 job() const { return m_job; }

private:
    qint64 m_job = 0;
    QLabel *m_label;
    QLabel *m_count;
    QLabel *m_detail;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
};

JobBar::Line::Line(JobBar *bar)
    : QWidget(bar)
    , m_label(new QLabel(this))
    , m_count(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(JobBar::tr("Cancel"), this))
{
    for (QLabel *label : {m_label, m_count, m_detail})
        label->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(180, 6);
    m_cancel->setProperty("quiet", true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kPaddingPx, 2, metrics::kPaddingPx - 7, 2);
    layout->setSpacing(10);
    layout->addWidget(m_label);
    layout->addWidget(m_progress);
    layout->addWidget(m_count);
    layout->addWidget(m_detail, 1);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, bar, [this, bar] { Q_EMIT bar->cancelRequested(m_job); });
}

void JobBar::Line::setJob(const JobLine &job)
{
    m_job = job.id;
    m_label->setText(job.label);
    m_count->setText(paceText(job));
    m_detail->setText(
        fontMetrics().elidedText(job.detail, Qt::ElideMiddle, std::max(m_detail->width(), 200)));
    m_detail->setToolTip(job.detail);
    m_cancel->setVisible(job.isCancellable);
    m_cancel->setAccessibleName(JobBar::tr("Cancel: %1").arg(job.label));
    m_progress->setAccessibleName(job.label);
    m_progress->setAccessibleDescription(m_count->text());
    if (job.total <= 0) {
        m_progress->setRange(0, 0);
        return;
    }
    const qint64 done = std::clamp<qint64>(job.done, 0, job.total);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setValue(static_cast<int>(double(done) / double(job.total) * kProgressSteps));
}

JobBar::JobBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setAccessibleName(tr("Running jobs"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    hide();
}

void JobBar::setJobs(const QVector<JobLine> &jobs)
{
    QVector<Line *> lines;
    for (const JobLine &job : jobs) {
        const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                        [&job](Line *line) { return line->job() == job.id; });
        Line *line = nullptr;
        if (found != m_lines.end()) {
            line = *found;
            m_lines.erase(found);
        } else {
            line = new Line(this);
            m_layout->addWidget(line);
        }
        line->setJob(job);
        lines << line;
    }
    for (Line *gone : m_lines)
        gone->deleteLater();
    m_lines = lines;
    setVisible(!jobs.isEmpty());
}

} // namespace modalens
