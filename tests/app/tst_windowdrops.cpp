// SPDX-License-Identifier: GPL-3.0-or-later
// What is dropped on the window: folders, catalogs, pictures, sounds, words.
#include "app/gui/importing/newcatalogdialog.h"
#include "app/gui/text/paths.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/viewscontroller.h"
#include "app/tinycatalog.h"
#include "app/windowdriving.h"
#include "widgets/querybar.h"
#include "widgets/viewspanel.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>
#include <QUrl>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;

} // namespace

class TestWindowDrops : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aDroppedFolderBecomesANewCatalog();
    void aDroppedFolderIsOfferedForImport();
    void aDroppedCatalogIsOpened();
    void aDroppedViewIsKeptAndShown_data();
    void aDroppedViewIsKeptAndShown();
    void droppedMediaJoinTheQuery_data();
    void droppedMediaJoinTheQuery();
    void droppedWordsJoinTheQuery();
    void whatIsNothingIsRefused();
};

void TestWindowDrops::aDroppedFolderBecomesANewCatalog()
{
    MainWindow &window = m_fixture.open(false);
    QVERIFY(dropPaths(window, {m_fixture.media()}));
    auto *dialog = window.findChild<NewCatalogDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->sourceFolder(), m_fixture.media());
    const QString target = m_fixture.filePath(QStringLiteral("dropped.modalens"));
    const QList<QLineEdit *> edits = dialog->findChildren<QLineEdit *>();
    QCOMPARE(edits.size(), 2);
    edits.at(1)->setText(target);
    QPushButton *create = nullptr;
    for (QPushButton *button : dialog->findChildren<QPushButton *>())
        if (button->isDefault())
            create = button;
    QVERIFY(create && create->isEnabled());
    edits.at(0)->setText(m_fixture.filePath(QStringLiteral("nowhere")));
    QVERIFY(!create->isEnabled()); // and says why
    edits.at(0)->setText(m_fixture.media());
    QTest::mouseClick(create, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(window.session().isOpen(), kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(int(window.session().facts().items), kTinyItems, kWaitMs);
    QCOMPARE(window.session().name(), QStringLiteral("dropped"));
    QTRY_VERIFY_WITH_TIMEOUT(window.jobs().isIdle(), kWaitMs);
}

void TestWindowDrops::aDroppedFolderIsOfferedForImport()
{
    MainWindow &window = m_fixture.open(true, true);
    const View before = window.session().desk().view();
    QVERIFY(dropPaths(window, {m_fixture.media()}));
    auto *box = window.findChild<QMessageBox *>();
    QVERIFY(box && box->isVisible());
    QVERIFY(box->text().contains(QStringLiteral("media")));
    QPushButton *add = buttonCalled(*box, QStringLiteral("Import into this catalog"));
    QVERIFY(add && add->isEnabled());
    QVERIFY(buttonCalled(*box, QStringLiteral("New catalog")));
    QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(window.findChild<QMessageBox *>() == nullptr);
    QVERIFY(window.jobs().isIdle());
    QCOMPARE(window.session().desk().view().query, before.query);
}

void TestWindowDrops::aDroppedCatalogIsOpened()
{
    MainWindow &window = m_fixture.open(false);
    QVERIFY(dropPaths(window, {m_fixture.catalog()}));
    QTRY_VERIFY_WITH_TIMEOUT(window.session().isOpen(), kWaitMs);
    QCOMPARE(textFromPath(window.session().folder()), m_fixture.catalog());
}

void TestWindowDrops::aDroppedViewIsKeptAndShown_data()
{
    QTest::addColumn<bool>("isWritable");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("said");
    const QByteArray known(R"({"query":["item:birds/owl0"],"tracks":[{"signal":"image","weight":1}]})");
    const QByteArray foreign(R"({"query":["item:birds/owl0","item:gone/long"],"pinned":["gone/too"],)"
                             R"("tracks":[{"signal":"image","weight":1},{"signal":"smell","weight":1}]})");
    const auto lacks =
        QStringLiteral("The view names what this catalog does not have: 2 item(s); the signal(s) smell");
    QTest::newRow("of this catalog") << true << known << QString();
    QTest::newRow("of another catalog") << true << foreign << lacks;
    QTest::newRow("where nothing can be kept") << false << known << QString();
}

void TestWindowDrops::aDroppedViewIsKeptAndShown()
{
    QFETCH(bool, isWritable);
    QFETCH(QByteArray, json);
    QFETCH(QString, said);
    MainWindow &window = m_fixture.open(true, isWritable);
    DeskState &desk = window.session().desk();
    View before = desk.view();
    before.query = {{QueryTerm::Kind::Item, "birds/owl1"}};
    desk.change(before, QStringLiteral("query"));
    const QString file = m_fixture.filePath(QStringLiteral("dropped.json"));
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate) && out.write(json) == json.size());
    out.close();
    QSignalSpy lines(&window.views(), &ViewsController::said);
    QVERIFY(dropPaths(window, {file}));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.view().query.empty() && desk.view().query.front().value == "birds/owl0",
                             kWaitMs);
    QCOMPARE(window.panels().views->names().contains(QStringLiteral("dropped")), isWritable);
    QVERIFY(window.findChild<QMessageBox *>() == nullptr);
    if (!said.isEmpty()) {
        QTRY_VERIFY_WITH_TIMEOUT(!lines.isEmpty(), kWaitMs);
        QCOMPARE(lines.last().first().toString(), said);
    }
    window.session().views().write({{"dropped", std::nullopt}});
}

void TestWindowDrops::droppedMediaJoinTheQuery_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("first");
    QTest::newRow("a picture") << QStringList{QStringLiteral("birds/owl0.png")}
                               << QStringLiteral("birds/owl0");
    QTest::newRow("a sound") << QStringList{QStringLiteral("birds/heron0.wav")}
                             << QStringLiteral("birds/heron0");
    QTest::newRow("two at once") << QStringList{QStringLiteral("birds/owl0.png"),
                                                QStringLiteral("birds/heron0.wav")}
                                 << QString();
}

void TestWindowDrops::droppedMediaJoinTheQuery()
{
    QFETCH(QStringList, names);
    QFETCH(QString, first);
    MainWindow &window = m_fixture.open();
    View view = window.session().desk().view();
    view.query.clear();
    window.session().desk().change(view, QStringLiteral("nothing"));
    QStringList paths;
    for (const QString &name : names)
        paths << m_fixture.media() + QLatin1Char('/') + name;
    QVERIFY(dropPaths(window, paths));
    const Query query = window.session().desk().view().query;
    QCOMPARE(query.size(), std::size_t(names.size()));
    for (int i = 0; i < paths.size(); ++i)
        QCOMPARE(QString::fromStdString(query[std::size_t(i)].value), paths.at(i));
    QTRY_COMPARE_WITH_TIMEOUT(window.panels().queryBar->chips().size(), names.size(), kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(window.results().answer().isRanked, kWaitMs);
    if (!first.isEmpty()) // nothing is more like a file than the item that it belongs to
        QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window).value(0), first, kWaitMs);
    window.session().desk().undoStack()->undo();
    QVERIFY(window.session().desk().view().query.empty());
}

void TestWindowDrops::droppedWordsJoinTheQuery()
{
    MainWindow &window = m_fixture.open();
    const std::size_t before = window.session().desk().view().query.size();
    QVERIFY(dropText(window, QStringLiteral("  plum \n heron ")));
    const Query query = window.session().desk().view().query;
    QCOMPARE(query.size(), before + 1);
    QCOMPARE(query.back().value, std::string("plum heron"));
    QVERIFY(query.back().kind == QueryTerm::Kind::Text);
}

void TestWindowDrops::whatIsNothingIsRefused()
{
    MainWindow &empty = m_fixture.open(false);
    QVERIFY(!dropText(empty, QStringLiteral("words, but no catalog")));
    MainWindow &window = m_fixture.open();
    QVERIFY(!dropText(window, QStringLiteral("   ")));
    QMimeData link;
    link.setUrls({QUrl(QStringLiteral("https://example.org/crow.png"))});
    QVERIFY(!drop(window, link)); // offline: nothing is fetched
    QVERIFY(!drop(window, QMimeData()));
}

QTEST_MAIN(TestWindowDrops)
#include "tst_windowdrops.moc"
