// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mainmenu.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/services/folderstate.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/actions.h"

#include <QActionGroup>
#include <QDir>
#include <QHash>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QUndoStack>

namespace modalens {

namespace {

/// Whether it changes what the catalog keeps of the items.
bool writes(const QString &action)
{
    return action == QLatin1String("items.tag") || action == QLatin1String("items.untag") ||
           action == QLatin1String("items.keep") || action.startsWith(QLatin1String("items.rate"));
}

} // namespace

MainMenu::MainMenu(QMainWindow &window, Settings &settings, Actions &actions, QUndoStack &undo,
                   const QList<QAction *> &panels)
    : QObject(&window)
    , m_settings(settings)
    , m_actions(actions)
{
    buildFile(window);
    buildEdit(window, undo);
    buildItems(window);
    buildView(window, panels);
    buildCatalog(window);
    buildHelp(window);
    setCatalogState(false, {});
}

QAction *MainMenu::add(QMenu *menu, const QString &name, const QString &text, void (MainMenu::*chosen)(),
                       const QKeySequence &standard)
{
    QAction *action = m_actions.add(name, text, standard);
    connect(action, &QAction::triggered, this, chosen);
    menu->addAction(action);
    return action;
}

void MainMenu::buildFile(QMainWindow &window)
{
    QMenu *file = window.menuBar()->addMenu(tr("&File"));
    file->setToolTipsVisible(true); // why something cannot be chosen
    add(file, QStringLiteral("file.new"), tr("&New catalog from folder…"), &MainMenu::newCatalogRequested,
        QKeySequence::New);
    add(file, QStringLiteral("file.open"), tr("&Open catalog…"), &MainMenu::openRequested,
        QKeySequence::Open);
    QMenu *recent = file->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        fillRecent(recent);
    });
    file->addSeparator();
    add(file, QStringLiteral("file.newWindow"), tr("New &window"), &MainMenu::newWindowRequested,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    add(file, QStringLiteral("file.openInNewWindow"), tr("Open in new win&dow…"),
        &MainMenu::openInNewWindowRequested);
    file->addSeparator();
    m_needWritable << add(file, QStringLiteral("file.importFile"), tr("&Import file…"),
                          &MainMenu::importRequested);
    m_needWritable << add(file, QStringLiteral("file.importFolder"), tr("Import &folder…"),
                          &MainMenu::importFolderRequested);
    m_needOpen << add(file, QStringLiteral("file.export"), tr("&Export ranking…"),
                      &MainMenu::exportRequested);
    m_needOpen << add(file, QStringLiteral("file.openView"), tr("Open &view from file…"),
                      &MainMenu::openViewRequested);
    m_needOpen << add(file, QStringLiteral("file.shareView"), tr("S&hare view as file…"),
                      &MainMenu::shareViewRequested);
    file->addSeparator();
    m_needOpen << add(file, QStringLiteral("file.close"), tr("&Close catalog"),
                      &MainMenu::closeCatalogRequested, QKeySequence::Close);
    add(file, QStringLiteral("file.quit"), tr("&Quit"), &MainMenu::quitRequested, QKeySequence::Quit);
}

void MainMenu::buildEdit(QMainWindow &window, QUndoStack &undo)
{
    QMenu *edit = window.menuBar()->addMenu(tr("&Edit"));
    QAction *undoAction = undo.createUndoAction(edit, tr("Undo"));
    QAction *redoAction = undo.createRedoAction(edit, tr("Redo"));
    m_actions.adopt(QStringLiteral("edit.undo"), undoAction, QKeySequence::Undo);
    m_actions.adopt(QStringLiteral("edit.redo"), redoAction, QKeySequence::Redo);
    edit->addAction(undoAction);
    edit->addAction(redoAction);
    edit->addSeparator();
    m_needOpen << add(edit, QStringLiteral("edit.copy"), tr("&Copy results"), &MainMenu::copyRequested,
                      QKeySequence::Copy);
    if (QAction *copyCsv = m_actions.find(QStringLiteral("edit.copyCsv"))) {
        edit->addAction(copyCsv);
        m_needOpen << copyCsv;
    }
    m_needOpen << add(edit, QStringLiteral("edit.paste"), tr("&Paste as query"), &MainMenu::pasteRequested,
                      QKeySequence::Paste);
    edit->addSeparator();
    m_needOpen << add(edit, QStringLiteral("query.search"), tr("&Search"), &MainMenu::searchRequested,
                      QKeySequence::Find);
    m_needOpen << add(edit, QStringLiteral("query.back"), tr("&Earlier query"), &MainMenu::backRequested,
                      QKeySequence(Qt::ALT | Qt::Key_Left));
    m_needOpen << add(edit, QStringLiteral("query.forward"), tr("&Later query"), &MainMenu::forwardRequested,
                      QKeySequence(Qt::ALT | Qt::Key_Right));
    edit->addSeparator();
    edit->addAction(m_actions.find(QStringLiteral("edit.settings")));
}

/// What can be done with the marked items: whatever was named so.
void MainMenu::buildItems(QMainWindow &window)
{
    QMenu *items = window.menuBar()->addMenu(tr("&Items"));
    items->setToolTipsVisible(true); // why something cannot be chosen
    for (QAction *action : m_actions.all())
        if (action->objectName().startsWith(QLatin1String("items."))) {
            items->addAction(action);
            (writes(action->objectName()) ? m_needWritable : m_needOpen) << action;
        }
}

void MainMenu::buildView(QMainWindow &window, const QList<QAction *> &panels)
{
    QMenu *view = window.menuBar()->addMenu(tr("&View"));
    view->setToolTipsVisible(true); // why something cannot be chosen
    const auto addChoice = [this](QMenu *menu, QActionGroup *group, const QString &text, bool isChosen,
                                  auto choose) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(isChosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, choose);
    };
    QMenu *themes = view->addMenu(tr("&Theme"));
    auto *themeGroup = new QActionGroup(themes);
    const std::pair<ThemeChoice, QString> themeNames[] = {
        {ThemeChoice::System, tr("Like the system")},
        {ThemeChoice::Light, tr("Light")},
        {ThemeChoice::Dark, tr("Dark")},
        {ThemeChoice::HighContrastLight, tr("High contrast, light")},
        {ThemeChoice::HighContrastDark, tr("High contrast, dark")}};
    for (const auto &[theme, name] : themeNames)
        addChoice(themes, themeGroup, name, m_settings.theme() == theme,
                  [this, theme = theme] { Q_EMIT themeChosen(theme); });
    connect(themes, &QMenu::aboutToShow, themeGroup, [this, themeGroup] { // it may have been set elsewhere
        themeGroup->actions().at(static_cast<int>(m_settings.theme()))->setChecked(true);
    });
    QMenu *languages = view->addMenu(tr("&Language"));
    auto *languageGroup = new QActionGroup(languages);
    const std::pair<QString, QString> languageNames[] = {
        {QString(), tr("Like the system")},
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
    for (const auto &[language, name] : languageNames)
        addChoice(languages, languageGroup, name, m_settings.language() == language,
                  [this, language = language] { Q_EMIT languageChosen(language); });
    view->addSeparator();
    m_needWritable << add(view, QStringLiteral("view.save"), tr("&Save view"), &MainMenu::saveViewRequested,
                          QKeySequence::Save);
    view->addSeparator();
    for (const char *name : {"view.asList", "view.asGrid", "view.asTable"})
        if (QAction *style = m_actions.find(QString::fromLatin1(name)))
            view->addAction(style);
    view->addSeparator();
    buildMaps(view);
    QMenu *panelMenu = view->addMenu(tr("&Panels"));
    for (QAction *panel : panels) {
        m_actions.adopt(QStringLiteral("view.") + panel->objectName(), panel);
        panelMenu->addAction(panel);
    }
    add(view, QStringLiteral("view.resetPanels"), tr("&Reset panels"), &MainMenu::resetLayoutRequested);
}

void MainMenu::buildMaps(QMenu *view)
{
    m_smallMaps = m_actions.add(QStringLiteral("view.smallMaps"), tr("&Small maps"),
                                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    m_smallMaps->setCheckable(true);
    connect(m_smallMaps, &QAction::triggered, this, &MainMenu::smallMapsToggled);
    view->addAction(m_smallMaps);
    m_needOpen << add(view, QStringLiteral("view.findOnMap"), tr("Find on the &map"),
                      &MainMenu::findOnMapRequested, QKeySequence(Qt::CTRL | Qt::Key_M));
    m_needOpen << add(view, QStringLiteral("view.findInList"), tr("Find in the &list"),
                      &MainMenu::findInListRequested, QKeySequence(Qt::CTRL | Qt::Key_L));
    view->addSeparator();
}

void MainMenu::setSmallMapsShown(bool areShown)
{
    m_smallMaps->setChecked(areShown);
}

void MainMenu::buildCatalog(QMainWindow &window)
{
    QMenu *catalog = window.menuBar()->addMenu(tr("&Catalog"));
    catalog->setToolTipsVisible(true); // why something cannot be chosen
    catalog->setObjectName(QStringLiteral("catalog"));
    m_needWritable << add(catalog, QStringLiteral("catalog.embed"), tr("&Embed what is new"),
                          &MainMenu::embedRequested);
    m_needWritable << add(catalog, QStringLiteral("catalog.maps"), tr("Update &maps"),
                          &MainMenu::updateMapsRequested);
    add(catalog, QStringLiteral("catalog.report"), tr("Last import &report…"), &MainMenu::reportRequested);
    catalog->addSeparator();
    m_needOpen << add(catalog, QStringLiteral("catalog.health"), tr("Catalog &health"),
                      &MainMenu::healthRequested, QKeySequence(Qt::CTRL | Qt::Key_H));
    add(catalog, QStringLiteral("catalog.jobs"), tr("&Jobs"), &MainMenu::jobsRequested,
        QKeySequence(Qt::CTRL | Qt::Key_J));
}

void MainMenu::buildHelp(QMainWindow &window)
{
    QMenu *help = window.menuBar()->addMenu(tr("&Help"));
    add(help, QStringLiteral("help.commands"), tr("&Commands…"), &MainMenu::commandsRequested,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    add(help, QStringLiteral("help.shortcuts"), tr("&Shortcuts…"), &MainMenu::shortcutsRequested,
        QKeySequence(Qt::Key_F1));
    help->addAction(m_actions.find(QStringLiteral("help.tour")));
    add(help, QStringLiteral("help.about"), tr("&About Modalens"), &MainMenu::aboutRequested);
}

void MainMenu::fillRecent(QMenu *menu)
{
    const QStringList folders = m_settings.recentCatalogs();
    if (folders.isEmpty()) {
        menu->addAction(tr("No recent catalogs"))->setEnabled(false);
        return;
    }
    QHash<QString, QPointer<QAction>> entries;
    for (const QString &folder : folders) {
        QString label = CatalogSession::nameOf(pathFromText(folder));
        label.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *action =
            menu->addAction(label, this, [this, folder] { Q_EMIT openFolderRequested(folder); });
        action->setToolTip(QDir::toNativeSeparators(folder));
        action->setStatusTip(action->toolTip());
        entries.insert(folder, action);
    }
    menu->addSeparator();
    QAction *forget = menu->addAction(tr("Remove what is missing from the list"));
    forget->setVisible(false);
    menu->addAction(tr("Clear this list"), this, [this] { m_settings.clearRecentCatalogs(); });
    for (const QString &folder : folders)
        lookAtFolder(folder, forget,
                     [this, folder, forget, entry = entries.value(folder)](FolderState state) {
                         if (entry && state != FolderState::Catalog)
                             greyOut(folder, state, *entry, *forget);
                     });
}

/// The entry says why it cannot be chosen.
void MainMenu::greyOut(const QString &folder, FolderState state, QAction &entry, QAction &forget)
{
    entry.setEnabled(false);
    entry.setText(
        (state == FolderState::Missing ? tr("%1 – folder not found") : tr("%1 – no catalog any more"))
            .arg(entry.text()));
    forget.setVisible(true);
    connect(&forget, &QAction::triggered, this, [this, folder] { m_settings.removeRecentCatalog(folder); });
}

void MainMenu::setCatalogState(bool isOpen, const QString &whyReadOnly)
{
    for (QAction *action : std::as_const(m_needOpen))
        action->setEnabled(isOpen);
    for (QAction *action : std::as_const(m_needWritable)) {
        action->setEnabled(isOpen && whyReadOnly.isEmpty());
        action->setToolTip(whyReadOnly);
        action->setStatusTip(whyReadOnly);
    }
}

} // namespace modalens
