// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QObject>

#include <string>

namespace modalens {

class CatalogSession;
class DeskPanels;
class ResultsController;

/// One selected item, the same in list, map, preview and chart, wherever it was selected. Also what can be
/// done with it: query by it, like, dislike, find it on the map.
class SelectionController : public QObject
{
    Q_OBJECT

public:
    SelectionController(CatalogSession &session, DeskPanels &panels, ResultsController &results,
                        QObject *parent);

    /// As a click does. Where the key is not known yet it is looked up first.
    void selectItem(qint64 item);
    void queryByItem(qint64 item) { withKey(item, Purpose::Query); }

Q_SIGNALS:
    void shown(qint64 item); ///< Everything shows this item; -1: nothing.

private:
    enum class Purpose { Select, Query, Like, Dislike };
    void connectPanels();
    void withKey(qint64 item, Purpose purpose);
    void act(const std::string &key, Purpose purpose);
    void showSelection();
    void showItem(const PreviewItem &item);

    CatalogSession &m_session;
    DeskPanels &m_panels;
    ResultsController &m_results;
    qint64 m_lookedUp = -1;
    Purpose m_purpose = Purpose::Select;
    std::string m_shownKey;
    qint64 m_shownItem = -1;
};

} // namespace modalens
