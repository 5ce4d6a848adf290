// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QObject>

#include <string>

namespace modalens {

class CatalogSession;
class DeskPanels;
class ResultsController;

/// One selected item, the same in list, map, preview and chart, wherever it was selected, and the marked
/// ones, the same in list and map. Also what can be done with them: query, like, dislike, find on the map.
class SelectionController : public QObject
{
    Q_OBJECT

public:
    SelectionController(CatalogSession &session, DeskPanels &panels, ResultsController &results,
                        QObject *parent);

    /// As a click does. Where the key is not known yet it is looked up first.
    void selectItem(qint64 item);
    void queryByItem(qint64 item) { withKey(item, Purpose::Query); }
    /// Adds items to the query as liked or as disliked ones, as one step.
    void addToQuery(const QVector<qint64> &items, bool isLiked);
    qint64 shownItem() const { return m_shownItem; } ///< -1 for none.
    void likeItem(qint64 item) { withKey(item, Purpose::Like); }
    void dislikeItem(qint64 item) { withKey(item, Purpose::Dislike); }

Q_SIGNALS:
    void shown(qint64 item); ///< Everything shows this item; -1: nothing.

private:
    enum class Purpose { Select, Query, Like, Dislike };
    void connectPanels();
    void connectMarks();
    void showMarks();
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
    QVector<qint64> m_toAdd; ///< To the query, once their keys are known.
    bool m_addsLiked = true;
};

} // namespace modalens
