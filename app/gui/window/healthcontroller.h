// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/healthservice.h"

#include <QObject>
#include <QVector>

class QTabWidget;
class QWidget;

namespace modalens {

class CatalogSession;
class HealthPanel;
class ImportFlow;
class JobsPage;
class JobsPageController;
class MediaSource;
class SelectionController;

/// The window of catalog health and jobs: made when first asked for, above the main window. Looks for
/// findings while it is open; what is chosen there is selected, queried by, or selected on the map in the
/// main window.
class HealthController : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; `window` is the parent of the new one.
    HealthController(CatalogSession &session, JobRunner &runner, ImportFlow &import,
                     SelectionController &selection, MediaSource &media, QWidget *window);
    ~HealthController() override;

    void showHealth();
    void showJobs();
    void closeWindow();
    HealthPanel *panel() const { return m_panel; } ///< nullptr before it was first shown.
    JobsPage *jobsPage() const { return m_jobs; }  ///< The same.
    HealthService &service() { return m_service; }

Q_SIGNALS:
    void filterRequested(const QVector<qint64> &items,
                         const QString &name); ///< The desk is to show these alone.

private:
    void build();
    void connectPanel();
    void showPage(QWidget *page);
    void follow(); ///< The catalog is another or holds more.
    void mark(const QVector<qint64> &items);
    void filterTo(const QVector<qint64> &items, const QString &name);

    CatalogSession &m_session;
    JobRunner &m_runner;
    ImportFlow &m_import;
    SelectionController &m_selection;
    MediaSource &m_media;
    QWidget *m_window;
    HealthService m_service;
    QTabWidget *m_tabs = nullptr;
    HealthPanel *m_panel = nullptr;
    JobsPage *m_jobs = nullptr;
    JobsPageController *m_jobsController = nullptr;
};

} // namespace modalens
