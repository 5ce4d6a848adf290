// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mainwindow.h"

#include "app/gui/importing/importflow.h"
#include "app/gui/text/accesstext.h"
#include "app/gui/text/opentext.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/commandpalette.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/dropcontroller.h"
#include "app/gui/window/emptyoffers.h"
#include "app/gui/window/facetcontroller.h"
#include "app/gui/window/filtercontroller.h"
#include "app/gui/window/healthcontroller.h"
#include "app/gui/window/jobscontroller.h"
#include "app/gui/window/listcontroller.h"
#include "app/gui/window/mainmenu.h"
#include "app/gui/window/mapcontroller.h"
#include "app/gui/window/mapmenu.h"
#include "app/gui/window/mixercontroller.h"
#include "app/gui/window/mixpresets.h"
#include "app/gui/window/noticecontroller.h"
#include "app/gui/window/pincontroller.h"
#include "app/gui/window/querycontroller.h"
#include "app/gui/window/querynavigation.h"
#include "app/gui/window/rankingexport.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/seencontroller.h"
#include "app/gui/window/selectioncontroller.h"
#include "app/gui/window/settingscontroller.h"
#include "app/gui/window/shortcutsheet.h"
#include "app/gui/window/statusline.h"
#include "app/gui/window/taggingcontroller.h"
#include "app/gui/window/tourcontroller.h"
#include "app/gui/window/troublereporter.h"
#include "app/gui/window/viewscontroller.h"
#include "app/gui/window/windowplacement.h"
#include "widgets/mappanel.h"
#include "widgets/querybar.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QToolButton>

#include <algorithm>

namespace modalens {

namespace {

constexpr std::int64_t kMaxExported = 1'000'000;
constexpr int kMessageMs = 8000;

} // namespace

MainWindow::MainWindow(Settings &settings, const std::filesystem::path &cacheFolder)
    : m_settings(settings)
    , m_actions(new Actions(*this, settings))
    , m_media(cacheFolder)
    , m_jobs(std::make_unique<JobRunner>())
    , m_panels(std::make_unique<DeskPanels>(&m_media))
    , m_results(std::make_unique<ResultsController>(m_session, *m_panels, nullptr))
    , m_mixer(std::make_unique<MixerController>(m_session, *m_panels, m_settings, nullptr))
    , m_mixes(std::make_unique<MixPresets>(m_session, *m_panels, *m_actions, nullptr))
    , m_query(std::make_unique<QueryController>(m_session, *m_panels, settings, nullptr))
    , m_navigation(std::make_unique<QueryNavigation>(m_session, *m_panels, *this, nullptr))
    , m_filter(std::make_unique<FilterController>(m_session, *m_panels, nullptr))
    , m_facets(std::make_unique<FacetController>(m_session, *m_panels, nullptr))
    , m_selection(std::make_unique<SelectionController>(m_session, *m_panels, *m_results, nullptr))
    , m_tagging(std::make_unique<TaggingController>(m_session, *m_panels, *m_selection, *m_actions, nullptr))
    , m_list(std::make_unique<ListController>(m_session, *m_panels, *m_results, *m_selection, m_settings,
                                              *m_actions, *m_jobs, nullptr))
    , m_pins(std::make_unique<PinController>(m_session, *m_panels, *m_results, *m_selection, *m_list,
                                             *m_actions, nullptr))
    , m_views(std::make_unique<ViewsController>(m_session, *m_panels->views, *m_jobs, nullptr))
    , m_seen(std::make_unique<SeenController>(m_session, *m_panels, *m_selection, nullptr))
    , m_map(std::make_unique<MapController>(m_session, *m_panels, *m_results, nullptr))
    , m_mapMenu(std::make_unique<MapMenu>(*m_panels, *m_selection, nullptr))
    , m_offers(std::make_unique<EmptyOffers>(m_session, *m_panels, *m_results, *m_map, *m_actions, m_settings,
                                             *m_jobs, nullptr))
    , m_jobsView(std::make_unique<JobsController>(*m_jobs, *m_panels->jobs, nullptr))
    , m_import(std::make_unique<ImportFlow>(m_session, *m_jobs, this, nullptr))
    , m_health(std::make_unique<HealthController>(m_session, *m_jobs, *m_import, *m_selection, m_media, this))
    , m_drops(std::make_unique<DropController>(m_session, *m_query, *m_import, *m_jobs,
                                               cacheFolder / "pasted", this))
    , m_preferences(std::make_unique<SettingsController>(m_settings, *m_panels, *m_actions, *this))
    , m_tour(std::make_unique<TourController>(m_settings, *m_panels, *m_actions, *this))
    , m_trouble(std::make_unique<TroubleReporter>(m_session, m_settings, this, nullptr))
    , m_notices(
          std::make_unique<NoticeController>(m_session, *m_import, *m_actions, *m_panels->notices, nullptr))
    , m_menu(
          new MainMenu(*this, settings, *m_actions, *m_session.desk().undoStack(), m_panels->toggleActions()))
{
    setWindowTitle(tr("Modalens"));
    setAcceptDrops(true);
    setCentralWidget(m_panels.get());
    setStatusBar(new StatusLine(m_session, this));
    resize(firstSize(*this));
    restoreGeometry(m_settings.windowGeometry());
    fitToScreen(*this);
    m_panels->restoreLayout(m_settings);
    connectMenu();
    connectSession();
    connectTrouble();
    connect(m_jobsView.get(), &JobsController::makingChanged, m_mixer.get(), &MixerController::showMaking);
    connectFilter();
    connectMaps();
    connectSettings();
    m_offers->showAll();
    showCatalogState();
}

void MainWindow::connectFilter()
{
    connect(m_health.get(), &HealthController::filterRequested, m_filter.get(), &FilterController::keepOnly);
    connect(m_tagging.get(), &TaggingController::onlyRequested, m_filter.get(), &FilterController::keepOnly);
    connect(m_filter.get(), &FilterController::shortLivedFilterSet, m_notices.get(),
            &NoticeController::showShortLivedFilter);
}

MainWindow::~MainWindow()
{
    m_health.reset(); // its pages watch the jobs
    m_pins.reset();
    m_list.reset();    // its threads have the catalog open
    m_jobs.reset();    // joins: no worker may speak to what goes away now
    m_session.close(); // while the panels that hear of it are still there
}

void MainWindow::connectMenu()
{
    connect(m_menu, &MainMenu::newCatalogRequested, m_import.get(), [this] { m_import->newCatalog(); });
    connect(m_menu, &MainMenu::openRequested, this, &MainWindow::chooseCatalog);
    connect(m_menu, &MainMenu::newWindowRequested, this, [this] { Q_EMIT newWindowRequested(QString()); });
    connect(m_menu, &MainMenu::openInNewWindowRequested, this, &MainWindow::chooseForNewWindow);
    connect(m_menu, &MainMenu::quitRequested, this, &MainWindow::quitRequested);
    connect(m_menu, &MainMenu::openFolderRequested, this,
            [this](const QString &folder) { openCatalog(folder); });
    connect(m_menu, &MainMenu::importRequested, this, [this] { chooseImport(false); });
    connect(m_menu, &MainMenu::importFolderRequested, this, [this] { chooseImport(true); });
    connect(m_menu, &MainMenu::exportRequested, this, &MainWindow::chooseExport);
    connect(m_menu, &MainMenu::openViewRequested, m_views.get(), &ViewsController::chooseFile);
    connect(m_menu, &MainMenu::shareViewRequested, m_views.get(), &ViewsController::shareDesk);
    connect(m_drops.get(), &DropController::viewRequested, m_views.get(), &ViewsController::openFile);
    connect(m_menu, &MainMenu::closeCatalogRequested, this, [this] { m_session.close(); });
    connect(m_menu, &MainMenu::saveViewRequested, this, [this] {
        m_panels->reveal(QStringLiteral("views"));
        m_views->save();
    });
    connect(m_views.get(), &ViewsController::said, this,
            [this](const QString &text) { statusBar()->showMessage(text, kMessageMs); });
    connect(m_tagging.get(), &TaggingController::said, this,
            [this](const QString &text) { statusBar()->showMessage(text, kMessageMs); });
    connect(m_mixes.get(), &MixPresets::said, this,
            [this](const QString &text) { statusBar()->showMessage(text, kMessageMs); });
    connect(m_menu, &MainMenu::copyRequested, this, [this] { m_list->copy(CopyFormat::Text); });
    connect(m_list.get(), &ListController::said, this,
            [this](const QString &text) { statusBar()->showMessage(text, kMessageMs); });
    connectQuery();
    connect(m_menu, &MainMenu::resetLayoutRequested, m_panels.get(), &DeskPanels::resetLayout);
    connect(m_menu, &MainMenu::embedRequested, m_import.get(), &ImportFlow::embed);
    connect(m_menu, &MainMenu::reportRequested, m_import.get(), &ImportFlow::showReport);
    connect(m_import.get(), &ImportFlow::reported, this,
            [this](const QString &text) { statusBar()->showMessage(text, kMessageMs); });
    connect(m_menu, &MainMenu::updateMapsRequested, m_import.get(), &ImportFlow::updateMaps);
    connect(m_menu, &MainMenu::commandsRequested, this,
            [this] { (new CommandPalette(*m_actions, this))->show(); });
    connect(m_menu, &MainMenu::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_menu, &MainMenu::healthRequested, m_health.get(), &HealthController::showHealth);
    connect(m_menu, &MainMenu::jobsRequested, m_health.get(), &HealthController::showJobs);
    connect(m_menu, &MainMenu::aboutRequested, this, &MainWindow::showAbout);
    connect(m_import.get(), &ImportFlow::catalogReady, this,
            [this](const QString &folder) { openCatalog(folder); });
    connect(m_drops.get(), &DropController::openRequested, this,
            [this](const QString &folder) { openCatalog(folder); });
    connect(m_offers.get(), &EmptyOffers::openRequested, this,
            [this](const QString &folder) { openCatalog(folder); });
    auto *catalogMenu = new QMenu(m_panels->catalogButton);
    m_panels->catalogButton->setMenu(catalogMenu);
    connect(catalogMenu, &QMenu::aboutToShow, this, [this, catalogMenu] {
        catalogMenu->clear();
        catalogMenu->addAction(tr("New catalog from folder…"), m_import.get(),
                               [this] { m_import->newCatalog(); });
        catalogMenu->addAction(tr("Open catalog…"), this, &MainWindow::chooseCatalog);
        catalogMenu->addSeparator();
        m_menu->fillRecent(catalogMenu);
    });
}

void MainWindow::connectQuery()
{
    const auto paste = [this] {
        if (const QMimeData *data = QGuiApplication::clipboard()->mimeData())
            m_drops->take(*data);
    };
    connect(m_menu, &MainMenu::pasteRequested, this, paste);
    connect(m_panels->queryBar, &QueryBar::mediaPasted, this, paste);
    connect(m_menu, &MainMenu::searchRequested, m_panels->queryBar->edit(), [this] {
        m_panels->queryBar->edit()->setFocus(Qt::ShortcutFocusReason);
        m_panels->queryBar->edit()->selectAll();
    });
    connect(m_menu, &MainMenu::backRequested, m_navigation.get(), &QueryNavigation::back);
    connect(m_menu, &MainMenu::forwardRequested, m_navigation.get(), &QueryNavigation::forward);
}

void MainWindow::connectSession()
{
    connect(&m_session, &CatalogSession::opened, this, [this] {
        m_settings.addRecentCatalog(textFromPath(m_session.folder()));
        m_media.forget();
        showCatalogState();
    });
    connect(&m_session, &CatalogSession::grown, this, &MainWindow::showCatalogState);
    connect(&m_session, &CatalogSession::closed, this, &MainWindow::showCatalogState);
}

void MainWindow::connectTrouble()
{
    const auto show = [this](const Error &error) { m_trouble->show(error); };
    connect(m_views.get(), &ViewsController::failed, this, show);
    connect(&m_session.edits(), &EditService::failed, this, show);
    connect(&m_list->service(), &ListService::failed, this, show);
    connect(&m_list->copier(), &RankingCopier::failed, this, show);
    connect(m_import.get(), &ImportFlow::failed, this, show);
    connect(m_drops.get(), &DropController::failed, this, show);
    connect(&m_session.views(), &ViewService::failed, this, show);
    connect(&m_session, &CatalogSession::openFailed, m_trouble.get(), &TroubleReporter::showOpenFailure);
    connect(
        &m_session.views(), &ViewService::notNamed, this,
        [this](const QString &name, const QStringList &views) { m_trouble->show(noViewText(name, views)); });
    connect(m_trouble.get(), &TroubleReporter::importRequested, this,
            [this](const QString &path) { m_import->newCatalog(path); });
    connect(m_trouble.get(), &TroubleReporter::chooseRequested, this, &MainWindow::chooseCatalog);
}

/// How the maps are arranged is remembered at once: it is a setting, not a size.
void MainWindow::connectMaps()
{
    MapPanel *map = m_panels->map;
    map->setSmallMapsShown(m_settings.areSmallMapsShown());
    map->setLinked(m_settings.areMapsLinked());
    m_menu->setSmallMapsShown(map->areSmallMapsShown());
    connect(map, &MapPanel::smallMapsToggled, this, [this](bool areShown) {
        m_settings.setSmallMapsShown(areShown);
        m_menu->setSmallMapsShown(areShown);
    });
    connect(map, &MapPanel::linkedToggled, this,
            [this](bool isLinked) { m_settings.setMapsLinked(isLinked); });
    connect(m_menu, &MainMenu::smallMapsToggled, map, &MapPanel::toggleSmallMaps);
    connect(m_menu, &MainMenu::findOnMapRequested, m_mapMenu.get(), &MapMenu::findOnMap);
    connect(m_menu, &MainMenu::findInListRequested, m_mapMenu.get(), &MapMenu::findCurrentInList);
}

void MainWindow::connectSettings()
{
    const SettingsController *preferences = m_preferences.get();
    connect(m_menu, &MainMenu::themeChosen, preferences, &SettingsController::setTheme);
    connect(m_menu, &MainMenu::languageChosen, this, &MainWindow::languageChosen);
    connect(preferences, &SettingsController::appearanceChanged, this, &MainWindow::appearanceChanged);
    connect(preferences, &SettingsController::languageChosen, this, &MainWindow::languageChosen);
    connect(preferences, &SettingsController::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(preferences, &SettingsController::resetPanelsRequested, m_panels.get(), &DeskPanels::resetLayout);
}

void MainWindow::showShortcuts()
{
    (new ShortcutSheet(*m_actions, this))->open();
}

void MainWindow::showCatalogState()
{
    const bool isOpen = m_session.isOpen();
    const bool isReadOnly = isOpen && m_session.facts().isReadOnly;
    m_menu->setCatalogState(isOpen, isReadOnly ? readOnlyText(m_session.facts().readOnlyReason) : QString());
    m_panels->catalogButton->setText(isOpen ? tr("%1 ▾").arg(m_session.name()) : tr("Open a catalog ▾"));
    setWindowTitle(isOpen ? tr("%1 – Modalens").arg(m_session.name()) : tr("Modalens"));
}

void MainWindow::openCatalog(const QString &folder, bool keepsSession)
{
    m_session.open(pathFromText(folder), keepsSession);
}

void MainWindow::chooseCatalog()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open catalog"));
    if (!folder.isEmpty())
        openCatalog(folder);
}

void MainWindow::chooseForNewWindow()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open in new window"));
    if (!folder.isEmpty())
        Q_EMIT newWindowRequested(folder);
}

void MainWindow::chooseImport(bool isFolder)
{
    const QString path = isFolder ? QFileDialog::getExistingDirectory(this, tr("Import folder"))
                                  : QFileDialog::getOpenFileName(this, tr("Import file"));
    if (!path.isEmpty())
        m_import->importInto(path);
}

void MainWindow::chooseExport()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Export ranking"),
                                                      QStringLiteral("ranking.csv"), tr("CSV (*.csv)"));
    if (file.isEmpty())
        return;
    RankingRequest request = rankingRequestOf(m_session.desk().view());
    request.count = kMaxExported;
    m_jobs->run(
        tr("Exporting the ranking"),
        [folder = m_session.folder(), request, path = pathFromText(file)](ProgressSink &,
                                                                          std::stop_token stop) {
            return exportRanking(folder, request, path, std::move(stop));
        },
        this,
        [this, name = QFileInfo(file).fileName()](const Status &status) {
            if (status)
                statusBar()->showMessage(tr("The ranking is in %1").arg(name), kMessageMs);
            else if (status.error().code != ErrorCode::Cancelled)
                m_trouble->show(status.error());
        });
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_drops->accepts(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (m_drops->take(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::showAbout()
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("About Modalens"),
                        tr("<b>Modalens %1</b><p>A mixing desk for multimodal recommender systems.</p>"
                           "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                            .arg(QStringLiteral(MODALENS_VERSION)),
                        QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::saveLayout()
{
    if (!m_remembersLayout)
        return;
    m_settings.setWindowGeometry(saveGeometry());
    m_panels->saveLayout(m_settings);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT closing();
    saveLayout();
    m_health->closeWindow();
    m_jobs->cancelAll();
    m_session.close();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_map)
        m_map->recolour();
}

} // namespace modalens
