// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/rankingcopier.h"

#include "app/gui/jobs/jobrunner.h"
#include "app/gui/text/paths.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

namespace modalens {

RankingCopier::RankingCopier(ListService &service, JobRunner &jobs, QWidget &panel)
    : m_service(service)
    , m_jobs(jobs)
    , m_panel(panel)
{
    connect(&m_service, &ListService::copyReady, this, &RankingCopier::take);
}

void RankingCopier::copy(const RowsToCopy &rows)
{
    m_rows = rows;
    if (rows.items.size() > kMostCopied)
        ask();
    else if (rows.items.size() > kCopiedAtOnce)
        run(rows);
    else
        m_service.requestCopy(rows.question, inOrder(rows));
}

void RankingCopier::take(const ListRows &rows)
{
    RankingText text(m_rows.format, m_rows.signalInfos);
    for (const ExplainedItem &row : rows.rows)
        text.add(row, m_rows.rankOf(row.ranked.item));
    QGuiApplication::clipboard()->setText(QString::fromStdString(text.take()));
    Q_EMIT said(tr("%Ln item(s) copied", nullptr, int(rows.rows.size())));
}

void RankingCopier::run(const RowsToCopy &rows)
{
    m_jobs.run(
        tr("Copying"),
        [rows](ProgressSink &progress, std::stop_token stop) {
            return copiedRows(rows, progress, std::move(stop));
        },
        this,
        [this](const Result<CopiedRows> &copied) {
            if (!copied && copied.error().code == ErrorCode::Cancelled) {
                Q_EMIT said(tr("Nothing was copied"));
                return;
            }
            if (!copied) {
                Q_EMIT failed(copied.error());
                return;
            }
            QGuiApplication::clipboard()->setText(QString::fromStdString(copied->text));
            Q_EMIT said(tr("%Ln item(s) copied", nullptr, int(copied->count)));
        });
}

void RankingCopier::copyBeginning()
{
    RowsToCopy beginning = m_rows;
    beginning.most = kMostCopied;
    run(beginning);
}

void RankingCopier::ask()
{
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Copy"),
                        tr("%Ln item(s) are too many for the clipboard", nullptr, int(m_rows.items.size())),
                        QMessageBox::Cancel, m_panel.window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("It takes up to %L1. A file takes all of them.").arg(kMostCopied));
    QPushButton *save = box->addButton(tr("Save all to a file…"), QMessageBox::AcceptRole);
    QPushButton *first = box->addButton(tr("Copy the first %L1").arg(kMostCopied), QMessageBox::ActionRole);
    box->setDefaultButton(save);
    connect(save, &QPushButton::clicked, this, &RankingCopier::chooseFile);
    connect(first, &QPushButton::clicked, this, &RankingCopier::copyBeginning);
    box->open();
}

void RankingCopier::chooseFile()
{
    const bool isCsv = m_rows.format == CopyFormat::Csv;
    const QString file =
        QFileDialog::getSaveFileName(m_panel.window(), tr("Save the rows"),
                                     isCsv ? QStringLiteral("ranking.csv") : QStringLiteral("ranking.txt"),
                                     isCsv ? tr("CSV (*.csv)") : tr("Text (*.txt)"));
    if (!file.isEmpty())
        saveTo(file);
}

void RankingCopier::saveTo(const QString &file)
{
    m_jobs.run(
        tr("Saving the rows"),
        [rows = m_rows, path = pathFromText(file)](ProgressSink &progress, std::stop_token stop) {
            return saveRows(rows, path, progress, std::move(stop));
        },
        this,
        [this, name = QFileInfo(file).fileName()](const Result<std::int64_t> &count) {
            if (count)
                Q_EMIT said(tr("%Ln item(s) are in %1", nullptr, int(*count)).arg(name));
            else if (count.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(count.error());
        });
}

} // namespace modalens
