// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace modalens {

/// What the person chose for the whole desktop, as the settings portal (org.freedesktop.portal.Settings)
/// tells and keeps telling: Qt 6.4 has no word for any of it. Without a session bus nothing is ever known and
/// nothing is waited for. GUI thread.
class DesktopChoices : public QObject
{
    Q_OBJECT

public:
    explicit DesktopChoices(QObject *parent = nullptr);

    /// Asks the portal. The answers come later, by changed().
    void ask();

    std::optional<bool> isDark() const { return m_isDark; } ///< Nothing: no preference.
    bool isHighContrast() const { return m_isHighContrast; }
    bool isMotionReduced() const { return m_isMotionReduced; }

public Q_SLOTS:
    /// One setting of the portal; others than those above are left alone.
    void take(const QString &space, const QString &key, const QDBusVariant &value);

Q_SIGNALS:
    void changed();

private:
    std::optional<bool> m_isDark;
    bool m_isHighContrast = false;
    bool m_isMotionReduced = false;
};

} // namespace modalens
