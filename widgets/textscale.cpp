// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/textscale.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr const char *kProperty = "modalensTextScale"; // ends with the application, unlike a variable

/// Sent to every widget: a change of the application's font is told to windows alone.
QEvent::Type scaleChanged()
{
    static const int type = QEvent::registerEventType();
    return static_cast<QEvent::Type>(type);
}

/// Applies a widget's measures again.
class Follower : public QObject
{
public:
    Follower(QWidget *widget, const std::function<void()> &apply)
        : QObject(widget)
        , m_apply(apply)
    {
        widget->installEventFilter(this);
        m_apply();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == scaleChanged())
            m_apply();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_apply;
};

} // namespace

double textScale()
{
    const QVariant scale = qApp ? qApp->property(kProperty) : QVariant();
    return scale.isValid() ? scale.toDouble() : 1.0;
}

void setTextScale(double scale)
{
    const double wanted = std::isfinite(scale) ? std::clamp(scale, 1.0, 2.0) : 1.0;
    if (!qApp || wanted == textScale())
        return;
    qApp->setProperty(kProperty, wanted);
    QApplication::setFont(uiFont());
    if (!qApp->styleSheet().isEmpty())
        qApp->setStyleSheet(qApp->styleSheet()); // under a style sheet the font alone reaches no widget
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) { // none of them deletes another on the way
        QEvent changed(scaleChanged());
        QCoreApplication::sendEvent(widget, &changed);
        widget->updateGeometry(); // painted ones have sizes that no font tells of
        widget->update();
    }
}

int scaled(int px)
{
    return int(std::lround(px * textScale()));
}

double scaled(double px)
{
    return px * textScale();
}

void followTextScale(QWidget *widget, const std::function<void()> &apply)
{
    new Follower(widget, apply);
}

void followFont(QWidget *widget, QFont (*font)())
{
    followTextScale(widget, [widget, font] { widget->setFont(font()); });
}

} // namespace modalens
