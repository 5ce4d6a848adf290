// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mainmenu.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/text/paths.h"

#include <QActionGroup>
#include <QDir>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

namespace modalens {

MainMenu::MainMenu(QMainWindow &window, Settings &settings, QUndoStack &undo)
    : QObject(&window)
    , m_settings(settings)
{
    buildFile(window);
    buildEdit(window, undo);
    buildView(window);
    buildCatalog(window);
    buildHelp(window);
    setCatalogState(false, false);
}

void MainMenu::buildFile(QMainWindow &window)
{
    QMenu *file = window.menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&New catalog from folder…"), QKeySequence::New, this, &MainMenu::newCatalogRequested);
    file->addAction(tr("&Open catalog…"), QKeySequence::Open, this, &MainMenu::openRequested);
    QMenu *recent = file->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        fillRecent(recent);
    });
    file->addSeparator();
    m_needWritable << file->addAction(tr("&Import file…"), this, &MainMenu::importRequested);
    m_needWritable << file->addAction(tr("Import &folder…"), this, &MainMenu::importFolderRequested);
    m_needOpen << file->addAction(tr("&Export ranking…"), this, &MainMenu::exportRequested);
    file->addSeparator();
    m_needOpen << file->addAction(tr("&Close catalog"), this, &MainMenu::closeCatalogRequested);
    file->addAction(tr("&Quit"), QKeySequence::Quit, &window, &QWidget::close);
}

void MainMenu::buildEdit(QMainWindow &window, QUndoStack &undo)
{
    QMenu *edit = window.menuBar()->addMenu(tr("&Edit"));
    QAction *undoAction = undo.createUndoAction(edit, tr("Undo"));
    undoAction->setShortcut(QKeySequence::Undo);
    QAction *redoAction = undo.createRedoAction(edit, tr("Redo"));
    redoAction->setShortcut(QKeySequence::Redo);
    edit->addAction(undoAction);
    edit->addAction(redoAction);
    edit->addSeparator();
    m_needOpen << edit->addAction(tr("&Copy selected result"), QKeySequence::Copy, this,
                                  &MainMenu::copyRequested);
}

void MainMenu::buildView(QMainWindow &window)
{
    QMenu *view = window.menuBar()->addMenu(tr("&View"));
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
    const std::pair<ThemeChoice, QString> themeNames[] = {{ThemeChoice::System, tr("Like the system")},
                                                          {ThemeChoice::Light, tr("Light")},
                                                          {ThemeChoice::Dark, tr("Dark")}};
    for (const auto &[theme, name] : themeNames)
        addChoice(themes, themeGroup, name, m_settings.theme() == theme,
                  [this, theme = theme] { Q_EMIT themeChosen(theme); });
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
    view->addAction(tr("&Reset panel sizes"), this, &MainMenu::resetLayoutRequested);
}

void MainMenu::buildCatalog(QMainWindow &window)
{
    QMenu *catalog = window.menuBar()->addMenu(tr("&Catalog"));
    m_needWritable << catalog->addAction(tr("&Embed what is new"), this, &MainMenu::embedRequested);
    m_needWritable << catalog->addAction(tr("Update &maps"), this, &MainMenu::updateMapsRequested);
}

void MainMenu::buildHelp(QMainWindow &window)
{
    QMenu *help = window.menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&About Modalens"), this, &MainMenu::aboutRequested);
}

void MainMenu::fillRecent(QMenu *menu)
{
    const QStringList folders = m_settings.recentCatalogs();
    for (const QString &folder : folders) {
        QString label = CatalogSession::nameOf(pathFromText(folder));
        label.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *action =
            menu->addAction(label, this, [this, folder] { Q_EMIT openFolderRequested(folder); });
        action->setToolTip(QDir::toNativeSeparators(folder));
        action->setStatusTip(action->toolTip());
    }
    if (folders.isEmpty())
        menu->addAction(tr("No recent catalogs"))->setEnabled(false);
}

void MainMenu::setCatalogState(bool isOpen, bool isWritable)
{
    for (QAction *action : std::as_const(m_needOpen))
        action->setEnabled(isOpen);
    for (QAction *action : std::as_const(m_needWritable))
        action->setEnabled(isWritable);
}

} // namespace modalens
