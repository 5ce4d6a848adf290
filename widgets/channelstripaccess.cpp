// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/channelstripaccess.h"

#include "widgets/channelstrip.h"
#include "widgets/weighttext.h"

#include <QAccessibleWidget>

namespace modalens {

namespace {

// Names of actions are not shown: localizedActionName() is.
const QString kMute = QStringLiteral("mute"), kSolo = QStringLiteral("solo"), kLock = QStringLiteral("lock"),
              kFold = QStringLiteral("fold"), kRename = QStringLiteral("rename");

class ChannelStripAccess : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit ChannelStripAccess(ChannelStrip *strip)
        : QAccessibleWidget(strip, QAccessible::Slider)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QVariant currentValue() const override { return strip()->track().weight; }
    void setCurrentValue(const QVariant &value) override { strip()->setWeight(value.toDouble()); }
    QVariant maximumValue() const override { return 1.0; }
    QVariant minimumValue() const override { return 0.0; }
    QVariant minimumStepSize() const override { return kWeightGrid; }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = strip()->track().isLocked;
        state.expandable = strip()->isBus();
        state.expanded = strip()->isBus() && !strip()->isFolded();
        state.collapsed = strip()->isBus() && strip()->isFolded();
        return state;
    }

    QStringList actionNames() const override
    {
        QStringList names{kMute, kSolo, kLock};
        names << (strip()->isBus() ? kFold : kRename);
        return names + QAccessibleWidget::actionNames();
    }
    QString localizedActionName(const QString &name) const override
    {
        const QStringList names{kMute, kSolo, kLock, kFold, kRename};
        const QStringList texts{ChannelStrip::tr("Mute"), ChannelStrip::tr("Only this"),
                                ChannelStrip::tr("Lock"), ChannelStrip::tr("Fold"),
                                ChannelStrip::tr("Rename")};
        const auto index = names.indexOf(name);
        return index < 0 ? QAccessibleWidget::localizedActionName(name) : texts.at(index);
    }
    void doAction(const QString &name) override
    {
        if (name == kMute)
            strip()->toggleMute();
        else if (name == kSolo)
            strip()->toggleSolo();
        else if (name == kLock)
            strip()->toggleLock();
        else if (name == kFold)
            strip()->toggleFold();
        else if (name == kRename)
            strip()->editName();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    ChannelStrip *strip() const { return static_cast<ChannelStrip *>(widget()); }
};

QAccessibleInterface *makeAccess(const QString &, QObject *object)
{
    auto *strip = qobject_cast<ChannelStrip *>(object);
    return strip ? new ChannelStripAccess(strip) : nullptr;
}

} // namespace

void installChannelStripAccess()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeAccess);
        return true;
    }();
    Q_UNUSED(isInstalled);
}

} // namespace modalens
