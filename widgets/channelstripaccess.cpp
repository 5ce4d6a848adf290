// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/channelstripaccess.h"

#include "widgets/channelstrip.h"

#include <QAccessibleWidget>

namespace modalens {

namespace {

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
    QVariant minimumStepSize() const override { return 0.01; }

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
