// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mixermenus.h"

#include "app/gui/desk/mix.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/text/signaltext.h"
#include "app/gui/window/deskpanels.h"
#include "widgets/theme.h"

#include <QActionGroup>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

#include <algorithm>

namespace modalens {

namespace {

/// A section's title: with a style sheet QMenu draws those of addSection() as mere lines.
void addHeading(QMenu *menu, const QString &title)
{
    if (!menu->isEmpty())
        menu->addSeparator();
    auto *label = new QLabel(title);
    label->setFont(smallFont());
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(metrics::kPaddingPx, 4, metrics::kPaddingPx, 4);
    auto *heading = new QWidgetAction(menu);
    heading->setDefaultWidget(label);
    menu->addAction(heading);
}

} // namespace

MixerMenus::MixerMenus(CatalogSession &session, DeskPanels &panels, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
{
    buildMethodMenu();
    buildSignalMenu();
}

void MixerMenus::show()
{
    const QStringList names{tr("raw"), tr("min–max"), tr("z-score")};
    const int normalisation = static_cast<int>(m_session.desk().view().normalisation);
    m_panels.methodButton->setText(tr("Late fusion · %1 ▾").arg(names.value(normalisation)));
    const auto isAddable = [](const SignalInfo &info) { return info.kind != SignalKind::Space; };
    bool hasAddable = false;
    if (m_session.isOpen()) {
        const auto &infos = m_session.facts().signalSet->signalInfos();
        hasAddable = std::any_of(infos.begin(), infos.end(), isAddable);
    }
    m_panels.addSignalButton->setVisible(hasAddable);
}

void MixerMenus::buildMethodMenu()
{
    auto *menu = new QMenu(m_panels.methodButton);
    const auto addChoices = [this, menu](const QString &title, const QStringList &labels,
                                         auto View::*member) {
        addHeading(menu, title);
        auto *group = new QActionGroup(menu);
        for (int i = 0; i < labels.size(); ++i) {
            QAction *action = group->addAction(labels.at(i));
            action->setCheckable(true);
            menu->addAction(action);
            using Choice = std::remove_reference_t<decltype(std::declval<View &>().*member)>;
            connect(action, &QAction::triggered, this, [this, member, i] {
                View view = m_session.desk().view();
                view.*member = static_cast<Choice>(i);
                m_session.desk().change(view, tr("fusion option"));
            });
            connect(menu, &QMenu::aboutToShow, action, [this, member, i, action] {
                action->setChecked(m_session.desk().view().*member == static_cast<Choice>(i));
            });
        }
    };
    addChoices(tr("Make signals comparable by"), {tr("Raw values"), tr("Minimum and maximum"), tr("z-score")},
               &View::normalisation);
    addChoices(tr("An item without a signal"),
               {tr("Shares its weight among the others"), tr("Counts as average"), tr("Counts as worst")},
               &View::missing);
    m_panels.methodButton->setMenu(menu);
}

void MixerMenus::buildSignalMenu()
{
    auto *menu = new QMenu(m_panels.addSignalButton);
    m_panels.addSignalButton->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        if (!m_session.isOpen())
            return;
        View view = m_session.desk().view();
        for (const SignalInfo &info : m_session.facts().signalSet->signalInfos()) {
            if (info.kind == SignalKind::Space)
                continue;
            QAction *action = menu->addAction(signalLabel(info, view.tracks));
            action->setEnabled(findTrack(view, info.name) == nullptr);
            connect(action, &QAction::triggered, this, [this, name = info.name] { addSignal(name); });
        }
    });
}

void MixerMenus::addSignal(const std::string &name)
{
    View view = m_session.desk().view();
    view.tracks.push_back({.signal = name, .weight = 0.0});
    m_session.desk().change(view, tr("signal added"));
}

} // namespace modalens
