// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mixpresets.h"

#include "app/gui/desk/mix.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "widgets/mixswitch.h"

namespace modalens {

namespace {

QString nameOf(int place)
{
    return place == 0 ? QStringLiteral("A") : QStringLiteral("B");
}

} // namespace

const std::array<std::string, 2> MixPresets::kViewNames{"~mix A", "~mix B"};

MixPresets::MixPresets(CatalogSession &session, DeskPanels &panels, Actions &actions, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
{
    connect(m_panels.mixSwitch, &MixSwitch::keepRequested, this, &MixPresets::keep);
    connect(m_panels.mixSwitch, &MixSwitch::chosen, this, &MixPresets::bringBack);
    connect(&m_session.views(), &ViewService::ownLoaded, this, &MixPresets::take);
    connect(&m_session.views(), &ViewService::written, this, &MixPresets::takeWritten);
    connect(&m_session, &CatalogSession::opened, this, [this] {
        m_session.views().requestOwn({kViewNames.begin(), kViewNames.end()});
    });
    connect(&m_session, &CatalogSession::closed, this, [this] {
        m_mixes = {};
        m_last = -1;
        show();
    });
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if ((parts & DeskState::MixPart) && !m_session.desk().isInGesture())
            show();
    });
    connect(actions.add(QStringLiteral("mix.switch"), tr("Switch between mix A and B"), Qt::Key_X),
            &QAction::triggered, this, &MixPresets::switchOver);
    for (int place = 0; place < 2; ++place)
        connect(actions.add(place == 0 ? QStringLiteral("mix.keepA") : QStringLiteral("mix.keepB"),
                            tr("Keep the present mix as %1").arg(nameOf(place))),
                &QAction::triggered, this, [this, place] { keep(place); });
    show();
}

void MixPresets::take(const std::vector<NamedView> &views)
{
    for (const NamedView &named : views)
        for (std::size_t place = 0; place < kViewNames.size(); ++place)
            if (named.name == kViewNames[place])
                m_mixes[place] = named.view;
    show();
}

void MixPresets::keep(int place)
{
    if (!m_session.isOpen())
        return;
    if (!m_session.facts().isReadOnly && m_session.keepsSession()) {
        m_session.views().write({{kViewNames[std::size_t(place)], m_session.desk().view()}});
        return; // kept once it is on disk
    }
    showKept(place, m_session.desk().view());
    Q_EMIT said(tr("The mix is kept as %1 until the catalog is closed").arg(nameOf(place)));
}

void MixPresets::takeWritten(const std::vector<ViewChange> &changes)
{
    for (const ViewChange &change : changes)
        for (int place = 0; place < int(kViewNames.size()); ++place)
            if (change.view && change.name == kViewNames[std::size_t(place)]) {
                showKept(place, *change.view);
                Q_EMIT said(tr("The mix is kept as %1").arg(nameOf(place)));
            }
}

void MixPresets::showKept(int place, const View &mix)
{
    m_mixes[std::size_t(place)] = mix;
    m_last = place;
    show();
}

void MixPresets::bringBack(int place)
{
    const auto &mix = m_mixes[std::size_t(place)];
    if (!m_session.isOpen())
        return;
    if (!mix) {
        Q_EMIT said(tr("No mix is kept as %1").arg(nameOf(place)));
        return;
    }
    m_last = place;
    m_session.desk().change(withMixOf(m_session.desk().view(), *mix), tr("mix %1").arg(nameOf(place)));
    show();
}

/// To the other one than the last, whatever was moved since.
void MixPresets::switchOver()
{
    bringBack(m_last == 0 || (m_last < 0 && !m_mixes[0]) ? 1 : 0);
}

void MixPresets::show()
{
    int shown = -1;
    const View &view = m_session.desk().view();
    const auto isShown = [&](int place) {
        const auto &mix = m_mixes[std::size_t(place)];
        return mix && withMixOf(view, *mix) == view;
    };
    for (const int place : {1, 0, m_last}) // of two that are alike the one that was asked for
        if (place >= 0 && isShown(place))
            shown = place;
    m_panels.mixSwitch->setState({m_mixes[0].has_value(), m_mixes[1].has_value()}, shown);
    m_panels.mixSwitch->setVisible(m_session.isOpen());
}

} // namespace modalens
