// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start/renderer.h"

#include "app/gui/text/opentext.h"
#include "app/gui/window/mainwindow.h"
#include "app/gui/window/mapcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/selectioncontroller.h"

#include <QPixmap>

#include <cstdio>

namespace modalens {

namespace {

constexpr int kCheckMs = 50;
constexpr int kQuietChecks =
    8; // nothing may be under way for this long: answers ask for pictures, pictures repaint
constexpr qint64 kTimeoutMs = 120'000;

} // namespace

Renderer::Renderer(MainWindow &window, const LaunchOptions &options, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_options(options)
{
    m_timer.setInterval(kCheckMs);
    connect(&m_timer, &QTimer::timeout, this, &Renderer::check);
    CatalogSession &session = m_window.session();
    connect(&session, &CatalogSession::opened, this, [this, &session] {
        if (m_options.view.isEmpty())
            m_hasView = true;
        else
            session.views().requestView(m_options.view.toStdString());
    });
    connect(&session.views(), &ViewService::loaded, this, &Renderer::showView);
    const auto failed = [this](const Error &error) { fail(fullErrorText(error), ExitFailed); };
    connect(&session, &CatalogSession::openFailed, this,
            [this, failed](const Error &error, const QString &folder) {
                const FolderState state = folderState(folder);
                if (state == FolderState::Catalog || folder.isEmpty())
                    failed(error);
                else
                    fail(noCatalogText(state, folder, false));
            });
    connect(&session.views(), &ViewService::notNamed, this,
            [this](const QString &name, const QStringList &views) { fail(noViewText(name, views)); });
    connect(&session.views(), &ViewService::failed, this, failed);
    connect(&session.maps(), &MapService::mapFailed, this,
            [failed](const QString &, const Error &error) { failed(error); });
    connect(&session.ranking(), &RankingService::answered, this, [failed](const RankingAnswer &answer) {
        if (answer.error)
            failed(*answer.error);
    });
    connect(&m_window.results(), &ResultsController::shown, this, [this] { m_hasRanking = m_hasView; });
    connect(&m_window.map(), &MapController::shown, this, [this] { m_hasMap = true; });
    connect(&m_window.selection(), &SelectionController::shown, this,
            [this](qint64 item) { m_hasSelection = item >= 0; });
}

void Renderer::start()
{
    m_elapsed.start();
    m_timer.start();
    m_window.openCatalog(m_options.catalog, false);
}

void Renderer::showView(const View &view)
{
    m_hasView = true;
    DeskState &desk = m_window.session().desk();
    m_hasRanking = m_hasSelection = false;
    m_hasMap = m_hasMap && view.mapSignal == desk.view().mapSignal; // which is not asked for again
    desk.reset(view);
}

bool Renderer::isPainted() const
{
    const RankingAnswer &answer = m_window.results().answer();
    const bool needsSelection = answer.isRanked && !answer.rows.empty();
    CatalogSession &session = m_window.session();
    return m_hasView && m_hasRanking && m_hasMap && (m_hasSelection || !needsSelection) &&
           !session.maps().isBusy() && !session.mapColours().isBusy() && m_window.media().pendingCount() == 0;
}

void Renderer::check()
{
    if (m_elapsed.elapsed() > kTimeoutMs) {
        fail(QStringLiteral("the window was not painted within %1 s").arg(kTimeoutMs / 1000), ExitTimeout);
        return;
    }
    m_quietChecks = isPainted() ? m_quietChecks + 1 : 0;
    if (m_quietChecks >= kQuietChecks)
        grab();
}

void Renderer::grab()
{
    m_timer.stop();
    if (m_window.grab().save(m_options.renderFile, "PNG"))
        Q_EMIT finished(ExitOk);
    else
        fail(QStringLiteral("%1 could not be written").arg(m_options.renderFile), ExitFailed);
}

void Renderer::fail(const ErrorText &text)
{
    fail(text.what + QLatin1Char('\n') + text.wayOut, ExitFailed);
}

void Renderer::fail(const QString &message, ExitCode code)
{
    m_timer.stop();
    std::fprintf(stderr, "modalens: %s\n", qPrintable(message));
    Q_EMIT finished(code);
}

} // namespace modalens
