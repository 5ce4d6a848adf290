// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMimeData;
class QWidget;

namespace modalens {

class CatalogSession;
class ImportFlow;
class QueryController;

/// What a drop anywhere on the window means. Pictures, sounds, videos and words are asked about: they join
/// the query. A catalog is opened. Any other folder or file is offered for import; without an open catalog,
/// a folder or file becomes the source of a new one.
class DropController : public QObject
{
    Q_OBJECT

public:
    DropController(CatalogSession &session, QueryController &query, ImportFlow &import, QWidget *window);

    bool accepts(const QMimeData &data) const;
    /// False: nothing was made of it.
    bool take(const QMimeData &data);

Q_SIGNALS:
    void openRequested(const QString &folder);

private:
    bool isQuery(const QMimeData &data) const;
    void offerImport(const QString &path);

    CatalogSession &m_session;
    QueryController &m_query;
    ImportFlow &m_import;
    QWidget *m_window;
};

} // namespace modalens
