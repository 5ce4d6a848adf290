// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/settings.h"
#include "app/gui/jobs/jobrunner.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/services/mediaservice.h"

#include <QMainWindow>

#include <filesystem>
#include <memory>

namespace modalens {

class Actions;
class DeskPanels;
class DropController;
class EmptyOffers;
class FacetController;
class FilterController;
class HealthController;
class ImportFlow;
class JobsController;
class ListController;
class MainMenu;
class MapController;
class MapMenu;
class MixPresets;
class NoticeController;
class MixerController;
class PinController;
class QueryController;
class QueryNavigation;
class ResultsController;
class SeenController;
class SelectionController;
class SettingsController;
class TaggingController;
class TourController;
class TroubleReporter;
class ViewsController;

/// The window: wires panels, services and menus together and does nothing else. Every part can be reached for
/// tests and for rendering.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// \param settings must outlive the window. \param cacheFolder for thumbnails.
    MainWindow(Settings &settings, const std::filesystem::path &cacheFolder);
    ~MainWindow() override;

    void openCatalog(const QString &folder, bool keepsSession = true);
    /// Asks for panel sizes and geometry to be left alone, for a window of a given size.
    void setRemembersLayout(bool remembers) { m_remembersLayout = remembers; }
    void saveLayout(); ///< As closing does.

    CatalogSession &session() { return m_session; }
    DeskPanels &panels() { return *m_panels; }
    MediaService &media() { return m_media; }
    Actions &actions() { return *m_actions; }
    JobRunner &jobs() { return *m_jobs; }
    ResultsController &results() { return *m_results; }
    SelectionController &selection() { return *m_selection; }
    MapController &map() { return *m_map; }
    ViewsController &views() { return *m_views; }
    TaggingController &tagging() { return *m_tagging; }
    HealthController &health() { return *m_health; }
    TourController &tour() { return *m_tour; }
    SettingsController &preferences() { return *m_preferences; }
    ImportFlow &imports() { return *m_import; }
    ListController &list() { return *m_list; }

Q_SIGNALS:
    void appearanceChanged(); ///< The settings have another theme, text size or movement.
    void languageChosen(const QString &language);
    void newWindowRequested(const QString &catalog); ///< Empty: without a catalog.
    void quitRequested();
    void closing(); ///< Before the catalog is closed.

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void connectMenu();
    void connectQuery();
    void connectSession();
    void connectTrouble();
    void connectFilter();
    void connectMaps();
    void connectSettings();
    void showShortcuts();
    void showCatalogState();
    void chooseCatalog();
    void chooseForNewWindow();
    void chooseImport(bool isFolder);
    void chooseExport();
    void showAbout();

    Settings &m_settings;
    Actions *m_actions; ///< Owned by the window.
    bool m_remembersLayout = true;
    MediaService m_media;
    CatalogSession m_session;
    std::unique_ptr<JobRunner> m_jobs;
    std::unique_ptr<DeskPanels> m_panels;
    std::unique_ptr<ResultsController> m_results;
    std::unique_ptr<MixerController> m_mixer;
    std::unique_ptr<MixPresets> m_mixes;
    std::unique_ptr<QueryController> m_query;
    std::unique_ptr<QueryNavigation> m_navigation;
    std::unique_ptr<FilterController> m_filter;
    std::unique_ptr<FacetController> m_facets;
    std::unique_ptr<SelectionController> m_selection;
    std::unique_ptr<TaggingController> m_tagging;
    std::unique_ptr<ListController> m_list;
    std::unique_ptr<PinController> m_pins;
    std::unique_ptr<ViewsController> m_views;
    std::unique_ptr<SeenController> m_seen;
    std::unique_ptr<MapController> m_map;
    std::unique_ptr<MapMenu> m_mapMenu;
    std::unique_ptr<EmptyOffers> m_offers;
    std::unique_ptr<JobsController> m_jobsView;
    std::unique_ptr<ImportFlow> m_import;
    std::unique_ptr<HealthController> m_health;
    std::unique_ptr<DropController> m_drops;
    std::unique_ptr<SettingsController> m_preferences;
    std::unique_ptr<TourController> m_tour;
    std::unique_ptr<TroubleReporter> m_trouble;
    std::unique_ptr<NoticeController> m_notices;
    MainMenu *m_menu;
};

} // namespace modalens
