// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/seencontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/selectioncontroller.h"
#include "widgets/previewpanel.h"
#include "widgets/seenview.h"

namespace modalens {

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
                if (item == m_requested)
                    m_panels.preview->seenView()->setSpaces(spaces, isComplete);
            });
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
    m_panels.preview->seenView()->showWaiting();
    m_session.seen().request(m_item);
}

} // namespace modalens
