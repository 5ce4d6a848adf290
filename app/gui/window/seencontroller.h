// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/seen.h"

#include <QObject>

namespace modalens {

class CatalogSession;
class DeskPanels;
class SelectionController;

/// Fills the page "What the encoders saw" of the preview: for the selected item, and only while that page is
/// open.
class SeenController : public QObject
{
    Q_OBJECT

public:
    SeenController(CatalogSession &session, DeskPanels &panels, SelectionController &selection,
                   QObject *parent);

private:
    void show(qint64 item);
    void request();
    void showSpaces();
    QVector<SeenSpace> named(QVector<SeenSpace> spaces) const;

    CatalogSession &m_session;
    DeskPanels &m_panels;
    QVector<SeenSpace> m_spaces; ///< Of m_requested, as they came.
    bool m_areComplete = false;
    QStringList m_shownLabels;
    qint64 m_item = -1;      ///< The selected one.
    qint64 m_requested = -1; ///< The one that the page shows or waits for.
};

} // namespace modalens
