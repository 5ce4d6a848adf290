// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/listservice.h"
#include "app/gui/window/rankingrows.h"

#include <QObject>

class QWidget;

namespace modalens {

class JobRunner;

/// Copies rows of the ranking: a few at once, many in a job that can be cancelled. More than the clipboard
/// takes go into a file, for which is asked first. Nothing is left out without a word.
class RankingCopier : public QObject
{
    Q_OBJECT

public:
    /// \param panel in whose window dialogs open; it and the others must outlive the copier.
    RankingCopier(ListService &service, JobRunner &jobs, QWidget &panel);

    /// \param rows in any order; copied in that of `rows.order`, what that has not comes last.
    void copy(const RowsToCopy &rows);
    /// What copy() asked about.
    void saveTo(const QString &file);
    /// The first kMostCopied of it.
    void copyBeginning();

    static constexpr int kCopiedAtOnce = 2'000, kMostCopied = 100'000;

Q_SIGNALS:
    void said(const QString &text); ///< For the status line.
    void failed(const modalens::Error &error);

private:
    void take(const ListRows &rows);
    void run(const RowsToCopy &rows);
    void ask();
    void chooseFile();

    ListService &m_service;
    JobRunner &m_jobs;
    QWidget &m_panel;
    RowsToCopy m_rows; ///< Last asked for.
};

} // namespace modalens
