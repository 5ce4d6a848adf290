// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/seencontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/text/signaltext.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/selectioncontroller.h"
#include "widgets/previewpanel.h"
#include "widgets/seenview.h"

namespace modalens {

namespace {

QStringList labelsOf(const QVector<SeenSpace> &spaces)
{
    QStringList labels;
    for (const SeenSpace &space : spaces)
        labels << space.label;
    return labels;
}

} // namespace

SeenController::SeenController(CatalogSession &session, DeskPanels &panels, SelectionController &selection,
                               QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
{
    connect(&selection, &SelectionController::shown, this, &SeenController::show);
    connect(m_panels.preview, &PreviewPanel::seenPageToggled, this, &SeenController::request);
    connect(&m_session, &CatalogSession::grown, this, [this] {
        m_requested = -1; // perhaps by other encoders now
        request();
    });
    connect(&m_session.seen(), &SeenService::seenReady, this,
            [this](qint64 item, const QVector<SeenSpace> &spaces, bool isComplete) {
                if (item != m_requested)
                    return;
                m_spaces = spaces;
                m_areComplete = isComplete;
                showSpaces();
            });
    connect(&m_session.desk(), &DeskState::changed, this, [this](DeskState::Parts parts) {
        if ((parts & DeskState::MixPart) && m_requested >= 0 && labelsOf(named(m_spaces)) != m_shownLabels) {
            m_panels.preview->seenView()->showWaiting(); // else what stands there stays
            showSpaces();
        }
    });
}

/// As the analyst calls them.
QVector<SeenSpace> SeenController::named(QVector<SeenSpace> spaces) const
{
    for (SeenSpace &space : spaces)
        if (const SignalInfo *info = m_session.signalInfo(space.name.toStdString()))
            space.label = signalLabel(*info, m_session.desk().view().tracks);
    return spaces;
}

void SeenController::showSpaces()
{
    const QVector<SeenSpace> spaces = named(m_spaces);
    m_shownLabels = labelsOf(spaces);
    m_panels.preview->seenView()->setSpaces(spaces, m_areComplete);
}

void SeenController::show(qint64 item)
{
    if (item == m_item)
        return;
    m_item = item;
    request();
}

void SeenController::request()
{
    const bool isWanted = m_item >= 0 && m_session.isOpen() && m_panels.preview->isSeenPage();
    if (!isWanted) {
        m_session.seen().cancel();
        m_requested = -1;
        m_panels.preview->seenView()->clear();
        return;
    }
    if (m_item == m_requested)
        return;
    m_requested = m_item;
    m_spaces.clear();
    m_shownLabels.clear();
    m_panels.preview->seenView()->showWaiting();
    m_session.seen().request(m_item);
}

} // namespace modalens
