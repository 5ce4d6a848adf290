// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/view.h"

#include <QObject>
#include <QTest>

using namespace modalens;

class TestView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingSurvivesJson()
    {
        View view;
        view.query = {{QueryTerm::Kind::Item, "birds/crow", true},
                      {QueryTerm::Kind::Text, "\"quoted\" words: 乌鸦", false},
                      {QueryTerm::Kind::File, "/media/a b.png", true}};
        view.tracks = {{"text", 0.25, false, true}, {"field:year", -1, true, false}};
        view.tracks[1].isLocked = true;
        view.tracks[1].label = "年份";
        view.method = "rank-fusion";
        view.normalisation = Normalisation::MinMax;
        view.missing = MissingPolicy::Penalise;
        view.filter.tags = {{"genre", "drama"}, {"tag", "duplicate", true}};
        view.filter.ranges = {{"year", 1990.0, std::nullopt}, {"rating", std::nullopt, 4.5}};
        view.filter.text = "words";
        view.filter.only = std::make_shared<ItemSet>(ItemSet{"Outliers by Words", {"a", "乌鸦"}, {}});
        view.selection = {"a", "b"};
        view.pinned = {"c"};
        view.marked = {"d", "乌鸦"};
        view.list = {"table", "signal:text", true};
        view.mapSignal = "image";
        view.mapColour = "number:year";
        view.cameras = {{"fused", {0.1, -2, 8}}, {"image", {}}};
        view.note = "a\nnote";
        const auto back = viewFromJson(toJson(view));
        QVERIFY(back.has_value());
        QVERIFY(*back == view);
    }

    void missingMembersTakeDefaultsAndUnknownOnesAreDropped()
    {
        const auto view = viewFromJson(R"({"tracks":[{"signal":"text"}],"from the future":{"x":[1]}})");
        QVERIFY(view.has_value());
        View expected;
        expected.tracks = {{"text"}};
        QVERIFY(*view == expected);
    }

    void whatIsNoViewIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("{");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("a query that is text") << QByteArray(R"({"query":"item:a"})");
        QTest::newRow("a query term of no kind") << QByteArray(R"({"query":["crow"]})");
        QTest::newRow("a weight that is text") << QByteArray(R"({"tracks":[{"weight":"1"}]})");
        QTest::newRow("a weight beyond all numbers") << QByteArray(R"({"tracks":[{"weight":1e999}]})");
        QTest::newRow("a lock that is a number") << QByteArray(R"({"tracks":[{"locked":1}]})");
        QTest::newRow("a name that is a list") << QByteArray(R"({"tracks":[{"label":["a"]}]})");
        QTest::newRow("an unknown normalisation") << QByteArray(R"({"normalisation":"softmax"})");
        QTest::newRow("a number for a policy") << QByteArray(R"({"missing":3})");
        QTest::newRow("a filter that is an array") << QByteArray(R"({"filter":[]})");
        QTest::newRow("items that are a list") << QByteArray(R"({"filter":{"items":["a"]}})");
        QTest::newRow("keys that are numbers") << QByteArray(R"({"filter":{"items":{"keys":[1]}}})");
        QTest::newRow("a selection of numbers") << QByteArray(R"({"selection":[1]})");
        QTest::newRow("marks that are numbers") << QByteArray(R"({"marked":[7]})");
        QTest::newRow("a list that is text") << QByteArray(R"({"list":"table"})");
        QTest::newRow("a sort that is a number") << QByteArray(R"({"list":{"sort":1}})");
        QTest::newRow("a camera that is a number") << QByteArray(R"({"cameras":{"fused":1}})");
        QTest::newRow("broken UTF-8") << QByteArray("{\"note\":\"\xFF\"}");
        QTest::newRow("deep nesting") << QByteArray(500'000, '[');
    }

    void whatIsNoViewIsMalformed()
    {
        QFETCH(QByteArray, json);
        const auto view = viewFromJson(json.toStdString());
        QVERIFY(!view.has_value());
        QCOMPARE(view.error().code, ErrorCode::Malformed);
    }

    void longNamesOfTracksAreCutBetweenCharacters()
    {
        std::string name;
        for (int i = 0; i < kMaxTrackLabel + 1; ++i)
            name += "乌";
        const auto view = viewFromJson(R"({"tracks":[{"signal":"text","label":")" + name + R"("}]})");
        QVERIFY(view.has_value());
        QCOMPARE(view->tracks.front().label, name.substr(0, name.size() - 3));
    }

    void aSetTooLargeForKeysIsNotKept()
    {
        View view;
        view.filter.only = std::make_shared<ItemSet>(ItemSet{"Only Looks", {}, {ItemId{1}, ItemId{2}}});
        QVERIFY(viewFromJson(toJson(view))->filter.isEmpty());
    }

    void aHugeViewIsTooLarge()
    {
        QCOMPARE(viewFromJson(std::string((1 << 20) + 1, ' ')).error().code, ErrorCode::TooLarge);
    }

    void brokenUtf8InAViewIsReplacedInItsJson()
    {
        View view;
        view.note = "caf\xE9";
        QCOMPARE(viewFromJson(toJson(view))->note, std::string("caf\xEF\xBF\xBD"));
    }

    void queryTermsAreReadAsTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isTerm");
        QTest::newRow("an item") << "item:birds/crow" << true;
        QTest::newRow("a disliked text") << "-text:black bird" << true;
        QTest::newRow("a value with a colon") << "file:C:/x" << true;
        QTest::newRow("no value") << "item:" << false;
        QTest::newRow("no kind") << "crow" << false;
        QTest::newRow("an unknown kind") << "user:1" << false;
        QTest::newRow("two signs") << "--item:a" << false;
        QTest::newRow("nothing") << "" << false;
    }

    void queryTermsAreReadAsTyped()
    {
        QFETCH(QString, text);
        QFETCH(bool, isTerm);
        const auto term = parseQueryTerm(text.toStdString());
        QCOMPARE(term.has_value(), isTerm);
        if (isTerm)
            QCOMPARE(QString::fromStdString(toString(*term)), text);
        else
            QCOMPARE(term.error().code, ErrorCode::InvalidArgument);
    }

    void muteAndSoloDecideTheWeight()
    {
        QCOMPARE(effectiveWeight({"a", 0.5, false, false}, false), 0.5);
        QCOMPARE(effectiveWeight({"a", 0.5, true, false}, false), 0.0);
        QCOMPARE(effectiveWeight({"a", 0.5, false, false}, true), 0.0);
        QCOMPARE(effectiveWeight({"a", 0.5, false, true}, true), 0.5);
        QCOMPARE(effectiveWeight({"a", 0.5, true, true}, true), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestView)
#include "tst_view.moc"
