// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include "engine/catalog/itemfinder.h"
#include "engine/catalog/namepattern.h"

#include <QObject>
#include <QRegularExpression>

#include <algorithm>
#include <random>

using namespace modalens;
using namespace modalens::test;

namespace {

struct Named
{
    QString title;
    QString key;
};

const QVector<Named> &people()
{
    static const QVector<Named> names{
        {QStringLiteral("Crow"), QStringLiteral("animals/birds/crow")},
        {QStringLiteral("Carrion crow"), QStringLiteral("animals/birds/carrion")},
        {QStringLiteral("Scarecrow"), QStringLiteral("things/straw man")},
        {QStringLiteral("Étude"), QStringLiteral("music/etude op. 10")},
        {QString::fromUtf8("乌鸦在树上"), QStringLiteral("zh/1")},
        {QString::fromUtf8("까마귀"), QStringLiteral("ko/1")},
        {QString::fromUtf8("ガラス"), QStringLiteral("ja/1")},
        {QString::fromUtf8("カラス"), QStringLiteral("ja/2")},
        {QString(), QStringLiteral("untitled-crow")},
        {QStringLiteral("line\nbreak\tcrowd"), QStringLiteral("line")},
        {QStringLiteral("Straße 7"), QStringLiteral("road")},
        {QStringLiteral("a.b*c(d"), QStringLiteral("syntax")},
    };
    return names;
}

std::vector<ItemDraft> draftsOf(const QVector<Named> &names)
{
    std::vector<ItemDraft> drafts;
    for (const Named &name : names) {
        drafts.emplace_back();
        drafts.back().key = name.key.toStdString();
        drafts.back().title = name.title.toStdString();
    }
    return drafts;
}

/// Independent of the engine: Qt's own folding.
QString plainly(const QString &text)
{
    QString bare;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded())
        if (c.unicode() < 0x300 || c.unicode() > 0x36F)
            bare += c == QLatin1Char('\n') || c == QLatin1Char('\t') ? QLatin1Char(' ') : c;
    return bare;
}

std::vector<ItemId> sorted(std::vector<ItemId> items)
{
    std::sort(items.begin(), items.end());
    return items;
}

} // namespace

class TestItemFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_catalog = std::make_unique<Catalog>(take(Catalog::create(pathOf(*m_folder))));
        m_finder = std::make_unique<ItemFinder>();
    }

    void cleanup()
    {
        m_finder.reset();
        m_catalog.reset();
        m_folder.reset();
    }

    void namesAreFoundAnywhere_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("keys"); // best first, here with bars between
        const auto row = [](const char *name, const char *words, const char *keys) {
            QTest::newRow(name) << QString::fromUtf8(words)
                                << QString::fromUtf8(keys).split(QLatin1Char('|'), Qt::SkipEmptyParts);
        };
        row("the title, a beginning, a word, the middle", "crow",
            "animals/birds/crow|animals/birds/carrion|untitled-crow|line|things/straw man");
        row("capitals", "SCARE", "things/straw man");
        row("an accent that was not typed", "etude", "music/etude op. 10");
        row("an accent that is too many", "crôw car", "things/straw man|animals/birds/carrion");
        row("two words in any order", "crow carrion", "animals/birds/carrion");
        row("a word of the title and one of the key", "crow animals",
            "animals/birds/crow|animals/birds/carrion");
        row("only in the key", "straw", "things/straw man");
        row("Chinese from the middle", "鸦在", "zh/1");
        row("Korean", "마귀", "ko/1");
        row("kana with its mark", "ガ", "ja/1");
        row("kana without it is another one", "カ", "ja/2");
        row("sharp s", "strasse", "road");
        row("what a pattern would mean otherwise", "b*c(", "syntax");
        row("across a line of the title", "break crowd", "line");
        row("nothing", "", "");
        row("spaces", " \t\n ", "");
        row("what nobody has", "zebra", "");
        row("broken UTF-8 in the middle", "cr\xFFow", "");
    }

    void namesAreFoundAnywhere()
    {
        QFETCH(QString, words);
        take(m_catalog->putItems(draftsOf(people())));
        const SearchHits hits =
            take(m_finder->find(*m_catalog, words.toStdString(), TextMatch::Names, 100, {}));
        QCOMPARE(keysOf(hits.items), QTest::currentDataTag() ? wanted() : QStringList());
        QCOMPARE(hits.total, std::int64_t(hits.items.size()));
        QVERIFY(hits.isTotalExact);
    }

    void everyNameThatABruteForceFinds()
    {
        std::mt19937 random(7);
        const QString letters = QString::fromUtf8("abAéÉ 乌鸦ガ.");
        const auto word = [&](int length) {
            QString text;
            for (int i = 0; i < length; ++i)
                text += letters.at(int(random() % std::uint32_t(letters.size())));
            return text;
        };
        QVector<Named> names;
        for (int i = 0; i < 20'000; ++i) // several chunks
            names.append(
                {word(1 + int(random() % 12)).trimmed(), QStringLiteral("%1/%2").arg(word(3)).arg(i)});
        take(m_catalog->putItems(draftsOf(names)));
        for (Named &name : names)
            name = {plainly(name.title), plainly(name.key)};
        for (int round = 0; round < 60; ++round) {
            const QString words = word(1 + int(random() % 4));
            const QStringList parts = plainly(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
            std::vector<ItemId> expected;
            for (int i = 0; i < names.size() && !parts.isEmpty(); ++i) {
                const QString &title = names[i].title, &key = names[i].key;
                if (std::all_of(parts.begin(), parts.end(), [&](const QString &part) {
                        return title.contains(part) || key.contains(part);
                    }))
                    expected.push_back(ItemId{i});
            }
            const SearchHits all =
                take(m_finder->find(*m_catalog, words.toStdString(), TextMatch::Names, 100'000, {}));
            QCOMPARE(sorted(all.items), expected);
            QCOMPARE(all.total, std::int64_t(expected.size()));
            const SearchHits few =
                take(m_finder->find(*m_catalog, words.toStdString(), TextMatch::Names, 9, {}));
            QVERIFY(std::equal(few.items.begin(), few.items.end(), all.items.begin()));
            QCOMPARE(few.items.size(), std::min<std::size_t>(9, all.items.size()));
            QCOMPARE(few.total, all.total);
            const Bitmap kept = take(m_catalog->filterRows(
                {.tags = {}, .ranges = {}, .text = words.toStdString(), .match = TextMatch::Names}));
            if (!parts.isEmpty())
                QCOMPARE(kept.count(), all.total);
        }
    }

    void patterns_data()
    {
        QTest::addColumn<QString>("pattern");
        for (const char *pattern :
             {"crow$", "^crow", "^c.*w$", "\\bcrow\\b", "[aeiou]{2}", "animals/(birds|fish)/c", "CROW",
              "乌.在", "^.$", "a|b|op", "\\d+", "[^a]crow", "x*", "\\s", "(?i)crow$", "\\Acrow\\z", "^$", "é",
              "(?:crow)+"})
            QTest::newRow(pattern) << QString::fromUtf8(pattern);
    }

    void patterns()
    {
        QFETCH(QString, pattern);
        take(m_catalog->putItems(draftsOf(people())));
        const QRegularExpression oracle(pattern, QRegularExpression::CaseInsensitiveOption);
        std::vector<ItemId> expected;
        for (int i = 0; i < people().size(); ++i) {
            const QString key = people()[i].key;
            QString title = people()[i].title;
            title.replace(QLatin1Char('\n'), QLatin1Char(' ')).replace(QLatin1Char('\t'), QLatin1Char(' '));
            if (title.isEmpty() ? oracle.match(key).hasMatch()
                                : oracle.match(title).hasMatch() || oracle.match(key).hasMatch())
                expected.push_back(ItemId{i});
        }
        const SearchHits hits =
            take(m_finder->find(*m_catalog, pattern.toStdString(), TextMatch::Pattern, 100, {}));
        QCOMPARE(hits.items, expected);
        QCOMPARE(hits.total, std::int64_t(expected.size()));
        const Bitmap kept = take(m_catalog->filterRows(
            {.tags = {}, .ranges = {}, .text = pattern.toStdString(), .match = TextMatch::Pattern}));
        QCOMPARE(kept.count(), hits.total);
    }

    void aPatternSaysItsLetters_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("letters");
        const std::pair<const char *, const char *> rows[] = {
            {"^Crow$", "crow"},   {"crow.*heron", "heron"}, {"crows?", "crow"},      {"crows*", "crow"},
            {"crows+2", "crows"}, {"crow{0,3}20", "cro"},   {"crow(ned)?", "crow"},  {"cro[wv]ned", "cro"},
            {"crow|owl", ""},     {"(crow|owl)nest", ""},   {"crow\\x41bc", "crow"}, {"\\x41bc", ""},
            {"(?i)crow", ""},     {"a b cd", "cd"},         {"乌鸦crow", "crow"},    {"", ""}};
        for (const auto &[pattern, letters] : rows)
            QTest::newRow(pattern) << QByteArray(pattern) << QByteArray(letters);
    }

    void aPatternSaysItsLetters()
    {
        QFETCH(QByteArray, pattern);
        QTEST(QByteArray::fromStdString(take(NamePattern::make(pattern.toStdString())).letters()), "letters");
    }

    void patternsWithLettersFindWhatABruteForceFinds()
    {
        std::mt19937 random(5);
        const QString letters = QString::fromUtf8("abcsABCkKſÉé -.\u0308");
        QVector<Named> names;
        for (int i = 0; i < 20'000; ++i) {
            QString title;
            for (int c = 0; c < 1 + int(random() % 12); ++c)
                title += letters.at(int(random() % std::uint32_t(letters.size())));
            names.append({title.trimmed(), QStringLiteral("k%1").arg(i)});
        }
        take(m_catalog->putItems(draftsOf(names)));
        for (const char *pattern :
             {"abc", "^abc", "abc.*a", "abcs?", "sbc", "bckA", "abca|bcab", "ab-c", "abc$"}) {
            const QRegularExpression oracle(QString::fromUtf8(pattern),
                                            QRegularExpression::CaseInsensitiveOption);
            std::vector<ItemId> expected;
            for (int i = 0; i < names.size(); ++i)
                if (oracle.match(names[i].title).hasMatch() || oracle.match(names[i].key).hasMatch())
                    expected.push_back(ItemId{i});
            const SearchHits hits =
                take(m_finder->find(*m_catalog, pattern, TextMatch::Pattern, 100'000, {}));
            QVERIFY2(!expected.empty(), pattern);
            QVERIFY2(hits.items == expected, pattern);
            QCOMPARE(hits.total, std::int64_t(expected.size()));
        }
    }

    void whatIsNoPatternSaysWhy_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("a bracket left open") << QStringLiteral("(crow");
        QTest::newRow("a bracket too many") << QStringLiteral("a)(b");
        QTest::newRow("nothing to repeat") << QStringLiteral("*crow");
        QTest::newRow("a class left open") << QStringLiteral("[a-");
        QTest::newRow("a back reference") << QStringLiteral("(a)\\1");
        QTest::newRow("a backslash at the end") << QStringLiteral("crow\\");
        QTest::newRow("more states than memory") << QStringLiteral("((a{500}){500}){500}");
        QTest::newRow("longer than a page") << QString(2000, QLatin1Char('a'));
    }

    void whatIsNoPatternSaysWhy()
    {
        QFETCH(QString, pattern);
        take(m_catalog->putItems(draftsOf(people())));
        const auto hits = m_finder->find(*m_catalog, pattern.toStdString(), TextMatch::Pattern, 10, {});
        QVERIFY(!hits);
        QCOMPARE(hits.error().code, ErrorCode::InvalidArgument);
        QVERIFY(!hits.error().message.empty());
        QVERIFY(!m_catalog->filterRows(
            {.tags = {}, .ranges = {}, .text = pattern.toStdString(), .match = TextMatch::Pattern}));
    }

    void hostilePatternsTakeLinearTime()
    {
        QVector<Named> names;
        for (int i = 0; i < 3000; ++i)
            names.append({QString(500, QLatin1Char('a')) + QLatin1Char('!'), QString::number(i)});
        take(m_catalog->putItems(draftsOf(names)));
        for (const char *pattern : {"(a+)+$", "(a|aa)+$", "(a*)*b", "a?a?a?a?a?a?a?a?a?a?aaaaaaaaaab"})
            QCOMPARE(take(m_finder->find(*m_catalog, pattern, TextMatch::Pattern, 5, {})).total, 0);
    }

    void manyMatchesOfAPatternAreNotAllCounted()
    {
        take(m_catalog->putItems(textItems(30'000)));
        const SearchHits hits = take(m_finder->find(*m_catalog, ".", TextMatch::Pattern, 3, {}));
        QCOMPARE(hits.items, (std::vector{ItemId{0}, ItemId{1}, ItemId{2}}));
        QCOMPARE(hits.total, ItemNames::kMaxMatches);
        QVERIFY(!hits.isTotalExact);
        QCOMPARE(take(m_finder->find(*m_catalog, "t", TextMatch::Names, 3, {})).total, 30'000);
    }

    void wholeWordsAreNotTheirBeginnings()
    {
        take(m_catalog->putItems(draftsOf(people())));
        NoProgress silent;
        take(m_catalog->indexSearchText(silent, {}));
        const auto found = [this](const char *words, TextMatch match) {
            return keysOf(take(m_finder->find(*m_catalog, words, match, 100, {})).items)
                .join(QLatin1Char(' '));
        };
        QCOMPARE(found("crow", TextMatch::WholeWords),
                 QStringLiteral("animals/birds/crow animals/birds/carrion untitled-crow"));
        QCOMPARE(found("scare", TextMatch::WholeWords), QString());
        QCOMPARE(found("scare", TextMatch::Texts), QStringLiteral("things/straw man"));
        QCOMPARE(found("乌鸦", TextMatch::WholeWords), QStringLiteral("zh/1"));
        QCOMPARE(found("ETUDE", TextMatch::WholeWords), QStringLiteral("music/etude op. 10"));
        QCOMPARE(take(m_catalog->filterRows(
                          {.tags = {}, .ranges = {}, .text = "scare", .match = TextMatch::WholeWords}))
                     .count(),
                 0);
    }

    void theWordItselfComesFirst_data()
    {
        QTest::addColumn<int>("others"); // items that only begin so; with many no weight is asked for
        QTest::newRow("few") << 20;
        QTest::newRow("many") << 4000;
    }

    void theWordItselfComesFirst()
    {
        QFETCH(int, others);
        QVector<Named> names;
        for (int i = 0; i < others; ++i)
            names.append({QStringLiteral("Crown, crowned, crowning"), QStringLiteral("crown/%1").arg(i)});
        names.append({QStringLiteral("A crow"), QStringLiteral("a")});
        names.append({QStringLiteral("CROW"), QStringLiteral("z")});
        take(m_catalog->putItems(draftsOf(names)));
        NoProgress silent;
        take(m_catalog->indexSearchText(silent, {}));
        const SearchHits hits = take(m_finder->find(*m_catalog, "crow", TextMatch::Texts, 4, {}));
        QCOMPARE(hits.total, others + 2);
        QCOMPARE(keysOf(hits.items).join(QLatin1Char(' ')), QStringLiteral("z a crown/0 crown/1"));
    }

    void edgesAreDefined()
    {
        for (const TextMatch match :
             {TextMatch::Names, TextMatch::Texts, TextMatch::WholeWords, TextMatch::Pattern}) {
            QVERIFY(take(m_finder->find(*m_catalog, "x", match, 10, {})).items.empty()); // no items yet
            QVERIFY(take(m_finder->find(*m_catalog, "", match, 10, {})).items.empty());
        }
        QVector<Named> names{{QString(100'000, QLatin1Char('x')), QStringLiteral("long")}};
        names.append({QStringLiteral("gone"), QStringLiteral("gone")});
        take(m_catalog->putItems(draftsOf(names)));
        m_finder->forget();
        QCOMPARE(take(m_finder->find(*m_catalog, "xxxx", TextMatch::Names, 10, {})).total, 1);
        QCOMPARE(take(m_finder->find(*m_catalog, "long", TextMatch::Names, 10, {})).total, 1); // its key
        QCOMPARE(take(m_finder->find(*m_catalog, "gone", TextMatch::Names, 0, {})).total, 1);
        take(m_catalog->removeItem(ItemId{1}));
        m_finder->forget();
        QCOMPARE(take(m_finder->find(*m_catalog, "gone", TextMatch::Names, 10, {})).total, 0);
        const std::string endless(50'000, 'x');
        QCOMPARE(take(m_finder->find(*m_catalog, endless, TextMatch::Names, 10, {})).total,
                 1); // its first 1,024
    }

    void aStopIsAnswered()
    {
        take(m_catalog->putItems(textItems(20'000)));
        std::stop_source stop;
        stop.request_stop();
        for (const TextMatch match : {TextMatch::Names, TextMatch::Texts, TextMatch::Pattern}) {
            const auto hits = m_finder->find(*m_catalog, "item", match, 10, stop.get_token());
            QVERIFY(!hits);
            QCOMPARE(hits.error().code, ErrorCode::Cancelled);
        }
        QCOMPARE(take(m_finder->find(*m_catalog, "1999", TextMatch::Names, 10, {})).total > 0,
                 true); // and no harm
    }

    void aReadOnlyCatalogIsSearched()
    {
        take(m_catalog->putItems(draftsOf(people())));
        const Catalog reader = take(Catalog::open(pathOf(*m_folder), OpenMode::ReadOnly));
        for (const TextMatch match : {TextMatch::Names, TextMatch::Pattern})
            QCOMPARE(take(m_finder->find(reader, "scarecrow", match, 10, {})).total, 1);
    }

private:
    QStringList wanted() const
    {
        QFETCH(QStringList, keys);
        return keys;
    }
    QStringList keysOf(const std::vector<ItemId> &items) const
    {
        QStringList keys;
        for (const ItemSummary &summary : take(m_catalog->summaries(items)))
            keys << QString::fromStdString(summary.key);
        return keys;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Catalog> m_catalog;
    std::unique_ptr<ItemFinder> m_finder;
};

QTEST_GUILESS_MAIN(TestItemFinder)
#include "tst_itemfinder.moc"
