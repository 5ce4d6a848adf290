// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/catalogsession.h"

#include "app/gui/services/startview.h"
#include "app/gui/text/paths.h"

namespace modalens {

namespace {

constexpr int kSaveDelayMs = 1000;
const QLatin1String kSuffix(".modalens");

} // namespace

RankingRequest rankingRequestOf(const View &view)
{
    RankingRequest request;
    request.query = view.query;
    request.tracks = view.tracks;
    request.normalisation = view.normalisation;
    request.missing = view.missing;
    request.filter = view.filter;
    if (!view.selection.empty())
        request.focusKey = view.selection.front();
    return request;
}

CatalogSession::CatalogSession(QObject *parent)
    : QObject(parent)
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(kSaveDelayMs);
    connect(&m_saveTimer, &QTimer::timeout, this, &CatalogSession::saveSession);
    connect(&m_ranking, &RankingService::opened, this, &CatalogSession::showFacts);
    connect(&m_ranking, &RankingService::openFailed, this, [this](const Error &error) {
        const QString folder = textFromPath(m_folder);
        if (!m_isOpen)
            close();
        Q_EMIT openFailed(error, folder);
    });
    connect(&m_desk, &DeskState::cameraMoved, this, [this] {
        if (m_isOpen)
            saveSoon();
    });
    connect(&m_marked, &ItemSelection::changed, this, [this] {
        if (m_isOpen)
            saveSoon();
    });
    connect(&m_desk, &DeskState::changed, this, [this](DeskState::Parts parts) {
        if (!m_isOpen)
            return;
        saveSoon();
        if (parts & DeskState::MixPart)
            m_maps.setTracks(m_desk.view().tracks);
        if (parts & ~DeskState::Parts(DeskState::MapPart | DeskState::PinPart | DeskState::ListPart))
            rank();
    });
}

/// Counted from the first change: while somebody drags on and on, it is saved all the same.
void CatalogSession::saveSoon()
{
    m_isDirty = true;
    if (!m_saveTimer.isActive())
        m_saveTimer.start();
}

CatalogSession::~CatalogSession()
{
    close();
}

void CatalogSession::open(const std::filesystem::path &folder, bool keepsSession)
{
    close();
    m_folder = folder;
    m_keepsSession = keepsSession;
    const OpenMode mode = keepsSession ? OpenMode::WriteIfPossible : OpenMode::ReadOnly;
    m_ranking.open(folder, mode);
}

void CatalogSession::close()
{
    m_saveTimer.stop();
    saveSession();
    m_views.close();
    m_edits.close();
    m_items.close();
    m_maps.close();
    m_mapColours.close();
    m_seen.close();
    m_ranking.close();
    m_facts = {};
    m_folder.clear();
    const bool wasOpen = std::exchange(m_isOpen, false);
    m_desk.setStandardTracks({});
    m_desk.reset({});
    m_marked.reset();
    if (wasOpen)
        Q_EMIT closed();
}

QString CatalogSession::nameOf(const std::filesystem::path &folder)
{
    QString name =
        textFromPath(folder.filename().empty() ? folder.parent_path().filename() : folder.filename());
    if (name.size() > kSuffix.size() && name.endsWith(kSuffix))
        name.chop(kSuffix.size());
    return name;
}

const SignalInfo *CatalogSession::signalInfo(const std::string &name) const
{
    const int index = m_facts.signalSet ? m_facts.signalSet->indexOf(name) : -1;
    return index < 0 ? nullptr : &m_facts.signalSet->signalInfos()[static_cast<std::size_t>(index)];
}

void CatalogSession::showFacts(const CatalogFacts &facts, bool isReload)
{
    m_facts = facts;
    m_maps.setSignalSet(facts.signalSet);
    m_mapColours.forget();
    std::vector<MixerTrack> standardTracks = withTracksForSpaces({}, signalsToMix(*facts.signalSet)).tracks;
    if (isReload) {
        if (m_desk.view().query.empty() && m_desk.undoStack()->count() == 0) // nothing to look at until now
            m_desk.reset(facts.startView);
        m_desk.setStandardTracks(std::move(standardTracks));
        rank();
        Q_EMIT grown();
        return;
    }
    // Now that the ranking thread holds the lock, the others share it.
    const OpenMode mode = facts.isReadOnly ? OpenMode::ReadOnly : OpenMode::WriteIfPossible;
    m_items.open(m_folder, mode);
    m_views.open(m_folder, mode);
    m_edits.open(m_folder, mode);
    m_maps.open(m_folder, mode);
    m_maps.setSignalSet(facts.signalSet);
    m_mapColours.open(m_folder);
    m_seen.open(m_folder);
    m_isOpen = true;
    m_desk.setStandardTracks(std::move(standardTracks));
    m_desk.reset(facts.startView);
    m_isDirty = false;
    m_saveTimer.stop();
    restoreMarks(facts.startView.marked);
    Q_EMIT opened();
}

/// They come a moment later than the rest: unless something is marked by then.
void CatalogSession::restoreMarks(const std::vector<std::string> &keys)
{
    if (keys.empty())
        return;
    m_views.requestItems(keys, [this](const QVector<qint64> &items) {
        if (m_marked.isEmpty())
            m_marked.reset(items);
    });
}

void CatalogSession::rank()
{
    if (m_isOpen)
        m_ranking.request(rankingRequestOf(m_desk.view()));
}

void CatalogSession::saveSession()
{
    if (!m_isOpen || !m_isDirty || !m_keepsSession || m_facts.isReadOnly)
        return;
    m_isDirty = false;
    m_views.write({{std::string(kSessionView), m_desk.view(), m_marked.items()}});
}

} // namespace modalens
