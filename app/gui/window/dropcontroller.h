// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QObject>

#include <filesystem>

class QImage;
class QMimeData;
class QWidget;

namespace modalens {

class CatalogSession;
class ImportFlow;
class JobRunner;
class QueryController;

/// What a drop or a paste anywhere on the window means. Pictures, sounds, videos and words are asked about:
/// they join the query; a picture without a file (from a browser, a screenshot) is kept in the cache first. A
/// catalog is opened. Any other folder or file is offered for import; without an open catalog, a folder or
/// file becomes the source of a new one.
class DropController : public QObject
{
    Q_OBJECT

public:
    /// \param pictureFolder where pictures without a file are kept.
    DropController(CatalogSession &session, QueryController &query, ImportFlow &import, JobRunner &jobs,
                   std::filesystem::path pictureFolder, QWidget *window);

    bool accepts(const QMimeData &data) const;
    /// False: nothing was made of it.
    bool take(const QMimeData &data);

Q_SIGNALS:
    void viewRequested(const QString &file); ///< A view was dropped.
    void failed(const modalens::Error &error);
    void openRequested(const QString &folder);

private:
    bool isPicture(const QMimeData &data) const;
    bool isQuery(const QMimeData &data) const;
    void keepPicture(const QImage &picture);
    void offerImport(const QString &path);

    CatalogSession &m_session;
    QueryController &m_query;
    ImportFlow &m_import;
    JobRunner &m_jobs;
    std::filesystem::path m_pictureFolder;
    QWidget *m_window;
};

} // namespace modalens
