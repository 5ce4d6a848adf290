// SPDX-License-Identifier: GPL-3.0-or-later
// The query bar in the real window: searching by keyboard, what a query reaches, pasting, back and forward.
#include "app/gui/desk/queryhistory.h"
#include "app/gui/services/pastedpictures.h"
#include "app/gui/services/searchservice.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/resultscontroller.h"
#include "app/windowdriving.h"
#include "widgets/querybar.h"
#include "widgets/rankingview.h"
#include "widgets/searchpopup.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;

QueryTerm wordsTerm(const char *words)
{
    return {.kind = QueryTerm::Kind::Text, .value = words};
}

} // namespace

class TestWindowQuery : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void historyKeepsQuestionsInOrder();
    void keptPicturesAreBounded();
    void newestWordsWin();
    void anItemIsFoundAndAddedByKeyboard();
    void whatAnotherModeFindsIsCounted_data();
    void whatAnotherModeFindsIsCounted();
    void itemsOfOneTitleAreToldApart();
    void theModeIsRemembered();
    void everythingFoundBecomesTheFilter();
    void aBadPatternSaysWhy();
    void theBarSaysWhatAQueryReaches();
    void backAndForwardThroughQuestions();
    void sideButtonsOfTheMouseGoBackAndForward();
    void aPictureFromTheClipboardIsAskedBy();
    void filesAndWordsFromTheClipboardAreAskedBy();
    void aPastedPictureWithoutACatalogIsNothing();

private:
    MainWindow &openToSearch();
    static bool type(MainWindow &window, const QString &words);
    static const Query &queryOf(MainWindow &window) { return window.session().desk().view().query; }
};

/// With an empty query and the focus in the bar, as after Ctrl+F.
MainWindow &TestWindowQuery::openToSearch()
{
    MainWindow &window = m_fixture.open();
    View view = window.session().desk().view();
    view.query.clear();
    window.session().desk().change(view, QStringLiteral("nothing"));
    window.activateWindow(); // there is no window manager to do it
    if (!QTest::qWaitForWindowActive(&window))
        QTest::qFail("the window is not active", __FILE__, __LINE__);
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    return window;
}

/// False where no answer to exactly these words is shown.
bool TestWindowQuery::type(MainWindow &window, const QString &words)
{
    const QueryBar *bar = window.panels().queryBar;
    QTest::keyClicks(bar->edit(), words);
    return QTest::qWaitFor(
        [bar] {
            return bar->popup() && bar->popup()->isVisible() &&
                   bar->popup()->answer().text == bar->edit()->text();
        },
        kWaitMs);
}

void TestWindowQuery::historyKeepsQuestionsInOrder()
{
    QueryHistory history;
    QVERIFY(!history.back());
    QVERIFY(!history.forward());
    const auto question = [](int number) {
        return QueryHistory::Question{{wordsTerm(std::to_string(number).c_str())}, {}};
    };
    for (int i = 0; i < 250; ++i) {
        history.visit(question(i));
        history.visit(question(i)); // the same again is no step
    }
    int steps = 0;
    while (const auto earlier = history.back()) {
        ++steps;
        QVERIFY(*earlier == question(249 - steps));
    }
    QCOMPARE(steps, int(QueryHistory::kMaxQuestions) - 1);
    QVERIFY(*history.forward() == question(249 - steps + 1));
    history.visit(question(1000)); // forgets what lay ahead
    QVERIFY(!history.hasLater());
    QVERIFY(*history.back() == question(249 - steps + 1));
    history.clear();
    QVERIFY(!history.hasEarlier() && !history.hasLater());
}

void TestWindowQuery::keptPicturesAreBounded()
{
    QTemporaryDir folder;
    const auto place = pathFromText(folder.filePath(QStringLiteral("pasted")));
    QVERIFY(!keepPastedPicture(place, {}));
    QImage picture(64, 32, QImage::Format_RGB32);
    std::vector<std::filesystem::path> files;
    for (int i = 0; i < 5; ++i) {
        picture.fill(qRgb(i * 40, 200, 90));
        const auto file = keepPastedPicture(place, picture);
        QVERIFY(file);
        QVERIFY(isPastedPicture(*file));
        QCOMPARE(QImage(textFromPath(*file)).size(), picture.size());
        files.push_back(*file);
    }
    QCOMPARE(*keepPastedPicture(place, picture), files.back()); // the same picture is one file
    const auto one = std::filesystem::file_size(files.back());
    picture.fill(Qt::black);
    const auto last = keepPastedPicture(place, picture, {.maxBytes = one * 2, .maxSide = 16});
    QVERIFY(last);
    QCOMPARE(QImage(textFromPath(*last)).size(), QSize(16, 8));
    int left = 0;
    for (const auto &entry : std::filesystem::directory_iterator(place))
        left += isPastedPicture(entry.path()) ? 1 : 0;
    QVERIFY(left <= 3);
    QVERIFY(std::filesystem::exists(*last));
    QVERIFY(!keepPastedPicture("/proc/nowhere", picture)); // cannot be written: says so
}

void TestWindowQuery::newestWordsWin()
{
    SearchService search;
    QVector<SearchAnswer> answers;
    connect(&search, &SearchService::answered, this,
            [&](const SearchAnswer &answer) { answers.append(answer); });
    search.search(QStringLiteral("owl"), SearchMode::Names); // nothing is open
    search.open(pathFromText(m_fixture.catalog()));
    for (const char *words : {"o", "ow", "owl", "duck0"})
        search.search(QString::fromLatin1(words), SearchMode::Names);
    QTRY_VERIFY_WITH_TIMEOUT(!answers.isEmpty() && answers.last().text == QLatin1String("duck0"), kWaitMs);
    QVERIFY(answers.size() <= 4);
    QCOMPARE(answers.last().total, 1);
    QCOMPARE(answers.last().hits.size(), 1);
    QCOMPARE(answers.last().hits.first().key, QStringLiteral("birds/duck0"));
    QCOMPARE(answers.last().hits.first().place, QStringLiteral("birds"));
    search.search(QStringLiteral("owl"), SearchMode::Names);
    search.close();
    answers.clear();
    QTest::qWait(50);
    QVERIFY(answers.isEmpty()); // an answer about a closed catalog is none
}

void TestWindowQuery::anItemIsFoundAndAddedByKeyboard()
{
    MainWindow &window = openToSearch();
    QVERIFY(type(window, QStringLiteral("ERON0"))); // in the middle of a key; no title has it
    QLineEdit *edit = window.panels().queryBar->edit();
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(queryOf(window).size(), std::size_t(1));
    QCOMPARE(queryOf(window).front().kind, QueryTerm::Kind::Item);
    QCOMPARE(queryOf(window).front().value, std::string("birds/heron0"));
    QVERIFY(queryOf(window).front().isLiked);
    QVERIFY(type(window, QStringLiteral("apple")));
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Return, Qt::AltModifier);
    QCOMPARE(queryOf(window).size(), std::size_t(2));
    QVERIFY(!queryOf(window).back().isLiked);
    QTRY_VERIFY_WITH_TIMEOUT(window.results().answer().queryItems.size() == 2, kWaitMs);
}

/// What a mode does not find, another does: the bar offers it.
void TestWindowQuery::whatAnotherModeFindsIsCounted_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<SearchMode>("mode");
    QTest::addColumn<SearchMode>("other");
    QTest::addColumn<int>("total");
    QTest::newRow("Chinese that only a text has")
        << QStringLiteral("乌鸦") << SearchMode::Names << SearchMode::Texts << 1;
    QTest::newRow("the middle of a name")
        << QStringLiteral("arecro") << SearchMode::Texts << SearchMode::Names << 1;
    QTest::newRow("the beginning of a word")
        << QStringLiteral("scare") << SearchMode::WholeWords << SearchMode::Texts << 1;
    QTest::newRow("nowhere") << QStringLiteral("zebra") << SearchMode::Names << SearchMode::Texts << 0;
    QTest::newRow("found, so nowhere else")
        << QStringLiteral("scare") << SearchMode::Names << SearchMode::Texts << 0;
}

void TestWindowQuery::whatAnotherModeFindsIsCounted()
{
    QFETCH(QString, words);
    QFETCH(SearchMode, mode);
    QFETCH(int, total);
    QTemporaryDir folder;
    const auto path = pathFromText(folder.filePath(QStringLiteral("catalog")));
    {
        auto catalog = Catalog::create(path);
        QVERIFY(catalog);
        ItemDraft item{.key = "1", .title = "scarecrow", .assets = {}, .tags = {}, .fields = {}};
        item.assets.push_back({.language = "zh", .path = {}, .text = "一只乌鸦"});
        NoProgress silent;
        QVERIFY(catalog->putItems(std::vector{item}));
        QVERIFY(catalog->indexSearchText(silent, {}));
    }
    SearchService search;
    QSignalSpy answered(&search, &SearchService::answered);
    search.open(path);
    search.search(words, mode);
    QTRY_COMPARE_WITH_TIMEOUT(answered.count(), 1, kWaitMs);
    const auto answer = answered.at(0).at(0).value<SearchAnswer>();
    QCOMPARE(answer.elsewhere.total, qint64(total));
    QVERIFY(answer.hits.isEmpty() || total == 0);
    if (total > 0)
        QTEST(answer.elsewhere.mode, "other");
}

void TestWindowQuery::itemsOfOneTitleAreToldApart()
{
    const QString folder = m_fixture.filePath(QStringLiteral("twins"));
    {
        auto catalog = Catalog::create(pathFromText(folder));
        QVERIFY(catalog);
        std::vector<ItemDraft> items(3);
        const char *keys[] = {"animals/birds/a", "animals/birds/b", "animals/fish/a"};
        for (std::size_t i = 0; i < items.size(); ++i) {
            items[i].key = keys[i];
            items[i].title = i < 2 ? "Crane" : "Pike";
        }
        QVERIFY(catalog->putItems(items));
    }
    MainWindow &window = m_fixture.open(false);
    window.openCatalog(folder, false);
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window).size(), qsizetype(3), kWaitMs);
    View view = window.session().desk().view();
    view.query.clear();
    for (const char *key : {"animals/birds/a", "animals/birds/b", "animals/fish/a"})
        view.query.push_back({.kind = QueryTerm::Kind::Item, .value = key});
    window.session().desk().change(view, QStringLiteral("twins"));
    const auto labels = [&window] {
        QStringList labels;
        for (const QueryChip &chip : window.panels().queryBar->chips())
            labels << chip.label;
        return labels.join(QLatin1Char('|'));
    };
    QTRY_COMPARE_WITH_TIMEOUT(labels(), QStringLiteral("Crane · a|Crane · b|Pike"), kWaitMs);
    view.query.erase(view.query.begin()); // alone, the title says enough
    window.session().desk().change(view, QStringLiteral("one"));
    QTRY_COMPARE_WITH_TIMEOUT(labels(), QStringLiteral("Crane|Pike"), kWaitMs);
}

void TestWindowQuery::theModeIsRemembered()
{
    m_fixture.settings().setSearchMode(int(SearchMode::WholeWords));
    MainWindow &window = openToSearch();
    QCOMPARE(window.panels().queryBar->mode(), SearchMode::WholeWords);
    QVERIFY(type(window, QStringLiteral("beside"))); // in every text, in no name
    QCOMPARE(window.panels().queryBar->popup()->answer().total, window.session().facts().items);
    Q_EMIT window.panels().queryBar->modeChosen(SearchMode::Texts);
    QCOMPARE(m_fixture.settings().searchMode(), int(SearchMode::Texts));
    m_fixture.settings().setSearchMode(4711); // a settings file of garbage
    QCOMPARE(m_fixture.open().panels().queryBar->mode(), SearchMode::Names);
}

void TestWindowQuery::everythingFoundBecomesTheFilter()
{
    MainWindow &window = openToSearch();
    QVERIFY(type(window, QStringLiteral("owl")));
    const qint64 total = window.panels().queryBar->popup()->answer().total;
    QVERIFY(total > 0);
    QTest::keyClick(window.panels().queryBar->edit(), Qt::Key_Return, Qt::ControlModifier);
    const Filter &filter = window.session().desk().view().filter;
    QCOMPARE(filter.text, std::string("owl"));
    QCOMPARE(filter.match, TextMatch::Names);
    QTRY_COMPARE_WITH_TIMEOUT(
        window.results().answer().allowed ? qint64(window.results().answer().allowed->count()) : -1, total,
        kWaitMs);
    QVERIFY(queryOf(window).empty());
}

void TestWindowQuery::aBadPatternSaysWhy()
{
    m_fixture.settings().setSearchMode(int(SearchMode::Pattern));
    MainWindow &window = openToSearch();
    QVERIFY(type(window, QStringLiteral("(owl")));
    SearchPopup *popup = window.panels().queryBar->popup();
    QVERIFY2(popup->note().contains(QStringLiteral("(owl")) ||
                 popup->note().contains(QStringLiteral("missing")),
             qPrintable(popup->note()));
    QVERIFY(popup->answer().hits.isEmpty());
    QTest::keyClicks(window.panels().queryBar->edit(), QStringLiteral("|duck)0$"));
    QTRY_COMPARE_WITH_TIMEOUT(popup->answer().total, qint64(2), kWaitMs);
}

void TestWindowQuery::theBarSaysWhatAQueryReaches()
{
    MainWindow &window = openToSearch();
    QueryBar *bar = window.panels().queryBar;
    QTRY_COMPARE_WITH_TIMEOUT(bar->reach(), QString(), kWaitMs); // nothing is asked
    QTest::keyClicks(bar->edit(), QStringLiteral("a crow"));
    QTest::keyClick(bar->edit(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(bar->reach().startsWith(QStringLiteral("Reaches Words")), kWaitMs);
    QVERIFY2(bar->reach().contains(QStringLiteral("Sounds: drop a sound")), qPrintable(bar->reach()));
    View view = window.session().desk().view();
    view.query = {{.kind = QueryTerm::Kind::Item, .value = "birds/crow0"}}; // has all three
    window.session().desk().change(view, QStringLiteral("item"));
    QTRY_VERIFY_WITH_TIMEOUT(bar->reach().contains(QStringLiteral("Sounds")) &&
                                 !bar->reach().contains(QStringLiteral("drop")),
                             kWaitMs);
}

void TestWindowQuery::backAndForwardThroughQuestions()
{
    MainWindow &window = openToSearch();
    const Query none;
    View view = window.session().desk().view();
    view.query = {wordsTerm("crow")};
    window.session().desk().change(view, QStringLiteral("query"));
    view.filter.tags = {{"folder", "birds"}};
    window.session().desk().change(view, QStringLiteral("filter"));
    view.tracks.front().weight = 0.25;
    window.session().desk().change(view, QStringLiteral("mix"));
    const int undoSteps = window.session().desk().undoStack()->count();
    QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(window.session().desk().view().filter.isEmpty());
    QCOMPARE(queryOf(window), view.query);
    QCOMPARE(window.session().desk().view().tracks.front().weight, 0.25); // the mix is no part of it
    QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(queryOf(window), none);
    QTest::keyClick(&window, Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(&window, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(window.session().desk().view().filter, view.filter);
    QTest::keyClick(&window, Qt::Key_Right, Qt::AltModifier); // the end
    QCOMPARE(window.session().desk().view().filter, view.filter);
    QCOMPARE(window.session().desk().undoStack()->count(), undoSteps + 4);
    window.session().desk().undoStack()->undo(); // undoes the last way, and is a new question by that
    QVERIFY(window.session().desk().view().filter.isEmpty());
}

void TestWindowQuery::sideButtonsOfTheMouseGoBackAndForward()
{
    MainWindow &window = openToSearch();
    View view = window.session().desk().view();
    view.query = {wordsTerm("crow")};
    window.session().desk().change(view, QStringLiteral("query"));
    QTest::mouseClick(window.panels().ranking->viewport(), Qt::BackButton);
    QVERIFY(queryOf(window).empty());
    QTest::mouseClick(window.panels().ranking->viewport(), Qt::ForwardButton);
    QCOMPARE(queryOf(window), view.query);
}

void TestWindowQuery::aPictureFromTheClipboardIsAskedBy()
{
    MainWindow &window = openToSearch();
    const QImage picture(m_fixture.filePath(QStringLiteral("media/birds/owl0.png")));
    QVERIFY(!picture.isNull());
    auto *data = new QMimeData;
    data->setImageData(picture);
    data->setUrls({QUrl(QStringLiteral("https://example.org/owl.png"))}); // as a browser does
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keySequence(window.panels().queryBar->edit(), QKeySequence::Paste); // even in the edit
    QTRY_COMPARE_WITH_TIMEOUT(queryOf(window).size(), std::size_t(1), kWaitMs);
    QCOMPARE(queryOf(window).front().kind, QueryTerm::Kind::File);
    QVERIFY(isPastedPicture(queryOf(window).front().value));
    QTRY_VERIFY_WITH_TIMEOUT(window.results().answer().isRanked, kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window).value(0), QStringLiteral("birds/owl0"), kWaitMs);
    QCOMPARE(window.panels().queryBar->chips().at(0).label, QStringLiteral("pasted picture"));
}

void TestWindowQuery::filesAndWordsFromTheClipboardAreAskedBy()
{
    MainWindow &window = openToSearch();
    window.panels().ranking->setFocus();
    QGuiApplication::clipboard()->setText(QStringLiteral("  two\nwords "));
    QTest::keySequence(&window, QKeySequence::Paste);
    QCOMPARE(queryOf(window).size(), std::size_t(1));
    QVERIFY(queryOf(window).front() == wordsTerm("two words"));
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(m_fixture.filePath(QStringLiteral("media/birds/crow0.wav")))});
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keySequence(&window, QKeySequence::Paste);
    QCOMPARE(queryOf(window).size(), std::size_t(2));
    QCOMPARE(queryOf(window).back().kind, QueryTerm::Kind::File);
}

void TestWindowQuery::aPastedPictureWithoutACatalogIsNothing()
{
    MainWindow &window = m_fixture.open(false);
    QGuiApplication::clipboard()->setImage(QImage(8, 8, QImage::Format_RGB32));
    QTest::keySequence(&window, QKeySequence::Paste);
    QVERIFY(window.jobs().isIdle());
    QVERIFY(!window.panels().queryBar->edit()->isEnabled());
}

QTEST_MAIN(TestWindowQuery)
#include "tst_windowquery.moc"
