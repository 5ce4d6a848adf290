// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QTableWidget;

namespace modalens {

class Job;
class JobRunner;

/// A table before it is imported: every column with what Modalens takes it for, examples, and how many media
/// paths do not lead to a file under this mapping. All of it can be changed.
class TablePreviewDialog : public QDialog
{
    Q_OBJECT

public:
    TablePreviewDialog(std::filesystem::path file, const TablePreview &preview, JobRunner &runner,
                       QWidget *parent);
    TableMapping mapping() const;

private:
    void fill(const TablePreview &preview);
    void recount();
    void showCount(const TablePreview &preview);

    std::filesystem::path m_file;
    JobRunner &m_runner;
    TableMapping m_mapping; ///< As given; names of columns.
    QTableWidget *m_table;
    QLabel *m_count;
    QTimer m_recountTimer;
};

} // namespace modalens
