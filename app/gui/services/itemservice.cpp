// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/itemservice.h"

#include "app/gui/services/previewbuilder.h"
#include "app/gui/services/windowsummaries.h"
#include "app/gui/text/paths.h"
#include "engine/base/log.h"

#include <QLocale>

#include <utility>

namespace modalens {

namespace {

Result<PreviewItem> previewOfKey(const Catalog &catalog, const std::string &key, const std::string &language)
{
    MODALENS_TRY(item, catalog.findItem(key));
    if (!item)
        return fail(ErrorCode::NotFound, "no such item", key);
    return previewOf(catalog, *item, language);
}

Result<ItemSummary> summaryOf(const Catalog &catalog, qint64 item, const std::string &language)
{
    const ItemId id{item};
    MODALENS_TRY(summaries, windowSummaries(catalog, std::span(&id, 1), language));
    if (summaries.empty() || summaries.front().key.empty())
        return fail(ErrorCode::NotFound, "no such item", std::to_string(item));
    return summaries.front();
}

Result<HoverCard> hoverCardOf(const Catalog &catalog, qint64 item, const std::string &language)
{
    MODALENS_TRY(summary, summaryOf(catalog, item, language));
    MODALENS_TRY(tags, catalog.tags(ItemId{item}));
    return HoverCard{.title = QString::fromStdString(summary.title),
                     .subtitle = placeOf(tags),
                     .picturePath = textFromPath(summary.picturePath)};
}

Result<QHash<qint64, QString>> picturesOf(const Catalog &catalog, const QVector<qint64> &items,
                                          const std::string &language)
{
    std::vector<ItemId> ids;
    for (const qint64 item : items)
        ids.push_back(ItemId{item});
    MODALENS_TRY(summaries, windowSummaries(catalog, ids, language));
    QHash<qint64, QString> paths;
    for (std::size_t i = 0; i < summaries.size(); ++i)
        paths.insert(rowOf(ids[i]), textFromPath(summaries[i].picturePath));
    return paths;
}

} // namespace

ItemService::ItemService(QObject *parent)
    : QObject(parent)
{
}

ItemService::~ItemService() = default;

void ItemService::open(const std::filesystem::path &folder, OpenMode mode)
{
    close();
    m_language = QLocale().name().toStdString();
    m_thread = std::make_unique<CatalogThread>(folder, mode);
}

void ItemService::close()
{
    ++m_catalogNumber;
    m_thread.reset();
}

template <class Ask, class Tell>
void ItemService::post(std::string key, Ask ask, Tell tell)
{
    if (!m_thread)
        return;
    m_thread->post(std::move(key), [this, ask = std::move(ask), tell = std::move(tell),
                                    number = m_catalogNumber](Result<Catalog> &catalog, std::stop_token) {
        if (!catalog)
            return; // said by whoever opened it
        auto outcome = ask(*catalog);
        QMetaObject::invokeMethod(
            this,
            [this, tell, number, outcome = std::move(outcome)] {
                if (number == m_catalogNumber)
                    tell(outcome);
            },
            Qt::QueuedConnection);
    });
}

void ItemService::requestPreview(const std::string &key)
{
    post(
        "preview",
        [key, language = m_language](Catalog &catalog) { return previewOfKey(catalog, key, language); },
        [this](const Result<PreviewItem> &item) { Q_EMIT previewReady(item ? *item : PreviewItem{}); });
}

void ItemService::requestKey(qint64 item)
{
    post(
        "key", [item](Catalog &catalog) { return summaryOf(catalog, item, {}); },
        [this, item](const Result<ItemSummary> &summary) {
            if (summary)
                Q_EMIT keyReady(item, QString::fromStdString(summary->key));
        });
}

void ItemService::requestKeys(const QVector<qint64> &items)
{
    post(
        "keys",
        [items](Catalog &catalog) {
            std::vector<ItemId> ids;
            for (const qint64 item : items)
                ids.push_back(ItemId{item});
            return catalog.summaries(ids);
        },
        [this, items](const Result<std::vector<ItemSummary>> &summaries) {
            QStringList keys;
            for (const ItemSummary &summary : summaries ? *summaries : std::vector<ItemSummary>())
                if (!summary.key.empty())
                    keys << QString::fromStdString(summary.key);
            Q_EMIT keysReady(items, keys);
        });
}

void ItemService::requestHoverCard(qint64 item)
{
    post(
        "hover",
        [item, language = m_language](Catalog &catalog) { return hoverCardOf(catalog, item, language); },
        [this, item](const Result<HoverCard> &card) {
            if (card)
                Q_EMIT hoverCardReady(item, *card);
        });
}

void ItemService::requestPictures(const QVector<qint64> &items)
{
    post(
        "pictures",
        [items, language = m_language](Catalog &catalog) { return picturesOf(catalog, items, language); },
        [this](const Result<QHash<qint64, QString>> &paths) {
            if (paths)
                Q_EMIT picturesReady(*paths);
        });
}

void ItemService::requestTagCounts(const std::string &group)
{
    post(
        "tags:" + group, [group](Catalog &catalog) { return catalog.tagCounts(group); },
        [this, group](const Result<std::vector<TagCount>> &counts) {
            if (counts)
                Q_EMIT tagCountsReady(QString::fromStdString(group), *counts);
        });
}

} // namespace modalens
