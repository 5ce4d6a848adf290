// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/viewservice.h"

#include "app/gui/services/startview.h"
#include "app/gui/services/windowsummaries.h"
#include "engine/base/log.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

const std::string kSaveKey = "save";

/// A view that cannot be read (made by a later version, damaged) stays in the catalog and out of the list.
Result<std::vector<NamedView>> readable(const Catalog &catalog, const std::vector<std::string> &names)
{
    std::vector<NamedView> views;
    for (const std::string &name : names) {
        MODALENS_TRY(json, catalog.view(name));
        if (!json)
            continue;
        if (auto view = viewFromJson(*json))
            views.push_back({name, std::move(*view)});
        else
            logMessage(LogLevel::Warning, "view " + name + ": " + view.error().message);
    }
    return views;
}

Result<std::vector<NamedView>> listOf(const Catalog &catalog)
{
    MODALENS_TRY(names, catalog.viewNames());
    std::erase_if(names, [](const std::string &name) { return !isListedView(name); });
    return readable(catalog, names);
}

Result<std::vector<std::string>> keysOf(const Catalog &catalog, const QVector<qint64> &items)
{
    std::vector<ItemId> ids;
    for (const qint64 item : items)
        ids.push_back(ItemId{item});
    MODALENS_TRY(summaries, catalog.summaries(ids));
    std::vector<std::string> keys;
    for (ItemSummary &summary : summaries)
        if (!summary.key.empty()) // else it is gone
            keys.push_back(std::move(summary.key));
    return keys;
}

/// What makes it too long to be read back is left out.
std::string shortened(View view)
{
    std::string json = toJson(view);
    if (json.size() > kMaxViewBytes) {
        view.marked.clear();
        json = toJson(view);
    }
    if (json.size() > kMaxViewBytes) {
        view.filter.only.reset();
        json = toJson(view);
    }
    return json;
}

Status writeOne(Catalog &catalog, const ViewChange &change)
{
    if (!change.view)
        return catalog.removeView(change.name);
    View view = *change.view;
    if (change.marked && std::size_t(change.marked->size()) <= kMaxMarked) {
        MODALENS_TRY(keys, keysOf(catalog, *change.marked));
        view.marked = std::move(keys);
    }
    return catalog.saveView(change.name, shortened(std::move(view)));
}

Result<QVector<qint64>> itemsOf(const Catalog &catalog, const std::vector<std::string> &keys)
{
    QVector<qint64> items;
    for (const std::string &key : keys) {
        MODALENS_TRY(item, catalog.findItem(key));
        if (item)
            items.append(rowOf(*item));
    }
    std::sort(items.begin(), items.end());
    return items;
}

Result<std::map<std::string, std::string>>
titlesOf(const Catalog &catalog, const std::vector<std::string> &keys, const std::string &language)
{
    std::map<std::string, std::string> titles;
    for (const std::string &key : keys) {
        MODALENS_TRY(item, catalog.findItem(key));
        if (!item)
            continue;
        MODALENS_TRY(summaries, windowSummaries(catalog, std::span(&*item, 1), language));
        titles[key] = summaries.front().title;
    }
    return titles;
}

/// A view, or which others there are.
struct Named
{
    Result<View> view;
    QStringList others;
};

Named lookUp(const Catalog &catalog, const std::string &name)
{
    Named named{namedView(catalog, name), {}};
    if (named.view || named.view.error().code != ErrorCode::NotFound)
        return named;
    if (const auto names = catalog.viewNames())
        for (const std::string &other : *names)
            if (isListedView(other))
                named.others << QString::fromStdString(other);
    return named;
}

} // namespace

bool isListedView(const std::string &name)
{
    return !name.starts_with('~');
}

ViewService::ViewService(QObject *parent)
    : QObject(parent)
{
}

ViewService::~ViewService()
{
    close();
}

void ViewService::open(const std::filesystem::path &folder, OpenMode mode)
{
    close();
    m_thread = std::make_unique<CatalogThread>(folder, mode);
}

void ViewService::close()
{
    ++m_catalogNumber;
    if (m_thread)
        m_thread->finish(kSaveKey);
    m_thread.reset();
}

template <class Ask, class Tell>
CatalogThread::Task ViewService::task(Ask ask, Tell tell)
{
    return [this, ask = std::move(ask), tell = std::move(tell),
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
    };
}

void ViewService::write(std::vector<ViewChange> changes)
{
    if (!m_thread)
        return;
    const bool isListChanged = std::any_of(
        changes.begin(), changes.end(), [](const ViewChange &change) { return isListedView(change.name); });
    const auto shared = std::make_shared<const std::vector<ViewChange>>(std::move(changes));
    const auto ask = [shared](Catalog &catalog) -> Status {
        for (const ViewChange &change : *shared)
            MODALENS_CHECK(writeOne(catalog, change));
        return {};
    };
    const auto tell = [this, isListChanged, shared](const Status &status) {
        if (status)
            Q_EMIT written(*shared);
        else
            Q_EMIT failed(status.error());
        if (isListChanged) // also where it failed: what was not written is not shown as saved
            requestList();
    };
    m_thread->append(kSaveKey, task(ask, tell));
}

void ViewService::requestList()
{
    if (!m_thread)
        return;
    const auto tell = [this](const Result<std::vector<NamedView>> &views) {
        if (views)
            Q_EMIT listed(*views);
        else
            Q_EMIT failed(views.error());
    };
    m_thread->post("list", task([](Catalog &catalog) { return listOf(catalog); }, tell));
}

void ViewService::requestOwn(std::vector<std::string> names)
{
    if (!m_thread)
        return;
    const auto tell = [this](const Result<std::vector<NamedView>> &views) {
        if (views)
            Q_EMIT ownLoaded(*views);
        else
            Q_EMIT failed(views.error());
    };
    const auto ask = [names = std::move(names)](Catalog &catalog) { return readable(catalog, names); };
    m_thread->post("own", task(ask, tell));
}

void ViewService::requestItems(std::vector<std::string> keys,
                               std::function<void(const QVector<qint64> &)> tell)
{
    if (!m_thread)
        return;
    const auto ask = [keys = std::move(keys)](Catalog &catalog) { return itemsOf(catalog, keys); };
    m_thread->append("items", task(ask, [this, tell = std::move(tell)](const Result<QVector<qint64>> &items) {
                         if (items)
                             tell(*items);
                         else
                             Q_EMIT failed(items.error());
                     }));
}

void ViewService::requestKeys(const QVector<qint64> &items,
                              std::function<void(const std::vector<std::string> &)> tell)
{
    if (!m_thread)
        return;
    const auto ask = [items](Catalog &catalog) { return keysOf(catalog, items); };
    m_thread->append("keys",
                     task(ask, [this, tell = std::move(tell)](const Result<std::vector<std::string>> &keys) {
                         if (keys)
                             tell(*keys);
                         else
                             Q_EMIT failed(keys.error());
                     }));
}

void ViewService::requestTitles(std::vector<std::string> keys,
                                std::function<void(const std::map<std::string, std::string> &)> tell)
{
    if (!m_thread)
        return;
    const auto ask = [keys = std::move(keys), language = QLocale().name().toStdString()](Catalog &catalog) {
        return titlesOf(catalog, keys, language);
    };
    using Titles = std::map<std::string, std::string>;
    m_thread->append("titles", task(ask, [this, tell = std::move(tell)](const Result<Titles> &titles) {
                         if (titles)
                             tell(*titles);
                         else
                             Q_EMIT failed(titles.error());
                     }));
}

void ViewService::requestView(const std::string &name)
{
    if (!m_thread)
        return;
    const auto tell = [this, name](const Named &named) {
        if (named.view)
            Q_EMIT loaded(*named.view);
        else if (named.view.error().code == ErrorCode::NotFound)
            Q_EMIT notNamed(QString::fromStdString(name), named.others);
        else
            Q_EMIT failed(named.view.error());
    };
    m_thread->post("view", task([name](Catalog &catalog) { return lookUp(catalog, name); }, tell));
}

} // namespace modalens
