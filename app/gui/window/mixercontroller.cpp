// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mixercontroller.h"

#include "app/gui/desk/mix.h"
#include "app/gui/desk/settings.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/services/startview.h"
#include "app/gui/text/signaltext.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/mixermenus.h"
#include "widgets/mixerwidget.h"

#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <tuple>
#include <utility>

namespace modalens {

namespace {

bool isUnreadable(const CatalogSession &session, const std::string &signal)
{
    const auto &unreadable = session.facts().signalSet->unreadable();
    return std::any_of(unreadable.begin(), unreadable.end(),
                       [&signal](const UnreadableSpace &one) { return one.space.name == signal; });
}

/// As a SignalSet has them: those that it lacks take their place.
std::tuple<SignalKind, Modality> orderOf(const SignalInfo &info)
{
    return {info.kind, info.kind == SignalKind::Space ? info.modality : Modality::Joint};
}

} // namespace

MixerController::MixerController(CatalogSession &session, DeskPanels &panels, Settings &settings,
                                 QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_menus(new MixerMenus(session, panels, this))
{
    connect(m_panels.mixer, &MixerWidget::mixChanging, this,
            [this] { m_session.desk().changeInGesture(viewFromFaders()); });
    connect(m_panels.mixer, &MixerWidget::mixChanged, this, [this](const QString &fader) {
        if (fader.isEmpty())
            m_session.desk().change(viewFromFaders(), tr("mix change"));
        else
            m_session.desk().changeByStep(viewFromFaders(), tr("mix change"), fader.toStdString());
    });
    connect(m_panels.mixer, &MixerWidget::trackRenamed, this, &MixerController::rename);
    m_panels.mixer->setUnfoldedBuses(settings.unfoldedBuses());
    connect(m_panels.mixer, &MixerWidget::foldsChanged, this,
            [this, &settings] { settings.setUnfoldedBuses(m_panels.mixer->unfoldedBuses()); });
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if (parts & DeskState::MixPart)
            showTracks();
    });
    connect(&m_session, &CatalogSession::opened, this, &MixerController::keepInfos);
    connect(&m_session, &CatalogSession::grown, this, &MixerController::keepInfos);
    connect(&m_session, &CatalogSession::closed, this, [this] {
        m_twins.clear();
        m_infos.clear();
        m_making.clear();
        showTracks();
    });
    connect(&m_session.ranking(), &RankingService::answered, this, &MixerController::showShares);
    connect(&m_session.ranking(), &RankingService::twinsFound, this,
            [this](const std::vector<SignalTwins> &twins) {
                m_twins = twins;
                showTracks();
            });
    connect(m_panels.resetMixButton, &QPushButton::clicked, this, &MixerController::reset);
    showTracks();
}

double MixerController::defaultWeight(const std::string &signal) const
{
    const auto info = std::find_if(m_infos.begin(), m_infos.end(),
                                   [&signal](const SignalInfo &known) { return known.name == signal; });
    return info != m_infos.end() && info->kind == SignalKind::Space ? kFirstWeight : 0.0;
}

/// The closest one of the signals that say the same, of those in the mix.
QString MixerController::twinNote(const std::string &signal) const
{
    for (const SignalTwins &twins : m_twins) {
        if (twins.first != signal && twins.second != signal)
            continue;
        if (const SignalInfo *other =
                m_session.signalInfo(twins.first == signal ? twins.second : twins.first))
            return twinText(signalLabel(*other, m_session.desk().view().tracks), twins.rho);
    }
    return {};
}

StripView MixerController::stripOf(const MixerTrack &track, const SignalInfo &info) const
{
    const QString name = QString::fromStdString(track.signal);
    const SignalBus bus = signalBus(info);
    StripView view;
    view.signal = signalView(info, m_session.desk().view().tracks);
    view.weight = track.weight;
    view.isMuted = track.isMuted;
    view.isSolo = track.isSolo;
    view.isLocked = track.isLocked;
    view.share = m_shares.value(name);
    view.isReached = m_reached.value(name, true);
    if (!view.isReached)
        view.notReachedReason = notReachedText(info, view.signal.label);
    showWhyNot(track.signal, view);
    view.defaultWeight = defaultWeight(track.signal);
    view.standardLabel = signalLabel(info);
    view.bus = bus.key;
    view.busLabel = bus.label;
    view.twinNote = twinNote(track.signal);
    return view;
}

/// Of a space that is made anew the catalog knows nothing for a while.
void MixerController::keepInfos()
{
    std::vector<SignalInfo> infos = signalsToMix(*m_session.facts().signalSet);
    for (const SignalInfo &had : m_infos)
        if (std::none_of(infos.begin(), infos.end(),
                         [&had](const SignalInfo &info) { return info.name == had.name; }))
            infos.push_back(had);
    std::stable_sort(infos.begin(), infos.end(),
                     [](const SignalInfo &a, const SignalInfo &b) { return orderOf(a) < orderOf(b); });
    m_infos = std::move(infos);
    if (std::exchange(m_isMakingOver, false))
        m_making.clear();
    showTracks();
}

void MixerController::showMaking(const QHash<QString, int> &percents)
{
    m_isMakingOver = percents.isEmpty(); // but what was made is known only with the next facts
    if (m_isMakingOver || percents == m_making)
        return;
    m_making = percents;
    showTracks();
}

/// Absent: the signal has no strip.
std::optional<SignalInfo> MixerController::infoOf(const MixerTrack &track) const
{
    if (const SignalInfo *info = m_session.signalInfo(track.signal))
        return info->kind != SignalKind::Space || info->presentCount > 0 ? std::optional(*info)
                                                                         : std::nullopt;
    const auto known = std::find_if(m_infos.begin(), m_infos.end(),
                                    [&track](const SignalInfo &info) { return info.name == track.signal; });
    const bool isHere = known != m_infos.end() && (m_making.contains(QString::fromStdString(track.signal)) ||
                                                   isUnreadable(m_session, track.signal));
    return isHere ? std::optional(*known) : std::nullopt;
}

/// What stands in the strip of a signal that cannot be used for now.
void MixerController::showWhyNot(const std::string &signal, StripView &view) const
{
    if (m_session.signalInfo(signal))
        return;
    view.isReached = false;
    view.share = 0.0;
    const auto making = m_making.constFind(QString::fromStdString(signal));
    if (making != m_making.cend()) {
        view.notReachedReason =
            tr("%1 is being embedded: %2% done").arg(view.signal.label, QString::number(*making));
        view.instead = tr("made\n%1%", "how much of a signal is embedded; two short lines").arg(*making);
        return;
    }
    view.notReachedReason = tr("The stored vectors of %1 are damaged. Choose Embed what is new in the menu "
                               "Catalog to make them again")
                                .arg(view.signal.label);
    view.instead = tr("damaged\n–", "a signal whose vectors cannot be read; two short lines");
}

void MixerController::showTracks()
{
    QVector<StripView> tracks;
    for (const MixerTrack &track : m_session.desk().view().tracks)
        if (const auto info = m_session.isOpen() ? infoOf(track) : std::nullopt)
            tracks.append(stripOf(track, *info));
    // As maps, menus and command line have them, whenever each of the tracks came to the view.
    const auto placeOf = [this](const StripView &strip) {
        return std::find_if(m_infos.begin(), m_infos.end(), [&strip](const SignalInfo &info) {
            return info.name == strip.signal.name.toStdString();
        });
    };
    std::stable_sort(tracks.begin(), tracks.end(),
                     [&placeOf](const StripView &a, const StripView &b) { return placeOf(a) < placeOf(b); });
    m_panels.mixer->setTracks(tracks);
    m_panels.resetMixButton->setVisible(!tracks.isEmpty());
    m_panels.methodButton->setVisible(!tracks.isEmpty());
    m_menus->show();
}

void MixerController::showShares(const RankingAnswer &answer)
{
    if (answer.error)
        return;
    QHash<QString, bool> reached;
    m_shares.clear();
    for (std::size_t i = 0; i < answer.signalInfos.size(); ++i) {
        const QString name = QString::fromStdString(answer.signalInfos[i].name);
        m_shares.insert(name, i < answer.shares.size() ? answer.shares[i] : 0.0);
        reached.insert(name, answer.isReached[i]);
    }
    if (reached != m_reached) {
        m_reached = reached;
        showTracks();
        return;
    }
    QVector<double> shares;
    const QVector<StripView> tracks = m_panels.mixer->tracks();
    for (const StripView &track : tracks)
        shares.append(m_shares.value(track.signal.name));
    m_panels.mixer->setShares(shares);
}

View MixerController::viewFromFaders() const
{
    View view = m_session.desk().view();
    const QVector<StripView> tracks = m_panels.mixer->tracks();
    for (const StripView &shown : tracks)
        if (MixerTrack *track = findTrack(view, shown.signal.name.toStdString())) {
            track->weight = shown.weight;
            track->isMuted = shown.isMuted;
            track->isSolo = shown.isSolo;
            track->isLocked = shown.isLocked;
        }
    return view;
}

void MixerController::rename(const QString &signal, const QString &name)
{
    View view = m_session.desk().view();
    if (MixerTrack *track = findTrack(view, signal.toStdString()))
        track->label = trackLabelOf(name);
    m_session.desk().change(view, tr("renaming"));
}

void MixerController::reset()
{
    View view = m_session.desk().view();
    resetMix(view, [this](const std::string &signal) { return defaultWeight(signal); });
    m_session.desk().change(view, tr("mix reset"));
}

} // namespace modalens
