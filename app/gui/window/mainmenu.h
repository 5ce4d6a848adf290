// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/settings.h"

#include <QKeySequence>
#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QUndoStack;

namespace modalens {

class Actions;
enum class FolderState;

/// The menu bar: makes the actions it shows, says what was chosen, does nothing itself.
class MainMenu : public QObject
{
    Q_OBJECT

public:
    /// \param panels show and hide one panel each; their object names become "view.NAME".
    MainMenu(QMainWindow &window, Settings &settings, Actions &actions, QUndoStack &undo,
             const QList<QAction *> &panels);

    /// Greys out what needs an open or a writable catalog.
    /// \param whyReadOnly for tooltips; empty: it can be written.
    void setCatalogState(bool isOpen, const QString &whyReadOnly);
    /// Recent catalogs, also for the button in the top bar.
    void fillRecent(QMenu *menu);
    void setSmallMapsShown(bool areShown);

Q_SIGNALS:
    void newCatalogRequested();
    void openRequested();
    void newWindowRequested();
    void openInNewWindowRequested();
    void quitRequested();
    void openFolderRequested(const QString &folder);
    void importRequested();
    void importFolderRequested();
    void exportRequested();
    void openViewRequested();
    void shareViewRequested();
    void closeCatalogRequested();
    void saveViewRequested();
    void copyRequested();
    void pasteRequested();
    void searchRequested();
    void backRequested();
    void forwardRequested();
    void themeChosen(modalens::ThemeChoice theme);
    void languageChosen(const QString &language);
    void resetLayoutRequested();
    void smallMapsToggled(bool areShown);
    void findOnMapRequested();
    void findInListRequested();
    void embedRequested();
    void updateMapsRequested();
    void reportRequested();
    void commandsRequested();
    void shortcutsRequested();
    void healthRequested();
    void jobsRequested();
    void aboutRequested();

private:
    QAction *add(QMenu *menu, const QString &name, const QString &text, void (MainMenu::*chosen)(),
                 const QKeySequence &standard = {});
    void buildFile(QMainWindow &window);
    void buildEdit(QMainWindow &window, QUndoStack &undo);
    void buildItems(QMainWindow &window);
    void buildView(QMainWindow &window, const QList<QAction *> &panels);
    void buildMaps(QMenu *view);
    void buildCatalog(QMainWindow &window);
    void buildHelp(QMainWindow &window);
    void greyOut(const QString &folder, FolderState state, QAction &entry, QAction &forget);

    Settings &m_settings;
    Actions &m_actions;
    QAction *m_smallMaps = nullptr;
    QVector<QAction *> m_needOpen;
    QVector<QAction *> m_needWritable;
};

} // namespace modalens
