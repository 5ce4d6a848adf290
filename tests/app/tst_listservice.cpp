// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/listservice.h"

#include "app/gui/text/paths.h"
#include "app/gui/window/listcolumns.h"

#include <QCollator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace modalens;

namespace {

constexpr int kItems = 500, kWaitMs = 30'000;
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

struct Made
{
    QStringList titles, groups;
    std::vector<double> numbers;
};

Made fill(Catalog &catalog)
{
    std::mt19937 random(4);
    Made made;
    std::vector<ItemDraft> drafts;
    for (int i = 0; i < kItems; ++i) {
        ItemDraft item;
        item.key = "key" + std::to_string(i);
        item.title = "Title " + std::to_string(random() % 90);
        if (random() % 4 != 0)
            item.tags = {{"colour", std::string(1, char('a' + random() % 5))}};
        made.numbers.push_back(std::numeric_limits<double>::quiet_NaN());
        if (random() % 3 != 0) {
            made.numbers.back() = double(random() % 20);
            item.fields = {{"year", made.numbers.back()}};
        }
        made.titles << QString::fromStdString(item.title);
        made.groups << (item.tags.empty() ? QString() : QString::fromStdString(item.tags.front().value));
        drafts.push_back(std::move(item));
    }
    if (!catalog.putItems(drafts))
        qFatal("the items could not be written");
    return made;
}

std::shared_ptr<ListQuestion> questionOf(const std::vector<float> &values, const std::vector<float> &others)
{
    auto question = std::make_shared<ListQuestion>();
    question->columns = {std::make_shared<Column>(values), std::make_shared<Column>(others)};
    question->signalNames = {"text", "image"};
    question->weights = {1.0, 0.5};
    question->rows = Bitmap(kItems, true);
    question->isRanked = true;
    return question;
}

} // namespace

class TestListService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ordersByEveryColumn_data();
    void ordersByEveryColumn();
    void withoutAQueryAllItemsAreListed();
    void rowsComeWithTheirCells();
    void pinsHaveTheirRanks();
    void titlesStandInTheReadersLanguageHoweverManyThereAre();
    void unknownColumnsAreAnError();
    void theNewestIsAnsweredAtTheEnd();
    void columnsAreArrangedAsBefore();

private:
    SharedListOrder orderOf(const std::shared_ptr<ListQuestion> &question);

    QTemporaryDir m_folder;
    ListService m_service;
    Made m_made;
    std::vector<float> m_values, m_others;
};

void TestListService::initTestCase()
{
    QLocale::setDefault(QLocale(QStringLiteral("en")));
    const std::filesystem::path path = pathFromText(m_folder.filePath(QStringLiteral("catalog")));
    auto catalog = Catalog::create(path);
    QVERIFY(catalog.has_value());
    m_made = fill(*catalog);
    std::mt19937 random(8);
    for (int i = 0; i < kItems; ++i) {
        m_values.push_back(random() % 7 == 0 ? kNaN : float(random() % 40));
        m_others.push_back(random() % 5 == 0 ? kNaN : float(random() % 1000) / 10);
    }
    m_service.open(path, OpenMode::ReadOnly);
}

SharedListOrder TestListService::orderOf(const std::shared_ptr<ListQuestion> &question)
{
    QSignalSpy ordered(&m_service, &ListService::ordered);
    m_service.requestOrder(question);
    if (!QTest::qWaitFor([&] { return ordered.count() > 0; }, kWaitMs))
        return nullptr;
    return ordered.last().at(1).value<SharedListOrder>();
}

void TestListService::ordersByEveryColumn_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<bool>("isDescending");
    for (const char *column :
         {"", "rank", "score", "title", "key", "tag:colour", "number:year", "signal:text", "signal:image"})
        for (const bool isDescending : {false, true})
            QTest::addRow("%s %s", column, isDescending ? "down" : "up")
                << QString::fromLatin1(column) << isDescending;
}

void TestListService::ordersByEveryColumn()
{
    QFETCH(QString, column);
    QFETCH(bool, isDescending);
    const auto question = questionOf(m_values, m_others);
    question->rows.reset(17);
    question->sort = {column, isDescending};
    const SharedListOrder order = orderOf(question);
    QVERIFY(order);

    // One by one: rows that have a score, by rank, then by the column; what has no value is last.
    std::vector<RankedItem> scored;
    for (int row = 0; row < kItems; ++row)
        if (const RankedItem item = scoreRow(question->fusion(), row); row != 17 && !std::isnan(item.score))
            scored.push_back(item);
    std::stable_sort(scored.begin(), scored.end(),
                     [](const RankedItem &a, const RankedItem &b) { return a.score > b.score; });
    std::vector<qint64> ranked;
    for (const RankedItem &item : scored)
        ranked.push_back(rowOf(item.item));
    std::vector<std::pair<double, std::size_t>> keys;
    QCollator collator{QLocale()};
    collator.setNumericMode(true);
    const auto placeAmong = [&](const QStringList &texts, const QString &text) {
        return double(std::count_if(texts.begin(), texts.end(),
                                    [&](const QString &other) { return collator.compare(other, text) < 0; }));
    };
    for (std::size_t place = 0; place < scored.size(); ++place) {
        const auto row = std::size_t(ranked[place]);
        double key = double(place);
        if (column == QLatin1String("score"))
            key = -double(place);
        else if (column == QLatin1String("title"))
            key = placeAmong(m_made.titles, m_made.titles[qsizetype(row)]);
        else if (column == QLatin1String("key"))
            key = double(row);
        else if (column == QLatin1String("tag:colour"))
            key = m_made.groups[qsizetype(row)].isEmpty() ? kNaN : m_made.groups[qsizetype(row)][0].unicode();
        else if (column == QLatin1String("number:year"))
            key = m_made.numbers[row];
        else if (column.startsWith(QLatin1String("signal:")))
            key = std::isnan(column.endsWith(QLatin1String("text")) ? m_values[row] : m_others[row])
                      ? kNaN
                      : scored[place].contributions[column.endsWith(QLatin1String("text")) ? 0 : 1];
        keys.emplace_back(key, place);
    }
    std::stable_sort(keys.begin(), keys.end(), [&](const auto &a, const auto &b) {
        if (std::isnan(a.first) || std::isnan(b.first))
            return !std::isnan(a.first) && std::isnan(b.first);
        return isDescending && !column.isEmpty() ? a.first > b.first : a.first < b.first;
    });
    QCOMPARE(order->items.size(), keys.size());
    for (std::size_t place = 0; place < keys.size(); ++place) {
        const qint64 item = ranked[keys[place].second];
        QCOMPARE(order->items[place], item);
        QCOMPARE(order->placeOf(item), int(place));
        QCOMPARE(order->rankOf(item), int(keys[place].second) + 1);
    }
    QCOMPARE(order->placeOf(17), -1);
    QCOMPARE(order->placeOf(kItems + 5), -1);
}

void TestListService::withoutAQueryAllItemsAreListed()
{
    auto question = std::make_shared<ListQuestion>();
    question->rows = Bitmap(kItems, true);
    question->rows.reset(3);
    const SharedListOrder all = orderOf(question);
    QVERIFY(all);
    QCOMPARE(int(all->items.size()), kItems - 1);
    QVERIFY(std::is_sorted(all->items.begin(), all->items.end()));
    auto sorted = std::make_shared<ListQuestion>(*question);
    sorted->sort = {QStringLiteral("number:year"), true};
    const SharedListOrder byYear = orderOf(sorted);
    QVERIFY(byYear);
    for (std::size_t i = 1; i < byYear->items.size(); ++i) {
        const double before = m_made.numbers[std::size_t(byYear->items[i - 1])];
        const double here = m_made.numbers[std::size_t(byYear->items[i])];
        QVERIFY(std::isnan(here) || before >= here);
    }
}

void TestListService::rowsComeWithTheirCells()
{
    const auto question = questionOf(m_values, m_others);
    QSignalSpy ready(&m_service, &ListService::rowsReady);
    m_service.requestRows(question, {7, 1'000'000, 3},
                          {QStringLiteral("tag:colour"), QStringLiteral("number:year")});
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kWaitMs);
    const auto rows = ready.first().first().value<ListRows>();
    QCOMPARE(rows.rows.size(), std::size_t(2)); // one is gone
    QCOMPARE(rows.rows[0].summary.key, std::string("key7"));
    QCOMPARE(rows.rows[1].summary.key, std::string("key3"));
    QCOMPARE(rows.cells.at(0).size(), 2);
    QCOMPARE(rows.cells.at(0).at(0), m_made.groups.at(7));
    const RankedItem expected = scoreRow(question->fusion(), 7);
    if (!std::isnan(expected.score))
        QCOMPARE(rows.rows[0].ranked.score, expected.score);
}

void TestListService::pinsHaveTheirRanks()
{
    const auto question = questionOf(m_values, m_others);
    const SharedListOrder order = orderOf(question);
    QSignalSpy ready(&m_service, &ListService::pinsReady);
    m_service.requestPins(question, {"key42", "no such key", "key400"}, {});
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kWaitMs);
    const auto rows = ready.first().first().value<ListRows>();
    QCOMPARE(rows.ranks.size(), std::size_t(2));
    QCOMPARE(rows.ranks[0], std::int64_t(order->rankOf(42)));
    QCOMPARE(rows.ranks[1], std::int64_t(order->rankOf(400)));
}

void TestListService::titlesStandInTheReadersLanguageHoweverManyThereAre()
{
    constexpr int kMany = 51'000, kTranslated = 300;
    QTemporaryDir folder;
    const std::filesystem::path path = pathFromText(folder.filePath(QStringLiteral("catalog")));
    {
        auto catalog = Catalog::create(path);
        QVERIFY(catalog.has_value());
        std::vector<ItemDraft> drafts;
        for (int i = 0; i < kMany; ++i) {
            ItemDraft item;
            item.key = "key" + std::to_string(i);
            item.title = "Zebra " + std::to_string(i);
            if (i < kTranslated) // the later, the nearer to the beginning in English
                item.assets = {{.language = "de", .text = item.title},
                               {.language = "en", .text = "Ape " + std::to_string(kTranslated - i)}};
            drafts.push_back(std::move(item));
        }
        drafts[5].title = "Zz, as the analyst calls it"; // none of its texts
        QVERIFY(catalog->putItems(drafts).has_value());
    }
    ListService service;
    service.open(path, OpenMode::ReadOnly);
    auto question = std::make_shared<ListQuestion>();
    question->rows = Bitmap(kMany, true);
    question->sort = {QStringLiteral("title"), false};
    QSignalSpy ordered(&service, &ListService::ordered), progressed(&service, &ListService::orderProgressed);
    service.requestOrder(question);
    QTRY_COMPARE_WITH_TIMEOUT(ordered.count(), 1, kWaitMs);
    const auto order = ordered.first().at(1).value<SharedListOrder>();
    QCOMPARE(int(order->items.size()), kMany);
    for (int place = 0; place < kTranslated - 1; ++place) {
        const int row = kTranslated - 1 - place;
        QCOMPARE(order->items[std::size_t(place)], qint64(row > 5 ? row : row - 1));
    }
    QCOMPARE(order->items.back(), qint64(5));
    double before = 0;
    for (const QList<QVariant> &progress : progressed) { // and says how far it is
        const double part = progress.at(1).toDouble();
        QVERIFY(before <= part && part <= 1);
        before = part;
    }
    QVERIFY(before > 0.5);
}

void TestListService::unknownColumnsAreAnError()
{
    const auto question = questionOf(m_values, m_others);
    question->sort = {QStringLiteral("nonsense"), false};
    QSignalSpy failed(&m_service, &ListService::failed);
    m_service.requestOrder(question);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kWaitMs);
    m_service.requestOrder(questionOf(m_values, m_others)); // and goes on
    QSignalSpy ordered(&m_service, &ListService::ordered);
    QTRY_COMPARE_WITH_TIMEOUT(ordered.count(), 1, kWaitMs);
}

void TestListService::theNewestIsAnsweredAtTheEnd()
{
    QSignalSpy ordered(&m_service, &ListService::ordered);
    SharedListQuestion last;
    for (int i = 0; i < 20; ++i) {
        last = questionOf(m_values, m_others);
        m_service.requestOrder(last);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!ordered.isEmpty() && ordered.last().first().value<SharedListQuestion>() == last,
                             kWaitMs);
}

void TestListService::columnsAreArrangedAsBefore()
{
    const QVector<ListColumn> standard{{QStringLiteral("rank"), {}, 60, true},
                                       {QStringLiteral("title"), {}, 200},
                                       {QStringLiteral("score"), {}, 70, true},
                                       {QStringLiteral("tag:a b"), {}, 90, false, false}};
    QCOMPARE(arranged(standard, {}), standard);
    QVector<ListColumn> mine{standard[2], standard[3], standard[0], standard[1]};
    mine[1].isShown = true;
    mine[3].widthPx = 300;
    const QStringList lines = remembered(mine, {QStringLiteral("90 shown tag:of another catalog")});
    QCOMPARE(lines.size(), 5);
    QCOMPARE(arranged(standard, lines), mine);
    // A file of garbage, and a column that is new.
    const QVector<ListColumn> odd =
        arranged(standard, {QString(), QStringLiteral("x y z"), QStringLiteral("99999999 hidden title"),
                            QStringLiteral("-5 shown score")});
    QCOMPARE(odd.size(), 4);
    QCOMPARE(odd.at(0).name, QStringLiteral("rank"));
    QVERIFY(odd.at(1).isShown && odd.at(1).widthPx <= 2000); // a title is always there
    QVERIFY(odd.at(2).widthPx >= 32);
}

QTEST_GUILESS_MAIN(TestListService)
#include "tst_listservice.moc"
