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
        std::vector<GroupMember> members;
        for (int group = 0; group < groups.size(); ++group)
            for (const int item : groups.at(group))
                members.push_back({group, item});
        QCOMPARE(repeatsIn(members), repeats);
        for (const QVector<int> &group : groups)
            QVERIFY(
                std::any_of(group.begin(), group.end(), [&](int item) { return !repeats.contains(item); }));
    }

    /// Two files of the same bytes, or the same words beside other pictures, make nothing a repeat.
    void onlyWhatSharesEverythingRepeats()
    {
        const QTemporaryDir folder;
        auto catalog = Catalog::create(pathFromText(folder.filePath(QStringLiteral("catalog"))));
        QVERIFY(catalog.has_value());
        const auto item = [](const char *key, const char *words, std::vector<std::string> files) {
            ItemDraft draft;
            draft.key = key;
            draft.assets.push_back({Modality::Text, AssetRole::Primary, "en", {}, words});
            for (std::string &file : files)
                draft.assets.push_back({Modality::Image, AssetRole::Content, {}, std::move(file), {}, 7, 1});
            return draft;
        };
        const auto put = catalog->putItems(std::vector{item("first", "a crow", {"/m/crow.png", "/m/sky.png"}),
                                                       item("twin", "a crow", {"/n/crow.png", "/n/sky.png"}),
                                                       item("same picture", "another", {"/o/crow.png"}),
                                                       item("same words", "a crow", {"/o/owl.png"})});
        QVERIFY(put.has_value());
        const std::vector<ItemId> &ids = put->ids;
        QuickHealth health;
        health.duplicates = {{DuplicateKind::File, {ids[0], ids[1], ids[2]}, 7},
                             {DuplicateKind::File, {ids[0], ids[1]}, 7},
                             {DuplicateKind::Text, {ids[0], ids[1], ids[3]}, 0}};
        const auto findings =
            healthFindings(*catalog, {.check = QStringLiteral("duplicates")}, &health, nullptr, {});
        QVERIFY(findings.has_value());
        QCOMPARE(findings->repeats, QVector<qint64>{rowOf(ids[1])});
        QCOMPARE(findings->rows.first().detail, QStringLiteral("crow.png"));
    }
};

QTEST_GUILESS_MAIN(TestHealthFindings)
#include "tst_healthfindings.moc"
