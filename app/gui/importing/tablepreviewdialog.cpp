// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/importing/tablepreviewdialog.h"

#include "app/gui/jobs/jobrunner.h"
#include "app/gui/text/errortext.h"
#include "app/gui/text/paths.h"

#include "widgets/textscale.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

enum Column { NameColumn, UseColumn, TemplateColumn, ExampleColumn, ColumnCount };

constexpr int kRecountDelayMs = 400;
constexpr int kExamples = 3;
constexpr int kMaxExample = 60;

QStringList useNames()
{
    return {TablePreviewDialog::tr("Ignore"),       TablePreviewDialog::tr("Key"),
            TablePreviewDialog::tr("Title"),        TablePreviewDialog::tr("Text"),
            TablePreviewDialog::tr("Picture file"), TablePreviewDialog::tr("Sound file"),
            TablePreviewDialog::tr("Video file"),   TablePreviewDialog::tr("Tag"),
            TablePreviewDialog::tr("Number")};
}

bool isMedia(ColumnUse use)
{
    return use == ColumnUse::Image || use == ColumnUse::Audio || use == ColumnUse::Video;
}

QString examplesOf(const TablePreview &preview, std::size_t column)
{
    QStringList examples;
    for (const auto &row : preview.rows) {
        if (column < row.size() && !row[column].empty())
            examples << QString::fromStdString(row[column]).simplified().left(kMaxExample);
        if (examples.size() == kExamples)
            break;
    }
    return examples.join(QStringLiteral("  ·  "));
}

QTableWidgetItem *readOnlyCell(const QString &text)
{
    auto *cell = new QTableWidgetItem(text);
    cell->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    cell->setToolTip(text);
    return cell;
}

} // namespace

TablePreviewDialog::TablePreviewDialog(std::filesystem::path file, const TablePreview &preview,
                                       JobRunner &runner, QWidget *parent)
    : QDialog(parent)
    , m_file(std::move(file))
    , m_runner(runner)
    , m_mapping(preview.mapping)
    , m_table(new QTableWidget(this))
    , m_count(new QLabel(this))
{
    m_count->setWordWrap(true);
    m_count->setTextFormat(Qt::PlainText);
    setWindowTitle(tr("Import %1").arg(textFromPath(m_file.filename())));
    resize(std::min(scaled(820), 1000), std::min(scaled(460), 700));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(
        tr("%Ln row(s). What each column means:", nullptr, static_cast<int>(preview.rowCount)), this));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_count);
    layout->addWidget(buttons);
    fill(preview);
    showCount(preview);
    m_recountTimer.setSingleShot(true);
    m_recountTimer.setInterval(kRecountDelayMs);
    connect(&m_recountTimer, &QTimer::timeout, this, &TablePreviewDialog::recount);
    connect(m_table, &QTableWidget::itemChanged, this, [this] { m_recountTimer.start(); });
}

void TablePreviewDialog::fill(const TablePreview &preview)
{
    m_table->setColumnCount(ColumnCount);
    m_table->setRowCount(static_cast<int>(m_mapping.columns.size()));
    m_table->setHorizontalHeaderLabels({tr("Column"), tr("Use as"), tr("Path template"), tr("Examples")});
    m_table->setAccessibleName(tr("What each column means"));
    m_table->setTabKeyNavigation(false); // Tab leads on to the buttons
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const ColumnMapping &column = m_mapping.columns[static_cast<std::size_t>(i)];
        m_table->setItem(i, NameColumn, readOnlyCell(QString::fromStdString(column.column)));
        auto *use = new QComboBox(m_table);
        use->addItems(useNames());
        use->setCurrentIndex(static_cast<int>(column.use));
        use->setAccessibleName(tr("Use of column %1").arg(QString::fromStdString(column.column)));
        connect(use, &QComboBox::currentIndexChanged, &m_recountTimer, qOverload<>(&QTimer::start));
        m_table->setCellWidget(i, UseColumn, use);
        auto *pathTemplate = new QTableWidgetItem(QString::fromStdString(column.pathTemplate));
        pathTemplate->setData(Qt::AccessibleDescriptionRole,
                              tr("Path template of column %1").arg(QString::fromStdString(column.column)));
        m_table->setItem(i, TemplateColumn, pathTemplate);
        auto *examples = readOnlyCell(examplesOf(preview, static_cast<std::size_t>(i)));
        examples->setData(Qt::AccessibleDescriptionRole,
                          tr("Examples of column %1").arg(QString::fromStdString(column.column)));
        m_table->setItem(i, ExampleColumn, examples);
    }
    m_table->setColumnWidth(NameColumn, 150);
    m_table->setColumnWidth(UseColumn, 130);
    m_table->setColumnWidth(TemplateColumn, 170);
}

TableMapping TablePreviewDialog::mapping() const
{
    TableMapping mapping = m_mapping;
    for (int i = 0; i < m_table->rowCount(); ++i) {
        ColumnMapping &column = mapping.columns[static_cast<std::size_t>(i)];
        const auto *use = qobject_cast<const QComboBox *>(m_table->cellWidget(i, UseColumn));
        column.use = static_cast<ColumnUse>(use->currentIndex());
        const QString pathTemplate = m_table->item(i, TemplateColumn)->text().trimmed();
        column.pathTemplate =
            pathTemplate.isEmpty() && isMedia(column.use) ? "{path}" : pathTemplate.toStdString();
    }
    return mapping;
}

void TablePreviewDialog::recount()
{
    m_count->setText(tr("Checking paths…"));
    m_runner.run(
        tr("Checking paths"),
        [file = m_file, mapping = mapping()](ProgressSink &, const std::stop_token &) {
            return previewTable(file, mapping);
        },
        this,
        [this](const Result<TablePreview> &preview) {
            if (m_recountTimer.isActive())
                return; // changed again meanwhile
            if (preview)
                showCount(*preview);
            else
                m_count->setText(errorText(preview.error()).what);
        });
}

void TablePreviewDialog::showCount(const TablePreview &preview)
{
    if (preview.unresolvedPaths == 0) {
        m_count->setText(tr("All media paths lead to files"));
        m_count->setToolTip({});
        return;
    }
    m_count->setText(
        tr("%Ln media path(s) do not lead to a file", nullptr, static_cast<int>(preview.unresolvedPaths)));
    QStringList examples;
    for (const std::string &example : preview.unresolvedExamples)
        examples << textFromPath(example);
    m_count->setToolTip(examples.join(QLatin1Char('\n')));
    if (!examples.isEmpty())
        m_count->setText(tr("%1, for example %2").arg(m_count->text(), examples.first()));
    for (const ColumnPaths &column : preview.mediaColumns)
        if (column.leadNowhere())
            m_count->setText(
                m_count->text() + QLatin1Char('\n') +
                tr("No path in column %1 leads to a file: write where the files lie into its path "
                   "template (FOLDER/{path}), or use it as text")
                    .arg(QString::fromStdString(column.column)));
}

} // namespace modalens
