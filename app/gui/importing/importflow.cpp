// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/importing/importflow.h"

#include "app/gui/importing/newcatalogdialog.h"
#include "app/gui/importing/reportdialog.h"
#include "app/gui/importing/tablepreviewdialog.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/services/mapengine.h"
#include "app/gui/text/paths.h"

#include <QFileInfo>
#include <QMessageBox>

namespace modalens {

namespace {

// Looking again costs a reload of the signal set: often enough to see it grow, seldom enough not to slow it
// down.
constexpr int kRefreshMs = 2000;

/// The table whose columns the analyst looks at first: that of the items, or a single one of unknown meaning.
const SourceFile *tableToConfirm(const SourcePlan &plan)
{
    const bool isUnknown = plan.files.size() == 1 && plan.files.front().use == SourceUse::Unused;
    return isUnknown ? &plan.files.front() : plan.first(SourceUse::Items);
}

} // namespace

ImportFlow::ImportFlow(CatalogSession &session, JobRunner &runner, QWidget *window, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_runner(runner)
    , m_window(window)
{
    m_refreshTimer.setInterval(kRefreshMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &ImportFlow::refresh);
}

bool ImportFlow::refuseWhileRunning()
{
    if (!isRunning())
        return false;
    QMessageBox::information(m_window, tr("Import"), tr("Wait for the running import or cancel it first"));
    return true;
}

void ImportFlow::newCatalog(const QString &sourceFolder)
{
    if (refuseWhileRunning())
        return;
    auto *dialog = new NewCatalogDialog(sourceFolder, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { lookAndStart(pathFromText(dialog->catalogFolder()), dialog->sourceFolder()); });
    dialog->open();
}

void ImportFlow::importInto(const QString &path)
{
    if (refuseWhileRunning())
        return;
    if (!m_session.isOpen()) {
        newCatalog(path);
        return;
    }
    lookAndStart(m_session.folder(), path);
}

void ImportFlow::lookAndStart(const std::filesystem::path &catalog, const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    m_runner.run(
        tr("Reading %1").arg(name),
        [source = pathFromText(path)](ProgressSink &, const std::stop_token &) { return planSource(source); },
        this,
        [this, catalog, name](Result<SourcePlan> found) {
            if (!found) {
                Q_EMIT failed(found.error());
                return;
            }
            ImportPlan plan{catalog, found->source, std::move(*found), std::nullopt};
            if (tableToConfirm(*plan.looked))
                confirmTable(std::move(plan), name);
            else
                start(std::move(plan), tr("Importing %1").arg(name));
        });
}

void ImportFlow::confirmTable(ImportPlan plan, const QString &name)
{
    const SourceFile *table = tableToConfirm(*plan.looked);
    auto *dialog = new TablePreviewDialog(table->file, table->table, m_runner, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, plan = std::move(plan), name]() mutable {
        plan.mapping = dialog->mapping();
        start(std::move(plan), tr("Importing %1").arg(name));
    });
    dialog->open();
}

void ImportFlow::embed()
{
    if (m_session.isOpen() && !refuseWhileRunning())
        start({m_session.folder(), {}, std::nullopt, std::nullopt}, tr("Embedding %1").arg(m_session.name()));
}

void ImportFlow::updateMaps()
{
    if (!m_session.isOpen() || refuseWhileRunning())
        return;
    m_runner.run(
        tr("Maps of %1").arg(m_session.name()),
        [folder = m_session.folder()](ProgressSink &progress, std::stop_token stop) -> Status {
            MODALENS_TRY(catalog, Catalog::open(folder));
            return modalens::updateMaps(catalog, progress, std::move(stop));
        },
        this,
        [this](Status status) {
            if (status)
                m_session.reload();
            else if (status.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(status.error());
        });
}

void ImportFlow::start(ImportPlan plan, const QString &title)
{
    if (refuseWhileRunning()) // another may have begun while this one was looked at or its dialog was open
        return;
    m_target = plan.catalog;
    m_isTargetOpen = m_session.isOpen() && m_session.folder() == m_target;
    m_isStale = false;
    m_job = m_runner.run(
        title,
        [this, plan = std::move(plan)](ProgressSink &progress, std::stop_token stop) {
            // Queued to this object on its own thread; the runner joins before this object goes away.
            const auto changed = [this] {
                QMetaObject::invokeMethod(
                    this, [this] { dataChanged(); }, Qt::QueuedConnection);
            };
            return runImport(plan, changed, progress, std::move(stop));
        },
        this, [this](const Result<ImportSummary> &outcome) { finish(outcome); });
    m_refreshTimer.start();
    Q_EMIT started();
}

void ImportFlow::dataChanged()
{
    m_isStale = true;
    if (!m_isTargetOpen && isRunning()) {
        m_isTargetOpen = true;
        Q_EMIT catalogReady(textFromPath(m_target));
    }
}

void ImportFlow::refresh()
{
    if (std::exchange(m_isStale, false) && m_session.isOpen() && m_session.folder() == m_target)
        m_session.reload();
}

void ImportFlow::showReport()
{
    if (!m_lastReport) {
        Q_EMIT reported(tr("Nothing was imported since the program was started"));
        return;
    }
    auto *dialog = new ReportDialog(*m_lastReport, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ImportFlow::finish(const Result<ImportSummary> &outcome)
{
    m_job = nullptr;
    m_refreshTimer.stop();
    m_isStale = true;
    refresh();
    if (!outcome) {
        Q_EMIT failed(outcome.error());
    } else {
        m_lastReport = *outcome;
        const bool isWorthReading = !outcome->failures.empty() || !outcome->unreadable.empty() ||
                                    outcome->wasCancelled || outcome->imported.leftOut > 0;
        if (isWorthReading)
            Q_EMIT reportReady(summaryText(*outcome));
        else
            Q_EMIT reported(summaryText(*outcome));
    }
    Q_EMIT finished();
}

} // namespace modalens
