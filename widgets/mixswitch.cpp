// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mixswitch.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <utility>

namespace modalens {

namespace {

constexpr int kHoldMs = 600;

QString nameOf(int place)
{
    return place == 0 ? QStringLiteral("A") : QStringLiteral("B");
}

} // namespace

MixSwitch::MixSwitch(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int place = 0; place < 2; ++place) {
        auto *button = new QPushButton(nameOf(place), this);
        button->setProperty("quiet", true);
        button->setCheckable(true);
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &QPushButton::pressed, this, [this, place] { press(place); });
        connect(button, &QPushButton::released, &m_holdTimer, &QTimer::stop);
        connect(button, &QPushButton::clicked, this, [this, place] { click(place); });
        connect(button, &QWidget::customContextMenuRequested, this,
                [this, place, button](const QPoint &at) { showMenu(place, button->mapToGlobal(at)); });
        layout->addWidget(button);
        m_buttons[std::size_t(place)] = button;
    }
    m_holdTimer.setSingleShot(true);
    m_holdTimer.setInterval(kHoldMs);
    connect(&m_holdTimer, &QTimer::timeout, this, [this] {
        m_wasHeld = true;
        Q_EMIT keepRequested(m_held);
    });
    setState({}, -1);
}

void MixSwitch::setState(const std::array<bool, 2> &isKept, int shown)
{
    m_isKept = isKept;
    m_shown = shown;
    for (int place = 0; place < 2; ++place) {
        const QString name = nameOf(place);
        const bool isThere = m_isKept[std::size_t(place)];
        button(place)->setChecked(place == shown);
        button(place)->setAccessibleName(tr("Mix %1").arg(name));
        button(place)->setToolTip(isThere
                                      ? tr("Bring back mix %1; hold to keep the present mix here").arg(name)
                                      : tr("Keep the present mix as %1").arg(name));
        button(place)->setAccessibleDescription(!isThere         ? tr("empty", "place for a mix")
                                                : place == shown ? tr("shown", "mix")
                                                                 : tr("kept", "mix"));
    }
}

void MixSwitch::press(int place)
{
    m_held = place;
    m_wasHeld = false;
    m_holdTimer.start();
}

void MixSwitch::click(int place)
{
    button(place)->setChecked(place == m_shown); // the desk decides, not the click
    if (std::exchange(m_wasHeld, false))
        return;
    if (m_isKept[std::size_t(place)])
        Q_EMIT chosen(place);
    else
        Q_EMIT keepRequested(place);
}

void MixSwitch::showMenu(int place, const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Keep the present mix as %1").arg(nameOf(place)), this,
                    [this, place] { Q_EMIT keepRequested(place); });
    menu->addAction(tr("Bring back mix %1").arg(nameOf(place)), this, [this, place] { Q_EMIT chosen(place); })
        ->setEnabled(m_isKept[std::size_t(place)]);
    menu->popup(position);
}

} // namespace modalens
