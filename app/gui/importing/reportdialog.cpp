// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/importing/reportdialog.h"

#include "app/gui/text/paths.h"
#include "app/gui/text/signaltext.h"

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

/// Counts that do not overlap: what failed to import is not in the catalog, what cannot be read is.
QString importText(const ImportSummary &summary)
{
    const QLocale locale;
    const ImportReport &imported = summary.imported;
    const QString text = ReportDialog::tr("%1 imported, %2 updated, %3 unchanged, %4 failed")
                             .arg(locale.toString(qlonglong{imported.imported - imported.interactions}),
                                  locale.toString(qlonglong{imported.updated}),
                                  locale.toString(qlonglong{imported.skipped - ignoredCount(imported)}),
                                  locale.toString(static_cast<qlonglong>(summary.failures.size())));
    if (summary.unreadable.empty())
        return text;
    return ReportDialog::tr("%1; %2", "two counts")
        .arg(text, ReportDialog::tr("%Ln item(s) in the catalog cannot be read", nullptr,
                                    static_cast<int>(summary.unreadable.size())));
}

QString embedText(const ImportSummary &summary)
{
    const QLocale locale;
    QStringList parts;
    for (const EmbeddedSpace &one : summary.spaces)
        parts << ReportDialog::tr("%1 in %2", "count of items, signal")
                     .arg(locale.toString(qlonglong{one.embedded}), spaceLabel(one.space));
    const auto broken = static_cast<int>(summary.unreadable.size());
    if (parts.isEmpty())
        return broken == 0 ? ReportDialog::tr("Everything is embedded")
                           : ReportDialog::tr("Everything is embedded but %Ln item(s) that cannot be read",
                                              nullptr, broken);
    const QString text =
        ReportDialog::tr("Embedded %1", "list of counts").arg(locale.createSeparatedList(parts));
    return broken == 0 ? text
                       : ReportDialog::tr("%1; %2", "two counts")
                             .arg(text, ReportDialog::tr("%Ln failed", nullptr, broken));
}

std::vector<FailureLine> allFailures(const ImportSummary &summary)
{
    std::vector<FailureLine> failures = summary.failures;
    failures.insert(failures.end(), summary.unreadable.begin(), summary.unreadable.end());
    return failures;
}

QString noteOn(const ImportSummary &summary)
{
    if (summary.wasCancelled && !summary.isImport)
        return ReportDialog::tr(
            "Cancelled. What was done by then is kept. “Catalog > Embed what is new” goes on.");
    if (summary.wasCancelled)
        return ReportDialog::tr(
            "Cancelled. What was done by then is kept. “Catalog > Embed what is new” goes on with the "
            "embedding, importing again with the import.");
    if (!summary.unreadable.empty() && summary.failures.empty())
        return ReportDialog::tr(
            "These are in the catalog, but nothing can be ranked by what cannot be read:");
    return summary.failures.empty()
               ? ReportDialog::tr("Nothing failed.")
               : ReportDialog::tr(
                     "Everything else is in the catalog. These were left out or cannot be read:");
}

} // namespace

QString summaryText(const ImportSummary &summary)
{
    return summary.isImport ? importText(summary) : embedText(summary);
}

ReportDialog::ReportDialog(const ImportSummary &summary, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(summary.isImport ? tr("Import report") : tr("Embedding report"));
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
    const std::vector<FailureLine> failures = allFailures(summary);
    const bool hasFailures = !failures.empty();
    auto *note = new QLabel(noteOn(summary), this);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("Copy all"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this,
            [text = asText(failures)] { QGuiApplication::clipboard()->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(head);
    layout->addWidget(note);
    resize(hasFailures ? QSize(720, 420) : QSize(480, 160));
    if (hasFailures)
        layout->addWidget(failureTable(failures, this), 1);
    copy->setVisible(hasFailures);
    layout->addWidget(buttons);
}

} // namespace modalens
