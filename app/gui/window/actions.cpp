// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/actions.h"

#include "app/gui/desk/settings.h"

#include <QWidget>

namespace modalens {

Actions::Actions(QWidget &window, Settings &settings)
    : QObject(&window)
    , m_window(window)
    , m_settings(settings)
{
}

QAction *Actions::add(const QString &name, const QString &text, const QKeySequence &standard)
{
    auto *action = new QAction(text, this);
    adopt(name, action, standard);
    return action;
}

void Actions::adopt(const QString &name, QAction *action, const QKeySequence &standard)
{
    Q_ASSERT(!find(name));
    action->setObjectName(name);
    action->setShortcut(m_settings.shortcut(name).value_or(standard));
    m_standard.insert(name, standard);
    m_all << action;
    m_window.addAction(action); // the shortcut works even where no menu shows the action
}

QAction *Actions::find(const QString &name) const
{
    for (QAction *action : m_all)
        if (action->objectName() == name)
            return action;
    return nullptr;
}

void Actions::setShortcut(const QString &name, const QKeySequence &shortcut)
{
    QAction *action = find(name);
    if (!action)
        return;
    action->setShortcut(shortcut);
    if (shortcut == m_standard.value(name))
        m_settings.forgetShortcut(name);
    else
        m_settings.setShortcut(name, shortcut);
}

QAction *Actions::withShortcut(const QKeySequence &shortcut) const
{
    if (shortcut.isEmpty())
        return nullptr;
    for (QAction *action : m_all)
        if (action->shortcut() == shortcut)
            return action;
    return nullptr;
}

void Actions::resetShortcuts()
{
    for (QAction *action : std::as_const(m_all))
        setShortcut(action->objectName(), m_standard.value(action->objectName()));
}

QString Actions::plainText(const QAction *action)
{
    QString text = action->text();
    // A Chinese text carries its mnemonic in brackets behind it: "语言(&L)".
    const qsizetype bracket = text.indexOf(QLatin1String("(&"));
    if (bracket >= 0 && text.mid(bracket + 3, 1) == QLatin1String(")"))
        text.remove(bracket, 4);
    text.replace(QLatin1String("&&"), QLatin1String("\x01"));
    text.remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
}

} // namespace modalens
