// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/dropcontroller.h"

#include "app/gui/importing/importflow.h"
#include "app/gui/jobs/jobrunner.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/services/pastedpictures.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/querycontroller.h"
#include "app/gui/window/viewscontroller.h"
#include "engine/catalog/import/mediakind.h"

#include <QFileInfo>
#include <QImage>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr qsizetype kMaxWords = 4096; // no encoder of words asks for more

/// Empty where one is not a local file.
QStringList localPaths(const QMimeData &data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile())
            return {};
        paths << url.toLocalFile();
    }
    return paths;
}

/// Text files are left out: they are tables, or one of many texts of a catalog.
bool isLookedOrListenedTo(const QString &path)
{
    const auto kind = mediaKind(bytesFromPathText(path));
    return kind && kind->modality != Modality::Text && QFileInfo(path).isFile();
}

QString droppedWords(const QMimeData &data)
{
    return data.hasUrls() ? QString() : data.text().left(kMaxWords).simplified();
}

} // namespace

DropController::DropController(CatalogSession &session, QueryController &query, ImportFlow &import,
                               JobRunner &jobs, std::filesystem::path pictureFolder, QWidget *window)
    : m_session(session)
    , m_query(query)
    , m_import(import)
    , m_jobs(jobs)
    , m_pictureFolder(std::move(pictureFolder))
    , m_window(window)
{
}

/// A browser gives the picture and the address it came from; nothing is fetched from there.
bool DropController::isPicture(const QMimeData &data) const
{
    return m_session.isOpen() && data.hasImage() && localPaths(data).isEmpty();
}

bool DropController::isQuery(const QMimeData &data) const
{
    if (!m_session.isOpen())
        return false;
    const QStringList paths = localPaths(data);
    return paths.isEmpty() ? !droppedWords(data).isEmpty()
                           : std::all_of(paths.begin(), paths.end(), isLookedOrListenedTo);
}

bool DropController::accepts(const QMimeData &data) const
{
    return isPicture(data) || isQuery(data) || localPaths(data).size() == 1;
}

bool DropController::take(const QMimeData &data)
{
    if (!accepts(data))
        return false;
    const QStringList paths = localPaths(data);
    if (isPicture(data)) {
        keepPicture(qvariant_cast<QImage>(data.imageData()));
    } else if (isQuery(data)) {
        std::vector<QueryTerm> terms;
        for (const QString &path : paths)
            terms.push_back({.kind = QueryTerm::Kind::File, .value = bytesFromPathText(path)});
        if (paths.isEmpty())
            terms.push_back({.kind = QueryTerm::Kind::Text, .value = droppedWords(data).toStdString()});
        m_query.add(terms);
    } else if (Catalog::exists(pathFromText(paths.first()))) {
        Q_EMIT openRequested(paths.first());
    } else if (m_session.isOpen() && ViewsController::isViewFile(paths.first())) {
        Q_EMIT viewRequested(paths.first());
    } else if (!m_session.isOpen()) {
        m_import.newCatalog(paths.first());
    } else {
        offerImport(paths.first());
    }
    return true;
}

void DropController::keepPicture(const QImage &picture)
{
    m_jobs.run(
        tr("Keeping the picture"),
        [folder = m_pictureFolder, picture](ProgressSink &, std::stop_token) {
            return keepPastedPicture(folder, picture);
        },
        this,
        [this](const Result<std::filesystem::path> &file) {
            if (!file && file.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(file.error());
            else if (file && m_session.isOpen())
                m_query.add({{.kind = QueryTerm::Kind::File, .value = file->string()}});
        });
}

void DropController::offerImport(const QString &path)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Import"),
                                tr("What shall be made of %1?").arg(QFileInfo(path).fileName()),
                                QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *add = box->addButton(tr("Import into this catalog"), QMessageBox::AcceptRole);
    add->setEnabled(!m_session.facts().isReadOnly);
    QPushButton *make = box->addButton(tr("New catalog"), QMessageBox::ActionRole);
    connect(add, &QPushButton::clicked, &m_import, [this, path] { m_import.importInto(path); });
    connect(make, &QPushButton::clicked, &m_import, [this, path] { m_import.newCatalog(path); });
    box->open();
}

} // namespace modalens
