// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/rankingservice.h"

#include <QLocale>

#include <utility>

namespace modalens {

RankingService::RankingService(QObject *parent)
    : QObject(parent)
{
}

RankingService::~RankingService() = default;

void RankingService::open(const std::filesystem::path &folder, OpenMode mode)
{
    close();
    m_engine = std::make_shared<RankingEngine>(0, QLocale().name().toStdString());
    m_thread = std::make_unique<CatalogThread>(folder, mode);
    load(false);
}

void RankingService::close()
{
    m_thread.reset();
    m_engine.reset();
    ++m_epoch;
    ++m_catalogNumber;
    m_newest = {};
}

void RankingService::reload()
{
    if (m_thread)
        load(true);
}

void RankingService::load(bool isReload)
{
    // A first load may not be replaced by a reload that overtakes it: the keys differ.
    m_thread->post(isReload ? "reload" : "load",
                   [this, engine = m_engine, isReload, number = m_catalogNumber](Result<Catalog> &catalog,
                                                                                 std::stop_token) {
                       Result<CatalogFacts> facts =
                           catalog ? engine->load(*catalog)
                                   : Result<CatalogFacts>(Unexpected<Error>(Error(catalog.error())));
                       auto tell = [this, isReload, number, facts = std::move(facts)] {
                           if (number != m_catalogNumber)
                               return;
                           if (facts)
                               Q_EMIT opened(*facts, isReload);
                           else
                               Q_EMIT openFailed(facts.error());
                       };
                       QMetaObject::invokeMethod(this, std::move(tell), Qt::QueuedConnection);
                   });
}

void RankingService::request(const RankingRequest &request)
{
    if (!m_thread)
        return;
    const bool isNewQuestion = request.query != m_newest.query || request.filter != m_newest.filter;
    if (isNewQuestion)
        ++m_epoch;
    m_newest = request;
    const std::uint64_t generation = ++m_generation;
    m_thread->post(
        "rank",
        [this, engine = m_engine, request, generation, epoch = m_epoch](Result<Catalog> &catalog,
                                                                        std::stop_token stop) {
            if (!catalog)
                return; // said by openFailed()
            RankingAnswer answer = engine->answer(*catalog, request, std::move(stop));
            QMetaObject::invokeMethod(
                this,
                [this, generation, epoch, answer = std::move(answer)] { receive(generation, epoch, answer); },
                Qt::QueuedConnection);
        },
        isNewQuestion ? CatalogThread::Running::Stop : CatalogThread::Running::Keep);
}

void RankingService::receive(std::uint64_t generation, std::uint64_t epoch, const RankingAnswer &answer)
{
    const bool isStopped = answer.error && answer.error->code == ErrorCode::Cancelled;
    if (epoch != m_epoch || generation <= m_shown || isStopped)
        return;
    m_shown = generation;
    Q_EMIT answered(answer);
}

} // namespace modalens
