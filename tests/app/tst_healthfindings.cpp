// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/healthreport.h"

#include "app/gui/text/paths.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace modalens;

class TestHealthFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void somethingOfEveryGroupStays_data()
    {
        using Groups = QVector<QVector<int>>;
        QTest::addColumn<Groups>("groups");
        QTest::addColumn<QVector<qint64>>("repeats");
        QTest::newRow("none") << Groups{} << QVector<qint64>{};
        QTest::newRow("one group") << Groups{{1, 3, 4}} << QVector<qint64>{3, 4};
        QTest::newRow("the same items twice") << Groups{{0, 1}, {0, 1}} << QVector<qint64>{1};
        QTest::newRow("a repeat that is all of another group stays for it")
            << Groups{{0, 1}, {1, 2}} << QVector<qint64>{2};
        QTest::newRow("what stays for one group does for another")
            << Groups{{0, 1}, {2, 3}, {1, 2}} << QVector<qint64>{1, 3};
    }

    void somethingOfEveryGroupStays()
    {
        QFETCH(QVector<QVector<int>>, groups);
        QFETCH(QVector<qint64>, repeats);
        const QTemporaryDir folder;
        auto catalog = Catalog::create(pathFromText(folder.filePath(QStringLiteral("catalog"))));
        QVERIFY(catalog.has_value());
        std::vector<ItemDraft> drafts(5);
        for (std::size_t i = 0; i < drafts.size(); ++i)
            drafts[i].key = "item " + std::to_string(i);
        const auto put = catalog->putItems(drafts);
        QVERIFY(put.has_value());
        QuickHealth health;
        for (const QVector<int> &group : groups) {
            health.duplicates.push_back({});
            for (const int item : group)
                health.duplicates.back().items.push_back(put->ids[std::size_t(item)]);
        }
        const auto findings =
            healthFindings(*catalog, {.check = QStringLiteral("duplicates")}, &health, nullptr, {});
        QVERIFY(findings.has_value());
        QCOMPARE(findings->repeats, repeats);
        for (const DuplicateGroup &group : health.duplicates)
            QVERIFY(std::any_of(group.items.begin(), group.items.end(),
                                [&](ItemId item) { return !findings->repeats.contains(rowOf(item)); }));
    }
};

QTEST_GUILESS_MAIN(TestHealthFindings)
#include "tst_healthfindings.moc"
