// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVector>

namespace modalens {

class Actions;
class CatalogSession;
class ImportFlow;
class NoticeBar;

/// What the open catalog lacks or forbids, and what came of imports and embeddings, as notices.
class NoticeController : public QObject
{
    Q_OBJECT

public:
    NoticeController(CatalogSession &session, ImportFlow &imports, Actions &actions, NoticeBar &bar,
                     QObject *parent);

    /// Offers to keep as a selection what no view keeps.
    void showShortLivedFilter(const QString &name, const QVector<qint64> &items);

private:
    void showAll();
    void showUnreadable();
    void showAccess();
    void act(const QString &id);

    CatalogSession &m_session;
    ImportFlow &m_imports;
    Actions &m_actions;
    NoticeBar &m_bar;
    QVector<qint64> m_filtered; ///< That showShortLivedFilter() speaks of.
};

} // namespace modalens
