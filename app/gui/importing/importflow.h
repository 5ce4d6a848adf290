// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/importing/pipeline.h"
#include "app/gui/jobs/jobrunner.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QWidget;

namespace modalens {

class CatalogSession;

/// From "import this" to a report: tables are shown with their guessed columns first, then everything runs as
/// one job while the window shows what is there so far.
class ImportFlow : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of dialogs.
    ImportFlow(CatalogSession &session, JobRunner &runner, QWidget *window, QObject *parent);

    /// Asks for a folder of media and a place for the catalog, then imports and opens it.
    void newCatalog(const QString &sourceFolder = {});
    /// Imports a folder or file into the open catalog; offers a new catalog where none is open.
    void importInto(const QString &path);
    /// Embeds what has no vectors yet and brings maps up to date.
    void embed();
    void updateMaps();
    void showReport(); ///< Of the last import, however it ended.
    bool isRunning() const { return m_job != nullptr; }

Q_SIGNALS:
    /// A catalog was made for an import and can be opened.
    void catalogReady(const QString &folder);
    void started();
    void finished();
    void reported(const QString &text); ///< One line, where there is no more to say.
    /// One line, where showReport() has more: nobody is interrupted by it.
    void reportReady(const QString &text);
    void failed(const modalens::Error &error);

private:
    void start(ImportPlan plan, const QString &title);
    void lookAndStart(const std::filesystem::path &catalog, const QString &path);
    void confirmTable(ImportPlan plan, const QString &name);
    void dataChanged();
    void refresh();
    void finish(const Result<ImportSummary> &outcome);
    bool refuseWhileRunning();

    CatalogSession &m_session;
    JobRunner &m_runner;
    QWidget *m_window;
    Job *m_job = nullptr;
    std::filesystem::path m_target;
    std::optional<ImportSummary> m_lastReport;
    bool m_isTargetOpen = false;
    bool m_isStale = false; ///< The catalog has more than the window shows.
    QTimer m_refreshTimer;
};

} // namespace modalens
