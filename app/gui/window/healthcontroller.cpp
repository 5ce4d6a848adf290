// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/healthcontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/window/jobspagecontroller.h"
#include "app/gui/window/selectioncontroller.h"
#include "widgets/healthpanel.h"
#include "widgets/jobspage.h"
#include "widgets/textscale.h"

#include <QScreen>
#include <QShortcut>
#include <QTabWidget>

#include <algorithm>

namespace modalens {

HealthController::HealthController(CatalogSession &session, JobRunner &runner, ImportFlow &import,
                                   SelectionController &selection, MediaSource &media, QWidget *window)
    : m_session(session)
    , m_runner(runner)
    , m_import(import)
    , m_selection(selection)
    , m_media(media)
    , m_window(window)
    , m_service(runner)
{
    connect(&m_session, &CatalogSession::opened, this, &HealthController::follow);
    connect(&m_session, &CatalogSession::grown, this, &HealthController::follow);
    connect(&m_session, &CatalogSession::closed, this, [this] { m_service.close(); });
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if ((parts & DeskState::MixPart) && m_service.setTracks(m_session.desk().view().tracks) && m_panel)
            m_service.request(m_panel->currentCheck());
    });
}

HealthController::~HealthController()
{
    delete m_tabs; // before the services that its pages watch
}

void HealthController::build()
{
    m_tabs = new QTabWidget(m_window);
    m_tabs->setWindowFlag(Qt::Window);
    m_tabs->setWindowTitle(tr("Catalog health"));
    m_tabs->setDocumentMode(true);
    m_tabs->resize(QSize(scaled(980), scaled(640)).boundedTo(m_window->screen()->availableSize()));
    m_panel = new HealthPanel(&m_media);
    m_jobs = new JobsPage;
    m_tabs->addTab(m_panel, tr("&Health"));
    m_tabs->addTab(m_jobs, tr("&Jobs"));
    m_jobsController = new JobsPageController(m_session, m_runner, m_import, *m_jobs, m_tabs);
    connect(m_tabs, &QTabWidget::currentChanged, m_jobsController, &JobsPageController::refresh);
    connect(new QShortcut(QKeySequence::Close, m_tabs), &QShortcut::activated, m_tabs, &QWidget::close);
    connect(new QShortcut(Qt::Key_Escape, m_tabs), &QShortcut::activated, m_tabs, &QWidget::close);
    connectPanel();
}

void HealthController::connectPanel()
{
    connect(&m_service, &HealthService::checksChanged, m_panel,
            [this] { m_panel->setChecks(m_service.checks()); });
    connect(&m_service, &HealthService::findingsReady, m_panel, &HealthPanel::setFindings);
    connect(&m_service, &HealthService::progressed, m_panel, &HealthPanel::setProgress);
    connect(&m_service, &HealthService::stopped, m_panel, &HealthPanel::hideProgress);
    connect(m_panel, &HealthPanel::checkChosen, &m_service, &HealthService::request);
    connect(m_panel, &HealthPanel::actionRequested, &m_service, [this] { m_service.look(true); });
    connect(m_panel, &HealthPanel::thresholdChanged, &m_service, &HealthService::setThreshold);
    connect(m_panel, &HealthPanel::setChosen, &m_service, &HealthService::setMatrixSet);
    connect(m_panel, &HealthPanel::cancelRequested, &m_service, &HealthService::cancel);
    connect(m_panel, &HealthPanel::itemSelected, &m_selection, &SelectionController::selectItem);
    connect(m_panel, &HealthPanel::itemActivated, &m_selection, &SelectionController::queryByItem);
    connect(m_panel, &HealthPanel::itemsRequested, this, &HealthController::mark);
    connect(m_panel, &HealthPanel::filterRequested, this, &HealthController::filterTo);
}

void HealthController::mark(const QVector<qint64> &items)
{
    m_session.marked().set(items);
    m_window->activateWindow();
    m_window->raise();
}

void HealthController::filterTo(const QVector<qint64> &items, const QString &name)
{
    Q_EMIT filterRequested(items, name);
    m_window->activateWindow();
    m_window->raise();
}

void HealthController::showPage(QWidget *page)
{
    m_tabs->setCurrentWidget(page);
    m_tabs->show();
    m_tabs->raise();
    m_tabs->activateWindow();
    page->setFocus();
}

void HealthController::showHealth()
{
    if (!m_tabs)
        build();
    showPage(m_panel);
    m_service.look();
    m_panel->setChecks(m_service.checks());
}

void HealthController::showJobs()
{
    if (!m_tabs)
        build();
    showPage(m_jobs);
    m_jobsController->refresh();
}

void HealthController::closeWindow()
{
    if (m_tabs)
        m_tabs->close();
}

void HealthController::follow()
{
    std::int64_t largest = 0;
    if (m_session.facts().signalSet)
        for (const SignalInfo &info : m_session.facts().signalSet->signalInfos())
            if (info.kind == SignalKind::Space)
                largest = std::max(largest, info.presentCount);
    m_service.open(m_session.folder(), largest);
    if (m_panel && m_panel->isVisible())
        m_service.look();
}

} // namespace modalens
