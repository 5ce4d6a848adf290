// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/seenservice.h"

#include "app/gui/text/errortext.h"
#include "app/gui/text/seentext.h"
#include "engine/embed/seen.h"

#include <functional>
#include <utility>

namespace modalens {

namespace {

using Tell = std::function<void(const QVector<SeenSpace> &spaces, bool isComplete)>;

SeenSpace brokenSpace(const Error &error)
{
    SeenSpace space;
    space.problem = errorText(error).what;
    space.isBroken = true;
    return space;
}

SeenSpace seenIn(const Catalog &catalog, const SpaceInfo &space, const ItemSummary &item,
                 std::stop_token stop)
{
    const bool hasContent = (item.modalities >> static_cast<int>(space.modality)) & 1;
    if (!hasContent || isImported(space))
        return nothingSeen(space);
    return seenSpace(space, whatEncoderSaw(catalog, space, item.id, std::move(stop)));
}

Status lookAtAll(const Catalog &catalog, ItemId item, const std::stop_token &stop, const Tell &tell)
{
    MODALENS_TRY(spaces, catalog.spaces());
    MODALENS_TRY(summaries, catalog.summaries(std::span(&item, 1)));
    QVector<SeenSpace> seen;
    for (const SpaceInfo &space : spaces) {
        if (stop.stop_requested())
            return {};
        seen.append(seenIn(catalog, space, summaries.front(), stop));
        tell(seen, seen.size() == std::ssize(spaces));
    }
    if (spaces.empty())
        tell(seen, true);
    return {};
}

} // namespace

SeenService::SeenService(QObject *parent)
    : QObject(parent)
{
}

SeenService::~SeenService() = default;

void SeenService::open(const std::filesystem::path &folder)
{
    close();
    m_folder = folder;
}

void SeenService::close()
{
    cancel();
    m_thread.reset();
    m_folder.clear();
}

void SeenService::cancel()
{
    ++m_generation;
    m_isBusy = false;
    if (m_thread) // replaces what waits and stops what runs
        m_thread->post(
            "seen", [](Result<Catalog> &, std::stop_token) {}, CatalogThread::Running::Stop);
}

void SeenService::request(qint64 item)
{
    if (m_folder.empty())
        return;
    if (!m_thread)
        m_thread = std::make_unique<CatalogThread>(m_folder, OpenMode::ReadOnly);
    const quint64 generation = ++m_generation;
    m_isBusy = true;
    m_thread->post(
        "seen",
        [this, item, generation](Result<Catalog> &catalog, const std::stop_token &stop) {
            const Tell tell = [this, item, generation](const QVector<SeenSpace> &spaces, bool isComplete) {
                QMetaObject::invokeMethod(
                    this,
                    [this, generation, item, spaces, isComplete] {
                        receive(generation, item, spaces, isComplete);
                    },
                    Qt::QueuedConnection);
            };
            const Status status = catalog ? lookAtAll(*catalog, ItemId{item}, stop, tell)
                                          : Status(Unexpected<Error>(Error(catalog.error())));
            if (!status)
                tell({brokenSpace(status.error())}, true);
        },
        CatalogThread::Running::Stop);
}

void SeenService::receive(quint64 generation, qint64 item, const QVector<SeenSpace> &spaces, bool isComplete)
{
    if (generation != m_generation)
        return;
    m_isBusy = !isComplete;
    Q_EMIT seenReady(item, spaces, isComplete);
}

} // namespace modalens
