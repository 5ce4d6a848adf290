// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/mixercontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/services/startview.h"
#include "app/gui/text/signaltext.h"
#include "app/gui/window/deskpanels.h"
#include "widgets/mixerwidget.h"
#include "widgets/theme.h"

#include <QActionGroup>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QWidgetAction>

#include <algorithm>

namespace modalens {

namespace {

MixerTrack *findTrack(View &view, const std::string &signal)
{
    const auto found = std::find_if(view.tracks.begin(), view.tracks.end(),
                                    [&signal](const MixerTrack &track) { return track.signal == signal; });
    return found == view.tracks.end() ? nullptr : &*found;
}

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

MixerController::MixerController(CatalogSession &session, DeskPanels &panels, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
{
    connect(m_panels.mixer, &MixerWidget::mixChanging, this,
            [this] { m_session.desk().changeInGesture(viewFromFaders()); });
    connect(m_panels.mixer, &MixerWidget::mixChanged, this,
            [this] { m_session.desk().change(viewFromFaders(), tr("mix change")); });
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if (parts & DeskState::MixPart) {
            showTracks();
            showMethod();
        }
    });
    connect(&m_session, &CatalogSession::opened, this, &MixerController::showTracks);
    connect(&m_session, &CatalogSession::grown, this, &MixerController::showTracks);
    connect(&m_session, &CatalogSession::closed, this, &MixerController::showTracks);
    connect(&m_session.ranking(), &RankingService::answered, this, &MixerController::showShares);
    connect(m_panels.resetMixButton, &QPushButton::clicked, this, &MixerController::resetMix);
    buildMethodMenu();
    buildSignalMenu();
    showTracks();
}

void MixerController::showTracks()
{
    QVector<TrackView> tracks;
    for (const MixerTrack &track : m_session.desk().view().tracks) {
        const SignalInfo *info = m_session.signalInfo(track.signal);
        if (!info || (info->kind == SignalKind::Space && info->presentCount == 0))
            continue;
        const QString name = QString::fromStdString(track.signal);
        TrackView view;
        view.signal = signalView(*info);
        view.weight = track.weight;
        view.isMuted = track.isMuted;
        view.isSolo = track.isSolo;
        view.share = m_shares.value(name);
        view.isReached = m_reached.value(name, true);
        if (!view.isReached)
            view.notReachedReason = notReachedText(*info);
        tracks.append(view);
    }
    int addable = 0;
    if (m_session.isOpen())
        for (const SignalInfo &info : m_session.facts().signalSet->signalInfos())
            addable += info.kind != SignalKind::Space ? 1 : 0;
    m_panels.mixer->setTracks(tracks);
    m_panels.addSignalButton->setVisible(addable > 0);
    m_panels.resetMixButton->setVisible(!tracks.isEmpty());
    m_panels.methodButton->setVisible(!tracks.isEmpty());
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
    const QVector<TrackView> tracks = m_panels.mixer->tracks();
    for (const TrackView &track : tracks)
        shares.append(m_shares.value(track.signal.name));
    m_panels.mixer->setShares(shares);
}

View MixerController::viewFromFaders() const
{
    View view = m_session.desk().view();
    const QVector<TrackView> tracks = m_panels.mixer->tracks();
    for (const TrackView &shown : tracks)
        if (MixerTrack *track = findTrack(view, shown.signal.name.toStdString())) {
            track->weight = shown.weight;
            track->isMuted = shown.isMuted;
            track->isSolo = shown.isSolo;
        }
    return view;
}

void MixerController::buildMethodMenu()
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
    showMethod();
}

void MixerController::showMethod()
{
    const QStringList names{tr("raw"), tr("min–max"), tr("z-score")};
    const int normalisation = static_cast<int>(m_session.desk().view().normalisation);
    m_panels.methodButton->setText(tr("Late fusion · %1 ▾").arg(names.value(normalisation)));
}

void MixerController::buildSignalMenu()
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
            QAction *action = menu->addAction(signalLabel(info));
            action->setEnabled(findTrack(view, info.name) == nullptr);
            connect(action, &QAction::triggered, this, [this, name = info.name] { addSignal(name); });
        }
    });
}

void MixerController::addSignal(const std::string &name)
{
    View view = m_session.desk().view();
    view.tracks.push_back({.signal = name, .weight = 0.0});
    m_session.desk().change(view, tr("signal added"));
}

void MixerController::resetMix()
{
    View view = m_session.desk().view();
    for (MixerTrack &track : view.tracks) {
        const SignalInfo *info = m_session.signalInfo(track.signal);
        const bool isSpace = info && info->kind == SignalKind::Space;
        track = {.signal = track.signal, .weight = isSpace ? kFirstWeight : 0.0};
    }
    m_session.desk().change(view, tr("mix reset"));
}

} // namespace modalens
