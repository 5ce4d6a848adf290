// SPDX-License-Identifier: GPL-3.0-or-later
// Panels of the real window that have nothing to show: what they say to do next, and that their buttons do
// it.
#include "app/gui/importing/newcatalogdialog.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/mapcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "app/tinycatalog.h"
#include "app/windowfixture.h"
#include "widgets/contributionchart.h"
#include "widgets/emptystate.h"
#include "widgets/mappanel.h"
#include "widgets/querybar.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QUndoStack>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;

/// Asks for files are modal: counts them and says no.
class AskWatcher
{
public:
    AskWatcher()
    {
        m_timer.setInterval(10);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            if (auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget())) {
                m_titles << dialog->windowTitle();
                dialog->reject();
            }
        });
        m_timer.start();
    }
    const QStringList &titles() const { return m_titles; }

private:
    QTimer m_timer;
    QStringList m_titles;
};

} // namespace

class TestWindowEmpty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_fixture.forgetSettings(); }
    void cleanup() { m_fixture.closeWindow(); }

    void withoutACatalogOneIsOffered();
    void anEmptyCatalogOffersToImport_data();
    void anEmptyCatalogOffersToImport();
    void itemsWithoutVectorsOfferToEmbed();
    void aFilterThatLeavesNothingCanBeCleared();
    void withoutAQueryTheSearchIsOffered();

private:
    MainWindow &window() { return m_fixture.window(); }
    EmptyState &map() { return *window().panels().map->emptyState(); }
    EmptyState &list() { return *window().panels().ranking->emptyState(); }
    EmptyState &why() { return *window().panels().why->emptyState(); }
    static QStringList labels(const EmptyState &state);
    static QString said(const EmptyState &state);
    /// By keyboard.
    static bool press(EmptyState &state, const QString &label);
    void openEmpty(const char *name, bool isWritable, const std::vector<ItemDraft> &items = {});

    WindowFixture m_fixture;
};

void TestWindowEmpty::initTestCase()
{
    const QString problem = m_fixture.makeCatalog();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QStringList TestWindowEmpty::labels(const EmptyState &state)
{
    QStringList labels;
    for (const QPushButton *button : state.findChildren<QPushButton *>())
        if (button->isVisibleTo(&state))
            labels << button->text();
    return labels;
}

QString TestWindowEmpty::said(const EmptyState &state)
{
    QStringList texts;
    for (const QLabel *label : state.findChildren<QLabel *>())
        if (label->isVisibleTo(&state))
            texts << label->text();
    return state.isVisible() ? texts.join(QLatin1Char(' ')) : QString();
}

bool TestWindowEmpty::press(EmptyState &state, const QString &label)
{
    for (QPushButton *button : state.findChildren<QPushButton *>()) {
        if (button->text() != label || !(button->focusPolicy() & Qt::TabFocus))
            continue;
        if (!QTest::qWaitFor([button] { return button->isVisible(); }, kWaitMs))
            return false;
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        return true;
    }
    return false;
}

void TestWindowEmpty::openEmpty(const char *name, bool isWritable, const std::vector<ItemDraft> &items)
{
    const QString folder = m_fixture.filePath(QString::fromLatin1(name));
    {
        auto catalog = QDir(folder).exists() ? Catalog::open(pathFromText(folder))
                                             : Catalog::create(pathFromText(folder));
        QVERIFY(catalog.has_value());
        QVERIFY(catalog->putItems(items).has_value());
    }
    MainWindow &window = m_fixture.open(false);
    QSignalSpy shown(&window.results(), &ResultsController::shown),
        mapped(&window.map(), &MapController::shown);
    window.openCatalog(folder, isWritable);
    QTRY_VERIFY_WITH_TIMEOUT(shown.count() > 0 && mapped.count() > 0, kWaitMs);
}

void TestWindowEmpty::withoutACatalogOneIsOffered()
{
    m_fixture.open();
    m_fixture.settings().addRecentCatalog(m_fixture.filePath(QStringLiteral("gone.modalens"))); // not offered
    m_fixture.open(false);
    QVERIFY2(said(map()).contains(QStringLiteral("folder")), qPrintable(said(map())));
    QTRY_COMPARE_WITH_TIMEOUT(labels(map()),
                              (QStringList{QStringLiteral("New catalog from folder…"),
                                           QStringLiteral("Open catalog…"), QStringLiteral("Open tiny")}),
                              kWaitMs);
    AskWatcher asked;
    QVERIFY(press(map(), QStringLiteral("New catalog from folder…")));
    auto *dialog = window().findChild<NewCatalogDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
    QVERIFY(press(map(), QStringLiteral("Open catalog…")));
    QCOMPARE(asked.titles().size(), 1);
    QVERIFY2(said(list()).contains(QStringLiteral("catalog")), qPrintable(said(list())));
    QVERIFY(press(list(), QStringLiteral("Open catalog…")));
    QCOMPARE(asked.titles().size(), 2);
    QVERIFY(press(map(), QStringLiteral("Open tiny")));
    QTRY_VERIFY_WITH_TIMEOUT(window().results().answer().isRanked, kWaitMs);
    QVERIFY(labels(map()).isEmpty());
    QVERIFY(!list().isVisible());
}

void TestWindowEmpty::anEmptyCatalogOffersToImport_data()
{
    QTest::addColumn<bool>("isWritable");
    QTest::newRow("that can be written") << true;
    QTest::newRow("that can only be read") << false;
}

void TestWindowEmpty::anEmptyCatalogOffersToImport()
{
    QFETCH(bool, isWritable);
    openEmpty("empty.modalens", isWritable);
    QVERIFY2(said(map()).startsWith(QStringLiteral("This catalog is empty")), qPrintable(said(map())));
    QVERIFY2(said(list()).contains(QStringLiteral("no items yet")), qPrintable(said(list())));
    QVERIFY(labels(why()).isEmpty()); // there is nothing to search
    if (!isWritable) {
        QVERIFY(labels(map()).isEmpty() && labels(list()).isEmpty());
        QVERIFY2(said(map()).contains(QStringLiteral("only be read")), qPrintable(said(map())));
        return;
    }
    QVERIFY(said(map()).contains(QStringLiteral("Import")));
    AskWatcher asked;
    QVERIFY(press(map(), QStringLiteral("Import folder…")));
    QVERIFY(press(map(), QStringLiteral("Import file…")));
    QVERIFY(press(list(), QStringLiteral("Import folder…")));
    QCOMPARE(asked.titles(), (QStringList{QStringLiteral("Import folder"), QStringLiteral("Import file"),
                                          QStringLiteral("Import folder")}));
}

void TestWindowEmpty::itemsWithoutVectorsOfferToEmbed()
{
    std::vector<ItemDraft> items;
    for (const char *words : {"a black crow", "a brown owl", "an old red car", "a blue car"}) {
        ItemDraft item;
        item.key = item.title = words;
        item.assets = {{.modality = Modality::Text, .text = words}};
        items.push_back(std::move(item));
    }
    openEmpty("unembedded.modalens", true, items);
    QVERIFY2(said(map()).contains(QStringLiteral("embedded")), qPrintable(said(map())));
    QCOMPARE(labels(map()), QStringList{QStringLiteral("Embed what is new")});
    QVERIFY(!list().isVisible()); // everything is listed
    QVERIFY(press(map(), QStringLiteral("Embed what is new")));
    QTRY_VERIFY_WITH_TIMEOUT(window().map().hasPoints(), kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(labels(map()).isEmpty(), kWaitMs);
}

void TestWindowEmpty::aFilterThatLeavesNothingCanBeCleared()
{
    m_fixture.open();
    const QStringList keys = listedKeys(window());
    View view = window().session().desk().view();
    view.filter.text = "no item has these words";
    window().session().desk().change(view, QStringLiteral("filter"));
    QTRY_VERIFY_WITH_TIMEOUT(listedKeys(window()).isEmpty(), kWaitMs);
    QVERIFY2(said(list()).contains(QStringLiteral("no item has these words")), qPrintable(said(list())));
    QCOMPARE(window().panels().ranking->accessibleDescription(), said(list()));
    QVERIFY(press(list(), QStringLiteral("Clear filter")));
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window()), keys, kWaitMs);
    QVERIFY(!list().isVisible());
    window().session().desk().undoStack()->undo();
    QCOMPARE(window().session().desk().view().filter.text, view.filter.text);
}

void TestWindowEmpty::withoutAQueryTheSearchIsOffered()
{
    m_fixture.open();
    QTRY_VERIFY_WITH_TIMEOUT(!why().isVisible(), kWaitMs);
    View view = window().session().desk().view();
    view.query.clear();
    window().session().desk().change(view, QStringLiteral("query"));
    QTRY_VERIFY_WITH_TIMEOUT(!window().results().answer().isRanked && why().isVisible(), kWaitMs);
    QVERIFY2(said(why()).contains(QStringLiteral("query")), qPrintable(said(why())));
    window().activateWindow();
    QVERIFY(press(why(), QStringLiteral("Search")));
    QTRY_VERIFY(window().panels().queryBar->edit()->hasFocus());
    QTest::keyClicks(window().panels().queryBar->edit(), QStringLiteral("owl"));
    QTest::keyClick(window().panels().queryBar->edit(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(window().results().answer().isRanked && !why().isVisible(), kWaitMs);
    QVERIFY(labels(why()).isEmpty());
}

QTEST_MAIN(TestWindowEmpty)
#include "tst_windowempty.moc"
