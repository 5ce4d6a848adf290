// SPDX-License-Identifier: GPL-3.0-or-later
// Saved views in the real window: what the list says, what the catalog holds, and the way back.
#include "app/gui/start/renderer.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/comparedialog.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/listcontroller.h"
#include "app/gui/window/mapcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/selectioncontroller.h"
#include "app/gui/window/viewscontroller.h"
#include "app/tinycatalog.h"
#include "app/windowfixture.h"
#include "engine/base/file.h"
#include "widgets/listheader.h"
#include "widgets/querybar.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingpanel.h"
#include "widgets/rankingview.h"
#include "widgets/viewspanel.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include <numeric>

using namespace modalens;
using namespace modalens::test;

class TestWindowViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void savingPutsTheDeskIntoTheCatalog();
    void aViewComesBackAsItWas();
    void undoTakesEveryChangeBack();
    void theListComesBackAfterARestart();
    void aViewRestoresHowTheListStands();
    void marksComeBackAfterARestart();
    void aViewRestoresItsMarksInOneStep();
    void moreMarksThanAViewKeepsAreSaid();
    void viewsThatKnowNothingOfTheListStillOpen_data();
    void viewsThatKnowNothingOfTheListStillOpen();
    void aTakenNameIsRefused();
    void aViewTravelsAsAFile();
    void aFileOfGarbageIsRefused();
    void missingItemsAndSignalsAreBorne();
    void aViewThatComesAfterItsMapIsRendered();
    void twoViewsAreCompared();

private:
    MainWindow &window() { return m_fixture.window(); }
    DeskState &desk() { return window().session().desk(); }
    ViewsPanel &panel() { return *window().panels().views; }
    /// Names as another process would read them.
    QStringList stored() const;
    void ask(const std::string &key);
    /// Saves the desk and returns the name, once it is listed.
    QString save();
    ItemSelection &marked() { return window().session().marked(); }
    RankingView &list() { return *window().panels().ranking; }
    /// A view of another hand, imported and applied.
    void applyForeign(const QByteArray &json);
    void act(const char *name) { window().actions().find(QString::fromLatin1(name))->trigger(); }

    WindowFixture m_fixture;
};

void TestWindowViews::initTestCase()
{
    const QString problem = m_fixture.makeCatalog();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestWindowViews::init()
{
    m_fixture.closeWindow();
    m_fixture.forgetSettings();
    const auto catalog = Catalog::open(pathFromText(m_fixture.catalog()));
    QVERIFY(catalog.has_value());
    const auto names = catalog->viewNames();
    QVERIFY(names.has_value());
    for (const std::string &name : *names)
        QVERIFY(Catalog::open(pathFromText(m_fixture.catalog()))->removeView(name).has_value());
    m_fixture.open(true, true);
}

QStringList TestWindowViews::stored() const
{
    QStringList list;
    const auto catalog = Catalog::open(pathFromText(m_fixture.catalog()), OpenMode::ReadOnly);
    const auto names = catalog ? catalog->viewNames() : Unexpected<Error>(catalog.error());
    if (names)
        for (const std::string &name : *names)
            if (isListedView(name))
                list << QString::fromStdString(name);
    return list;
}

void TestWindowViews::ask(const std::string &key)
{
    View view = desk().view();
    view.query = {{.kind = QueryTerm::Kind::Item, .value = key}};
    desk().change(view, QStringLiteral("query"));
}

QString TestWindowViews::save()
{
    const QStringList before = panel().names();
    window().views().save();
    if (!QTest::qWaitFor([&] { return panel().names().size() == before.size() + 1; }, WindowFixture::kWaitMs))
        return {};
    for (const QString &name : panel().names())
        if (!before.contains(name))
            return name;
    return {};
}

void TestWindowViews::savingPutsTheDeskIntoTheCatalog()
{
    ask("birds/owl0");
    const QString title = QStringLiteral("a owl beside a heron number 5");
    QCOMPARE(save(), title);
    QCOMPARE(stored(), QStringList{title}); // the moment it is listed
    QCOMPARE(save(), title + QStringLiteral(" 2"));
    m_fixture.open(true, true);
    QTRY_COMPARE(panel().names(), (QStringList{title, title + QStringLiteral(" 2")}));
}

void TestWindowViews::aViewComesBackAsItWas()
{
    ask("birds/owl0");
    View view = desk().view();
    view.tracks.front().weight = 0.25;
    view.filter.tags = {{"folder", "birds"}};
    desk().change(view, QStringLiteral("mix"));
    desk().setCamera("", 0.25, -0.5, 3);
    const QString name = save();
    const View saved = desk().view();

    desk().setCamera("", 0, 0, 1);
    ask("birds/owl1");
    window().views().apply(name);
    QCOMPARE(desk().view().query, saved.query);
    QCOMPARE(desk().view().tracks, saved.tracks);
    QCOMPARE(desk().view().filter, saved.filter);
    QCOMPARE(desk().view().cameras.at("").zoom, 3.0);
    desk().undoStack()->undo();
    QCOMPARE(desk().view().query.front().value, std::string("birds/owl1"));
}

void TestWindowViews::undoTakesEveryChangeBack()
{
    ask("birds/owl0");
    const QString name = save();
    auto &stack = *desk().undoStack();
    Q_EMIT panel().renameRequested(name, QStringLiteral("night"));
    QTRY_COMPARE(panel().names(), QStringList{QStringLiteral("night")});
    QCOMPARE(stored(), QStringList{QStringLiteral("night")});
    Q_EMIT panel().removeRequested({QStringLiteral("night")});
    QTRY_COMPARE(stored(), QStringList());
    stack.undo();
    QTRY_COMPARE(panel().names(), QStringList{QStringLiteral("night")});
    stack.undo();
    QTRY_COMPARE(panel().names(), QStringList{name});
    stack.redo();
    QTRY_COMPARE(stored(), QStringList{QStringLiteral("night")});
}

void TestWindowViews::theListComesBackAfterARestart()
{
    act("view.asTable");
    window().list().sortBy({QStringLiteral("title"), true});
    QTRY_VERIFY_WITH_TIMEOUT(list().rankingModel()->isSorted(), WindowFixture::kWaitMs);
    const QStringList sorted = listedKeys(window());
    m_fixture.closeWindow();
    m_fixture.settings().setListStyle(ListStyle::Grid); // of another catalog's window
    m_fixture.open(true, true);
    QCOMPARE(int(list().listStyle()), int(ListStyle::Table));
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window()), sorted, WindowFixture::kWaitMs);
    QVERIFY(!desk().undoStack()->canUndo());
}

void TestWindowViews::aViewRestoresHowTheListStands()
{
    const QStringList ranked = listedKeys(window());
    act("view.asTable");
    auto *header = window().panels().rankingPanel->header();
    Q_EMIT header->sortRequested(header->sortAfterClick(QStringLiteral("key")));
    QTRY_VERIFY_WITH_TIMEOUT(list().rankingModel()->isSorted(), WindowFixture::kWaitMs);
    const QStringList sorted = listedKeys(window());
    QVERIFY(sorted != ranked);
    const QString name = save();
    desk().undoStack()->undo(); // the saving
    desk().undoStack()->redo();
    QTRY_VERIFY(panel().names().contains(name));
    window().list().sortBy({});
    act("view.asGrid");
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window()), ranked, WindowFixture::kWaitMs);
    window().views().apply(name);
    QCOMPARE(int(list().listStyle()), int(ListStyle::Table));
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window()), sorted, WindowFixture::kWaitMs);
    desk().undoStack()->undo(); // back to the grid by rank, then step by step to where it began
    QCOMPARE(int(list().listStyle()), int(ListStyle::Grid));
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window()), ranked, WindowFixture::kWaitMs);
    desk().undoStack()->undo();
    QCOMPARE(int(list().listStyle()), int(ListStyle::Table));
    desk().undoStack()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window()), sorted, WindowFixture::kWaitMs);
}

void TestWindowViews::marksComeBackAfterARestart()
{
    QTRY_VERIFY_WITH_TIMEOUT(list().rankingModel()->order(), WindowFixture::kWaitMs);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(window().selection().shownItem(), list().rankingModel()->itemAt(0),
                              WindowFixture::kWaitMs);
    QTest::keyClick(&list(), Qt::Key_Down, Qt::ShiftModifier);
    const QVector<qint64> items = marked().items();
    QCOMPARE(items.size(), 2);
    m_fixture.open(true, true);
    QTRY_COMPARE_WITH_TIMEOUT(marked().items(), items, WindowFixture::kWaitMs);
    QVERIFY(!desk().undoStack()->canUndo());
    marked().set({});
    m_fixture.open(true, true);
    QVERIFY(marked().isEmpty());
}

void TestWindowViews::aViewRestoresItsMarksInOneStep()
{
    const qint64 first = list().rankingModel()->itemAt(0), third = list().rankingModel()->itemAt(2);
    marked().set({first, third});
    const QVector<qint64> items = marked().items();
    const QString name = save();
    marked().set({first});
    ask("birds/owl1");
    const int steps = desk().undoStack()->index();
    window().views().apply(name);
    QTRY_COMPARE_WITH_TIMEOUT(marked().items(), items, WindowFixture::kWaitMs);
    QCOMPARE(desk().undoStack()->index(), steps + 1);
    QVERIFY(desk().view().query.front().value != "birds/owl1");
    desk().undoStack()->undo();
    QCOMPARE(marked().items(), QVector<qint64>{first});
    QCOMPARE(desk().view().query.front().value, std::string("birds/owl1"));
    desk().undoStack()->redo();
    QCOMPARE(marked().items(), items);

    // As a file it names items by their keys, of which some may be gone.
    const QString file = m_fixture.filePath(QStringLiteral("marks.json"));
    window().views().exportFile(name, file);
    const auto text = readTextFile(pathFromText(file), qint64(kMaxViewBytes));
    auto view = text ? viewFromJson(*text) : Unexpected<Error>(text.error());
    QVERIFY(view.has_value());
    QCOMPARE(view->marked.size(), std::size_t(2));
    view->marked.front() = "gone/long";
    QVERIFY(writeFileAtomically(pathFromText(file), toJson(*view)).has_value());
    window().views().importFile(file);
    QTRY_VERIFY(panel().names().contains(QStringLiteral("marks")));
    window().views().apply(QStringLiteral("marks"));
    QTRY_COMPARE_WITH_TIMEOUT(marked().items(), QVector<qint64>{items.last()}, WindowFixture::kWaitMs);
}

void TestWindowViews::moreMarksThanAViewKeepsAreSaid()
{
    QVector<qint64> many(qsizetype(kMaxMarked) + 1);
    std::iota(many.begin(), many.end(), 0);
    marked().set(many);
    QSignalSpy said(&window().views(), &ViewsController::said);
    const QString name = save();
    QCOMPARE(said.size(), 1);
    window().views().apply(name); // and leaves marks alone
    QCOMPARE(marked().items(), many);
}

void TestWindowViews::viewsThatKnowNothingOfTheListStillOpen_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("a view of an earlier version") << QByteArray(R"({"query":["item:birds/owl0"]})");
    QTest::newRow("words of a later one")
        << QByteArray(R"({"query":["item:birds/owl0"],"list":{"style":"carousel","sort":"mood"}})");
}

void TestWindowViews::viewsThatKnowNothingOfTheListStillOpen()
{
    QFETCH(QByteArray, json);
    act("view.asGrid");
    window().list().sortBy({QStringLiteral("title"), false});
    QSignalSpy failed(&window().list().service(), &ListService::failed);
    applyForeign(json);
    QCOMPARE(int(list().listStyle()), int(ListStyle::Grid));
    QTRY_VERIFY_WITH_TIMEOUT(list().rankingModel()->order() && !list().rankingModel()->isSorted(),
                             WindowFixture::kWaitMs);
    QVERIFY(failed.isEmpty());
}

void TestWindowViews::applyForeign(const QByteArray &json)
{
    const QString name = m_fixture.filePath(QStringLiteral("foreign.json"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(json);
    file.close();
    window().views().importFile(name);
    QTRY_COMPARE(panel().names(), QStringList{QStringLiteral("foreign")});
    window().views().apply(QStringLiteral("foreign"));
}

void TestWindowViews::aTakenNameIsRefused()
{
    ask("birds/owl0");
    const QString first = save(), second = save();
    QSignalSpy failed(&window().views(), &ViewsController::failed);
    Q_EMIT panel().renameRequested(second, first);
    Q_EMIT panel().renameRequested(second, QStringLiteral("~session"));
    QCOMPARE(failed.size(), 2);
    QCOMPARE(stored(), (QStringList{first, second}));
}

void TestWindowViews::aViewTravelsAsAFile()
{
    ask("birds/owl0");
    const QString name = save();
    const QString file = m_fixture.filePath(QStringLiteral("shared.json"));
    window().views().exportFile(name, file);
    ask("birds/owl1");
    window().views().importFile(file);
    QTRY_COMPARE(panel().names(), (QStringList{name, QStringLiteral("shared")}));
    window().views().apply(QStringLiteral("shared"));
    QCOMPARE(desk().view().query.front().value, std::string("birds/owl0"));
}

void TestWindowViews::aFileOfGarbageIsRefused()
{
    const QString name = m_fixture.filePath(QStringLiteral("garbage.json"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"query\": 7");
    file.close();
    QSignalSpy failed(&window().views(), &ViewsController::failed);
    window().views().importFile(name);
    window().views().importFile(m_fixture.filePath(QStringLiteral("none.json")));
    QCOMPARE(failed.size(), 2);
    QVERIFY(stored().isEmpty());
}

void TestWindowViews::missingItemsAndSignalsAreBorne()
{
    QSignalSpy answered(&window().session().ranking(), &RankingService::answered);
    applyForeign(R"({"query":["item:birds/owl0","item:gone/long"],"tracks":[{"signal":"smell","weight":1}],)"
                 R"("filter":{"tags":[{"group":"none","value":"x"}]},"selection":["gone/too"]})");
    QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty(), WindowFixture::kWaitMs);
    // The mix that it names ranks nothing; with one that does the item that is there counts.
    View mixed = desk().view();
    mixed.tracks.push_back({.signal = "image", .weight = 1.0});
    mixed.filter = {};
    desk().change(mixed, QStringLiteral("mix"));
    QTRY_VERIFY_WITH_TIMEOUT(
        window().panels().queryBar->reach().contains(QStringLiteral("not in this catalog: gone/long")),
        WindowFixture::kWaitMs);
    QVERIFY(window().results().answer().isRanked);
    mixed.query = {{QueryTerm::Kind::Item, "gone/long"}};
    desk().change(mixed, QStringLiteral("query"));
    QTRY_VERIFY_WITH_TIMEOUT(list().accessibleDescription().contains(
                                 QStringLiteral("No item of this catalog is called “gone/long”")),
                             WindowFixture::kWaitMs);
    desk().undoStack()->undo();
    desk().undoStack()->undo();
    desk().undoStack()->undo(); // and the way back is open
    QTRY_VERIFY_WITH_TIMEOUT(!listedKeys(window()).isEmpty(), WindowFixture::kWaitMs);
}

void TestWindowViews::aViewThatComesAfterItsMapIsRendered()
{
    ask("birds/owl0");
    const QString name = save();
    const View view = desk().view();
    MainWindow &window = m_fixture.open(false);
    LaunchOptions options;
    options.catalog = m_fixture.catalog();
    options.view = name;
    options.renderFile = m_fixture.filePath(QStringLiteral("view.png"));
    Renderer renderer(window, options);
    QSignalSpy finished(&renderer, &Renderer::finished), mapped(&window.map(), &MapController::shown);
    connect(&window.map(), &MapController::shown, &renderer, [&] {
        if (mapped.size() == 1)
            Q_EMIT window.session().views().loaded(view);
    });
    renderer.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, WindowFixture::kWaitMs);
    QCOMPARE(finished.first().first().toInt(), int(ExitOk));
    QVERIFY(!QImage(options.renderFile).isNull());
}

void TestWindowViews::twoViewsAreCompared()
{
    ask("birds/owl0");
    const QString first = save();
    ask("birds/owl1");
    const QString second = save();
    Q_EMIT panel().compareRequested(first, second);
    auto *dialog = window().findChild<CompareDialog *>();
    QVERIFY(dialog);
    auto *list = dialog->findChild<QTreeWidget *>();
    QTRY_VERIFY_WITH_TIMEOUT(list->topLevelItemCount() > 0, WindowFixture::kWaitMs);
    // Each query item is left out of its own ranking and stands in the other.
    QCOMPARE(list->topLevelItemCount(), kTinyItems);
    QVERIFY2(dialog->summary().contains(QString::number(kTinyItems - 2)), qPrintable(dialog->summary()));
    QVERIFY(!list->findItems(QStringLiteral("–"), Qt::MatchExactly, 1).isEmpty());
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(!desk().view().selection.empty());
    dialog->close();
}

QTEST_MAIN(TestWindowViews)
#include "tst_windowviews.moc"
