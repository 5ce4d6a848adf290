// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/listservice.h"

#include "app/gui/text/fieldtext.h"
#include "engine/rank/rankof.h"

#include <QLocale>

#include <utility>

namespace modalens {

namespace {

QString numberOf(const std::vector<Field> &fields, const std::string &name)
{
    for (const Field &field : fields)
        if (field.name == name)
            return fieldText(name, field.value);
    return {};
}

QString valuesOf(const std::vector<Tag> &tags, const std::string &group)
{
    QStringList values;
    for (const Tag &tag : tags)
        if (tag.group == group && !values.contains(QString::fromStdString(tag.value)))
            values << QString::fromStdString(tag.value);
    return values.join(QStringLiteral(", "));
}

Result<QStringList> cellsOf(const Catalog &catalog, ItemId item, const QStringList &columns)
{
    QStringList cells;
    if (columns.isEmpty())
        return cells;
    MODALENS_TRY(tags, catalog.tags(item));
    MODALENS_TRY(fields, catalog.fields(item));
    for (const QString &column : columns) {
        const std::string name = column.section(QLatin1Char(':'), 1).toStdString();
        cells << (column.startsWith(QLatin1String("tag:")) ? valuesOf(tags, name) : numberOf(fields, name));
    }
    return cells;
}

} // namespace

/// What the reading thread keeps.
struct ListService::Reader
{
    explicit Reader(const std::string &language)
        : summaries(language)
    {
    }

    Result<ListRows> rows(const Catalog &catalog, const ListQuestion &question,
                          const std::vector<ItemId> &items, const QStringList &columns)
    {
        MODALENS_TRY(named, summaries.of(catalog, items));
        ListRows result;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (named[i].key.empty())
                continue;
            MODALENS_TRY(cells, cellsOf(catalog, items[i], columns));
            result.cells.append(cells);
            result.rows.push_back({rankedItem(question, items[i]), std::move(named[i])});
        }
        return result;
    }

    Result<ListRows> pins(const Catalog &catalog, const ListQuestion &question,
                          const std::vector<std::string> &keys, const QStringList &columns,
                          const std::stop_token &stop)
    {
        std::vector<ItemId> items;
        for (const std::string &key : keys) {
            MODALENS_TRY(item, catalog.findItem(key));
            if (item)
                items.push_back(*item);
        }
        MODALENS_TRY(result, rows(catalog, question, items, columns));
        for (const ExplainedItem &row : result.rows) {
            std::int64_t rank = 0;
            if (question.isRanked && rowOf(row.ranked.item) < question.rows.size()) {
                MODALENS_TRY(standing, rankOf(question.fusion(), row.ranked.item, team, stop));
                rank = standing.rank;
            }
            result.ranks.push_back(rank);
        }
        return std::move(result);
    }

    SummaryCache summaries;
    ThreadTeam team{1}; ///< The ranking has the other processors.
};

ListService::ListService(QObject *parent)
    : QObject(parent)
{
}

ListService::~ListService() = default;

void ListService::open(const std::filesystem::path &folder, OpenMode mode)
{
    close();
    const std::string language = QLocale().name().toStdString();
    m_sorting = std::make_shared<ListSorter>(language);
    m_reading = std::make_shared<Reader>(language);
    m_sorter = std::make_unique<CatalogThread>(folder, mode);
    m_reader = std::make_unique<CatalogThread>(folder, mode);
}

void ListService::close()
{
    ++m_catalogNumber;
    m_sorter.reset();
    m_reader.reset();
    m_sorting.reset();
    m_reading.reset();
}

void ListService::forget()
{
    if (!m_sorter)
        return;
    m_sorter->post("forget",
                   [sorting = m_sorting](Result<Catalog> &, std::stop_token) { sorting->forget(); });
    m_reader->post("forget",
                   [reading = m_reading](Result<Catalog> &, std::stop_token) { reading->summaries.clear(); });
}

template <class Ask, class Tell>
void ListService::post(CatalogThread *thread, std::string key, Ask ask, Tell tell)
{
    if (!thread)
        return;
    thread->post(
        std::move(key),
        [this, ask = std::move(ask), tell = std::move(tell),
         number = m_catalogNumber](Result<Catalog> &catalog, std::stop_token stop) {
            if (!catalog)
                return; // said by whoever opened it
            auto outcome = ask(*catalog, stop);
            QMetaObject::invokeMethod(
                this,
                [this, tell, number, outcome = std::move(outcome)] {
                    if (number != m_catalogNumber)
                        return;
                    if (outcome)
                        tell(*outcome);
                    else if (outcome.error().code != ErrorCode::Cancelled)
                        Q_EMIT failed(outcome.error());
                },
                Qt::QueuedConnection);
        },
        CatalogThread::Running::Stop);
}

void ListService::requestOrder(SharedListQuestion question)
{
    post(
        m_sorter.get(), "order",
        [this, sorting = m_sorting, question](Catalog &catalog, std::stop_token stop) {
            return sorting->order(catalog, *question, std::move(stop), [this, question](double part) {
                QMetaObject::invokeMethod(
                    this, [this, question, part] { Q_EMIT orderProgressed(question, part); },
                    Qt::QueuedConnection);
            });
        },
        [this, question](const SharedListOrder &order) { Q_EMIT ordered(question, order); });
}

void ListService::cancelOrder()
{
    if (m_sorter)
        m_sorter->post(
            "order", [](Result<Catalog> &, std::stop_token) {}, CatalogThread::Running::Stop);
}

void ListService::requestRows(SharedListQuestion question, const QVector<qint64> &items,
                              const QStringList &columns)
{
    const auto tell = [this](const ListRows &rows) { Q_EMIT rowsReady(rows); };
    const auto ask = [reading = m_reading, question, items, columns](Catalog &catalog, std::stop_token) {
        std::vector<ItemId> ids;
        for (const qint64 item : items)
            ids.push_back(ItemId{item});
        return reading->rows(catalog, *question, ids, columns);
    };
    post(m_reader.get(), "rows", ask, tell);
}

void ListService::requestCopy(SharedListQuestion question, const QVector<qint64> &items)
{
    const auto tell = [this](const ListRows &rows) { Q_EMIT copyReady(rows); };
    const auto ask = [reading = m_reading, question, items](Catalog &catalog, std::stop_token) {
        std::vector<ItemId> ids;
        for (const qint64 item : items)
            ids.push_back(ItemId{item});
        return reading->rows(catalog, *question, ids, {});
    };
    post(m_reader.get(), "copy", ask, tell);
}

void ListService::requestPins(SharedListQuestion question, const std::vector<std::string> &keys,
                              const QStringList &columns)
{
    post(
        m_reader.get(), "pins",
        [reading = m_reading, question, keys, columns](Catalog &catalog, std::stop_token stop) {
            return reading->pins(catalog, *question, keys, columns, stop);
        },
        [this](const ListRows &rows) { Q_EMIT pinsReady(rows); });
}

} // namespace modalens
