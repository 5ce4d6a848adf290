// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start/desktopchoices.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>

#include <tuple>

namespace modalens {

namespace {

const QLatin1String kService("org.freedesktop.portal.Desktop");
const QLatin1String kPath("/org/freedesktop/portal/desktop");
const QLatin1String kInterface("org.freedesktop.portal.Settings");
const QLatin1String kAppearance("org.freedesktop.appearance");
const QLatin1String kGnome("org.gnome.desktop.interface");
const QLatin1String kScheme("color-scheme"), kContrast("contrast"), kMotion("reduced-motion");
const QLatin1String kAnimations("enable-animations");

/// Asking for a bus that is not there would start one.
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           (!qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR") &&
            QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus")));
}

/// The portal wraps its answers in a variant, older ones in two.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

DesktopChoices::DesktopChoices(QObject *parent)
    : QObject(parent)
{
}

void DesktopChoices::ask()
{
    if (!hasSessionBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(take(QString, QString, QDBusVariant)));
    const std::pair<QLatin1String, QLatin1String> wanted[] = {
        {kAppearance, kScheme}, {kAppearance, kContrast}, {kAppearance, kMotion}, {kGnome, kAnimations}};
    for (const auto &[space, key] : wanted) {
        QDBusMessage call =
            QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
        call << QString(space) << QString(key);
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
                [this, watcher, space = QString(space), key = QString(key)] {
                    const QDBusPendingReply<QDBusVariant> reply = *watcher;
                    if (reply.isValid()) // a portal that does not know the key says so
                        take(space, key, reply.value());
                    watcher->deleteLater();
                });
    }
}

void DesktopChoices::take(const QString &space, const QString &key, const QDBusVariant &value)
{
    const QVariant plain = unwrapped(value.variant());
    const auto before = std::tuple(m_isDark, m_isHighContrast, m_isMotionReduced);
    if (space == kAppearance && key == kScheme) // 1 dark, 2 light, anything else no preference
        m_isDark = plain.toInt() == 1 ? std::optional(true)
                                      : (plain.toInt() == 2 ? std::optional(false) : std::nullopt);
    else if (space == kAppearance && key == kContrast)
        m_isHighContrast = plain.toInt() == 1;
    else if (space == kAppearance && key == kMotion)
        m_isMotionReduced = plain.toInt() == 1;
    else if (space == kGnome && key == kAnimations)
        m_isMotionReduced = plain.typeId() == QMetaType::Bool && !plain.toBool();
    if (before != std::tuple(m_isDark, m_isHighContrast, m_isMotionReduced))
        Q_EMIT changed();
}

} // namespace modalens
