// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/importing/reportdialog.h"

#include "app/gui/text/paths.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr std::size_t kMaxLines = 10'000; // of the table; "Copy all" has every one

QTableWidget *failureTable(const std::vector<FailureLine> &failures, QWidget *parent)
{
    const auto shown = static_cast<int>(std::min(failures.size(), kMaxLines));
    auto *table = new QTableWidget(shown, 2, parent);
    table->setHorizontalHeaderLabels(
        {modalens::ReportDialog::tr("File or item"), modalens::ReportDialog::tr("Reason")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    table->horizontalHeader()->setStretchLastSection(true);
    for (int i = 0; i < shown; ++i) {
        const FailureLine &failure = failures[static_cast<std::size_t>(i)];
        auto *what = new QTableWidgetItem(textFromPath(failure.what));
        what->setToolTip(what->text());
        table->setItem(i, 0, what);
        table->setItem(i, 1, new QTableWidgetItem(QString::fromStdString(failure.reason)));
    }
    table->setColumnWidth(0, 320);
    return table;
}

QString asText(const std::vector<FailureLine> &failures)
{
    QString text;
    for (const FailureLine &failure : failures)
        text += textFromPath(failure.what) + QLatin1Char('\t') + QString::fromStdString(failure.reason) +
                QLatin1Char('\n');
    return text;
}

} // namespace

QString summaryText(const ImportSummary &summary)
{
    const QLocale locale;
    const ImportReport &imported = summary.imported;
    return modalens::ReportDialog::tr("%1 imported, %2 updated, %3 unchanged, %4 failed")
        .arg(locale.toString(qlonglong{imported.imported - imported.interactions}),
             locale.toString(qlonglong{imported.updated}),
             locale.toString(qlonglong{imported.skipped - ignoredCount(imported)}),
             locale.toString(static_cast<qlonglong>(summary.failures.size())));
}

ReportDialog::ReportDialog(const ImportSummary &summary, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Import report"));
    auto *head = new QLabel(summaryText(summary), this);
    if (summary.imported.interactions > 0)
        head->setText(
            head->text() + QLatin1Char('\n') +
            tr("%Ln interaction(s) imported", nullptr, static_cast<int>(summary.imported.interactions)));
    if (const std::int64_t ignored = ignoredCount(summary.imported); ignored > 0)
        head->setText(
            head->text() + QLatin1Char('\n') +
            tr("%Ln file(s) are of kinds that Modalens does not import", nullptr, static_cast<int>(ignored)));
    if (summary.imported.leftOut > 0)
        head->setText(head->text() + QLatin1Char('\n') +
                      tr("%Ln file(s) belong to no item and were left out", nullptr,
                         static_cast<int>(summary.imported.leftOut)));
    const bool hasFailures = !summary.failures.empty();
    auto *note = new QLabel(this);
    if (summary.wasCancelled)
        note->setText(
            tr("Cancelled. What was done by then is kept. “Catalog > Embed what is new” goes on with the "
               "embedding, importing again with the import."));
    else
        note->setText(hasFailures ? tr("Everything else is in the catalog. These were left out:")
                                  : tr("Nothing failed."));
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("Copy all"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this,
            [text = asText(summary.failures)] { QGuiApplication::clipboard()->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(head);
    layout->addWidget(note);
    resize(hasFailures ? QSize(720, 420) : QSize(480, 160));
    if (hasFailures)
        layout->addWidget(failureTable(summary.failures, this), 1);
    copy->setVisible(hasFailures);
    layout->addWidget(buttons);
}

} // namespace modalens
