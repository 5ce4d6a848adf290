// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start/commandline.h"
#include "app/gui/text/errortext.h"
#include "app/gui/text/fieldtext.h"
#include "app/gui/text/filtertext.h"
#include "app/gui/text/paths.h"
#include "app/gui/text/reachtext.h"
#include "app/gui/text/signaltext.h"
#include "app/gui/text/viewtext.h"
#include "app/gui/text/whysentence.h"
#include "app/gui/window/grouplabels.h"
#include "app/gui/window/rankchanges.h"
#include "app/gui/window/rankingexport.h"
#include "engine/models/encoder.h"
#include "engine/rank/signals/signalset.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <cmath>

using namespace modalens;

class TestAppText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsComeBackByteForByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << QByteArray("/media/crow.png");
        QTest::newRow("Chinese") << QByteArray("/媒体/乌鸦.png");
        QTest::newRow("a character outside the first plane") << QByteArray("/\xf0\x9f\x90\xa6.png");
        QTest::newRow("Latin-1 bytes") << QByteArray("/h\xe9ron.png");
        QTest::newRow("a cut sequence at the end") << QByteArray("/crow\xe4\xb9");
        QTest::newRow("an overlong slash") << QByteArray("/a\xc0\xaf"
                                                         "b");
        QTest::newRow("a UTF-8 surrogate") << QByteArray("/a\xed\xb2\x80"
                                                         "b");
    }

    void pathsComeBackByteForByte()
    {
        QFETCH(QByteArray, bytes);
        const std::string path = bytes.toStdString();
        QCOMPARE(QByteArray::fromStdString(bytesFromPathText(textFromPath(path))), bytes);
    }

    void aSpaceOfAnotherEncoderVersionIsNamed()
    {
        QTemporaryDir folder;
        auto catalog = Catalog::create(pathFromText(folder.filePath(QStringLiteral("catalog"))));
        QVERIFY(catalog && catalog->putItems(std::vector{ItemDraft{.key = "crow", .title = "crow"}}));
        const auto space = catalog->createSpace({.name = "text",
                                                 .encoder = std::string(builtinEncoderFor(Modality::Text)),
                                                 .encoderVersion = 9999,
                                                 .dimension = 2});
        QVERIFY(space && catalog->appendVectors(space->id, std::vector{ItemId{0}}, std::vector{1.0f, 0.0f}));
        const auto signalSet = SignalSet::load(*catalog);
        QVERIFY(signalSet);
        RankingAnswer answer;
        answer.signalInfos = signalSet->signalInfos();
        answer.isReached = {true};
        QueryTerm item, words;
        item.kind = QueryTerm::Kind::Item;
        words.kind = QueryTerm::Kind::Text;
        const auto says = [&](const Query &query) {
            return reachText(answer, query, {}, &*signalSet)
                .line.contains(QLatin1String("Embed what is new"));
        };
        QVERIFY(!says({item})); // its vector is there
        QVERIFY(says({item, words}));
        QVERIFY(hasOutdatedSpace({words}, *signalSet) && !hasOutdatedSpace({item}, *signalSet));
        answer.isReached = {false};
        QVERIFY(says({words}));
    }

    void everyErrorSaysWhatHappenedAndToWhat()
    {
        QSet<QString> sentences;
        for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
            const ErrorText text = errorText({ErrorCode(code), "details", "crow.png"});
            QVERIFY(!text.what.isEmpty());
            QVERIFY(ErrorCode(code) == ErrorCode::Cancelled ||
                    text.what.contains(QLatin1String("crow.png"), Qt::CaseInsensitive));
            sentences.insert(text.what);
        }
        QCOMPARE(sentences.size(), int(ErrorCode::Internal) + 1);
    }

    void aDamagedDatabaseHasAnotherWayOutThanDamagedVectors()
    {
        const ErrorText database = errorText({ErrorCode::Damaged, "details", "/c/catalog.db"});
        QVERIFY2(database.wayOut.contains(QLatin1String(".recover")), qPrintable(database.wayOut));
        QVERIFY2(!database.wayOut.contains(QLatin1String("made again")), qPrintable(database.wayOut));
        const ErrorText vectors = errorText({ErrorCode::Damaged, "details", "/c/spaces/1/vectors.npy"});
        QVERIFY2(vectors.wayOut.contains(QLatin1String("made again")), qPrintable(vectors.wayOut));
    }

    void anEmptyListNamesTheFilterThatEmptiedIt()
    {
        Filter filter;
        filter.tags = {{"folder", "animals"}};
        filter.text = "crow";
        const QString text = nothingLeftText(filter);
        for (const char *part : {"filter", "animals", "crow", "Clear"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
        QVERIFY(!nothingLeftText({}).contains(QLatin1String("filter")));
    }

    void aFilterSaysItsPartsAndLosesThemOneByOne()
    {
        Filter filter;
        filter.tags = {{"folder", "animals"}, {"folder", "food"}};
        filter.ranges = {{"year", 1990.0, 1995.0}, {"rating", 3.5, std::nullopt}, {"size", {}, 12'000.0}};
        filter.only = std::make_shared<const ItemSet>(ItemSet{.name = "Outliers", .items = {ItemId{3}}});
        filter.text = "crow";
        QCOMPARE(filterText(filter),
                 QStringLiteral("animals, food, year 1990–1995, rating from 3.5, size up to "
                                "12,000, Outliers, “crow”"));
        const std::vector<MixerTrack> tracks{{.signal = "field:year", .label = "Age"}};
        QVERIFY(filterText(filter, tracks).contains(QStringLiteral("Age 1990–1995")));
        QVERIFY(nothingLeftText(filter, tracks).contains(QStringLiteral("Age 1990–1995")));
        const QVector<FilterPart> parts = filterParts(filter);
        QCOMPARE(parts.size(), 7);
        QCOMPARE(parts[2].group, QStringLiteral("year"));
        for (const FilterPart &part : parts) {
            QVector<FilterPart> left = filterParts(withoutPart(filter, part));
            QCOMPARE(left.size(), 6);
            for (const FilterPart &other : left)
                QVERIFY2(other.text != part.text, qPrintable(part.text));
        }
    }

    void aViewIsCalledByTheTitlesOfItsQuery()
    {
        View view;
        view.query = {{.kind = QueryTerm::Kind::Item, .value = "sports/3_4_Sit-Up"},
                      {.kind = QueryTerm::Kind::Item, .value = "birds/crow", .isLiked = false}};
        const ItemTitles titles{{"sports/3_4_Sit-Up", "3/4 Sit-Up"}, {"birds/crow", ""}};
        QCOMPARE(suggestedViewName(view, titles), QStringLiteral("3/4 Sit-Up"));
        QCOMPARE(suggestedViewName(view, {}), QStringLiteral("3_4_Sit-Up"));
        QCOMPARE(viewSummary(view, {}, titles), QStringLiteral("3/4 Sit-Up, not crow"));
    }

    void aTagIsWantedExcludedOrNeither()
    {
        Filter filter = withTagToggled({}, {"folder", "food"});
        QCOMPARE(filterText(filter), QStringLiteral("food"));
        filter = withTagToggled(filter, {"folder", "food", true});
        QCOMPARE(filterText(filter), QStringLiteral("not food"));
        QVERIFY(withTagToggled(filter, {"folder", "food", true}).isEmpty());
    }

    void theSentenceNamesRankStrongestSignalAndItsShare()
    {
        ContributionView looks{.signal = {.label = QStringLiteral("Looks")}, .value = 0.58};
        ContributionView words{.signal = {.label = QStringLiteral("Words")}, .value = 0.42};
        ContributionView sounds{.signal = {.label = QStringLiteral("Sounds")}, .isMissing = true};
        const QString sentence = whySentence(QStringLiteral("<b>crow"), {WhyPlace::Kind::Ranked, 3, 951}, 1.0,
                                             {words, looks, sounds});
        QVERIFY(sentence.contains(QLatin1String("3rd")));
        QVERIFY(sentence.contains(QLatin1String("Looks (58%)")));
        QVERIFY(sentence.contains(QLatin1String("Sounds")));
        QVERIFY(sentence.contains(QLatin1String("&lt;b&gt;crow")));
        QVERIFY(sentence.contains(QLatin1String("951")));
    }

    void signalsOfOneModalityHaveColoursOfTheirOwn()
    {
        SignalInfo first, second, builtIn;
        first.name = "mine";
        second.name = "f64";
        builtIn.name = "image";
        first.modality = second.modality = Modality::Joint;
        builtIn.modality = Modality::Image;
        const Theme &theme = Theme::light();
        QVERIFY(theme.signal(signalView(first).modality) != theme.signal(signalView(second).modality));
        QCOMPARE(theme.signal(signalView(builtIn).modality), theme.looks);
    }

    void chineseSentencesStandWithoutSpaces()
    {
        class Wide : public QTranslator
        {
        public:
            bool isEmpty() const override { return false; }
            QString translate(const char *, const char *text, const char *, int) const override
            {
                return QByteArray(text).endsWith('.') ? QString::fromUtf8(text).chopped(1) + QChar(0x3002)
                                                      : QString();
            }
        } translator;
        QCoreApplication::installTranslator(&translator);
        const ContributionView looks{.signal = {.label = QStringLiteral("Looks")}, .value = 0.58};
        const QString sentence =
            whySentence(QStringLiteral("x"), {WhyPlace::Kind::Ranked, 3, 9}, 1.0, {looks});
        QCoreApplication::removeTranslator(&translator);
        QVERIFY2(sentence.contains(QChar(0x3002) + QStringLiteral("Mostly")), qPrintable(sentence));
    }

    void theSentenceSaysWhereTheItemStands_data()
    {
        using Kind = WhyPlace::Kind;
        QTest::addColumn<WhyPlace>("place");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, WhyPlace place, const char *words) {
            QTest::newRow(name) << place << QString::fromLatin1(words);
        };
        row("a teen", {Kind::Ranked, 11, 200}, "<b>x</b> is <b>11th</b> of <b>200</b>.");
        row("a teen above a hundred", {Kind::Ranked, 113, 200}, "<b>113th</b>");
        row("outside of the list", {Kind::Ranked, 1'234, 5'000}, "<b>1,234th</b> of <b>5,000</b>.");
        row("far outside", {Kind::Ranked, 1'000'002, 3'000'000'000},
            "<b>1,000,002nd</b> of <b>3,000,000,000</b>.");
        row("not counted yet", {Kind::NotListed, 0, 200}, "not among the first <b>200</b>.");
        row("the query itself", {Kind::InQuery, 0, 0}, "belongs to the query");
        row("filtered", {Kind::Filtered, 0, 0}, "does not pass the filter");
        row("without signals", {Kind::NoScore, 0, 0}, "none of the signals");
    }

    void theSentenceSaysWhereTheItemStands()
    {
        QFETCH(WhyPlace, place);
        QFETCH(QString, words);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const ContributionView looks{.signal = {.label = QStringLiteral("Looks")}, .value = 0.58};
        const QString sentence = whySentence(QStringLiteral("x"), place, 1.0, {looks});
        QVERIFY2(sentence.contains(words), qPrintable(sentence));
        QLocale::setDefault(QLocale());
    }

    void numbersAreWrittenAsAPersonWould_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        const auto row = [](const char *name, const char *field, double value, const char *english,
                            const char *german) {
            QTest::newRow(name) << QString::fromUtf8(field) << value << QString::fromUtf8(english)
                                << QString::fromUtf8(german);
        };
        row("a year", "year", 1995, "1995", "1995");
        row("a year by another name", "released", 2024, "2024", "2024");
        row("a small count", "ratings", 9742, "9742", "9742");
        row("a large count", "ratings", 100836, "100,836", "100.836");
        row("the first grouped number", "views", 10000, "10,000", "10.000");
        row("a date in one number", "release_date", 19951122, "19951122", "19951122");
        row("an id", "tmdbId", 862000, "862000", "862000");
        row("an id after a space", "imdb id", 114709, "114709", "114709");
        row("not an id: it only ends so", "paid", 114709, "114,709", "114.709");
        row("a fraction", "rating mean", 3.5, "3.5", "3,5");
        row("a long fraction", "score", 3.14159265, "3.14159", "3,14159");
        row("money", "budget", 1234567.5, "1,234,567.50", "1.234.567,50");
        row("a million", "budget", 30000000, "30,000,000", "30.000.000");
        row("a negative number", "elevation", -12345, "-12,345", "-12.345");
        row("nothing", "ratings", -0.0, "0", "0");
        row("huge", "seconds", 1e30, "1e+30", "1e+30");
        row("no number", "x", std::nan(""), "nan", "nan");
    }

    void numbersAreWrittenAsAPersonWould()
    {
        QFETCH(QString, field);
        QFETCH(double, value);
        const QLocale before;
        for (const auto &[language, column] : {std::pair("en_US", "english"), std::pair("de_DE", "german")}) {
            QLocale::setDefault(QLocale(QString::fromLatin1(language)));
            const QString text = fieldText(field.toStdString(), value).toLower();
            QLocale::setDefault(before);
            QCOMPARE(text, *static_cast<QString *>(QTest::qData(column, qMetaTypeId<QString>())));
        }
    }

    void groupsAreNamedWhereTheyStandOut_data()
    {
        QTest::addColumn<int>("layout");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("two heaps") << 0 << QStringList{QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("one mixture has no names") << 1 << QStringList();
        QTest::newRow("two islands: on one of them, not between")
            << 2 << QStringList{QStringLiteral("a"), QStringLiteral("b")};
    }

    void groupsAreNamedWhereTheyStandOut()
    {
        QFETCH(int, layout);
        QFETCH(QStringList, names);
        MapPoints points;
        MapGroups groups{.group = "folder", .values = {"a", "b"}, .valueOf = {}};
        for (int i = 0; i < 2000; ++i) {
            const int group = i % 2;
            const float x = float(i * 37 % 101) / 101, y = float(i * 53 % 103) / 103; // in the unit square
            const float islands = group == 0 && i % 4 == 0 ? 4.0f : 0.0f;
            const float apart = layout == 0   ? 3.0f * float(group)
                                : layout == 1 ? 0.0f
                                : group == 1  ? 2.0f
                                              : islands;
            points.items.push_back(i);
            points.xy.insert(points.xy.end(), {x + apart, y});
            groups.valueOf.push_back(static_cast<std::int16_t>(group));
        }
        const QVector<MapLabel> labels = groupLabels(points, groups);
        QStringList named;
        for (const MapLabel &label : labels) {
            named << label.text;
            QCOMPARE(label.weight, qint64(1000));
            const double from = label.text == QLatin1String("b") ? (layout == 0 ? 3 : 2) : 0;
            const bool isOnSecond = layout == 2 && label.text == QLatin1String("a") && label.x >= 4;
            QVERIFY2(isOnSecond || (label.x >= from && label.x <= from + 1), qPrintable(label.text));
        }
        QCOMPARE(named, names);
        QVERIFY(groupLabels({}, groups).isEmpty());
        QVERIFY(groupLabels(points, {}).isEmpty());
    }

    void rankChangesCountFromTheLastTouch()
    {
        RankChanges changes;
        changes.show({10, 11, 12});
        QCOMPARE(changes.changeOf(12), 0);
        changes.beginChange();
        changes.show({12, 10, 13});
        QCOMPARE(changes.changeOf(12), 2);
        QCOMPARE(changes.changeOf(10), -1);
        QCOMPARE(changes.changeOf(13), 0);
        changes.show({10, 12, 13}); // the same gesture goes on
        QCOMPARE(changes.changeOf(12), 1);
    }

    void exportedTablesQuoteWhatNeedsIt()
    {
        RankingAnswer answer;
        answer.signalInfos = {{.name = "text"}, {.name = "field:a,b"}};
        answer.rows.push_back(
            {{.item = ItemId{4}, .score = 0.25, .presentMask = 1, .contributions = {0.25, 0.0}},
             {.key = "a\"b", .title = "x,\ny"}});
        QCOMPARE(QString::fromStdString(rankingCsv(answer)),
                 QStringLiteral(
                     "rank,key,title,score,text,\"field:a,b\"\r\n1,\"a\"\"b\",\"x,\ny\",0.25,0.25,\r\n"));
    }

    void commandLines_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode"); // -1: goes on
        const auto row = [](const char *name, const char *arguments, int exitCode) {
            QTest::newRow(name) << QString::fromLatin1(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts)
                                << exitCode;
        };
        row("nothing", "", -1);
        row("a catalog", "some.modalens", -1);
        row("rendering with everything", "--render a.png --size 1280x800 --theme dark --lang zh_CN view c",
            -1);
        row("help", "--help", 0);
        row("an unknown option", "--nonsense", 2);
        row("a size without height", "--size 1280", 2);
        row("a size that is too large", "--size 99999x800", 2);
        row("an unknown theme", "--theme pink", 2);
        row("an unknown language", "--lang fr", 2);
        row("three names", "a b c", 2);
    }

    void commandLines()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        const ParsedCommandLine parsed =
            parseCommandLine(QStringList{QStringLiteral("modalens")} + arguments);
        QCOMPARE(parsed.exitCode ? int(*parsed.exitCode) : -1, exitCode);
        QCOMPARE(parsed.message.isEmpty(), exitCode == -1);
    }
};

QTEST_GUILESS_MAIN(TestAppText)
#include "tst_apptext.moc"
