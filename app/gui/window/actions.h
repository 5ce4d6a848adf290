// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>

class QWidget;

namespace modalens {

class Settings;

/// Everything that can be done from a menu, a key or the command palette, by a stable name such as
/// "view.mixer". Whoever can do something adds it here, once; menus, palette and the sheet of shortcuts only
/// show what is here. The analyst's own shortcuts come from the settings. GUI thread.
class Actions : public QObject
{
    Q_OBJECT

public:
    /// Shortcuts work while `window` is active. `settings` must outlive this.
    Actions(QWidget &window, Settings &settings);

    /// \param name stable, "group.what", unique. \param text translated, with its mnemonic; the palette shows
    /// it without. \param standard the shortcut unless the analyst has another.
    /// \return owned by this; connect to its triggered().
    QAction *add(const QString &name, const QString &text, const QKeySequence &standard = {});
    /// Takes an action that exists already (a dock's, an undo stack's) under a name.
    void adopt(const QString &name, QAction *action, const QKeySequence &standard = {});

    /// In the order in which they were added.
    const QList<QAction *> &all() const { return m_all; }
    QAction *find(const QString &name) const; ///< nullptr when there is none.
    QKeySequence standardShortcut(const QString &name) const { return m_standard.value(name); }
    /// Remembered. An empty sequence takes the shortcut away; the standard one forgets the change.
    void setShortcut(const QString &name, const QKeySequence &shortcut);
    /// The action that has this shortcut now, or nullptr.
    QAction *withShortcut(const QKeySequence &shortcut) const;
    void resetShortcuts();

    /// Menu text without mnemonic and ellipsis marks that only menus need: "New catalog from folder…".
    static QString plainText(const QAction *action);

private:
    QWidget &m_window;
    Settings &m_settings;
    QList<QAction *> m_all;
    QHash<QString, QKeySequence> m_standard;
};

} // namespace modalens
